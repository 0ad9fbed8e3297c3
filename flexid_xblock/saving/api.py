"""The door: save a draft, and open what was saved."""

from collections.abc import Callable, Sequence
from typing import TypeVar
from uuid import UUID

from django.db import IntegrityError
from django.utils import timezone

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound
from flexid_xblock.patience import patiently
from flexid_xblock.rows import row_where, write_row
from flexid_xblock.saving import deleting, keeping, owners
from flexid_xblock.saving.models import Saved
from flexid_xblock.saving.records import Beginning, Change, Stored
from flexid_xblock.vault.api import OwnTexts, Place, Sealed, open_own

__all__ = [
    "Beginning",
    "Change",
    "Saved",
    "Stored",
    "deleting",
    "find_own",
    "keeping",
    "open_drafts",
    "owners",
    "place_of",
    "save_draft",
]

Row = TypeVar("Row", bound=Saved)


def _is_fine(row: Saved) -> None:
    """Nothing to refuse."""


def _goes_on(row: Row, text: str) -> None:
    """Nothing else changes with the text."""


def save_draft(
    model: type[Row],
    *,
    actor: Actor,
    change: Change,
    beginning: Beginning | None,
    check: Callable[[Row], None] = _is_fine,
    on_change: Callable[[Row, str], None] = _goes_on,
) -> Row:
    """Save ``change`` as the draft of its slot; the row as it now stands.

    Sending what is already stored is answered as the first time. Raises
    ``Conflict("changed_elsewhere")`` with a ``Stored`` when the page had not
    seen the stored revision, ``Invalid("ticket_missing")`` or
    ``Denied("not_enrolled")`` when something new may not begin. ``check`` may
    refuse what stands in the slot, locked, before it is changed or shown; ``on_change``
    is given it and the text it had, inside the change, when its text becomes another.
    """
    if actor.is_masked:
        raise NotFound

    def save() -> Row:
        row = row_where(model, {"owner_id": actor.user_id, "id": change.id}, lock=True)
        if row is None:
            return _begin(model, actor, change, beginning)
        check(row)
        return _continue(actor, row, change, on_change)

    try:
        return patiently(save)
    except IntegrityError as error:
        # Another tab was first. Only a new transaction is sure to see its row.
        raise _already_there(model, actor, beginning, check) from error


def find_own(model: type[Row], actor: Actor, row_id: UUID, *, lock: bool = False) -> Row:
    """The actor's own row, or the answer "not there"."""
    row = row_where(model, {"owner_id": actor.user_id, "id": row_id}, lock=lock)
    if row is None or actor.is_masked:
        raise NotFound
    return row


def open_drafts(actor: Actor, rows: Sequence[Saved]) -> list[str]:
    """The clear drafts of the actor's own rows, in their order."""
    return open_own(actor, [_sealed(row) for row in rows])


def _begin(model: type[Row], actor: Actor, change: Change, beginning: Beginning | None) -> Row:
    if beginning is None:
        raise Invalid("ticket_missing")
    if not actor.enrolled:
        raise Denied("not_enrolled")
    row = model(
        id=change.id,
        course_key=beginning.ticket.course_key,
        activity_key=beginning.ticket.activity_key,
        slot=beginning.slot,
        owner_id=actor.user_id,
        version=beginning.ticket.version,
        revision=0,
    )
    _write(row, change, OwnTexts(actor))
    row.save(force_insert=True)
    return row


def _continue(actor: Actor, row: Row, change: Change, on_change: Callable[[Row, str], None]) -> Row:
    texts = OwnTexts(actor)
    stored = texts.open(_sealed(row))
    is_newly_marked = row.language != change.language and row.revision == change.based_on
    if stored == change.text and not is_newly_marked:
        return row
    if row.revision != change.based_on:
        raise Conflict("changed_elsewhere", stored=_stored(row, stored))
    if stored != change.text:
        on_change(row, stored)
    _write(row, change, texts)
    write_row(row, "revision", "draft", "language", "updated")
    return row


def _write(row: Saved, change: Change, texts: OwnTexts) -> None:
    row.revision += 1
    row.language = change.language
    row.updated = timezone.now()
    row.draft = texts.seal(place_of(row), change.text)


def _already_there(
    model: type[Row], actor: Actor, beginning: Beginning | None, check: Callable[[Row], None]
) -> Exception:
    if beginning is None:
        return NotFound()
    row = model.objects.filter(
        owner_id=actor.user_id,
        course_key=beginning.ticket.course_key,
        activity_key=beginning.ticket.activity_key,
        slot=beginning.slot,
    ).first()
    if row is None:  # the id itself is somebody else's
        return NotFound()
    check(row)
    return Conflict("changed_elsewhere", stored=_stored(row, open_drafts(actor, [row])[0]))


def _stored(row: Saved, text: str) -> Stored:
    return Stored(id=row.pk, revision=row.revision, text=text)


def _sealed(row: Saved) -> Sealed:
    return Sealed(place=place_of(row), data=bytes(row.draft))


def place_of(row: Saved) -> Place:
    """Where the draft of this row belongs."""
    return Place(
        kind=type(row).__name__.lower(),
        course_key=row.course_key,
        activity_key=row.activity_key,
        slot=row.slot,
        owner_id=row.owner_id,
        revision=row.revision,
        column="draft",
    )
