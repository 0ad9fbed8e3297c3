"""Answers that never arrive, two presses, two tabs: no text is lost, and nothing is sent twice."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.common import box, expect_saved, open_meeting, open_module, prompt, send
from tests.browser.server import School
from tests.browser.writing import (
    SAVING,
    Person,
    act,
    answer_as_cleo,
    begin_anew,
    begun,
    cleo_reads,
    count_of,
    inside,
    lose_answers,
    open_more,
    part,
)

CUT = ("ERR_CONNECTION_RESET", "ERR_INTERNET_DISCONNECTED", "ERR_FAILED")
SEND_AGAIN = """async ([id, body]) => (await FlexId.ask("PUT",
  FlexId.API + "entries/" + id + "/decision/", {headers: {"If-Match": '"1"'}, body})).data.state"""
SENT = "sum(one.sent_texts.count() for one in mine)"


def expect_away(question: Locator) -> None:
    """The page says that it does not know, and keeps the text."""
    expect(part(question, "trouble")).to_contain_text("nothing is sent twice.")


def test_a_save_whose_answer_was_lost_is_no_second_text(person: Person, school: School) -> None:
    begin_anew(school, "emre")
    emre = person("emre", expected=(*CUT, "409"))
    open_module(emre)
    question = prompt(emre, "three-circles")
    for words in ("Begun", " and gone on", " and ended."):
        lost = lose_answers(emre, SAVING)
        box(question).press_sequentially(words)
        expect(part(question, "status")).to_contain_text("No connection.")
        box(question).press_sequentially("!")
        emre.unroute_all()
        emre.evaluate("dispatchEvent(new Event('online'))")
        expect_saved(question)
        assert set(lost) == {"PUT 200"}
    expect(part(question, "conflict")).to_be_hidden()
    emre.reload()
    expect(box(question)).to_have_value("Begun! and gone on! and ended.!")


def test_a_send_whose_answer_was_lost_is_sent_once(person: Person, school: School) -> None:
    begin_anew(school, "emre")
    emre = person("emre", expected=CUT)
    question = begun(emre, "understood", "Please understand this.")
    lost = lose_answers(emre, "**/decision/")
    act(question, "send").click()
    expect_away(question)
    expect(box(question)).to_have_value("Please understand this.")
    emre.unroute_all()
    send(question)
    assert (lost, inside(school, "emre", f"print({SENT})")) == (["PUT 200"], "1")


def test_text_that_is_cut_off_at_sending_is_saved_and_sent_on_the_next_press(
    person: Person, school: School
) -> None:
    begin_anew(school, "emre")
    emre = person("emre", expected=CUT)
    question = begun(emre, "surprise", "Half of it")
    emre.context.set_offline(True)
    box(question).press_sequentially(" and the other half.")
    act(question, "send").click()
    expect_away(question)
    expect(act(question, "send")).to_be_focused()
    emre.context.set_offline(False)
    send(question)
    assert cleo_reads(school, "emre", "surprise") == "Half of it and the other half."


def test_pressing_twice_sends_once(person: Person, school: School) -> None:
    begin_anew(school, "emre")
    emre = person("emre")
    question = begun(emre, "surprise", "Only once.")
    act(question, "send").evaluate("(button) => { button.click(); button.click(); }")
    expect(part(question, "state")).to_have_text("Sent")
    known = "mine.get().pk, *access.readers_of(student.user_id, common.COURSE).all"
    entry, *readers = inside(school, "emre", f"print({known})").split()
    asked = [entry, {"decision": "send", "readers": [int(one) for one in readers]}]
    assert [emre.evaluate(SEND_AGAIN, asked) for _ in range(2)] == ["sent", "sent"]
    assert inside(school, "emre", f"print({SENT})") == "1"


@pytest.mark.deep
def test_an_answer_in_the_thread_is_there_once_whatever_was_lost(
    person: Person, school: School
) -> None:
    begin_anew(school, "emre")
    emre = person("emre", expected=CUT)
    send(begun(emre, "understood", "Do you know this song?"))
    answer_as_cleo(school, "emre", "understood", "No, tell me.")
    emre.reload()
    question = prompt(emre, "understood")
    question.get_by_label("Your answer").fill("It is about the sea.")
    lose_answers(emre, "**/replies/**")
    act(question, "reply").click()
    expect_away(question)
    emre.unroute_all()
    act(question, "reply").click()
    expect(part(question, "message")).to_have_count(2)
    assert count_of(school, "emre", "Reply.objects.filter(entry__in=mine)") == 2


@pytest.mark.deep
def test_a_card_is_put_up_once_whatever_was_lost(person: Person, school: School) -> None:
    begin_anew(school, "emre")
    tor, emre = person("tor", width=1280), person("emre", expected=CUT)
    open_meeting(tor, "Who am I")
    question = begun(emre, "surprise", "I can whistle.")
    open_more(question)
    act(question, "to-board").click()
    lose_answers(emre, "**/cards/**")
    act(question, "put-up").click()
    expect_away(question)
    emre.unroute_all()
    act(question, "put-up").click()
    expect(part(question, "board-line")).to_have_text("Your card is on the board.")
    assert count_of(school, "emre", "Card.objects.filter(author_id=student.user_id)") == 1


def test_a_tab_that_was_left_behind_learns_what_the_other_did(
    person: Person, school: School
) -> None:
    first, second = two_tabs(person, school, "understood", "One text, two tabs.")
    send(first)
    act(second, "keep").click()
    expect(part(second, "trouble")).to_have_text("This text is sent. Take it back first.")
    expect(part(second, "state")).to_have_text("Sent")
    act(second, "withdraw").click()
    expect(part(second, "state")).to_have_text("Taken back")
    assert inside(school, "emre", f"print(mine.get().state, {SENT})") == "withdrawn 1"


def test_words_typed_where_another_tab_has_deleted_stay_in_sight(
    person: Person, school: School
) -> None:
    first, second = two_tabs(person, school, "understood", "Written first.")
    open_more(first)
    act(first, "ask-delete").click()
    act(first, "delete").click()
    expect(part(first, "gone-line")).to_be_focused()
    box(second).press_sequentially(" And more.")
    expect(part(second, "gone-line")).to_be_visible()
    expect(box(second)).to_have_value("Written first. And more.")
    act(second, "restore").click()
    expect(part(second, "other-text")).to_have_text("Written first.")
    act(second, "mine").click()
    expect_saved(second)
    assert inside(school, "emre", "print(mine.get().state)") == "draft"


def test_two_tabs_that_both_send_end_with_one_of_her_texts_and_both_before_her_eyes(
    person: Person, school: School
) -> None:
    first, second = two_tabs(person, school, "seen-first", "First.")
    box(first).fill("From the first tab.")
    box(second).fill("From the second tab.")
    act(first, "send").click()
    expect(part(first, "state")).to_have_text("Sent")
    act(second, "send").click()
    expect(part(second, "other-text")).to_have_text("From the first tab.")
    expect(box(second)).to_have_value("From the second tab.")
    act(second, "both").click()
    expect_saved(second)
    assert cleo_reads(school, "emre", "seen-first") == "From the first tab."
    second.get_by_role("button", name=re.compile("^Send again to")).click()
    expect(act(second, "send")).to_be_hidden()
    assert cleo_reads(school, "emre", "seen-first") == (
        "From the second tab.\n\nFrom the first tab."
    )


def two_tabs(person: Person, school: School, key: str, text: str) -> tuple[Locator, Locator]:
    """One question with the same saved text in two tabs of one device."""
    begin_anew(school, "emre")
    emre = person("emre", expected=("403", "409"))
    first = begun(emre, key, text)
    other = emre.context.new_page()
    open_module(other)
    return first, prompt(other, key)
