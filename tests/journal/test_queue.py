"""The queue: asked for first, then the longest wait; filtered, paged, walked from row to row."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from flexid_xblock.access import api as access
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from flexid_xblock.journal import queries
from flexid_xblock.journal.models import Entry
from flexid_xblock.journal.queue import _filtered
from tests.common import COURSE, answer, send, type_on, write
from tests.journal.common import LISTS, START, decide, many_sent, open_as, read_rows

pytestmark = pytest.mark.django_db

Build = Callable[..., Actor]
ALL = journal.QueueFilter(show="all")


@pytest.fixture
def entry(actor: Build) -> journal.OwnEntry:
    """Ana's, sent to Cleo and Ida."""
    return send(actor("ana"), write(actor("ana"), "hello"))


def shown(actor: Build, name: str = "cleo") -> set[str]:
    """The lists that hold Ana's one entry."""
    return {show for show, lists in LISTS.items() if lists(actor(name))}


def ask(slot: str, minutes: int) -> None:
    Entry.objects.filter(slot=slot).update(asked_at=START + timedelta(minutes=minutes))


def slots(found: tuple[journal.SentEntry, ...]) -> list[str]:
    return [entry.prompt for entry in found]


def queue(who: Actor, filters: journal.QueueFilter = ALL, **page: Any) -> list[str]:
    page = {"after": None, "limit": 100, **page}
    return slots(queries.waiting(who, COURSE, filters=filters, **page))


def test_an_entry_is_on_the_lists_that_speak_of_it(actor: Build, entry: journal.OwnEntry) -> None:
    ana, seen = actor("ana"), [shown(actor)]
    open_as(actor("cleo"), entry.id)
    seen.append(shown(actor))
    answer(actor("cleo"), entry, "thank you")
    seen.append(shown(actor))
    journal.ask_to_read(ana, entry.id, asks=True)
    seen.append(shown(actor))
    send(ana, type_on(ana, entry, "new words"))
    seen.append(shown(actor))
    decide(ana, journal.own_entry(ana, entry.id), "withdraw")
    assert [*seen, shown(actor)] == [
        {"unread", "waiting", "all"},
        {"waiting", "all", "read_before"},
        {"read_before"},
        {"unread", "all", "read_before"},
        {"unread", "waiting", "changed", "all"},
        set(),
    ]


def test_a_message_of_hers_makes_it_unread_and_unanswered(
    actor: Build, entry: journal.OwnEntry
) -> None:
    open_as(actor("cleo"), entry.id)
    answer(actor("cleo"), entry, "thank you")
    journal.reply(actor("ana"), entry.id, uuid4(), "and?", course_key=COURSE)
    assert shown(actor) == {"unread", "waiting", "all"}


def test_a_row_says_what_the_desk_needs_and_no_word(actor: Build, entry: journal.OwnEntry) -> None:
    ana = actor("ana")
    answer(actor("cleo"), entry, "thank you")
    again = send(ana, type_on(ana, entry, "new words"))
    change = journal.Change(id=entry.id, based_on=again.revision, text="نص", language="ar")
    journal.save(ana, change, None)  # a newer draft in another language tells nobody anything
    (row,) = LISTS["all"](actor("cleo"))
    assert (row.is_changed, row.language, row.sent_number) == (True, "en", 2)
    assert (row.unanswered_since, row.sent_at) == (again.sent_at, again.sent_at)
    assert read_rows() == 0


def test_asked_for_comes_first_oldest_asking_first_then_the_longest_wait(
    people: dict, actor: Build
) -> None:
    many_sent(people["ana"].pk, people["cleo"].pk, 5, waiting=True)
    ask("slot-3", 20)
    ask("slot-4", 10)
    in_order = ["slot-4", "slot-3", "slot-0", "slot-1", "slot-2"]
    for show in ("unread", "all"):
        assert queue(actor("cleo"), journal.QueueFilter(show=show)) == in_order


@pytest.mark.parametrize("ties", [1, 3])
@pytest.mark.parametrize("asked", [0, 3, 7])
def test_pages_join_without_a_gap_or_a_repeat(
    people: dict, actor: Build, ties: int, asked: int
) -> None:
    many_sent(people["ana"].pk, people["cleo"].pk, 7, waiting=True, ties=ties)
    for n in range(asked):
        ask(f"slot-{n}", 60 - n // ties)
    whole, found, after = queue(actor("cleo")), [], None
    for _ in range(7):
        (row,) = queries.waiting(actor("cleo"), COURSE, filters=ALL, after=after, limit=1)
        found, after = [*found, row.prompt], queries.spot_of(row)
    assert (found, queue(actor("cleo"), after=after)) == (whole, [])


@pytest.mark.parametrize("asked", [0, 2, 5])
def test_neighbours_walk_the_queue_both_ways(people: dict, actor: Build, asked: int) -> None:
    many_sent(people["ana"].pk, people["cleo"].pk, 5, waiting=True, ties=2)
    for n in range(asked):
        ask(f"slot-{n}", 60 - n // 2)
    rows = queries.waiting(actor("cleo"), COURSE, filters=ALL, after=None, limit=9)
    ids = [None, *(row.id for row in rows), None]
    found = [queries.neighbours(actor("cleo"), COURSE, row, ALL) for row in rows]
    assert found == list(zip(ids[:-2], ids[2:], strict=True))


def test_who_opens_a_row_still_finds_its_neighbours(people: dict, actor: Build) -> None:
    cleo = actor("cleo")
    rows = [send(actor(name), write(actor(name), name)) for name in ("ana", "bo", "cai")]
    about = open_as(cleo, rows[1].id).about
    unread = queries.neighbours(cleo, COURSE, about, journal.QueueFilter(show="unread"))
    assert unread == (rows[0].id, rows[2].id)


def test_what_moved_when_it_was_opened_is_not_its_own_neighbour(people: dict, actor: Build) -> None:
    many_sent(people["ana"].pk, people["cleo"].pk, 3, waiting=True)
    ask("slot-0", 20)
    first, second, _ = LISTS["all"](actor("cleo"))
    Entry.objects.filter(slot="slot-0").update(asked_at=None)
    assert queries.neighbours(actor("cleo"), COURSE, first, ALL) == (None, second.id)
    Entry.objects.update(waiting_since=None)
    newest, middle, oldest = LISTS["read_before"](actor("cleo"))
    between = middle.sent_at + timedelta(seconds=30)
    Entry.objects.filter(pk=middle.id).update(sent_at=between)
    found = queries.neighbours_read(actor("cleo"), COURSE, middle)
    assert found == (newest.id, oldest.id)


def test_neighbours_are_only_what_was_sent_to_who_asks(people: dict, actor: Build) -> None:
    many_sent(people["ana"].pk, people["cleo"].pk, 3, waiting=True)
    middle = LISTS["all"](actor("cleo"))[1]
    for name in ("ida", "dov", "tor", "ana"):
        assert queries.neighbours(actor(name), COURSE, middle, ALL) == (None, None)
        assert queries.neighbours_read(actor(name), COURSE, middle) == (None, None)


def test_neighbours_among_what_was_read_walk_both_ways(people: dict, actor: Build) -> None:
    many_sent(people["ana"].pk, people["cleo"].pk, 5, waiting=False, ties=2)
    rows = LISTS["read_before"](actor("cleo"))
    ids = [None, *(row.id for row in rows), None]
    found = [queries.neighbours_read(actor("cleo"), COURSE, row) for row in rows]
    assert found == list(zip(ids[:-2], ids[2:], strict=True))


def test_a_filter_leaves_its_own(people: dict, actor: Build) -> None:
    many_sent(people["ana"].pk, people["cleo"].pk, 2, waiting=True)
    many_sent(people["bo"].pk, people["cleo"].pk, 1, waiting=True)
    Entry.objects.filter(slot="slot-1").update(activity_key="roles.journal")
    send(actor("bo"), write(actor("bo"), "hei"))
    group = access.groups_of(actor("tor"), COURSE, "teacher")[0]
    bo_alone = Entry.objects.filter(owner_id=people["bo"].pk).values("owner_id")
    sizes = {
        name: len(queue(actor("cleo"), journal.QueueFilter(show="all", **only)))
        for name, only in {
            "module": {"activity_prefix": "roles."},
            "language": {"language": "en"},
            "group": {"students": bo_alone},
            "none": {},
        }.items()
    }
    assert sizes == {"module": 1, "language": 1, "group": 2, "none": 4}
    assert people["bo"].pk in access.students_of(group.id)


def test_what_one_student_sent_newest_first_from_a_cursor(people: dict, actor: Build) -> None:
    many_sent(people["ana"].pk, people["cleo"].pk, 4, waiting=True)
    many_sent(people["bo"].pk, people["cleo"].pk, 2, waiting=True)
    decide(actor("ana"), write(actor("ana"), "kept"), "keep")
    ana = people["ana"].pk
    first = queries.sent_by(actor("cleo"), ana, COURSE, before=None, limit=2)
    place = (first[-1].sent_at, first[-1].id)
    rest = queries.sent_by(actor("cleo"), ana, COURSE, before=place, limit=9)
    assert slots(first) + slots(rest) == ["slot-3", "slot-2", "slot-1", "slot-0"]
    for name in ("ida", "dov", "tor", "ana"):
        assert queries.sent_by(actor(name), ana, COURSE, before=None, limit=9) == ()


@pytest.mark.parametrize("count", [3, 300])
def test_lists_and_neighbours_cost_the_same_at_any_length(
    people: dict, actor: Build, count: int, django_assert_num_queries: Callable
) -> None:
    many_sent(people["ana"].pk, people["cleo"].pk, count, waiting=True)
    cleo, some = actor("cleo"), LISTS["all"](actor("cleo"))[1]
    with django_assert_num_queries(1):
        queries.sent_by(cleo, people["ana"].pk, COURSE, before=None, limit=1000)
    with django_assert_num_queries(2):
        queries.neighbours(cleo, COURSE, some, ALL)
    with django_assert_num_queries(1):
        assert len(queue(cleo, limit=1000)) == count


@pytest.mark.parametrize("show", ["all", "unread"])
def test_what_waits_is_found_without_a_look_at_what_does_not(
    people: dict, actor: Build, show: str
) -> None:
    """Only where the index says the same words as the query; others have the wider one."""
    rows = _filtered(actor("cleo"), COURSE, journal.QueueFilter(show=show))
    can = connection.features.supports_partial_indexes
    assert ("flexid_entry_waiting" in rows.values("pk").explain()) == can
