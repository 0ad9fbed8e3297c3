"""One row by its fields, where that is asked at every request.

The query is built once a process: to build it costs several times as much as to ask it.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import Field, Model, Value

Row = TypeVar("Row", bound=Model)


def row_where(model: type[Row], fields: Mapping[str, Any], *, lock: bool = False) -> Row | None:
    """The row with these values in these fields, of which there can be only one; None without it.

    With ``lock`` nobody else changes it until the transaction ends; there must be one.
    """
    if lock and not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A lock needs a transaction.")
    sql, places = _built(model, tuple(fields), lock, connection.vendor)
    values = [one.get_db_prep_value(fields[one.name], connection) for one in places]
    return next(iter(model._default_manager.raw(sql, values)), None)  # noqa: SLF001 - Django's own


@cache
def _built(
    model: type[Row], names: tuple[str, ...], lock: bool, vendor: str
) -> tuple[str, tuple["Field[Any, Any]", ...]]:
    """The query for this kind of database, and which field's value each of its places takes."""
    places = {name: _Place(model._meta.get_field(name)) for name in names}  # noqa: SLF001
    rows = model._default_manager.filter(**places)  # noqa: SLF001
    rows = rows.select_for_update() if lock else rows
    sql, params = rows.query.get_compiler(connection=connection).as_sql()
    return sql, tuple(params)


class _Place(Value):
    """Stands in the built query for a value of this field."""

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self.value]
