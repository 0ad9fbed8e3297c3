"""Many entries cheaply, and what the house answers to whoever asks."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db.models import QuerySet

from flexid_xblock.access import api as access
from flexid_xblock.audit.models import ReadRow
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import FlexIdError
from flexid_xblock.journal import api as journal
from flexid_xblock.journal import queries
from flexid_xblock.journal.models import Entry, EntryReader, Reply
from flexid_xblock.journal.sealing import seal_reply
from flexid_xblock.vault.api import Place, seal, student_key
from tests.common import COURSE, JOURNAL
from tests.common import answer as answered

START = datetime(2026, 9, 1, tzinfo=UTC)
NEVER_OPENED = b"v1 no list may try to open this"
Decision = journal.Decision

# Every list of a reader's, from its beginning.
LISTS: dict[str, Callable[..., tuple[journal.SentEntry, ...]]] = {
    show: lambda who, limit=1000, show=show: queries.waiting(
        who, COURSE, filters=journal.QueueFilter(show=show), after=None, limit=limit
    )
    for show in ("unread", "waiting", "changed", "all")
} | {
    "read_before": lambda who, limit=1000: queries.read_before(
        who, COURSE, before=None, limit=limit
    ),
}


def open_as(reader: Actor, entry_id: UUID) -> journal.OpenedEntry:
    """What a reader's desk does."""
    return journal.open_entry(reader, entry_id, course_key=COURSE)


def dealt(*prompts: str) -> queries.Dealt:
    """Somebody is done with these prompts of a journal that asks for all."""
    return queries.Dealt(prompts=frozenset(prompts), asked=frozenset({None}))


def answer(actor: Actor, entry_id: UUID, text: str, *, id: UUID | None = None) -> UUID:  # noqa: A002
    """A message in the thread, the writer's or a reader's; its id."""
    reply_id = id or uuid4()
    if Entry.objects.filter(pk=entry_id, owner_id=actor.user_id).exists():
        journal.reply(actor, entry_id, reply_id, text, course_key=COURSE)
        return reply_id
    return answered(actor, entry_id, text, reply_id=reply_id)


def decide(actor: Actor, entry: journal.OwnEntry, decision: str) -> journal.OwnEntry:
    """Press a button; "send" with the names as they are now."""
    readers = access.readers_of(actor.user_id, COURSE).all
    choice = Decision(decision)
    return journal.decide(actor, entry.id, choice, based_on=entry.revision, readers=readers)


def refusal(act: Callable[[], Any]) -> tuple[type, str, str]:
    """All that a refusal says."""
    try:
        act()
    except FlexIdError as refused:
        return type(refused), refused.code, str(vars(refused))
    raise AssertionError("it was not refused")


def twice(times: int, act: Callable[[], Any]) -> Any:
    """The answer of a request that may be repeated."""
    answers = [act() for _ in range(times)]
    assert answers[0] == answers[-1]
    return answers[0]


@contextmanager
def only_if(fine: object, *kinds: type[FlexIdError]) -> Iterator[None]:
    """What is inside is done if it is fine, and refused in one of these ways if it is not."""
    if fine:
        yield
    else:
        with pytest.raises(kinds):
            yield


def read_rows() -> int:
    """How many openings the log holds."""
    return ReadRow.objects.count()


def rows_in(model: type) -> QuerySet[Any]:
    """The newest state of a model's rows, whoever owns them."""
    return model.objects.all()


def many_sent(owner_id: int, reader_id: int, count: int, *, waiting: bool, ties: int = 1) -> None:
    """Sent entries of one student, made at one go; ``ties`` of them share each moment.

    What waits is unread and unanswered; the rest was read and answered.
    """
    entries = [
        Entry(
            course_key=COURSE,
            activity_key=JOURNAL,
            slot=f"slot-{n}",
            owner_id=owner_id,
            version="0" * 64,
            language="en",
            revision=1,
            draft=NEVER_OPENED,
            state=Entry.State.SENT,
            sent_number=1,
            sent_revision=1,
            sent_at=START + timedelta(minutes=n // ties),
            waiting_since=START + timedelta(minutes=n // ties) if waiting else None,
            unanswered_since=START + timedelta(minutes=n // ties) if waiting else None,
        )
        for n in range(count)
    ]
    Entry.objects.bulk_create(entries)
    EntryReader.objects.bulk_create(
        EntryReader(entry=entry, reader_id=reader_id) for entry in entries
    )


def many_own(owner_id: int, reader_id: int, count: int) -> None:
    """Entries that open, each sent to one reader and answered once."""
    many_sent(owner_id, reader_id, count, waiting=True)
    entries = list(Entry.objects.filter(owner_id=owner_id))
    for entry in entries:
        entry.draft = seal(student_key(owner_id), _draft_of(entry), entry.slot.encode())
    Entry.objects.bulk_update(entries, ["draft"])
    ids = [uuid4() for _ in entries]
    Reply.objects.bulk_create(
        Reply(id=id, entry=entry, author_id=reader_id, text=seal_reply(entry, id, entry.slot))
        for id, entry in zip(ids, entries, strict=True)  # noqa: A001
    )


def _draft_of(entry: Entry) -> Place:
    return Place(
        kind="entry",
        course_key=entry.course_key,
        activity_key=entry.activity_key,
        slot=entry.slot,
        owner_id=entry.owner_id,
        revision=entry.revision,
        column="draft",
    )
