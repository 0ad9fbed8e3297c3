"""A counsellor's queue made cheaply: many students, or one with many texts; and what it shows."""

import re
from datetime import datetime
from itertools import cycle
from typing import Any

from django.http import HttpResponse
from django.utils import timezone

from flexid_xblock.access.models import CounsellorAssignment
from flexid_xblock.content import api as content
from flexid_xblock.journal.models import Entry, EntryReader, SentText
from flexid_xblock.journal.sealing import seal_sent
from tests.common import COURSE, JOURNAL

CLOSED = b"v1 no list may try to open this"
ROW = re.compile(r'<li class="flexid-row flexid-row--desk">(.*?)</li>', re.DOTALL)


def rows_of(page: HttpResponse) -> list[str]:
    """The rows of the queue, as markup."""
    assert page.status_code == 200
    return ROW.findall(page.content.decode())


def links_of(page: HttpResponse) -> list[str]:
    """Where the rows lead, in their order."""
    return [re.search(r'href="([^"]+)"', row)[1].replace("&amp;", "&") for row in rows_of(page)]


def entries_of(page: HttpResponse) -> list[str]:
    """The ids of the texts that a list shows, in its order."""
    return [re.search(r"/entries/([^/]+)/", link)[1] for link in links_of(page)]


def many_students(counsellor_id: int, count: int) -> None:
    """So many students whose text waits for this counsellor."""
    owners = range(10_000, 10_000 + count)
    CounsellorAssignment.objects.bulk_create(
        CounsellorAssignment(course_key=COURSE, student_id=n, counsellor_id=counsellor_id)
        for n in owners
    )
    _store([_entry(owner, JOURNAL, "understood") for owner in owners], counsellor_id, CLOSED)


def many_texts(student_id: int, counsellor_id: int, count: int, **more: Any) -> None:
    """So many texts that one student sent to this counsellor, with a question each."""
    places = ((JOURNAL, f"slot-{number}") for number in range(count))
    entries = [_entry(student_id, *place, **more) for place in places]
    _store(entries, counsellor_id, *(seal_sent(one, 1, "kanari-sent") for one in entries))


def _entry(owner_id: int, activity_key: str, slot: str, **more: Any) -> Entry:
    now = timezone.now()
    given = {
        "state": "sent",
        "sent_at": now,
        "waiting_since": now,
        "unanswered_since": now,
        "sent_number": 1,
        "version": version_with(slot),
        "language": "en",
        "revision": 1,
        "draft": CLOSED,
    }
    place = {"course_key": COURSE, "activity_key": activity_key, "slot": slot}
    return Entry(owner_id=owner_id, **place, **(given | more))


def version_with(slot: str) -> str:
    """The course's own version, or an invented one whose prompt has this key."""
    if not slot.startswith("slot-"):
        return content.freeze(JOURNAL)
    keys = [f"slot-{number}" for number in range(400)]
    return content.keep(
        {
            "activity": JOURNAL,
            "module": "who-am-i",
            "kind": "journal",
            "structure": {"prompts": [{"key": key, "suggests": "counsellor"} for key in keys]},
            "words": {"en": {"prompts": {key: {"question": f"What of {key}?"} for key in keys}}},
        }
    )


def _store(entries: list[Entry], counsellor_id: int, *texts: bytes) -> None:
    Entry.objects.bulk_create(entries)
    EntryReader.objects.bulk_create(
        EntryReader(entry=entry, reader_id=counsellor_id, named_at=entry.sent_at)
        for entry in entries
    )
    SentText.objects.bulk_create(
        SentText(
            entry=entry,
            number=1,
            text=text,
            language=entry.language,
            version=entry.version,
            sent_at=entry.sent_at,
        )
        for entry, text in zip(entries, cycle(texts), strict=False)
    )


def moved(entry_id: object, **times: datetime | None) -> None:
    """The same entry, as if this had happened at other times."""
    Entry.objects.filter(pk=entry_id).update(**times)
