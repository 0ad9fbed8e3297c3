"""How a reader opens what was sent: the log row first, then the text."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, Q, QuerySet
from django.utils import timezone

from flexid_xblock.access.api import (
    Cell,
    behind_glass,
    caseload,
    open_students,
    relations_to_student,
    require,
)
from flexid_xblock.audit.api import open_sealed
from flexid_xblock.audit.queries import GLASS_PURPOSE
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.journal import own, scope
from flexid_xblock.journal.models import Entry, EntryReader, Reply, SentText
from flexid_xblock.journal.records import OlderText, OpenedEntry, ReplyDraft
from flexid_xblock.journal.sealing import sealed_replies, sealed_sent
from flexid_xblock.patience import patiently
from flexid_xblock.rows import once_built
from flexid_xblock.vault.api import Sealed

FOLLOW_UP = "follow_up"


def open_entry(actor: Actor, entry_id: UUID, *, course_key: str) -> OpenedEntry:
    """A text the actor may read, with its thread; the opening is logged first.

    That is one that was sent to her, or one of a student over whom the glass
    was broken for her this hour.
    """
    if sent := _sent_to(actor, entry_id, course_key):
        role = _role(actor, sent.entry, "entry.read_sent")
        opened = _open(actor, sent, role=role, purpose=FOLLOW_UP)
        _no_longer_waiting(opened)
        return opened
    sent = _sent_under_glass(actor, entry_id, course_key)
    if sent is None:
        raise NotFound
    return _open(actor, sent, role=_outside_role(actor, sent.entry), purpose=GLASS_PURPOSE)


def older_text(actor: Actor, entry_id: UUID, number: int, *, course_key: str) -> OlderText:
    """A text that was sent to the actor before the one that stands; the opening is logged first.

    What was taken back, or sent before she was named, is not there.
    """
    entry = find_sent_to(actor, entry_id, course_key)
    role = _role(actor, entry, "entry.read_older")
    sent = _older(actor, entry).filter(number=number).first()
    if sent is None:
        raise NotFound
    (text,) = _unsealed(actor, entry, [sealed_sent(entry, sent)], role=role, purpose=FOLLOW_UP)
    return OlderText(number=number, sent_at=sent.sent_at, language=sent.language, text=text)


def find_sent_to(actor: Actor, entry_id: UUID, course_key: str) -> Any:
    """An entry that was sent to the actor, or the answer "not there"."""
    sent = _sent_to(actor, entry_id, course_key)
    if sent is None:
        raise NotFound
    return sent.entry


# In both, whose entries may be read is found first. A database looks into a sub-select only
# for a row that is there, and the time it takes would tell that an entry exists.


def _sent_to(actor: Actor, entry_id: UUID, course_key: str) -> SentText | None:
    if not _named(actor, entry_id):
        return None
    return next(iter(_in_caseload(actor, course_key, entry_id, timezone.now())), None)


@once_built
def _named(actor: Actor, entry_id: UUID) -> QuerySet[Any, Any]:
    rows = EntryReader.objects.filter(entry_id=entry_id, reader_id=actor.user_id)
    return rows.values_list("pk")


@once_built
def _in_caseload(
    actor: Actor, course_key: str, entry_id: UUID, now: datetime
) -> QuerySet[SentText]:
    owners = caseload(actor, course_key, now)
    return scope.standing_texts(pk=entry_id, owner_id__in=owners, course_key=course_key)


def _sent_under_glass(actor: Actor, entry_id: UUID, course_key: str) -> SentText | None:
    students = list(open_students(actor, course_key).values_list("student_id", flat=True))
    return scope.standing_texts(pk=entry_id, owner_id__in=students, course_key=course_key).first()


def _open(actor: Actor, sent: SentText, *, role: str, purpose: str) -> OpenedEntry:
    entry = sent.entry
    messages: list[Reply] = _messages(actor, entry.pk, timezone.now())
    sealed = [sealed_sent(entry, sent), *sealed_replies(entry, messages)]
    text, *said = _unsealed(actor, entry, sealed, role=role, purpose=purpose)
    thread = list(zip(messages, said, strict=True))
    has_older = purpose == FOLLOW_UP and sent.number > 1
    older = _older(actor, entry).order_by("number") if has_older else ()
    return OpenedEntry(
        about=scope.about(entry, sent.language),
        language=sent.language,
        text=text,
        replies=own.thread_view([one for one in thread if one[0].visible_from]),
        may_reply=purpose == FOLLOW_UP,
        draft=next((_draft(*one) for one in thread if not one[0].visible_from), None),
        older=tuple(one.number for one in older),
    )


@once_built
def _messages(actor: Actor, entry_id: UUID, now: datetime) -> QuerySet[Reply]:
    """What everybody sees, and the actor's own; her draft is last."""
    is_there = Q(visible_from__lte=now) | Q(author_id=actor.user_id)
    rows = Reply.objects.filter(is_there, entry_id=entry_id)
    return rows.order_by(F("visible_from").asc(nulls_last=True), "created", "pk")


def _draft(row: Reply, text: str) -> ReplyDraft:
    return ReplyDraft(id=row.pk, revision=row.revision, text=text, visible_from=None)


def _older(actor: Actor, entry: Entry) -> Any:
    """The texts before this one that were sent while the actor was named."""
    named = EntryReader.objects.filter(entry=entry, reader_id=actor.user_id)
    rows = SentText.objects.filter(entry=entry, number__lt=entry.sent_number)
    return rows.filter(sent_at__gte=named.values("named_at")[:1])


def _unsealed(
    actor: Actor, entry: Entry, sealed: Sequence[Sealed], *, role: str, purpose: str
) -> list[str]:
    return open_sealed(
        actor,
        sealed,
        purpose=purpose,
        role=role,
        subject_id=entry.owner_id,
        object_kind="entry",
        object_ref=str(entry.pk),
    )


def _role(actor: Actor, entry: Entry, operation: str) -> str:
    relations = relations_to_student(actor, entry.owner_id, entry.course_key)
    cells = require(operation, relations)
    return next(relation.value for relation, cell in cells.items() if cell is Cell.LOGGED)


def _outside_role(actor: Actor, entry: Entry) -> str:
    relations = relations_to_student(actor, entry.owner_id, entry.course_key)
    return behind_glass("entry.read_sent", relations)[0].value


def _no_longer_waiting(opened: OpenedEntry) -> None:
    """Unless the writer sent, replied or asked anew while it was being opened."""
    about = opened.about
    if not (about.waiting_since or about.asked_at):
        return
    newer = Reply.objects.filter(entry_id=about.id, author_id=about.owner_id)
    newer = newer.exclude(pk__in=[reply.id for reply in opened.replies])

    def act() -> None:
        # Each is one statement, which waits for who writes to the entry, and sees what she left.
        entry = Entry.objects.filter(~Exists(newer), pk=about.id, sent_at=about.sent_at)
        entry.update(waiting_since=None)
        if about.asked_at:
            entry.filter(asked_at=about.asked_at).update(asked_at=None)

    patiently(act)
