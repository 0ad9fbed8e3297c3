"""The counsellor's desk: names and questions in the queue, a text only when it is opened."""

import json
import re
from base64 import urlsafe_b64encode
from uuid import uuid4

import pytest
from django.utils import timezone

from flexid_xblock.access.models import CounsellorAssignment
from flexid_xblock.audit.models import ReadRow
from flexid_xblock.content import api as content
from flexid_xblock.journal import api as journal
from flexid_xblock.journal.models import Entry, EntryReader
from tests.common import COURSE, JOURNAL, send, type_on, write
from tests.desk.common import at, our_queries, said

QUEUE = 'class="flexid-row"'


@pytest.fixture
def sent(actor):
    """Ana's sent text, with a newer draft that nobody was sent."""
    entry = send(actor("ana"), write(actor("ana"), "kanari-sent"))
    return type_on(actor("ana"), entry, "kanari-newer")


def many(counsellor_id: int, count: int) -> None:
    """So many students whose text waits for this counsellor."""
    now, version = timezone.now(), content.freeze(JOURNAL)
    place = {"course_key": COURSE, "activity_key": JOURNAL, "slot": "understood"}
    state = {"state": "sent", "sent_at": now, "waiting_since": now, "sent_number": 1}
    closed = {"draft": b"v1 closed", "version": version, "language": "en", "revision": 1}
    owners = range(10_000, 10_000 + count)
    Entry.objects.bulk_create(Entry(owner_id=n, **place, **state, **closed) for n in owners)
    EntryReader.objects.bulk_create(
        EntryReader(entry=one, reader_id=counsellor_id) for one in Entry.objects.all()
    )
    CounsellorAssignment.objects.bulk_create(
        CounsellorAssignment(course_key=COURSE, student_id=n, counsellor_id=counsellor_id)
        for n in owners
    )


@pytest.mark.parametrize("show", ["", "?show=read"])
def test_the_queue_holds_no_word_of_a_text(logged_in, actor, sent, show: str) -> None:
    journal.reply(actor("ana"), sent.id, uuid4(), "kanari-reply", course_key=COURSE)
    if show:
        logged_in("cleo").get(at("counsellor_entry", entry_id=sent.id))
    page = said(logged_in("cleo").get(at("counsellor_desk") + show))
    asked = content.words(content.source(JOURNAL), "en").text["prompts"]["understood"]
    shown = [page.count(line) for line in ("Ana Lind", " ".join(asked["question"].split()))]
    assert (shown, re.findall(r"kanari\S*", page)) == ([1, 1], [])


@pytest.mark.parametrize("name", ["cleo", "ida"])
def test_what_was_read_leaves_the_queue(logged_in, sent, name: str) -> None:
    client = logged_in(name)
    before = client.get(at("counsellor_desk")).content.decode().count(QUEUE)
    client.get(at("counsellor_entry", entry_id=sent.id))
    rest = [
        client.get(at("counsellor_desk") + show).content.decode().count(QUEUE)
        for show in ("", "?show=read")
    ]
    assert (before, rest) == (1, [0, 1])


def test_another_groups_counsellor_has_an_empty_queue(logged_in, sent) -> None:
    page = logged_in("dov").get(at("counsellor_desk"))
    assert (page.content.decode().count(QUEUE), "Ana" in said(page)) == (0, False)


def test_opening_shows_the_sent_text_and_writes_it_down(logged_in, people, sent) -> None:
    page = logged_in("cleo").get(at("counsellor_entry", entry_id=sent.id))
    found = (page.headers["Cache-Control"], re.findall(r"kanari\S*", said(page)))
    assert found == ("no-store", ["kanari-sent"])
    rows = list(ReadRow.objects.values_list("actor_id", "role", "object_ref", "purpose"))
    assert rows == [(people["cleo"].pk, "counsellor", str(sent.id), "follow_up")]


def test_a_deputy_is_written_down_as_deputy(logged_in, people, sent) -> None:
    logged_in("ida").get(at("counsellor_entry", entry_id=sent.id))
    assert list(ReadRow.objects.values_list("actor_id", "role")) == [(people["ida"].pk, "deputy")]


@pytest.mark.parametrize("name", ["dov", "tor", "bo", "ana", "liv", "sol", "max"])
def test_who_may_not_open_it_leaves_no_row(logged_in, sent, name: str) -> None:
    page = logged_in(name).get(at("counsellor_entry", entry_id=sent.id))
    assert (page.status_code, ReadRow.objects.count()) == (404, 0)


def test_the_thread_is_on_the_page_with_both_sides(logged_in, actor, sent) -> None:
    for name in ("cleo", "ana"):
        journal.reply(actor(name), sent.id, uuid4(), f"kanari-{name}", course_key=COURSE)
    text = said(logged_in("cleo").get(at("counsellor_entry", entry_id=sent.id)))
    found = re.findall(r"kanari\S*", text)
    assert found == ["kanari-sent", "kanari-cleo", "kanari-ana"]


@pytest.mark.parametrize("count", [3, 300])
def test_a_queue_costs_the_same_however_long_it_is(logged_in, people, count: int) -> None:
    many(people["cleo"].pk, count)
    client = logged_in("cleo")
    client.get(at("counsellor_desk"))
    assert our_queries(client, at("counsellor_desk")) == 3
    page = client.get(at("counsellor_desk"))
    assert page.content.decode().count(QUEUE) == min(count, 50)


def test_page_after_page_shows_each_text_once(logged_in, people) -> None:
    many(people["cleo"].pk, 120)
    client, address, found = logged_in("cleo"), at("counsellor_desk"), []
    while address:
        page = client.get(address).content.decode()
        found.append(re.findall(r'href="([^"]+/entries/[^"]+)"', page))
        more = re.search(r'href="(\?after=[^"]+)"', page)
        address = at("counsellor_desk") + more[1] if more else ""
    assert ([len(one) for one in found], len({a for one in found for a in one})) == (
        [50, 50, 20],
        120,
    )


@pytest.mark.parametrize(("count", "badge"), [(3, "(3)"), (300, "(99+)")])
def test_the_count_stops_at_99(logged_in, people, count: int, badge: str) -> None:
    many(people["cleo"].pk, count)
    assert f"Waiting for you {badge}" in said(logged_in("cleo").get(at("counsellor_desk")))


def cursor(*parts: object) -> str:
    """A cursor as somebody might make it up."""
    return urlsafe_b64encode(json.dumps(parts).encode()).decode()


@pytest.mark.parametrize(
    "made_up",
    [
        "x",
        "é",
        cursor(),
        cursor(1, 2),
        cursor("2030-01-01", "x"),
        cursor("2030-01-01T00:00:00+00:00", 5),
    ],
)
def test_a_made_up_cursor_is_refused_with_a_sentence(logged_in, people, made_up: str) -> None:
    client = logged_in("cleo", raise_request_exception=False)
    assert client.get(at("counsellor_desk"), {"after": made_up}).status_code == 422
