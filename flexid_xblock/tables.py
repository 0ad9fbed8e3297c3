"""What a database may lack: our tables, or room for every letter.

A plugin is in place before its tables are made, and a platform that is older than
emoji may have tables for letters of three bytes. Neither is the person's fault, and
neither may take the host down.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core import checks
from django.db import DatabaseError, connections

from flexid_xblock.domain.errors import Unavailable

_PREFIX = "flexid_xblock_"
_NO_TABLE_CODE, _NO_TABLE_WORDS = 1146, "no such table"  # SQLite has no codes
_NO_LETTER_CODES = {1366, 1267}  # cannot be stored; cannot be compared


@contextmanager
def lacks_said() -> Iterator[None]:
    """Say what the database lacks as a refusal; every other fault goes on as it is."""
    try:
        yield
    except DatabaseError as error:
        lack = lack_in(error)
        if lack is None:
            raise
        raise lack from error


def lack_in(error: DatabaseError) -> Unavailable | None:
    """What the database lacks, if that is why it refused."""
    if _NO_LETTER_CODES.intersection(error.args[:1]):
        return Unavailable("letters_refused")
    has_no_table = _NO_TABLE_CODE in error.args[:1] or _NO_TABLE_WORDS in str(error)
    return Unavailable("not_set_up") if has_no_table and _PREFIX in str(error) else None


def check_letters(databases: Iterable[str] | None = None, **kwargs: Any) -> list[checks.Warning]:
    """Warn of our tables that were made without room for four bytes a letter.

    What students write is stored as bytes and fits anywhere; a group's name does not.
    """
    mysql = (one for one in databases or () if connections[one].vendor == "mysql")
    return [
        checks.Warning(
            f"The table {table} has no room for emoji and some old scripts.",
            hint=f"ALTER TABLE {table} CONVERT TO CHARACTER SET utf8mb4;",
            id="flexid.W004",
        )
        for alias in mysql
        for table in _narrow_tables(alias)
    ]


def _narrow_tables(alias: str) -> list[str]:
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT table_name FROM information_schema.columns"
            " WHERE table_schema = DATABASE() AND table_name LIKE %s"
            " AND character_set_name <> 'utf8mb4' ORDER BY table_name",
            [_PREFIX.replace("_", r"\_") + "%"],
        )
        return [row[0] for row in cursor.fetchall()]
