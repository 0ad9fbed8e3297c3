"""A long list, newest first, page after page."""

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from flexid_xblock.domain.errors import Invalid

Row = TypeVar("Row", bound=Model)


def newest_first(rows: QuerySet[Row], *, by: str, before: str, size: int) -> list[Row]:
    """A page of rows by a column of times; ``before`` is the id of the last row seen, or ''.

    Raises ``Invalid("bad_fields")`` for what is no id of these rows.
    """
    if before:
        last = rows.filter(pk=_id(before)).values_list(by, "pk").first()
        if last is None:
            raise Invalid("bad_fields")
        older: dict[str, Any] = {f"{by}__lt": last[0]}
        rows = rows.filter(Q(**older) | Q(**{by: last[0]}, pk__lt=last[1]))
    return list(rows.order_by(f"-{by}", "-pk")[:size])


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise Invalid("bad_fields") from error
