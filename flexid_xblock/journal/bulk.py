"""Many entries of one student at once, as if she had written them: for a seeded school only.

A year of a city's writing through the ordinary door would take days. What is
made here is what the door makes, row by row; ``tests/journal/test_bulk.py``
opens it through the ordinary doors.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from flexid_xblock.journal.models import Entry, EntryReader, SentText
from flexid_xblock.journal.sealing import sent_place
from flexid_xblock.saving.api import place_of
from flexid_xblock.vault.api import seal_many, student_key

Rows = tuple[list[Entry], list[SentText], list[EntryReader]]


@dataclass(frozen=True, kw_only=True)
class Writing:
    """One text to be put down: where it belongs, when, and whether it was sent and read."""

    activity_key: str
    prompt: str
    version: str
    language: str
    text: str = field(repr=False)
    at: datetime
    is_sent: bool
    is_waiting: bool


def rows_of(
    owner_id: int, course_key: str, writings: Sequence[Writing], readers: Sequence[int]
) -> Rows:
    """The rows of one student's writings, sent ones to these readers; nothing is stored yet."""
    entries = [_entry(owner_id, course_key, one) for one in writings]
    clear = [one.text.encode() for one in writings]
    owner = student_key(owner_id)
    drafts = seal_many(owner, zip(map(place_of, entries), clear, strict=True))
    for entry, draft in zip(entries, drafts, strict=True):
        entry.draft = draft
    sent = [(entry, text) for entry, text in zip(entries, clear, strict=True) if entry.sent_number]
    texts = seal_many(owner, [(sent_place(entry, 1), text) for entry, text in sent])
    return (
        entries,
        [_sent_text(entry, text) for (entry, _), text in zip(sent, texts, strict=True)],
        [
            EntryReader(entry=entry, reader_id=reader, named_at=entry.created)
            for entry, _ in sent
            for reader in readers
        ],
    )


def store(*batches: Rows) -> None:
    """Put the rows of some students into the database, in three statements a thousand rows."""
    models = (Entry, SentText, EntryReader)
    for model, parts in zip(models, zip(*batches, strict=True), strict=True):
        rows = [row for part in parts for row in part]
        model.objects.bulk_create(rows, batch_size=1000)  # type: ignore[attr-defined]


def _entry(owner_id: int, course_key: str, one: Writing) -> Entry:
    waiting = one.at if one.is_waiting else None
    return Entry(
        course_key=course_key,
        activity_key=one.activity_key,
        slot=one.prompt,
        owner_id=owner_id,
        version=one.version,
        language=one.language,
        revision=1,
        created=one.at,
        updated=one.at,
        state=Entry.State.SENT if one.is_sent else Entry.State.KEPT,
        sent_number=int(one.is_sent),
        sent_revision=int(one.is_sent),
        sent_at=one.at if one.is_sent else None,
        waiting_since=waiting,
        unanswered_since=waiting,
    )


def _sent_text(entry: Entry, text: bytes) -> SentText:
    return SentText(
        entry=entry,
        number=1,
        text=text,
        language=entry.language,
        version=entry.version,
        sent_at=entry.created,
    )
