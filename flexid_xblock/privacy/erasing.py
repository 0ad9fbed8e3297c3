"""Erase a person from every room, prove it, and keep her erased.

What two adults keep (a hold, kept evidence) and concern records stay, under
keys of their own; ``what_stays`` counts them, so that it is said.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models

from flexid_xblock.audit.api import mark_gone
from flexid_xblock.care.api import letting_go as care
from flexid_xblock.journal.api import letting_go as journal
from flexid_xblock.patience import patiently
from flexid_xblock.privacy.rooms import ROOMS, declarations
from flexid_xblock.sessions.api import letting_go as sessions
from flexid_xblock.vault.api import Erased, erased_after, set_stone, stones_of


@dataclass(frozen=True, kw_only=True)
class Staying:
    """What an erasure leaves with the school, and why it may: a number each."""

    holds: int
    evidence: int
    concerns: int


def erase(user_id: int) -> int:
    """Erase a person from every room, her key last; the number of rows that went.

    Safe to run again; an exception leaves nothing half done. A tombstone says
    that it was done: see ``proofs``.
    """
    return patiently(lambda: _erase(user_id))


def proofs(user_id: int) -> tuple[Erased, ...]:
    """Every erasure of this person, with what went; the first one first."""
    return stones_of(user_id)


def what_stays(user_id: int) -> Staying:
    """What adults keep of this person, which an erasure does not touch."""
    return Staying(
        holds=journal.held().get(user_id, 0),
        evidence=sessions.kept().get(user_id, 0),
        concerns=care.concerns_about(user_id),
    )


def erase_again(*, after: int = 0, since: datetime | None = None) -> Iterator[int]:
    """Erase whoever was erased after an older backup was made; the rows of each that went.

    ``after`` is the number of the last erasure that the backup knows of, ``since``
    its moment where nobody knows the number.
    """
    for user_id in erased_after(_everybody(), after, since):
        yield erase(user_id)


def _erase(user_id: int) -> int:
    went = {_name(room): room.erase(user_id) for room in ROOMS[:-1]}
    vault = ROOMS[-1]
    rows = {name: number for name, number in went.items() if number}
    keys = vault.erase(user_id)
    if rows or keys:
        mark_gone(user_id)
        set_stone(user_id, rows | ({_name(vault): keys} if keys else {}))
    return sum(went.values()) + keys


def _name(room: object) -> str:
    return room.__name__.split(".")[1]  # type: ignore[attr-defined]


def _everybody() -> Collection[int]:
    """Every id of a person in any column of ours."""
    ids: set[int] = set()
    for name, declared in declarations().items():
        model_name, _, column = name.partition(".")
        model = apps.get_model("flexid_xblock", model_name)
        if declared.kind == "id" and _is_person(model, column):
            rows: models.QuerySet[Any, int | None]
            rows = models.QuerySet(model).order_by().values_list(column, flat=True).distinct()
            ids.update(one for one in rows if one is not None)
    return ids


def _is_person(model: type[models.Model], column: str) -> bool:
    field = model._meta.get_field(column)  # noqa: SLF001 - documented, in spite of its name
    return type(field) is models.BigIntegerField
