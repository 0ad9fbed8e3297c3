"""Responses as their maker sees them."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from flexid_xblock.activities import kinds, schemas
from flexid_xblock.activities.models import Response
from flexid_xblock.activities.records import Document, Kind, OwnResponse, Source, StoredResponse
from flexid_xblock.activities.rules import is_closed
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Invalid
from flexid_xblock.saving.api import Stored, deleting, find_own, open_drafts


def rows(actor: Actor) -> QuerySet[Any, Any]:
    """The actor's own responses; none for a masked actor."""
    found = Response.objects.filter(owner_id=actor.user_id)
    return found.none() if actor.is_masked else found


def views(
    actor: Actor, found: Sequence[Response], *, with_hidden: bool = False
) -> tuple[OwnResponse, ...]:
    """These own responses, opened. Of a deleted or locked one no word, unless ``with_hidden``."""
    shown = [row for row in found if with_hidden or not _is_hidden(row)]
    texts = dict(zip(shown, open_drafts(actor, shown), strict=True))
    return tuple(_view(actor, row, texts.get(row)) for row in found)


def version(sha: str) -> Document:
    """An activity as it was frozen; ``Invalid("unknown_activity")`` where nothing is made."""
    activity = content.version(sha)
    if activity["kind"] != "activity":
        raise Invalid("unknown_activity")
    return activity


def kind_of(sha: str) -> Kind:
    """The kind of a frozen activity."""
    return kinds.find(version(sha)["structure"]["kind"])


def source(sha: str, language: str) -> Source:
    """A frozen activity with its words in this language, or in English."""
    return _source(version(sha), language)


def _source(activity: Document, language: str) -> Source:
    words = content.words(activity, language)
    return Source(structure=activity["structure"], words=words.text, language=words.language)


def told(actor: Actor, stored: Stored) -> StoredResponse:
    """What the server holds, and how it reads in plain lines."""
    row = find_own(Response, actor, stored.id)
    lines = _summary(actor, row, schemas.read(stored.text))
    return StoredResponse(id=stored.id, revision=stored.revision, text=stored.text, lines=lines)


def _view(actor: Actor, row: Response, text: str | None) -> OwnResponse:
    response = None if text is None else schemas.read(text)
    return OwnResponse(
        id=row.pk,
        course_key=row.course_key,
        activity_key=row.activity_key,
        version=row.version,
        language=row.language,
        state=row.state,
        revision=row.revision,
        response=response,
        summary=() if response is None else _summary(actor, row, response),
        updated=row.updated,
        deleted_until=deleting.until(row.deleted_at),
        opens_on=row.opens_on,
    )


def _summary(actor: Actor, row: Response, response: Document) -> tuple[str, ...]:
    # Once: a frozen activity is spelled out anew at each asking.
    activity = version(row.version)
    kind = kinds.find(activity["structure"]["kind"])
    return tuple(kind.summary(_source(activity, actor.language), response))


def _is_hidden(row: Response) -> bool:
    is_deleted = row.state == Response.State.DELETED
    return is_deleted or is_closed(row.state, row.opens_on, timezone.localdate())
