"""Entries as their writer sees them, in a constant number of queries."""

from collections.abc import Sequence

from flexid_xblock.access.api import readers_of
from flexid_xblock.access.api import untold as hours
from flexid_xblock.audit.queries import reads_of
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal.models import Entry, Reply
from flexid_xblock.journal.records import OwnEntry, ReplyView
from flexid_xblock.journal.sealing import sealed_replies
from flexid_xblock.saving.api import open_drafts
from flexid_xblock.vault.api import open_own


def views(actor: Actor, rows: Sequence[Entry]) -> tuple[OwnEntry, ...]:
    """The actor's own entries with drafts, threads, readers and the log of readings."""
    drafts = open_drafts(actor, rows)
    threads = _threads(actor, rows)
    readers = _readers(actor, rows)
    refs = [str(row.pk) for row in rows]
    reads = reads_of(actor, "entry", refs, untold=hours(actor))
    return tuple(
        _view(row, draft, readers[row], threads.get(row, ()), reads[str(row.pk)])
        for row, draft in zip(rows, drafts, strict=True)
    )


def _readers(actor: Actor, rows: Sequence[Entry]) -> dict[Entry, tuple[int, ...]]:
    """Who can read each entry now: those she named who still follow her up."""
    courses = {row.course_key for row in rows}
    live = {course: readers_of(actor.user_id, course).all for course in courses}
    found: dict[Entry, tuple[int, ...]] = {}
    for row in rows:
        named = {reader.reader_id for reader in row.readers.all()}
        is_sent = row.state == Entry.State.SENT
        found[row] = tuple(who for who in live[row.course_key] if is_sent and who in named)
    return found


def _threads(actor: Actor, rows: Sequence[Entry]) -> dict[Entry, tuple[ReplyView, ...]]:
    entries = {row.pk: row for row in rows}
    replies = list(Reply.objects.filter(entry_id__in=entries).order_by("created", "pk"))
    sealed = [sealed_replies(entries[reply.entry_id], [reply])[0] for reply in replies]
    threads: dict[Entry, tuple[ReplyView, ...]] = {}
    for reply, text in zip(replies, open_own(actor, sealed), strict=True):
        entry = entries[reply.entry_id]
        threads[entry] = (*threads.get(entry, ()), reply_view(reply, text))
    return threads


def reply_view(reply: Reply, text: str) -> ReplyView:
    """One opened message."""
    return ReplyView(id=reply.pk, author_id=reply.author_id, text=text, created=reply.created)


def _view(
    row: Entry, draft: str, readers: tuple[int, ...], replies: tuple, reads: tuple
) -> OwnEntry:
    return OwnEntry(
        id=row.pk,
        course_key=row.course_key,
        activity_key=row.activity_key,
        prompt=row.slot,
        version=row.version,
        language=row.language,
        state=row.state,
        revision=row.revision,
        text=draft,
        sent_at=row.sent_at if row.state == Entry.State.SENT else None,
        changed_since_sent=row.state == Entry.State.SENT and row.revision > row.sent_revision,
        readers=readers,
        reads=reads,
        replies=replies,
    )
