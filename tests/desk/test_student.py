"""The student's own page: her way, her journal book, her readers; nobody else's."""

from uuid import uuid4

import pytest

from flexid_xblock.content import api as content
from flexid_xblock.journal import api as journal
from tests.common import COURSE, meet, put_card, send, type_on, write
from tests.desk.common import at, our_queries, said, strings


@pytest.fixture
def full(actor) -> None:
    """Ana's sent, read and answered entry, and Bo's own things."""
    sent = send(actor("ana"), write(actor("ana"), "kanari-ana"))
    journal.open_entry(actor("cleo"), sent.id, course_key=COURSE)
    journal.reply(actor("cleo"), sent.id, uuid4(), "kanari-answer", course_key=COURSE)
    type_on(actor("ana"), sent, "kanari-newer")
    his = send(actor("bo"), write(actor("bo"), "kanari-bo"))
    journal.reply(actor("cleo"), his.id, uuid4(), "kanari-to-bo", course_key=COURSE)
    put_card(actor("bo"), meet(actor("tor")), "kanari-card")


def page(logged_in, who: str) -> str:
    """What somebody's own page says."""
    return said(logged_in(who).get(at("student_page")))


def words_on(text: str) -> set[str]:
    """The canaries on a page."""
    return {word.strip(".,") for word in text.split() if word.startswith("kanari-")}


def test_each_finds_her_own_words_and_answers_and_no_others(logged_in, full) -> None:
    found = {who: words_on(page(logged_in, who)) for who in ("ana", "bo", "cai", "tor", "cleo")}
    assert found == {
        "ana": {"kanari-newer", "kanari-answer"},
        "bo": {"kanari-bo", "kanari-to-bo"},
        **{name: set() for name in ("cai", "tor", "cleo")},
    }


def test_she_reads_to_whom_it_went_and_who_has_read_it(logged_in, full) -> None:
    text = page(logged_in, "ana")
    for line in ("Sent to: Cleo Berg, Ida Holm", "Cleo Berg (counsellor):"):
        assert text.count(line) == 1
    assert "Nobody has read anything of yours." in page(logged_in, "bo")


def test_her_book_asks_the_question_as_she_was_asked(logged_in, full) -> None:
    asked = content.words(content.source("who-am-i.journal"), "en").text["prompts"]["understood"]
    assert page(logged_in, "ana").count(" ".join(asked["question"].split())) == 1


@pytest.mark.parametrize(
    ("decision", "line"),
    [
        (None, "Only you can read this. It is not finished."),
        ("keep", "Only you can read this."),
        ("pass", "You chose: not this one."),
    ],
)
def test_she_reads_what_became_of_it(logged_in, actor, decision, line: str) -> None:
    entry = write(actor("ana"), "hers")
    if decision:
        journal.decide(actor("ana"), entry.id, journal.Decision(decision), based_on=1)
    assert f"hers {line}" in page(logged_in, "ana")


def test_a_text_taken_back_is_hers_alone_again(logged_in, actor) -> None:
    sent = send(actor("ana"), write(actor("ana"), "hers"))
    journal.decide(actor("ana"), sent.id, journal.Decision.WITHDRAW, based_on=sent.revision)
    assert "hers You took this back. Only you can read it now." in page(logged_in, "ana")


def test_markup_that_somebody_typed_is_shown_as_typed(logged_in, actor) -> None:
    write(actor("ana"), "<script>alert(1)</script>")
    html = logged_in("ana").get(at("student_page")).content.decode()
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 1


@pytest.mark.parametrize("language", ["en", "nb"])
def test_no_page_of_a_student_holds_the_teachers_notes(logged_in, actor, language: str) -> None:
    meeting = meet(actor("tor"))
    notes = strings(content.facilitator("who-am-i", language).text["stages"])
    notes = [note for note in notes if len(note) > 30]
    client = {"headers": {"Accept-Language": language}}
    found = said(logged_in("tor").get(at("teacher_meeting", meeting_id=meeting.id), **client))
    hers = [at("student_page"), "/", "/module/who-am-i/", "/module/welcome/"]
    hers.append(f"/flexid/api/v1/meetings/{meeting.id}/board/")
    read = " ".join(said(logged_in("ana").get(address, **client)) for address in hers)
    assert (len(notes) > 20, [note for note in notes if note not in found]) == (True, [])
    assert [note for note in notes if note in read] == []


@pytest.mark.parametrize("count", [1, 4])
def test_her_page_costs_the_same_however_much_she_wrote(logged_in, actor, count: int) -> None:
    for prompt in ("understood", "surprise", "seen-first", "three-circles")[:count]:
        send(actor("ana"), write(actor("ana"), "hers", prompt=prompt))
    client = logged_in("ana")
    client.get(at("student_page"))
    assert our_queries(client, at("student_page")) == 11
