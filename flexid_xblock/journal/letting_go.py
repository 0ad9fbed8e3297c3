"""What of the journal is kept no longer; run by the operator's clock, so it asks no actor.

A text that one adult has asked to keep waits for the second one's answer, but
no longer than a month: it is the student's, and she may have deleted it.
"""

from datetime import datetime
from functools import partial
from uuid import UUID

from django.db.models import Count

from flexid_xblock import terms
from flexid_xblock.journal.models import Entry, Hold
from flexid_xblock.patience import patiently
from flexid_xblock.saving.api import deleting, keeping, owners

whose = partial(owners.owners, Entry)
last_words = partial(owners.last_words, Entry)


def purge(now: datetime) -> int:
    """Remove for good what its writer deleted long enough ago; how many entries went."""
    return deleting.purge(Entry, now, but=_asked_for(now))


def let_go(user_id: int, course_key: str, now: datetime) -> int:
    """Delete a student's entries of one course with all that hangs on them; how many entries."""

    def act() -> int:
        hers = Entry.objects.filter(owner_id=user_id, course_key=course_key)
        going = hers.exclude(pk__in=_asked_for(now, student_id=user_id))
        return going.delete()[1].get("flexid_xblock.Entry", 0)

    return patiently(act)


def forget_holds(now: datetime) -> int:
    """Delete the records of holds that ended long enough ago; the number that went."""
    ended = Hold.objects.filter(ended_at__lte=terms.lapsed("hold", now))
    return patiently(lambda: ended.delete()[0])


def held() -> dict[int, int]:
    """How many copies of whose texts are kept, or asked for, now."""
    rows = Hold.objects.filter(ended_at=None).order_by().values_list("student_id")
    return dict(rows.annotate(Count("pk")))


def _asked_for(now: datetime, **whose_texts: int) -> list[UUID]:
    """The entries of which a copy is asked for, and nobody has said yes or no."""
    asked = Hold.objects.filter(approved_at=None, ended_at=None, asked_at__gt=now - keeping.WAITS)
    return list(asked.filter(**whose_texts).values_list("entry_id", flat=True))
