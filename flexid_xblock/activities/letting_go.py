"""What students made that is kept no longer; run by the operator's clock, so it asks no actor."""

from datetime import date, datetime, timedelta
from functools import partial

from django.db.models import Q

from flexid_xblock import terms
from flexid_xblock.activities.models import Response
from flexid_xblock.patience import patiently
from flexid_xblock.saving.api import deleting, owners

whose = partial(owners.owners, Response)
last_words = partial(owners.last_words, Response)


def purge(now: datetime) -> int:
    """Remove for good what its maker deleted long enough ago; how many responses went."""
    return deleting.purge(Response, now)


def let_go(user_id: int, course_key: str, today: date) -> int:
    """Delete a student's responses of one course; how many went.

    A letter that was locked stays until she has had time to open it.
    """

    def act() -> int:
        hers = Response.objects.filter(owner_id=user_id, course_key=course_key)
        return hers.filter(_is_no_letter_to_come(today)).delete()[0]

    return patiently(act)


def _is_no_letter_to_come(today: date) -> Q:
    kept = terms.days("letter")
    if kept is None:
        return Q(opens_on=None)
    return Q(opens_on=None) | Q(opens_on__lt=today - timedelta(days=kept))
