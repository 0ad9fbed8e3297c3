"""What of the meetings is kept no longer; run by the operator's clock, so it asks no actor.

What a group made together goes with its year. Who was there goes with the
student's own texts: until then her own page and her progress count it.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from flexid_xblock import terms
from flexid_xblock.patience import patiently
from flexid_xblock.saving.api import keeping
from flexid_xblock.sessions.models import (
    Afterword,
    Agreement,
    Attendance,
    Ballot,
    BoardExport,
    Card,
    Circle,
    Evidence,
    Meeting,
    Nickname,
    Pause,
    Presence,
    Round,
)
from flexid_xblock.sessions.purge import free


def whose() -> set[tuple[int, str]]:
    """Everybody who was at a meeting, or of whom it was noted, with the course."""
    return {
        pair
        for model in (Presence, Attendance)
        for pair in model.objects.order_by()
        .values_list("user_id", "meeting__course_key")
        .distinct()
    }


def let_go(user_id: int, course_key: str) -> int:
    """Delete that somebody was at the meetings of one course, or not; the number that went."""
    at = {"user_id": user_id, "meeting__course_key": course_key}
    rows: list[QuerySet[Any]] = [Presence.objects.filter(**at), Attendance.objects.filter(**at)]
    return patiently(lambda: sum(found.delete()[0] for found in rows))


def let_group_go(group_id: UUID, now: datetime) -> int:
    """Delete what a group made together; the number of rows.

    A card waits where somebody asked to keep it as evidence, for a month at most, or a
    pause hangs on it.
    """
    here = {"meeting__group_id": group_id}

    def act() -> int:
        cards = free(Card.objects.filter(**here), now, asked_since=now - keeping.WAITS)
        going = cards.values_list("pk", flat=True)
        rows: list[QuerySet[Any]] = [
            *(model.objects.filter(**here) for model in (Circle, Ballot, Round, Afterword)),  # type: ignore[attr-defined]
            BoardExport.objects.filter(**here),
            Card.objects.filter(pk__in=list(going)),
            Pause.objects.filter(group_id=group_id, until__lte=now),
            Agreement.objects.filter(group_id=group_id),
            Nickname.objects.filter(group_id=group_id),
        ]
        return sum(found.delete()[0] for found in rows)

    return patiently(act)


def forget_meetings(group_id: UUID) -> int:
    """Delete the meetings of a group on which nothing hangs any more; the number that went."""

    def act() -> int:
        hangs = [Exists(m.objects.filter(meeting=OuterRef("pk"))) for m in _ON_A_MEETING]  # type: ignore[attr-defined]
        empty = Meeting.objects.filter(group_id=group_id)
        for one in hangs:
            empty = empty.exclude(one)
        return Meeting.objects.filter(pk__in=list(empty.values_list("pk", flat=True))).delete()[0]

    return patiently(act)


def kept() -> dict[int, int]:
    """How many copies of whose cards are kept, or asked for, now."""
    rows = Evidence.objects.filter(ended_at=None).order_by().values_list("author_id")
    return dict(rows.annotate(Count("pk")))


def forget_evidence(now: datetime) -> int:
    """Delete the records of kept cards that ended long enough ago; the number that went."""
    ended = Evidence.objects.filter(ended_at__lte=terms.lapsed("hold", now))
    return patiently(lambda: ended.delete()[0])


_ON_A_MEETING = (Card, Presence, Attendance, Circle, Ballot, Round, Afterword, BoardExport)
