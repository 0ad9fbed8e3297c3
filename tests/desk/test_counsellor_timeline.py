"""A student's page for her counsellor: what she sent, and not a trace of what she kept."""

import re
from uuid import uuid4

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.audit.models import ReadRow
from flexid_xblock.care import api as care
from flexid_xblock.journal import api as journal
from tests.common import COURSE, send, write
from tests.desk.common import at, our_queries, said
from tests.desk.queueing import entries_of, many_texts, rows_of


@pytest.fixture
def address(people) -> str:
    """Ana's timeline."""
    return at("timeline", student_id=people["ana"].pk)


def test_what_was_sent_is_there_newest_first_and_nothing_is_opened(
    logged_in, actor, address
) -> None:
    first, second = (
        send(actor("ana"), write(actor("ana"), f"kanari-{key}", prompt=key))
        for key in ("understood", "surprise")
    )
    page = logged_in("cleo").get(address)
    assert entries_of(page) == [str(second.id), str(first.id)]
    assert re.findall(r"kanari\S*", said(page)) == []
    assert ReadRow.objects.count() == 0


@pytest.mark.parametrize("decision", ["keep", "pass", "delete", "withdraw", None])
def test_what_she_did_not_send_changes_not_one_byte(
    logged_in, actor, address, decision: str | None
) -> None:
    send(actor("ana"), write(actor("ana"), "sent"))
    client = logged_in("cleo")
    before = main(client.get(address))
    entry = write(actor("ana"), "kept", prompt="surprise")
    if decision == "withdraw":
        entry = send(actor("ana"), entry)
    if decision:
        choice = journal.Decision(decision)
        journal.decide(actor("ana"), entry.id, choice, based_on=entry.revision)
    assert main(client.get(address)) == before


def main(page) -> str:
    """The main part of a page, byte by byte."""
    return re.search(r"<main.*</main>", page.content.decode(), re.DOTALL)[0]


def test_a_request_for_help_stands_on_top_without_its_words(logged_in, actor, address) -> None:
    request_id = uuid4()
    asked = {"course_key": COURSE, "to": None, "urgency": "today", "words": "kanari-help"}
    care.requests.ask(actor("ana"), request_id, **asked)
    care.requests.ask(actor("bo"), uuid4(), **asked)
    page = logged_in("cleo").get(address)
    links = re.findall(r"/desk/requests/([^/]+)/", page.content.decode())
    assert (links, "kanari-help" in said(page)) == ([str(request_id)], False)


@pytest.mark.parametrize("name", ["dov", "tor", "bo", "ana", "liv", "sol", "max"])
def test_hers_and_nobodys_are_the_same_page_to_others(logged_in, actor, address, name: str) -> None:
    send(actor("ana"), write(actor("ana"), "sent"))
    client = logged_in(name)
    pages = [client.get(one) for one in (address, at("timeline", student_id=987_654))]
    assert [page.status_code for page in pages] == [404, 404]
    assert pages[0].content == pages[1].content


@pytest.mark.parametrize("end", ["ended", "closed"])
def test_it_is_gone_from_the_next_request_on(logged_in, people, actor, address, end: str) -> None:
    client, ana, cleo = logged_in("cleo"), people["ana"].pk, people["cleo"].pk
    assert client.get(address).status_code == 200
    if end == "ended":
        access.end_assignment(course_key=COURSE, student_id=ana, counsellor_id=cleo)
    else:
        access.choices.close_to(actor("ana"), cleo, course_key=COURSE, closed=True)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("count", [3, 300])
def test_it_costs_the_same_however_long_it_is(logged_in, people, address, count: int) -> None:
    many_texts(people["ana"].pk, people["cleo"].pk, count)
    client = logged_in("cleo")
    client.get(address)
    assert our_queries(client, address) == 4
    assert len(rows_of(client.get(address))) == min(count, 50)


def test_page_after_page_shows_each_text_once(logged_in, people, address) -> None:
    many_texts(people["ana"].pk, people["cleo"].pk, 120)
    client, following, found = logged_in("cleo"), address, []
    while following:
        page = client.get(following)
        found.append(entries_of(page))
        more = re.search(r'href="(\?after=[^"]+)"', page.content.decode())
        following = address + more[1] if more else ""
    assert [len(one) for one in found] == [50, 50, 20]
    assert len({one for page in found for one in page}) == 120
