"""What this room stores about people, and how it leaves."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from flexid_xblock.activities import own
from flexid_xblock.activities.models import Response
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.domain.personal import Export, PersonalField, batches, declared

_ID = PersonalField("id", "entry", True, "delete")
_TIME = PersonalField("time", "entry", True, "delete")
_STATE = PersonalField("state", "entry", True, "delete")
_WORK = PersonalField("state", "entry", False, "delete")

FIELDS: dict[str, PersonalField] = declared(
    "Response",
    id=_ID,
    course_key=_STATE,
    activity_key=_STATE,
    slot=_WORK,
    owner_id=_ID,
    version=_WORK,
    language=_STATE,
    revision=_WORK,
    draft=PersonalField("text", "entry", True, "delete", sealed=True),
    created=_TIME,
    updated=_TIME,
    state=_STATE,
    state_before=_WORK,
    deleted_at=_TIME,
    opens_on=_TIME,
)
# Counts of faces, without anybody's id: there is nothing in them to hand over or to erase.
_NOBODYS = PersonalField("none", "content", False, "keep")
FIELDS |= declared(
    "PulseCount",
    id=_NOBODYS,
    course_key=_NOBODYS,
    activity_key=_NOBODYS,
    statement=_NOBODYS,
    face=_NOBODYS,
    count=_NOBODYS,
) | declared(
    "PulseReport",
    id=_NOBODYS,
    course_key=_NOBODYS,
    activity_key=_NOBODYS,
    people=_NOBODYS,
    rows=_NOBODYS,
)


def export(actor: Actor) -> Export:
    """The actor's responses, as data and in plain lines.

    A locked letter is in it, too: it is hers, and the page says so. What she
    deleted is in it until it is gone for good.
    """
    if actor.is_masked:
        raise NotFound
    return {"responses": _responses(actor)}


def erase(user_id: int) -> int:
    """Delete a person's responses."""
    gone, _ = Response.objects.filter(owner_id=user_id).delete()
    return gone


def _responses(actor: Actor) -> Iterator[dict[str, Any]]:
    title = cache(lambda version: own.source(version, actor.language).words["title"])
    mine = own.rows(actor).order_by("created", "pk")
    for ids in batches(list(mine.values_list("pk", flat=True))):
        rows = list(mine.filter(pk__in=ids))
        for row, view in zip(rows, own.views(actor, rows, with_hidden=True), strict=True):
            yield {**_exported(view), "title": title(view.version), "created": row.created}


def _exported(view: own.OwnResponse) -> dict[str, Any]:
    return {
        "id": view.id,
        "course": view.course_key,
        "activity": view.activity_key,
        "language": view.language,
        "state": view.state,
        "response": view.response,
        "summary": list(view.summary),
        "updated": view.updated,
        "deleted_until": view.deleted_until,
        "opens_on": view.opens_on,
    }
