"""Whose entries an actor reaches: each read of the room begins here."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from flexid_xblock.access.api import caseload, open_students
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal.models import Entry, EntryReader, SentText
from flexid_xblock.journal.records import SentEntry


def own(actor: Actor) -> QuerySet[Any, Any]:
    """The actor's own entries; none for a masked actor."""
    rows = Entry.objects.filter(owner_id=actor.user_id)
    return rows.none() if actor.is_masked else rows


def sent_to(actor: Actor, course_key: str) -> QuerySet[Any, Any]:
    """Entries whose writer named the actor, and is in the actor's caseload now."""
    rows = as_sent(owner_id__in=caseload(actor, course_key), course_key=course_key)
    # Not a join: then SQLite would begin with all that was ever sent to her (250 ms, not 7).
    named = EntryReader.objects.filter(entry=OuterRef("pk"), reader_id=actor.user_id)
    return rows.filter(Exists(named))


def sent_under_glass(actor: Actor, course_key: str) -> QuerySet[Any, Any]:
    """Sent entries that stand open to the actor this hour, because the glass was broken."""
    return as_sent(owner_id__in=open_students(actor, course_key), course_key=course_key)


def as_sent(**where: Any) -> QuerySet[Any, Any]:
    """Sent entries with the language of the text that was sent; of the draft, nothing."""
    sent = SentText.objects.filter(entry=OuterRef("pk"), number=OuterRef("sent_number"))
    rows = Entry.objects.filter(state=Entry.State.SENT, **where).defer("draft")
    return rows.annotate(sent_language=Subquery(sent.values("language")[:1]))


class _Found(Subquery):
    """What a query with a limit finds; MariaDB takes that inside IN only as a table of its own."""

    template = "(SELECT * FROM (%(subquery)s) flexid_found)"


def first_of(rows: QuerySet[Any, Any], *order: Any, limit: int) -> tuple[SentEntry, ...]:
    """The records of the first of these sent entries, in this order, in one query.

    Their ids are found and put in order by the index alone, and only those few rows are
    looked up: on MariaDB, where a row lies by its random id, each one is a read of its own.
    """
    ids = _Found(rows.order_by(*order).values("pk")[:limit])
    return tuple(about(row) for row in as_sent(pk__in=ids).order_by(*order))


def about(row: Any) -> SentEntry:
    """The record of a row of ``as_sent``, without a word of it."""
    return SentEntry(
        id=row.pk,
        course_key=row.course_key,
        activity_key=row.activity_key,
        prompt=row.slot,
        version=row.version,
        owner_id=row.owner_id,
        language=row.sent_language or "",
        sent_number=row.sent_number,
        sent_at=row.sent_at,
        waiting_since=row.waiting_since,
        asked_at=row.asked_at,
        unanswered_since=row.unanswered_since,
        answered_at=row.answered_at,
        is_thread_closed=row.is_thread_closed,
    )
