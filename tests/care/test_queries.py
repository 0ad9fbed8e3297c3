"""The queue is walked page by page: each text once and in order, whatever comes."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core import signing
from hypothesis import assume, given
from hypothesis import strategies as st

from flexid_xblock.access import api as access
from flexid_xblock.care import api as care
from flexid_xblock.care.queries import PAGE
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Invalid
from flexid_xblock.journal.models import Entry
from flexid_xblock.journal.records import SentEntry
from tests.common import COURSE, ticket_for
from tests.journal.common import many_sent, read_rows

pytestmark = pytest.mark.django_db

Build = Callable[..., Actor]
LISTS = {"queue": care.queue, "read_before": care.read_before}
A_PLACE = ["2026-09-01T00:00:00+00:00", "00000000-0000-0000-0000-000000000001"]
CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:."


def refused_with(list_of: Callable, cursor: str) -> str | None:
    """The code of the refusal, None where a page came."""
    try:
        list_of(Actor(user_id=1, real_user_id=1), COURSE, cursor=cursor)
    except Invalid as refused:
        return refused.code
    return None


def walk(list_of: Callable, who: Actor, *, between: Callable = lambda page: None) -> list[list]:
    """Every page from the first to the last."""
    pages, cursor = [], ""
    while not pages or cursor:
        page = list_of(who, COURSE, cursor=cursor)
        pages.append(list(page.entries))
        between(page)
        cursor = page.next
    return pages


def moment(entry: SentEntry) -> datetime:
    return entry.waiting_since or entry.sent_at


@pytest.mark.parametrize("ties", [1, 7, 120])
@pytest.mark.parametrize("name", list(LISTS))
def test_each_of_120_entries_comes_once_and_in_order(
    people: dict, actor: Build, name: str, ties: int
) -> None:
    many_sent(people["ana"].pk, people["cleo"].pk, 120, waiting=name == "queue", ties=ties)
    pages = walk(LISTS[name], actor("cleo"))
    entries = [entry for page in pages for entry in page]
    assert [len(page) for page in pages] == [50, 50, 20]
    ids = Entry.objects.values_list("pk", flat=True)
    assert sorted(entry.id for entry in entries) == sorted(ids)
    moments = [moment(entry) for entry in entries]
    assert moments == sorted(moments, reverse=name == "read_before")


@pytest.mark.parametrize(("count", "sizes"), [(0, [0]), (1, [1]), (50, [50]), (51, [50, 1])])
@pytest.mark.parametrize("name", list(LISTS))
def test_the_last_page_leads_nowhere(
    people: dict, actor: Build, name: str, count: int, sizes: list[int]
) -> None:
    many_sent(people["ana"].pk, people["cleo"].pk, count, waiting=name == "queue")
    assert [len(page) for page in walk(LISTS[name], actor("cleo"))] == sizes


def test_what_is_read_on_the_way_makes_the_walk_skip_nothing(people: dict, actor: Build) -> None:
    many_sent(people["ana"].pk, people["cleo"].pk, 120, waiting=True, ties=7)

    def read(page: care.Page) -> None:
        ids = [entry.id for entry in page.entries]
        Entry.objects.filter(pk__in=ids).update(waiting_since=None)

    pages = walk(care.queue, actor("cleo"), between=read)
    assert [len(page) for page in pages] == [50, 50, 20]
    assert len({entry.id for page in pages for entry in page}) == 120


@pytest.mark.parametrize("list_of", LISTS.values())
def test_a_page_costs_one_query_at_any_depth(
    people: dict, actor: Build, list_of: Callable, django_assert_num_queries: Callable
) -> None:
    many_sent(people["ana"].pk, people["cleo"].pk, 120, waiting=list_of is care.queue)
    with django_assert_num_queries(3):
        assert len(walk(list_of, actor("cleo"))) == 3
    assert (PAGE, read_rows()) == (50, 0)


@given(st.text(min_size=1))
def test_what_is_no_cursor_is_refused_with_its_code(text: str) -> None:
    assert [refused_with(list_of, text) for list_of in LISTS.values()] == ["bad_fields"] * 2


def test_what_was_signed_for_another_use_is_no_cursor(actor: Build) -> None:
    forged = signing.dumps(A_PLACE, salt="another use")
    for cursor in (forged, access.issue(ticket_for(actor("cleo")))):
        assert refused_with(care.queue, cursor) == "bad_fields"


@given(st.data())
def test_one_changed_character_breaks_a_cursor(data: st.DataObject) -> None:
    cursor = signing.dumps(A_PLACE, salt="flexid.cursor.1")
    assert refused_with(care.queue, cursor) is None
    place = data.draw(st.integers(0, len(cursor) - 1))
    character = data.draw(st.sampled_from(CHARACTERS))
    assume(character != cursor[place])
    changed = cursor[:place] + character + cursor[place + 1 :]
    assert refused_with(care.queue, changed) == "bad_fields"


def test_a_cursor_shows_no_more_than_its_readers_own_list(people: dict, actor: Build) -> None:
    many_sent(people["ana"].pk, people["cleo"].pk, 60, waiting=True)
    cursor = care.queue(actor("cleo"), COURSE).next
    assert care.queue(actor("dov"), COURSE, cursor=cursor) == care.Page(entries=(), next="")


@pytest.mark.parametrize(("count", "badge"), [(0, "0"), (99, "99"), (100, "99+"), (130, "99+")])
def test_the_badge_counts_to_99(people: dict, actor: Build, count: int, badge: str) -> None:
    many_sent(people["ana"].pk, people["cleo"].pk, count, waiting=True)
    many_sent(people["bo"].pk, people["cleo"].pk, 30, waiting=False)
    assert care.waiting_count(actor("cleo"), COURSE) == badge
    assert care.waiting_count(actor("dov"), COURSE) == "0"
