"""What care keeps no longer; run by the operator's clock, so it asks no actor.

A request that nobody answered goes when its student is gone; one that was
answered has a time of its own, and so have mails and times to talk.
"""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from flexid_xblock import terms
from flexid_xblock.care.models import CaseNote, Concern, Cover, FollowUp, HelpRequest
from flexid_xblock.patience import patiently
from flexid_xblock.vault.api import KeyOwner, forget


def whose() -> set[tuple[int, str]]:
    """Every student about whom adults have written something for their work, with the course."""
    return {
        pair
        for model in (CaseNote, FollowUp)
        for pair in model.objects.order_by().values_list("student_id", "course_key").distinct()
    }


def let_go(user_id: int, course_key: str) -> int:
    """Delete the adults' working notes about a student of one course; the number that went."""
    about: dict[str, Any] = {"student_id": user_id, "course_key": course_key}
    rows: list[QuerySet[Any]] = [
        CaseNote.objects.filter(**about),
        FollowUp.objects.filter(**about),
        HelpRequest.objects.filter(**about, answered_at=None),
    ]
    return patiently(lambda: sum(found.delete()[0] for found in rows))


def concerns_about(user_id: int) -> int:
    """How many concern records there are about somebody."""
    return Concern.objects.filter(student_id=user_id).count()


def forget_covers(now: datetime) -> int:
    """Delete who stood in for whom, long enough after it ended; the number that went."""
    ended = Cover.objects.filter(until__lte=terms.lapsed("roster", now))
    return patiently(lambda: ended.delete()[0])


def forget_concerns(now: datetime) -> int:
    """Delete closed concern records with their keys, where the school has set after how long.

    It sets no time before it has a copy where its archive wants one: see the README.
    """
    ended = Concern.objects.filter(closed_at__lte=terms.lapsed("concern", now))
    closed = ended.filter(status=Concern.Status.CLOSED).values_list("pk", flat=True)

    def act() -> int:
        ids = list(closed)
        Concern.objects.filter(pk__in=ids).delete()
        for pk in ids:
            forget(KeyOwner(kind="record", ref=str(pk)))
        return len(ids)

    return patiently(act)
