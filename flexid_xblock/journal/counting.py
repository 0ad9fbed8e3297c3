"""What students are done with and how long they waited, for numbers of a whole course.

Ids, keys and times, never a text. It asks no actor.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from itertools import groupby
from operator import itemgetter, or_

from django.db.models import Count, F, Q

from flexid_xblock.journal.models import Entry, Reply, SentText
from flexid_xblock.journal.rules import DONE


@dataclass(frozen=True, kw_only=True)
class Wait:
    """From when a sent text waited, and until when; ``until`` is None while it still does."""

    user_id: int
    activity_key: str
    since: datetime
    until: datetime | None


def finished(course_key: str, prompts: Mapping[str, Collection[str]]) -> frozenset[int]:
    """Who is done with every one of these prompts, in whatever way; at least one is given."""
    planned = [Q(activity_key=key, slot__in=slots) for key, slots in prompts.items()]
    rows = Entry.objects.filter(reduce(or_, planned), course_key=course_key, state__in=DONE)
    done = rows.values("owner_id").annotate(steps=Count("pk")).order_by()
    every = sum(map(len, prompts.values()))
    return frozenset(done.filter(steps=every).values_list("owner_id", flat=True))


def waits(course_key: str, since: datetime) -> Iterator[Wait]:
    """The wait of every text sent from ``since`` on, until a reader's first message after it.

    What was taken back before anybody answered waited for nobody.
    """
    answers = _answers(course_key, since)
    sent = SentText.objects.filter(entry__course_key=course_key, sent_at__gte=since)
    for entry_id, at, owner_id, activity_key, state in sent.values_list(
        "entry_id", "sent_at", "entry__owner_id", "entry__activity_key", "entry__state"
    ).iterator():
        until = next((one for one in answers.get(entry_id, ()) if one >= at), None)
        if until or state == Entry.State.SENT:
            yield Wait(user_id=owner_id, activity_key=activity_key, since=at, until=until)


def _answers(course_key: str, since: datetime) -> dict[object, list[datetime]]:
    rows = Reply.objects.filter(entry__course_key=course_key, visible_from__gte=since)
    rows = rows.exclude(author_id=F("entry__owner_id")).order_by("entry_id", "visible_from")
    pairs = rows.values_list("entry_id", "visible_from").iterator()
    return {key: [at for _entry, at in many if at] for key, many in groupby(pairs, itemgetter(0))}
