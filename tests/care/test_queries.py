"""The queue is walked page by page: each text once and in order, whatever comes."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from unittest import mock
from zoneinfo import ZoneInfo

import pytest
from django.core import signing
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from flexid_xblock.access import api as access
from flexid_xblock.care import api as care
from flexid_xblock.care import queries
from flexid_xblock.care.queries import PAGE
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Invalid, NotFound
from flexid_xblock.journal.models import Entry
from flexid_xblock.journal.records import SentEntry
from tests.common import COURSE, send, ticket_for, write
from tests.journal.common import START, decide, many_sent, read_rows

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
    forged = signing.dumps([*A_PLACE, True], salt="another use")
    another_lists = signing.dumps(A_PLACE, salt="flexid.cursor.1")
    for cursor in (forged, another_lists, access.issue(ticket_for(actor("cleo")))):
        assert refused_with(care.queue, cursor) == "bad_fields"


@given(st.data())
def test_one_changed_character_breaks_a_cursor(data: st.DataObject) -> None:
    cursor = signing.dumps([*A_PLACE, True], salt="flexid.cursor.1")
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
    assert care.overview(actor("cleo"), COURSE).count == badge
    assert care.overview(actor("dov"), COURSE).count == "0"


def test_the_overview_begins_with_the_queues_first_page(people: dict, actor: Build) -> None:
    many_sent(people["ana"].pk, people["cleo"].pk, 120, waiting=True, ties=7)
    found = care.overview(actor("cleo"), COURSE)
    assert found.first.entries == care.queue(actor("cleo"), COURSE).entries
    rest = care.queue(actor("cleo"), COURSE, cursor=found.first.next)
    assert (len(found.first.entries), len(rest.entries)) == (50, 50)


# When each text was sent, and when it was asked for, in days; few, so that many are the same.
MOMENTS = st.lists(st.tuples(st.integers(0, 3), st.none() | st.integers(0, 3)), max_size=12)


@given(moments=MOMENTS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_asked_for_first_then_the_longest_wait_and_each_once(
    people: dict, actor: Build, moments: list[tuple[int, int | None]]
) -> None:
    Entry.objects.all().delete()
    many_sent(people["ana"].pk, people["cleo"].pk, len(moments), waiting=True)
    for number, (sent, asked) in enumerate(moments):
        at = START + timedelta(days=sent)
        asked_at = None if asked is None else START + timedelta(days=asked)
        rows = Entry.objects.filter(slot=f"slot-{number}")
        rows.update(sent_at=at, waiting_since=at, unanswered_since=at, asked_at=asked_at)
    with mock.patch.object(queries, "PAGE", 3):
        pages = walk(care.queue, actor("cleo"))
    found = [entry for page in pages for entry in page]
    assert sorted(one.id for one in found) == sorted(Entry.objects.values_list("pk", flat=True))
    assert found == sorted(found, key=place)


def place(entry: SentEntry) -> tuple:
    """Where an entry belongs, told from the promise and not from the query.

    At the same moment any order will do: MariaDB has its own of ids.
    """
    asked = entry.asked_at
    return (asked is None, asked or entry.unanswered_since)


@pytest.mark.parametrize(
    ("asked", "promised"),
    [
        ("2026-09-01T10:00", "2026-09-04"),  # Tuesday, to Friday
        ("2026-09-03T10:00", "2026-09-08"),  # over a weekend
        ("2026-09-05T23:30", "2026-09-09"),  # a Saturday
        ("2026-10-01T10:00", "2026-10-13"),  # over a week of holidays
    ],
)
def test_an_answer_is_promised_in_school_days(settings: Any, asked: str, promised: str) -> None:
    settings.FLEXID_ANSWER_DAYS = 3
    holidays = (("2026-10-05", "2026-10-09"),)
    settings.FLEXID_SCHOOL_CALENDAR = settings.FLEXID_SCHOOL_CALENDAR | {"holidays": holidays}
    since = datetime.fromisoformat(asked).replace(tzinfo=ZoneInfo("Europe/Oslo"))
    assert care.promised(since) == date.fromisoformat(promised)


def test_a_timeline_has_what_was_sent_and_nothing_of_what_was_kept(
    people: dict, actor: Build
) -> None:
    sent = send(actor("ana"), write(actor("ana"), "sent"))
    kept = write(actor("ana"), "kept", prompt="surprise")
    decide(actor("ana"), kept, "keep")
    write(actor("ana"), "a draft", prompt="seen-first")
    found = care.timeline(actor("cleo"), people["ana"].pk, COURSE)
    assert [one.id for one in found.entries] == [sent.id]


@pytest.mark.parametrize("name", ["dov", "tor", "ana", "bo", "liv", "sol", "max"])
def test_a_timeline_is_not_there_for_others(people: dict, actor: Build, name: str) -> None:
    send(actor("ana"), write(actor("ana"), "sent"))
    with pytest.raises(NotFound):
        care.timeline(actor(name), people["ana"].pk, COURSE)
