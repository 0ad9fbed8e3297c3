"""What a writer does with her own texts: look for words in them, and see what she sent.

Hers alone: nobody else has a way to ask. The words are never kept, logged or counted.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import UUID

from django.db.models import Count, QuerySet

from flexid_xblock.access.api import relations_to_student, require
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Invalid
from flexid_xblock.journal import scope
from flexid_xblock.journal.finding import Part, pattern, snippet
from flexid_xblock.journal.models import Entry, EntryReader, Reply, SentText
from flexid_xblock.journal.records import OlderText
from flexid_xblock.journal.sealing import sealed_replies, sealed_sent
from flexid_xblock.saving.api import open_drafts
from flexid_xblock.text import plain
from flexid_xblock.vault.api import open_own

WORDS_MAX = 200  # characters
HITS_MAX = 50

Where = Literal["text", "sent", "message"]


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One of her entries that holds the words: in the text, an earlier sending, or a message."""

    id: UUID
    activity_key: str
    prompt: str
    version: str
    language: str
    where: Where
    parts: tuple[Part, ...] = field(repr=False)


def search(actor: Actor, course_key: str, words: str) -> tuple[Hit, ...]:
    """The actor's own entries that hold these words, newest first, at most ``HITS_MAX``.

    What she deleted is not found. Raises ``Invalid("nothing_to_find" | "too_long")``.
    """
    require("entry.search", relations_to_student(actor, actor.user_id, course_key))
    wanted = pattern(plain(words, limit=WORDS_MAX))
    if wanted is None:
        raise Invalid("nothing_to_find")
    rows = list(_kept(actor, course_key).order_by("-updated", "pk"))
    texts = _texts(actor, rows)
    hits = (_hit(row, texts[row.pk], wanted) for row in rows)
    return tuple(hit for hit in hits if hit)[:HITS_MAX]


def sent_texts(actor: Actor, course_key: str) -> dict[UUID, tuple[OlderText, ...]]:
    """What the actor sent, each sending of each entry that is not deleted, newest first."""
    rows = {row.pk: row for row in _kept(actor, course_key).defer("draft")}
    found: dict[UUID, tuple[OlderText, ...]] = dict.fromkeys(rows, ())
    sent = list(SentText.objects.filter(entry__in=rows).order_by("-number"))
    texts = open_own(actor, [sealed_sent(rows[one.entry_id], one) for one in sent])
    for one, text in zip(sent, texts, strict=True):
        view = OlderText(number=one.number, sent_at=one.sent_at, language=one.language, text=text)
        found[one.entry_id] += (view,)
    return found


def not_named(actor: Actor, course_key: str, readers: Iterable[int]) -> frozenset[int]:
    """Those of the readers who are not named on something that the actor has sent."""
    sent = scope.own(actor).filter(course_key=course_key, state=Entry.State.SENT)
    named = EntryReader.objects.filter(entry__in=sent.values("pk"), reader_id__in=set(readers))
    times = dict(
        named.order_by()
        .values_list("reader_id")
        .annotate(times=Count("pk"))
        .values_list("reader_id", "times")
    )
    total = sent.count()
    return frozenset(one for one in readers if times.get(one, 0) < total)


def _kept(actor: Actor, course_key: str) -> QuerySet[Any, Any]:
    rows = scope.own(actor).filter(course_key=course_key)
    return rows.exclude(state=Entry.State.DELETED)


def _texts(actor: Actor, rows: list[Entry]) -> dict[UUID, list[tuple[Where, str]]]:
    """All that she wrote in each entry: the text first, then what she sent, then messages."""
    entries = {row.pk: row for row in rows}
    found: dict[UUID, list[tuple[Where, str]]] = {}
    for row, draft in zip(rows, open_drafts(actor, rows), strict=True):
        found[row.pk] = [("text", draft)]
    sent = list(SentText.objects.filter(entry__in=entries).order_by("-number"))
    for one, text in _opened(actor, sent, [sealed_sent(entries[s.entry_id], s) for s in sent]):
        found[one.entry_id].append(("sent", text))
    said = Reply.objects.filter(entry__in=entries, author_id=actor.user_id).order_by("created")
    messages = list(said)
    sealed = [sealed_replies(entries[one.entry_id], [one])[0] for one in messages]
    for one, text in _opened(actor, messages, sealed):
        found[one.entry_id].append(("message", text))
    return found


def _opened(actor: Actor, rows: list[Any], sealed: list[Any]) -> Iterable[tuple[Any, str]]:
    return zip(rows, open_own(actor, sealed), strict=True)


def _hit(row: Entry, texts: list[tuple[Where, str]], wanted: re.Pattern[str]) -> Hit | None:
    for where, text in texts:
        if parts := snippet(text, wanted):
            return Hit(
                id=row.pk,
                activity_key=row.activity_key,
                prompt=row.slot,
                version=row.version,
                language=row.language,
                where=where,
                parts=parts,
            )
    return None
