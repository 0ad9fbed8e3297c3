"""Which writers got an answer, for the operator's clock: ids and times, never a word."""

from datetime import datetime

from django.db.models import F, Max

from flexid_xblock.journal.models import Entry, Reply


def answered_between(since: datetime, until: datetime) -> dict[int, datetime]:
    """Each writer to whom a reader's reply became visible in this time, and when the last did."""
    rows = Reply.objects.filter(
        visible_from__gt=since, visible_from__lte=until, entry__state=Entry.State.SENT
    ).exclude(author_id=F("entry__owner_id"))
    return dict(rows.values_list("entry__owner_id").annotate(Max("visible_from")))
