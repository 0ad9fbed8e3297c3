"""What is asked for at every request: by queries that were built once a process.

To build a query costs several times as much as to ask it. Only its words are kept: each
asking brings its own values, and finds what the database has now.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, wraps
from inspect import Parameter, signature
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections, transaction
from django.db.models import Field, Model, QuerySet, UUIDField, Value
from django.db.models.query import ModelIterable, get_related_populators
from django.db.models.sql import UpdateQuery

from flexid_xblock.domain.actors import Actor

Row = TypeVar("Row", bound=Model)
Asked = ParamSpec("Asked")
# How many places a parameter has in a query: one, so many, or one for an actor's id.
Size = int | type[Actor] | None
_TOO_LARGE = 2**63  # for a number of any table


def row_where(model: type[Row], fields: Mapping[str, Any], *, lock: bool = False) -> Row | None:
    """The row with these values in these fields, of which there can be only one; None without it.

    With ``lock`` nobody else changes it until the transaction ends; there must be one.
    """
    if lock and not connection.in_atomic_block:
        raise transaction.TransactionManagementError("A lock needs a transaction.")
    here = connections[DEFAULT_DB_ALIAS]
    query = _built(model, tuple(fields), lock, here.vendor)
    row: Row | None = query.ask(
        [one.get_db_prep_value(fields[one.name], here) for one in query.params]
    )
    return row


def write_row(row: Model, *names: str) -> None:
    """These fields of a row that is there, as they are now; DatabaseError where it is not.

    As ``save(update_fields=names)`` does it, but that nobody is signalled.
    """
    here = connections[DEFAULT_DB_ALIAS]
    sql, fields = _written(type(row), names, here.vendor)
    values = [one.get_db_prep_save(getattr(row, one.attname), here) for one in fields]
    with here.cursor() as cursor:
        cursor.execute(sql, values)
        if not cursor.rowcount:
            raise DatabaseError("There is no such row to write.")


def once_built(rows: "Callable[Asked, QuerySet[Any, Any]]") -> Callable[Asked, list[Any]]:
    """The question that ``rows`` builds the query of: at its first asking, and then no more.

    Each of its parameters stands in the query as a place, of many where a collection is
    given, and must be all that differs from one asking to the next. A time of its own is
    refused: it would stand still in there, and a right that has ended would go on. An actor
    stands there with her id; one who is masked finds nothing. What is given by keyword has no
    place: it gives the query its shape, of which there are few, and is never a person's.
    """
    places = signature(rows).parameters.values()
    names = tuple(one.name for one in places if one.kind is not Parameter.KEYWORD_ONLY)

    @cache
    def built(vendor: str, sizes: tuple[Size, ...], **shape: Any) -> Built:
        query = build(rows(*map(_places, names, sizes), **shape))  # type: ignore[arg-type]
        if any(map(_is_moment, query.params)):
            raise TypeError(f"A time would stand still in {rows.__qualname__}.")
        return query

    @wraps(rows)
    def ask(*args: Asked.args, **kwargs: Asked.kwargs) -> list[Any]:
        here = connections[DEFAULT_DB_ALIAS]
        values: dict[Any, Any] = {}
        try:
            sizes = tuple(
                _filled(values, name, one, here) for name, one in zip(names, args, strict=True)
            )
            return built(here.vendor, sizes, **kwargs).all(values)  # type: ignore[arg-type]
        except EmptyResultSet:  # one of none
            return []

    return ask


@dataclass(frozen=True, kw_only=True)
class Built:
    """A query as the database takes it, what stood in its places, and how its rows are read.

    Its rows are objects of ``model``, or tuples where it has no ``names``.
    """

    model: type[Model]
    sql: str
    params: tuple[Any, ...]
    names: list[str]
    related: list[Any]
    annotations: dict[str, int]
    converters: list[tuple[int, Any, Any]]

    def ask(self, values: Sequence[Any]) -> Any:
        """The row that is found with these values in the places, or None."""
        here = connections[DEFAULT_DB_ALIAS]
        with here.cursor() as cursor:
            cursor.execute(self.sql, values)
            found = cursor.fetchone()
        return found and self._row(list(found), here)

    def all(self, values: Mapping[Any, Any]) -> list[Any]:
        """The rows that are found with these values in the places of these names."""
        here = connections[DEFAULT_DB_ALIAS]
        params = [values[one.value] if type(one) is _Named else one for one in self.params]
        with here.cursor() as cursor:
            cursor.execute(self.sql, params)
            found = cursor.fetchall()
        return [self._row(list(row), here) for row in found]

    def _row(self, found: list[Any], here: Any) -> Any:
        for place, step, expression in self.converters:
            found[place] = step(found[place], expression, here)
        if not self.names:
            return tuple(found)
        row = self.model.from_db(here.alias, self.names, found[: len(self.names)])
        for one in self.related:
            one.populate(found, row)
        for name, place in self.annotations.items():
            setattr(row, name, found[place])
        return row


def build(rows: "QuerySet[Any, Any]") -> Built:
    """The query for this kind of database, once and for all."""
    compiler = rows.query.get_compiler(connection=connection)
    sql, params = compiler.as_sql()
    columns = [column for column, _, _ in compiler.select]
    is_of_objects = rows._iterable_class is ModelIterable  # noqa: SLF001 - Django's own
    info = compiler.klass_info if is_of_objects else {"select_fields": ()}
    return Built(
        model=rows.model,
        sql=sql,
        params=tuple(params),
        names=[columns[place].target.attname for place in info["select_fields"]],
        related=get_related_populators(info, compiler.select, connection.alias),  # type: ignore[call-arg]
        annotations=compiler.annotation_col_map,
        converters=[
            (place, step, expression)
            for place, (steps, expression) in compiler.get_converters(columns).items()
            for step in steps
        ],
    )


@cache
def _built(model: type[Model], names: tuple[str, ...], lock: bool, vendor: str) -> Built:
    """With a field of the model in each place, whose value comes there."""
    fields = {name: _Place(_field(model, name)) for name in names}
    rows = model._default_manager.filter(**fields)  # noqa: SLF001 - Django's own
    return build(rows.select_for_update() if lock else rows)


@cache
def _written(model: type[Model], names: tuple[str, ...], vendor: str) -> Any:
    """An UPDATE of one row, and the fields whose values come in its places."""
    one = model._base_manager.filter(pk=_Place(model._meta.pk))  # noqa: SLF001 - Django's own
    query: Any = one.query.chain(UpdateQuery)
    query.add_update_values({name: _Place(_field(model, name)) for name in names})
    return query.get_compiler(connection=connection).as_sql()


def _field(model: type[Model], name: str) -> "Field[Any, Any]":
    return model._meta.get_field(name)  # type: ignore[return-value]  # noqa: SLF001


def _places(name: str, size: Size) -> Any:
    if size is Actor:
        one: Any = _Named(name)
        return Actor(user_id=one, real_user_id=one)
    return _Named(name) if size is None else [_Named((name, place)) for place in range(size)]  # type: ignore[arg-type]


def _filled(values: dict[Any, Any], name: str, given: Any, here: Any) -> Size:
    """Put what is given into its places, as the database takes it; how many places, for many.

    Some are filled with the first once more, so that few sizes have a query of their own.
    """
    if isinstance(given, Actor):
        if given.is_masked:
            raise EmptyResultSet
        values[name] = given.user_id
        return Actor
    if not isinstance(given, Collection) or isinstance(given, str | bytes):
        values[name] = _stored(given, here)
        return None
    many = [_stored(one, here) for one in given]
    size = 1 << (len(many) - 1).bit_length() if many else 0
    many += many[:1] * (size - len(many))
    values.update(((name, place), one) for place, one in enumerate(many))
    return size


def _stored(value: Any, here: Any) -> Any:
    if isinstance(value, int) and abs(value) >= _TOO_LARGE:
        raise EmptyResultSet  # as Django has it: SQLite could not even be asked
    if isinstance(value, datetime):
        return here.ops.adapt_datetimefield_value(value)
    return _UUID.get_db_prep_value(value, here) if isinstance(value, UUID) else value


_UUID: "UUIDField[Any, Any]" = UUIDField()


def _is_moment(value: Any) -> bool:
    try:
        return isinstance(value, datetime) or bool(datetime.fromisoformat(str(value)))
    except ValueError:
        return False


class _Place(Value):
    """Stands in the built query for a value of this field."""

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        # MySQL is told where bytes come that are no letters.
        spell = getattr(self.value, "get_placeholder", None)
        return spell(b"", compiler, connection) if spell else "%s", [self.value]


class _Named(Value):
    """Stands in the built query for the value of this name, or for one of its many."""

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]
