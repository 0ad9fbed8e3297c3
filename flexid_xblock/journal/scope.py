"""Whose entries an actor reaches: each read of the room begins here."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from flexid_xblock.access.api import caseload, open_students
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal.models import Entry, EntryReader, SentText
from flexid_xblock.journal.records import SentEntry
from flexid_xblock.rows import once_built


def own(actor: Actor) -> QuerySet[Any, Any]:
    """The actor's own entries; none for a masked actor."""
    rows = Entry.objects.filter(owner_id=actor.user_id)
    return rows.none() if actor.is_masked else rows


@once_built
def own_in(actor: Actor, course_key: str, activity_key: str) -> QuerySet[Any, Any]:
    """The same in one activity, oldest first, as its block asks for them."""
    rows = own(actor).filter(course_key=course_key, activity_key=activity_key)
    return rows.order_by("created", "pk")


def sent_to(actor: Actor, course_key: str, at: datetime | None = None) -> QuerySet[Any, Any]:
    """Entries whose writer named the actor, and is in the actor's caseload now or at that time."""
    # Not a join: then SQLite would begin with all that was ever sent to her (250 ms, not 7).
    named = EntryReader.objects.filter(entry=OuterRef("pk"), reader_id=actor.user_id)
    return Entry.objects.filter(
        Exists(named),
        owner_id__in=caseload(actor, course_key, at),
        course_key=course_key,
        state=Entry.State.SENT,
    )


def sent_under_glass(actor: Actor, course_key: str) -> QuerySet[Any, Any]:
    """Sent entries that stand open to the actor this hour, because the glass was broken."""
    return as_sent(owner_id__in=open_students(actor, course_key), course_key=course_key)


def as_sent(**where: Any) -> QuerySet[Any, Any]:
    """Sent entries with the language of the text that was sent; of the draft, nothing."""
    return in_language(Entry.objects.filter(state=Entry.State.SENT, **where).defer("draft"))


def in_language(rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """These entries with the language of the text that was sent."""
    sent = SentText.objects.filter(entry=OuterRef("pk"), number=OuterRef("sent_number"))
    return rows.annotate(sent_language=Subquery(sent.values("language")[:1]))


def standing_texts(**entry: Any) -> QuerySet[Any, Any]:
    """The text that stands of each sent entry, with the entry; of its draft, nothing."""
    where = {f"entry__{name}": value for name, value in entry.items()}
    rows = SentText.objects.filter(
        number=F("entry__sent_number"), entry__state=Entry.State.SENT, **where
    )
    return rows.select_related("entry").defer("entry__draft")


class _Found(Subquery):
    """What a query with a limit finds; MariaDB takes that inside IN only as a table of its own."""

    template = "(SELECT * FROM (%(subquery)s) flexid_found)"


def first_of(rows: QuerySet[Any, Any], *order: Any, limit: int) -> QuerySet[Any, Any]:
    """What is told of the first of these sent entries, in this order: one query, for ``told``.

    Their ids are found and put in order by the index alone, and only those few rows are
    looked up: on MariaDB, where a row lies by its random id, each one is a read of its own.
    """
    ids = _Found(rows.order_by(*order).values("pk")[:limit])
    # Columns, not objects: of a row with all that an entry has, a list tells little.
    return as_sent(pk__in=ids).order_by(*order).values_list("sent_language", *_TOLD.values())


def told(found: Iterable[Iterable[Any]]) -> tuple[SentEntry, ...]:
    """The records of what ``first_of`` finds."""
    return tuple(map(_told, found))


# What is told of a sent entry beside its language, by its name in the record.
_TOLD = {
    "id": "pk",
    "course_key": "course_key",
    "activity_key": "activity_key",
    "prompt": "slot",
    "version": "version",
    "owner_id": "owner_id",
    "sent_number": "sent_number",
    "sent_at": "sent_at",
    "waiting_since": "waiting_since",
    "asked_at": "asked_at",
    "unanswered_since": "unanswered_since",
    "answered_at": "answered_at",
    "is_thread_closed": "is_thread_closed",
}


def about(entry: Entry, language: str) -> SentEntry:
    """The record of a sent entry, without a word of it."""
    return _told([language, *(getattr(entry, column) for column in _TOLD.values())])


def _told(values: Iterable[Any]) -> SentEntry:
    language, *said = values
    return SentEntry(language=language or "", **dict(zip(_TOLD, said, strict=True)))
