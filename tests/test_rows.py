"""A query that is built once is asked with each one's own values."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Model, QuerySet
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access.models import CounsellorAssignment
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal.models import Entry, SentText
from flexid_xblock.rows import once_built, row_where, write_row
from tests.common import COURSE, send, write

HOUR = timedelta(hours=1)


@once_built
def live(student_id: int, at: datetime) -> "QuerySet[CounsellorAssignment]":
    rows = CounsellorAssignment.objects.live(at).filter(student_id=student_id)
    return rows.order_by("counsellor_id")


@once_built
def slots(owner_id: int, ids: Collection[UUID]) -> QuerySet[Any, Any]:
    rows = Entry.objects.filter(owner_id=owner_id, pk__in=ids)
    return rows.order_by("slot").values_list("slot", "created", "is_thread_closed")


@once_built
def cases(actor: Actor, student_id: int, *, with_course: bool) -> QuerySet[Any, Any]:
    rows = CounsellorAssignment.objects.filter(counsellor_id=actor.user_id, student_id=student_id)
    return rows.values_list("course_key" if with_course else "is_deputy")


@once_built
def sent(entry_id: UUID) -> "QuerySet[SentText]":
    return SentText.objects.filter(entry_id=entry_id).select_related("entry").defer("entry__draft")


def columns(row: Model) -> dict[str, Any]:
    """All that the row has, as it is stored now."""
    return type(row)._default_manager.filter(pk=row.pk).values().get()


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


def test_a_question_is_asked_with_each_ones_values_and_of_what_is_there_now(people) -> None:
    ana, bo, cleo, ida = (people[name].pk for name in ("ana", "bo", "cleo", "ida"))
    now = timezone.now()
    before = [[one.counsellor_id for one in live(who, now)] for who in (ana, bo, cleo)]
    access.end_assignment(course_key=COURSE, student_id=ana, counsellor_id=cleo)
    after = [
        [one.counsellor_id for one in live(ana, at)] for at in (now, now + HOUR, now - 9 * HOUR)
    ]
    assert (before, after) == ([[cleo, ida], [cleo, ida], []], [[cleo, ida], [ida], []])


@pytest.mark.parametrize("count", range(4))
def test_of_many_values_each_finds_its_own(actor, people, count: int) -> None:
    prompts = ("seen-first", "surprise", "three-circles")[:count]
    entries = [write(actor("ana"), "hers", prompt=one) for one in prompts]
    write(actor("ana"), "not asked for", prompt="understood")
    found = slots(people["ana"].pk, [one.id for one in entries])
    hers = Entry.objects.filter(slot__in=prompts).order_by("slot")
    assert found == [(one.slot, one.created, False) for one in hers]
    assert slots(people["bo"].pk, {one.id for one in entries}) == []


def test_an_actor_is_asked_for_by_her_id_and_finds_nothing_behind_a_mask(actor, people) -> None:
    ana = people["ana"].pk
    asked = [actor("cleo"), actor("dov"), actor("cleo", seen_by="max")]
    assert [cases(who, ana, with_course=True) for who in asked] == [[(COURSE,)], [], []]


def test_a_question_has_a_query_for_each_of_its_shapes(actor, people) -> None:
    cleo, ana = actor("cleo"), people["ana"].pk
    found = [cases(cleo, ana, with_course=one) for one in (True, False, True)]
    assert found == [[(COURSE,)], [(False,)], [(COURSE,)]]


@pytest.mark.parametrize("number", [2**63, -(2**63), 10**30])
def test_a_number_that_no_table_holds_is_nowhere(actor, number: int) -> None:
    assert cases(actor("cleo"), number, with_course=True) == []


def test_an_object_brings_those_it_is_selected_with(actor) -> None:
    entry = send(actor("ana"), write(actor("ana"), "hers"))
    with CaptureQueriesContext(connection) as asked:
        (row,) = sent(entry.id)
        found = row.entry.pk, row.entry.slot, row.number, row.entry.get_deferred_fields()
    assert found == (entry.id, entry.prompt, 1, {"draft"})
    assert len(asked) == 1


def test_what_was_built_once_is_not_built_again(people) -> None:
    built = []

    @once_built
    def asked(student_id: int) -> QuerySet[Any, Any]:
        built.append(student_id)
        return CounsellorAssignment.objects.filter(student_id=student_id)

    assert [len(asked(people[name].pk)) for name in ("ana", "bo", "cleo")] == [2, 2, 0]
    assert len(built) == 1


def test_a_time_that_would_stand_still_is_refused(people) -> None:
    @once_built
    def asked(student_id: int) -> QuerySet[Any, Any]:
        return CounsellorAssignment.objects.live().filter(student_id=student_id)

    with pytest.raises(TypeError, match="stand still"):
        asked(people["ana"].pk)


def test_a_question_with_a_value_too_few_is_refused(people) -> None:
    with pytest.raises(ValueError, match="shorter"):
        live(people["ana"].pk)  # type: ignore[call-arg]


def test_the_named_fields_of_a_row_are_written_and_no_others(actor) -> None:
    hers, other = (write(actor(name), "mine") for name in ("ana", "bo"))
    row, before = Entry.objects.get(pk=hers.id), columns(Entry(pk=other.id))
    kept, sealed = columns(row), b"v1" + bytes(range(256))
    row.revision, row.draft, row.language, row.sent_at = 7, sealed, "nb", timezone.now()
    write_row(row, "revision", "draft")
    after = columns(row)
    assert bytes(after["draft"]) == sealed
    assert after | {"draft": kept["draft"]} == kept | {"revision": 7}
    assert columns(Entry(pk=other.id)) == before


def test_a_row_that_has_gone_is_not_written_in_silence(actor) -> None:
    row = Entry.objects.get(pk=write(actor("ana"), "mine").id)
    Entry.objects.all().delete()
    with pytest.raises(DatabaseError):
        write_row(row, "revision")


def test_a_row_is_written_by_one_query(actor) -> None:
    row = Entry.objects.get(pk=write(actor("ana"), "mine").id)
    with CaptureQueriesContext(connection) as asked:
        write_row(row, "revision", "language")
    assert [one["sql"].split()[0] for one in asked] == ["UPDATE"]
