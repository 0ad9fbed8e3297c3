"""Reading at the counsellor's desk: the text as it was sent, the answer begun, the way on."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from flexid_xblock.audit.models import ReadRow
from flexid_xblock.journal import api as journal
from flexid_xblock.journal.models import Reply
from tests.common import COURSE, answer, send, type_on, write
from tests.desk.common import at, our_queries, said
from tests.desk.queueing import many_texts

BEFORE = 'data-action="previous"'
AFTER = 'data-action="next"'


@pytest.fixture
def sent(actor):
    """Ana's sent text, with a newer draft that nobody was sent."""
    entry = send(actor("ana"), write(actor("ana"), "kanari-sent"))
    return type_on(actor("ana"), entry, "kanari-newer")


def read(client, entry, query: str = ""):
    """The page of a text, as markup."""
    return client.get(at("counsellor_entry", entry_id=entry.id) + query).content.decode()


def link(page: str, mark: str) -> str:
    """Where the link with this mark leads, or ''."""
    found = re.search(rf'href="([^"]+)" {mark}', page)
    return found[1].replace("&amp;", "&") if found else ""


def test_opening_shows_the_sent_text_and_writes_it_down(logged_in, people, sent) -> None:
    page = logged_in("cleo").get(at("counsellor_entry", entry_id=sent.id))
    found = (page.headers["Cache-Control"], re.findall(r"kanari\S*", said(page)))
    assert found == ("no-store", ["kanari-sent"])
    rows = list(ReadRow.objects.values_list("actor_id", "role", "object_ref", "purpose"))
    assert rows == [(people["cleo"].pk, "counsellor", str(sent.id), "follow_up")]


def test_a_deputy_is_written_down_as_deputy(logged_in, people, sent) -> None:
    read(logged_in("ida"), sent)
    assert list(ReadRow.objects.values_list("actor_id", "role")) == [(people["ida"].pk, "deputy")]


@pytest.mark.parametrize("name", ["dov", "tor", "bo", "ana", "liv", "sol", "max"])
def test_who_may_not_open_it_leaves_no_row(logged_in, sent, name: str) -> None:
    page = logged_in(name).get(at("counsellor_entry", entry_id=sent.id))
    assert (page.status_code, ReadRow.objects.count()) == (404, 0)


def test_the_text_has_its_own_language_and_direction(logged_in, actor) -> None:
    entry = send(actor("ana"), write(actor("ana", language="ar"), "عندما أترجم"))
    page = read(logged_in("cleo"), entry)
    assert re.search(
        r'<p class="[^"]*flexid-words[^"]*" dir="auto" lang="ar">عندما أترجم</p>', page
    )


def test_the_thread_is_on_the_page_with_both_sides(logged_in, actor, sent) -> None:
    answer(actor("cleo"), sent, "kanari-cleo")
    journal.reply(actor("ana"), sent.id, uuid4(), "kanari-ana", course_key=COURSE)
    text = said(logged_in("cleo").get(at("counsellor_entry", entry_id=sent.id)))
    assert re.findall(r"kanari\S*", text) == ["kanari-sent", "kanari-cleo", "kanari-ana"]


def begun(actor, entry):
    """An answer that Cleo has begun; its id."""
    reply_id = uuid4()
    journal.draft_reply(
        actor("cleo"), entry.id, reply_id, "kanari-draft", based_on=0, course_key=COURSE
    )
    return reply_id


def test_a_draft_waits_for_its_writer_and_for_nobody_else(logged_in, actor, sent) -> None:
    reply_id = begun(actor, sent)
    pages = [read(logged_in(name), sent) for name in ("cleo", "ida")]
    marks = (f'data-reply="{reply_id}" data-revision="1"', "kanari-draft", "data-left")
    assert [[mark in page for mark in marks] for page in pages] == [
        [True, True, False],
        [False, False, False],
    ]


def test_what_was_sent_can_be_taken_back_while_the_minute_lasts(logged_in, actor, sent) -> None:
    reply_id, client = begun(actor, sent), logged_in("cleo")
    journal.send_reply(actor("cleo"), sent.id, reply_id, course_key=COURSE)
    left = re.search(rf'data-reply="{reply_id}".*data-left="(\d+)"', read(client, sent), re.DOTALL)
    assert 1 <= int(left[1]) <= 60
    Reply.objects.update(visible_from=timezone.now() - timedelta(seconds=1))
    over = read(client, sent)
    assert ("data-left" in over, "data-reply" in over, "kanari-draft" in over) == (
        False,
        False,
        True,
    )


def test_a_closed_conversation_has_no_box_and_says_so(logged_in, actor, sent) -> None:
    journal.close_thread(actor("ana"), sent.id, closed=True)
    page = read(logged_in("cleo"), sent)
    assert "has closed this conversation" in page
    assert re.search(r'<div data-part="prompt" hidden', page)


def test_the_way_leads_through_the_queue_and_back_with_the_same_filter(logged_in, actor) -> None:
    rows = [send(actor(name), write(actor(name), name)) for name in ("ana", "bo", "cai")]
    query = "?show=unread&module=who-am-i&language=en"
    page = read(logged_in("cleo"), rows[1], query)
    ways = [at("counsellor_entry", entry_id=one.id) + query for one in (rows[0], rows[2])]
    assert [link(page, BEFORE), link(page, AFTER)] == ways
    assert at("counsellor_desk") + query.replace("&", "&amp;") in page


def test_the_asked_for_is_followed_by_the_next_in_the_queue_it_stood_in(logged_in, actor) -> None:
    rows = {name: send(actor(name), write(actor(name), name)) for name in ("ana", "bo", "cai")}
    for name in ("bo", "cai"):
        journal.ask_to_read(actor(name), rows[name].id, asks=True)
    page = read(logged_in("cleo"), rows["bo"])
    assert link(page, BEFORE) == ""
    assert link(page, AFTER) == at("counsellor_entry", entry_id=rows["cai"].id)


def test_earlier_texts_are_links_and_each_opening_is_written_down(logged_in, actor, sent) -> None:
    send(actor("ana"), sent)
    client = logged_in("cleo")
    older = at("counsellor_older", entry_id=sent.id, number=1)
    assert older in read(client, sent)
    page = client.get(older)
    assert re.findall(r"kanari\S*", said(page)) == ["kanari-sent"]
    assert list(ReadRow.objects.values_list("object_ref", flat=True)) == [str(sent.id)] * 2
    for missing in (at("counsellor_older", entry_id=sent.id, number=n) for n in (0, 2, 3)):
        assert client.get(missing).status_code == 404
    assert logged_in("dov").get(older).status_code == 404


def test_what_else_she_sent_is_a_link_without_a_word_of_it(logged_in, actor, sent) -> None:
    other = send(actor("ana"), write(actor("ana"), "kanari-other", prompt="surprise"))
    kept = write(actor("ana"), "kanari-kept", prompt="seen-first")
    page = read(logged_in("cleo"), sent)
    addresses = [at("counsellor_entry", entry_id=one.id) for one in (other, kept)]
    assert [one in page for one in addresses] == [True, False]
    assert re.findall(r"kanari-\w+", page) == ["kanari-sent"]


@pytest.mark.parametrize("count", [3, 300])
def test_a_page_costs_the_same_however_much_there_is(logged_in, actor, people, count: int) -> None:
    many_texts(people["ana"].pk, people["cleo"].pk, count)
    entry = send(actor("ana"), write(actor("ana"), "one more"))
    for number in range(count):
        journal.reply(actor("ana"), entry.id, uuid4(), f"word {number}", course_key=COURSE)
    client, address = logged_in("cleo"), at("counsellor_entry", entry_id=entry.id)
    client.get(address)
    assert our_queries(client, address) == 13
