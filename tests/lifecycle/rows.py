"""Whose rows the tables hold, by what the rooms declare; no table is left out."""

from typing import Any

from django.apps import apps
from django.db.models import Field

from flexid_xblock.access.kinds import people_in
from flexid_xblock.privacy.api import declarations

MODELS = {one.__name__: one for one in apps.get_app_config("flexid_xblock").get_models()}
DECLARED = declarations()
# A row of the house: its table and its key; and what stands in it, byte for byte.
Row = tuple[str, Any]
House = dict[Row, dict[str, Any]]


def house_rows() -> House:
    """Every row of every table."""
    return {
        (name, row[model._meta.pk.attname]): row
        for name, model in MODELS.items()
        for row in model._base_manager.values()
    }


def counted(rows: House) -> dict[str, int]:
    """How many rows each table has."""
    tables = [name for name, _ in rows]
    return {name: tables.count(name) for name in MODELS}


def columns_with(rows: House, user_id: int) -> set[str]:
    """The columns for people in which this person stands."""
    return {
        f"{name}.{field.name}"
        for (name, _), row in rows.items()
        for field in _of_people(name)
        if _is_in(row[field.attname], user_id)
    }


def hers(rows: House, gone: set[Row], user_id: int) -> set[Row]:
    """The rows in which this person stands, and those that hang on one of hers that is gone."""
    found = {
        (name, pk)
        for (name, pk), row in rows.items()
        if any(_is_in(row[field.attname], user_id) for field in _of_people(name))
    }
    while more := {row for row in rows if _hangs_on(rows, row, found & gone)} - found:
        found |= more
    return found


def _is_in(value: Any, user_id: int) -> bool:
    """Whether a column holds this id: alone, or named in a change that somebody proposed."""
    if isinstance(value, dict):
        return user_id in people_in(value)
    return str(value) == str(user_id)


def _hangs_on(rows: House, row: Row, gone: set[Row]) -> bool:
    name, _ = row
    ties = (field for field in MODELS[name]._meta.concrete_fields if field.is_relation)
    return any((one.related_model.__name__, rows[row][one.attname]) in gone for one in ties)


def _of_people(name: str) -> list[Field]:
    """Columns that hold a person's id; where one stands as an HMAC it is not hers to be found."""
    declared = {one: DECLARED[f"{name}.{one.name}"] for one in MODELS[name]._meta.concrete_fields}
    return [
        field for field, one in declared.items() if one.kind == "id" and one.erase != "keep_hashed"
    ]
