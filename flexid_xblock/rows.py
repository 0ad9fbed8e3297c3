"""One row, where it is asked for at every request: by a query that was built once a process.

To build a query costs several times as much as to ask it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import Field, Model, QuerySet, Value

Row = TypeVar("Row", bound=Model)


def row_where(model: type[Row], fields: Mapping[str, Any], *, lock: bool = False) -> Row | None:
    """The row with these values in these fields, of which there can be only one; None without it.

    With ``lock`` nobody else changes it until the transaction ends; there must be one.
    """
    if lock and not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A lock needs a transaction.")
    query = _built(model, tuple(fields), lock, connection.vendor)
    row: Row | None = query.ask(
        [one.get_db_prep_value(fields[one.name], connection) for one in query.params]
    )
    return row


@dataclass(frozen=True, kw_only=True)
class Built:
    """A query as the database takes it, what stood in its places, and how its row is read."""

    model: type[Model]
    sql: str
    params: tuple[Any, ...]
    names: list[str]
    annotations: dict[str, int]
    converters: dict[int, tuple[list[Any], Any]]

    def ask(self, values: Sequence[Any]) -> Any:
        """The row that is found with these values in the places, or None."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            found = cursor.fetchone()
        return found and self._row(list(found))

    def _row(self, found: list[Any]) -> Model:
        for place, (steps, expression) in self.converters.items():
            for step in steps:
                found[place] = step(found[place], expression, connection)
        row = self.model.from_db(connection.alias, self.names, found[: len(self.names)])
        for name, place in self.annotations.items():
            setattr(row, name, found[place])
        return row


def build(rows: "QuerySet[Any, Any]") -> Built:
    """The query for this kind of database, once and for all."""
    compiler = rows.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    columns = [column for column, _, _ in compiler.select]
    return Built(
        model=rows.model,
        sql=sql,
        params=tuple(params),
        names=[columns[place].target.attname for place in compiler.klass_info["select_fields"]],
        annotations=compiler.annotation_col_map,
        converters=compiler.get_converters(columns),
    )


@cache
def _built(model: type[Model], names: tuple[str, ...], lock: bool, vendor: str) -> Built:
    """With a field of the model in each place, whose value comes there."""
    fields = {name: _Place(_field(model, name)) for name in names}
    rows = model._default_manager.filter(**fields)  # noqa: SLF001 - Django's own
    return build(rows.select_for_update() if lock else rows)


def _field(model: type[Model], name: str) -> "Field[Any, Any]":
    return model._meta.get_field(name)  # type: ignore[return-value]  # noqa: SLF001


class _Place(Value):
    """Stands in the built query for a value of this field."""

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self.value]
