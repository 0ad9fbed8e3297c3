"""Entries as their writer sees them, in a constant number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import prefetch_related_objects
from django.utils import timezone

from flexid_xblock.access.api import readers_of
from flexid_xblock.access.api import untold as hours
from flexid_xblock.audit.queries import Read, reads_of
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal.models import Entry, Hold, Reply
from flexid_xblock.journal.records import OwnEntry, ReplyView
from flexid_xblock.journal.rules import standing_step
from flexid_xblock.journal.sealing import sealed_replies
from flexid_xblock.saving.api import deleting, find_own, open_drafts
from flexid_xblock.vault.api import open_own


def one(actor: Actor, entry_id: UUID) -> OwnEntry:
    """One own entry, or the answer "not there"."""
    return views(actor, [find_own(Entry, actor, entry_id)])[0]


def views(
    actor: Actor,
    rows: Sequence[Entry],
    *,
    with_deleted: bool = False,
    drafts: Mapping[UUID, str] | None = None,
) -> tuple[OwnEntry, ...]:
    """The actor's own entries with drafts, threads, readers and the log of readings.

    Of a deleted one there is no word, unless ``with_deleted``. ``drafts`` are the
    clear texts by id, where the caller has just saved them.
    """
    texts = _drafts(actor, rows, with_deleted) if drafts is None else drafts
    # What was never sent nobody reads, answers or keeps: there is nothing to ask.
    after = _after_sending(actor, [row for row in rows if row.sent_number], with_deleted)
    return tuple(
        _view(row, text=texts.get(row.pk, ""), after=after.get(row.pk, _After())) for row in rows
    )


@dataclass(frozen=True, kw_only=True)
class _After:
    """What others did with an entry that was sent."""

    readers: tuple[int, ...] = ()
    replies: tuple[ReplyView, ...] = ()
    reads: tuple[Read, ...] = ()
    is_held: bool = False


def _after_sending(actor: Actor, rows: Sequence[Entry], with_deleted: bool) -> dict[UUID, _After]:
    if not rows:
        return {}
    threads, held = _threads(actor, rows, with_deleted), _held(rows)
    readers = _readers(actor, rows)
    refs = [str(row.pk) for row in rows]
    reads = reads_of(actor, "entry", refs, untold=hours(actor))
    return {
        row.pk: _After(
            readers=readers[row],
            replies=threads.get(row, ()),
            reads=reads[str(row.pk)],
            is_held=row.pk in held,
        )
        for row in rows
    }


def _drafts(actor: Actor, rows: Sequence[Entry], with_deleted: bool) -> dict[UUID, str]:
    there = _told(rows, with_deleted)
    ids = (row.pk for row in there)
    return dict(zip(ids, open_drafts(actor, there), strict=True))


def _told(rows: Sequence[Entry], with_deleted: bool) -> list[Entry]:
    return [row for row in rows if with_deleted or row.state != Entry.State.DELETED]


def _held(rows: Sequence[Entry]) -> set[UUID]:
    """Of which a copy is kept or asked for: told from the asking on, so that she knows first."""
    holds = Hold.objects.filter(entry_id__in=[row.pk for row in rows], ended_at=None)
    return set(holds.values_list("entry_id", flat=True))


def _readers(actor: Actor, rows: Sequence[Entry]) -> dict[Entry, tuple[int, ...]]:
    """Who can read each entry now: those she named who still follow her up."""
    courses = {row.course_key for row in rows}
    live = {course: readers_of(actor.user_id, course).all for course in courses}
    prefetch_related_objects(rows, "readers")
    found: dict[Entry, tuple[int, ...]] = {}
    for row in rows:
        named = {reader.reader_id for reader in row.readers.all()}
        is_sent = row.state == Entry.State.SENT
        found[row] = tuple(who for who in live[row.course_key] if is_sent and who in named)
    return found


def _threads(
    actor: Actor, rows: Sequence[Entry], with_deleted: bool
) -> dict[Entry, tuple[ReplyView, ...]]:
    entries = {row.pk: row for row in _told(rows, with_deleted)}
    visible = Reply.objects.filter(entry_id__in=entries, visible_from__lte=timezone.now())
    replies = list(visible.order_by("visible_from", "created", "pk"))
    sealed = [sealed_replies(entries[reply.entry_id], [reply])[0] for reply in replies]
    opened: dict[Entry, list[tuple[Reply, str]]] = {}
    for reply, text in zip(replies, open_own(actor, sealed), strict=True):
        opened.setdefault(entries[reply.entry_id], []).append((reply, text))
    return {entry: thread_view(said) for entry, said in opened.items()}


def thread_view(opened: Sequence[tuple[Reply, str]]) -> tuple[ReplyView, ...]:
    """The opened messages of one entry, each at the time from which the other side sees it."""
    now = timezone.now()
    standing = standing_step((reply for reply, _ in opened), now)
    return tuple(_reply_view(reply, text, now, standing) for reply, text in opened)


def _reply_view(reply: Reply, text: str, now: datetime, standing: UUID | None) -> ReplyView:
    said = reply.visible_from or reply.created
    is_pending = said > now
    return ReplyView(
        id=reply.pk,
        author_id=reply.author_id,
        text=text,
        created=said,
        is_pending=is_pending,
        is_step=reply.is_step,
        is_past=reply.is_step and not is_pending and reply.pk != standing,
        agreed_at=reply.agreed_at,
    )


def _view(row: Entry, *, text: str, after: _After) -> OwnEntry:
    is_sent = row.state == Entry.State.SENT
    return OwnEntry(
        id=row.pk,
        course_key=row.course_key,
        activity_key=row.activity_key,
        prompt=row.slot,
        version=row.version,
        language=row.language,
        state=row.state,
        revision=row.revision,
        text=text,
        sent_at=row.sent_at if is_sent else None,
        changed_since_sent=is_sent and row.revision > row.sent_revision,
        readers=after.readers,
        reads=after.reads,
        replies=after.replies,
        asked_at=row.asked_at,
        unanswered_since=row.unanswered_since,
        is_thread_closed=row.is_thread_closed,
        deleted_until=deleting.until(row.deleted_at),
        is_held=after.is_held,
    )
