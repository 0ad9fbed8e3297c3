"""What students are done with and how long they waited, for numbers of a whole course.

Ids, keys and times, never a text. It asks no actor.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from itertools import groupby
from operator import itemgetter, or_

from django.db.models import Count, F, Q

from flexid_xblock.content import api as content
from flexid_xblock.journal.models import Entry, Reply, SentText
from flexid_xblock.journal.rules import DONE, needed


@dataclass(frozen=True, kw_only=True)
class Wait:
    """From when a sent text waited, and until when; ``until`` is None while it still does."""

    user_id: int
    activity_key: str
    since: datetime
    until: datetime | None


def finished(course_key: str, prompts: Mapping[str, Collection[str]]) -> frozenset[int]:
    """Who is done with each of these journals, in whatever way; at least one is given."""
    planned = [Q(activity_key=key, slot__in=slots) for key, slots in prompts.items()]
    rows = Entry.objects.filter(reduce(or_, planned), course_key=course_key, state__in=DONE)
    parts = rows.values_list("owner_id", "activity_key", "version")
    found = list(parts.annotate(steps=Count("pk")).order_by())
    asked = content.asked.numbers({version for _, _, version, _ in found})
    steps: Counter[tuple[int, str]] = Counter()
    told: defaultdict[tuple[int, str], set[int | None]] = defaultdict(set)
    for owner_id, key, version, count in found:
        steps[owner_id, key] += count
        told[owner_id, key].add(asked.get(version))
    journals = Counter(
        whose[0]
        for whose, count in steps.items()
        if count >= needed(len(prompts[whose[1]]), told[whose])
    )
    return frozenset(owner_id for owner_id, many in journals.items() if many == len(prompts))


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
