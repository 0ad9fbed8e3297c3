"""How long each class of data is kept: ``FLEXID_RETENTION``, read in one place.

A row that cannot be read lets nothing go until somebody has mended it: to keep
a little longer can be made good, to delete too early cannot.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings

LONGEST = 18_000  # days; a longer time is a slip of the keyboard
_BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)


def days(row: str) -> int | None:
    """For how many days a class of data is kept; None where it never goes by itself.

    A row may name another one, and then says what that one says.
    """
    value = _row(row)
    if isinstance(value, str):
        value = _row(value)
    return value if is_days(value) else None


def lapsed(row: str, now: datetime) -> datetime:
    """What began at this moment, or before, was kept long enough.

    By the calendar of the time zone of ``now``: ten o'clock stays ten o'clock.
    """
    kept = days(row)
    return _BEFORE_ALL if kept is None else now - timedelta(days=kept)


def is_days(value: Any) -> bool:
    """Whether somebody can count this."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value <= LONGEST


def _row(name: str) -> Any:
    table = settings.FLEXID_RETENTION
    return table.get(name) if isinstance(table, dict) else None
