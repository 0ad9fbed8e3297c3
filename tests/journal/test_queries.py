"""Lists start from a scope, cost the same at any length, and open nothing."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from flexid_xblock.journal import queries
from flexid_xblock.journal.models import Entry
from tests.common import COURSE, JOURNAL, PROMPT, send, type_on, write
from tests.journal.common import (
    LISTS,
    answer,
    dealt,
    decide,
    many_own,
    many_sent,
    open_as,
    read_rows,
)

pytestmark = pytest.mark.django_db

Build = Callable[..., Actor]
# "changed" is filled by hand: see test_queue.
WAITING = {"unread", "waiting", "all"}
FILLED = [name for name in LISTS if name != "changed"]


@pytest.mark.parametrize("count", [3, 300])
@pytest.mark.parametrize("name", FILLED)
def test_a_readers_list_is_one_query(
    people: dict, actor: Build, name: str, count: int, django_assert_num_queries: Callable
) -> None:
    many_sent(people["ana"].pk, people["cleo"].pk, count, waiting=name != "read_before")
    with django_assert_num_queries(1):
        assert len(LISTS[name](actor("cleo"), 1000)) == count


@pytest.mark.skipif(connection.vendor != "sqlite", reason="tells its plan in other words")
@pytest.mark.parametrize("name", LISTS)
def test_a_list_looks_up_no_row_that_it_does_not_show(actor: Build, name: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        LISTS[name](actor("cleo"), 50)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked[0]['sql']}")
        steps = [step for *_, step in cursor.fetchall() if "flexid_entry" in step]
    index = "flexid_entry_waiting" if name in WAITING else "flexid_entry_lists"
    assert any(f"COVERING INDEX {index}" in step for step in steps), steps


@pytest.mark.parametrize("count", [3, 300])
def test_counting_is_one_query_and_stops_at_the_cap(
    people: dict, actor: Build, count: int, django_assert_num_queries: Callable
) -> None:
    many_sent(people["ana"].pk, people["cleo"].pk, count, waiting=True)
    with django_assert_num_queries(1):
        assert queries.count_waiting(actor("cleo"), COURSE, cap=100) == min(count, 100)


@pytest.mark.parametrize("count", [3, 300])
def test_her_own_journal_costs_the_same_at_any_length(
    people: dict, actor: Build, count: int, django_assert_num_queries: Callable
) -> None:
    """Entries, readers, replies, three keys, holds, the log, who reads now or is not told."""
    many_own(people["ana"].pk, people["cleo"].pk, count)
    entry = send(actor("ana"), write(actor("ana"), "read"))
    open_as(actor("cleo"), entry.id)
    with django_assert_num_queries(10):
        entries = journal.own_entries(actor("ana"), COURSE)
    assert {view.text for view in entries} == {"read", *(f"slot-{n}" for n in range(count))}
    assert sum(len(view.replies) for view in entries) == count
    assert sum(len(view.reads) for view in entries) == 1


def test_saving_a_draft_reads_the_row_and_the_key_and_writes_once(actor: Build) -> None:
    entry = write(actor("ana"), "old")
    with CaptureQueriesContext(connection) as asked:
        type_on(actor("ana"), entry, "new")
    said = [query["sql"].split()[0] for query in asked]
    assert [verb for verb in said if verb not in {"SAVEPOINT", "RELEASE"}] == [
        *("SELECT", "SELECT", "UPDATE")
    ]


@pytest.mark.parametrize("name", FILLED)
def test_a_readers_list_fetches_no_text_and_logs_nothing(
    people: dict, actor: Build, name: str
) -> None:
    many_sent(people["ana"].pk, people["cleo"].pk, 3, waiting=name != "read_before")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        LISTS[name](actor("cleo"), 10)
    assert [query["sql"] for query in asked if "draft" in query["sql"]] == []
    assert read_rows() == 0


@pytest.mark.parametrize("name", FILLED)
def test_a_list_holds_what_was_sent_to_its_reader_only(
    people: dict, actor: Build, name: str
) -> None:
    many_sent(people["ana"].pk, people["cleo"].pk, 2, waiting=name != "read_before")
    many_sent(people["bo"].pk, people["ida"].pk, 3, waiting=name != "read_before")
    many_sent(people["eve"].pk, people["cleo"].pk, 4, waiting=name != "read_before")
    Entry.objects.filter(owner_id=people["ana"].pk, slot="slot-0").update(state="withdrawn")
    sizes = {who: len(LISTS[name](actor(who), 100)) for who in people}
    assert {who: size for who, size in sizes.items() if size} == {"cleo": 1, "ida": 3}
    assert LISTS[name](actor("cleo", seen_by="max"), 100) == ()


@pytest.mark.parametrize("name", FILLED)
def test_another_courses_entries_are_on_another_list(people: dict, actor: Build, name: str) -> None:
    many_sent(people["ana"].pk, people["cleo"].pk, 2, waiting=name != "read_before")
    Entry.objects.filter(slot="slot-0").update(course_key="course-v1:other+1+1")
    assert [item.prompt for item in LISTS[name](actor("cleo"), 10)] == ["slot-1"]


def test_the_longest_wait_comes_first_and_the_newest_reading_first(
    people: dict, actor: Build
) -> None:
    for student, is_waiting in (("ana", True), ("bo", False)):
        many_sent(people[student].pk, people["cleo"].pk, 4, waiting=is_waiting)
    slots = [f"slot-{n}" for n in range(4)]
    assert [item.prompt for item in LISTS["waiting"](actor("cleo"), 3)] == slots[:3]
    assert [item.prompt for item in LISTS["read_before"](actor("cleo"), 3)] == slots[:0:-1]


def test_what_is_decided_counts_as_done_for_her_alone(actor: Build) -> None:
    ana = actor("ana")
    prompts = {"three-circles": "keep", "seen-first": "pass", PROMPT: "send", "surprise": None}
    for prompt, decision in prompts.items():
        entry = write(ana, "mine", prompt=prompt)
        if decision:
            decide(ana, entry, decision)
    done = ("three-circles", "seen-first", PROMPT)
    assert queries.done_prompts(ana, COURSE) == {JOURNAL: dealt(*done)}
    assert queries.begun_activities(ana, COURSE) == {JOURNAL}
    for who in (actor("bo"), actor("cleo"), actor("ana", seen_by="cleo")):
        assert queries.done_prompts(who, COURSE) == {}
        assert queries.begun_activities(who, COURSE) == frozenset()


def test_a_draft_alone_is_begun_and_not_done(actor: Build) -> None:
    write(actor("ana"), "mine")
    assert queries.done_prompts(actor("ana"), COURSE) == {}
    assert queries.begun_activities(actor("ana"), COURSE) == {JOURNAL}


def test_what_was_taken_back_is_still_done(actor: Build) -> None:
    ana = actor("ana")
    entry = send(ana, write(ana, "mine"))
    answer(actor("cleo"), entry.id, "thank you")
    decide(ana, entry, "withdraw")
    assert queries.done_prompts(ana, COURSE) == {JOURNAL: dealt(PROMPT)}
