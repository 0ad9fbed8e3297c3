"""A query that is built once is asked with each one's own values."""

from uuid import uuid4

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from flexid_xblock.journal.models import Entry
from flexid_xblock.rows import row_where
from tests.common import write


def test_each_asking_finds_its_own_row_and_nobody_elses(actor, people) -> None:
    hers, his = write(actor("ana"), "hers"), write(actor("bo"), "his")
    found = {
        (name, one.id): row_where(Entry, {"owner_id": people[name].pk, "id": one.id})
        for name in ("ana", "bo")
        for one in (hers, his)
    }
    assert {key: row and row.pk for key, row in found.items()} == {
        ("ana", hers.id): hers.id,
        ("ana", his.id): None,
        ("bo", hers.id): None,
        ("bo", his.id): his.id,
    }


def test_a_row_has_all_its_columns_as_any_query_gives_them(actor) -> None:
    entry = write(actor("ana"), "hers")
    row, plain = row_where(Entry, {"id": entry.id}), Entry.objects.get(pk=entry.id)
    named = [field.attname for field in Entry._meta.concrete_fields]
    values = [[getattr(one, name) for name in named] for one in (row, plain)]
    assert values[0] == values[1]
    assert not row.get_deferred_fields()


def test_a_locked_row_is_locked_where_the_database_can(actor) -> None:
    entry = write(actor("ana"), "hers")
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        row_where(Entry, {"id": entry.id}, lock=True)
    said = [query["sql"] for query in asked if query["sql"].startswith("SELECT")]
    can = connection.features.has_select_for_update
    assert [sql.endswith("FOR UPDATE") for sql in said] == [can]


def test_a_lock_that_would_hold_nothing_is_refused() -> None:
    with pytest.raises(transaction.TransactionManagementError):
        row_where(Entry, {"id": uuid4()}, lock=True)
