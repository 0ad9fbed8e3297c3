"""On a platform older than emoji a table may hold three bytes a letter; texts still fit."""

from collections.abc import Iterator

import pytest
from django.core import checks
from django.db import connection

from flexid_xblock.access import api as access
from flexid_xblock.domain.errors import Unavailable
from flexid_xblock.journal import api as journal
from flexid_xblock.journal.models import Entry
from flexid_xblock.models import Group
from flexid_xblock.phrases import REFUSALS
from tests.common import COURSE, send, write

FOX = "Fjord 🦊"
TABLES = [model._meta.db_table for model in (Entry, Group)]
pytestmark = [
    pytest.mark.tables,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "mysql", reason="SQLite has room for all letters"),
]


@pytest.fixture
def narrow() -> Iterator[None]:
    """Two of our tables as such a platform would have made them."""
    _convert("utf8mb3")
    yield
    _convert("utf8mb4")


def _convert(letters: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET foreign_key_checks = 0")
        for table in TABLES:
            cursor.execute(f"ALTER TABLE {table} CONVERT TO CHARACTER SET {letters}")
        cursor.execute("SET foreign_key_checks = 1")


def warned() -> list[str]:
    """The tables that the operator is warned of, with what mends them."""
    found = checks.run_checks(tags=["database"], databases=["default"])
    return [one.hint for one in found if one.id == "flexid.W004"]


def test_our_tables_have_room_for_all_letters() -> None:
    assert warned() == []


def test_the_operator_is_told_which_tables_and_how_to_mend_them(narrow: None) -> None:
    assert warned() == [
        f"ALTER TABLE {table} CONVERT TO CHARACTER SET utf8mb4;" for table in TABLES
    ]


def test_what_a_student_writes_fits_all_the_same(narrow: None, actor) -> None:
    entry = send(actor("ana"), write(actor("ana"), FOX))
    assert journal.own_entry(actor("ana"), entry.id).text == FOX


def test_a_group_is_refused_in_one_sentence(narrow: None) -> None:
    with pytest.raises(Unavailable) as refused:
        access.create_group(course_key=COURSE, name=FOX, year=1)
    assert (refused.value.code in REFUSALS, Group.objects.count()) == (True, 0)
