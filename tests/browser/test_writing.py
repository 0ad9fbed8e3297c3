"""Stories (a) and (c): a student writes to her counsellor, who reads and answers."""

import re
from collections.abc import Callable

from playwright.sync_api import APIResponse, Page, Route, expect

from tests.browser.common import (
    JOURNAL_BOOK,
    WIDE,
    assert_accessible,
    box,
    open_entry,
    open_module,
    prompt,
    send,
    words_of,
    write,
)
from tests.browser.server import School
from tests.browser.writing import answer_as_cleo, never_told

Person = Callable[..., Page]


def test_a_student_reads_the_notice_once_before_any_box_opens(
    person: Person, school: School
) -> None:
    never_told(school, "cai")
    cai = person("cai")
    cai.goto("/module/welcome/")
    question = prompt(cai, "at-ease")
    expect(box(question)).to_be_disabled()
    expect(question).to_contain_text("This box opens when you have read the note above.")
    assert_accessible(cai)
    cai.get_by_role("button", name="I have read this").click()  # once, whatever blocks there are
    expect(box(question)).to_be_enabled()
    cai.reload()
    expect(box(question)).to_be_enabled()
    expect(cai.get_by_role("button", name="I have read this")).to_have_count(0)


def test_a_box_whose_answer_comes_after_the_notice_was_read_opens(
    person: Person, school: School
) -> None:
    never_told(school, "cai")
    cai = person("cai")
    held: list[tuple[Route, APIResponse]] = []
    cai.route("**/entries/?*", lambda route: held.append((route, route.fetch())))
    with cai.expect_request("**/entries/?*"):
        cai.goto("/module/who-am-i/")
    with cai.expect_response("**/notice/"):
        cai.get_by_role("button", name="I have read this").click()
    ((route, answer),) = held
    route.fulfill(response=answer)
    expect(box(prompt(cai, "three-circles"))).to_be_enabled()


def test_ana_writes_comes_back_and_sends_to_cleo_by_name(person: Person) -> None:
    ana = person("ana")
    assert_accessible(ana)
    ana.get_by_role("link", name="Who am I").click()
    open_module(ana)
    question = prompt(ana, "understood")
    write(question, "My circle is bread and words. خبز 🥖")
    ana.reload()
    expect(box(question)).to_have_value("My circle is bread and words. خبز 🥖")
    would_read = question.locator("[data-part=would-read] bdi:visible")
    expect(would_read).to_have_text(["Cleo Berg", "Ida Holm"])
    send(question)
    can_read = question.locator("[data-part=can-read] bdi:visible")
    expect(can_read).to_have_text(["you", "Cleo Berg", "Ida Holm"])
    assert_accessible(ana)
    ana.goto(JOURNAL_BOOK)
    expect(ana.get_by_role("main")).to_contain_text("My circle is bread and words. خبز 🥖")
    assert_accessible(ana)


def test_the_student_sees_who_has_read_it_and_what_was_answered(
    person: Person, school: School
) -> None:
    dina = person("dina")
    open_module(dina)
    question = prompt(dina, "understood")
    write(question, "Nobody asks about my drawings.")
    send(question)
    answer_as_cleo(school, "dina", "understood", "Thank you, Dina. I would like to see one.")
    dina.reload()
    expect(question.locator("[data-part=message]")).to_contain_text(
        "Thank you, Dina. I would like to see one."
    )
    expect(question.get_by_role("listitem").first).to_have_text(
        re.compile(r"^Cleo Berg \(counsellor\) read this \d+ \w+ \d{4} at \d\d:\d\d$")
    )
    assert_accessible(dina)


def test_dov_finds_nothing_at_the_address_of_a_text_that_cleo_reads(person: Person) -> None:
    _, cleo = sent_and_opened(person, "dina", "seen-first", "They see my scarf first.")
    dov = person("dov", width=WIDE, expected=("404",))
    answer = dov.goto(cleo.url)
    assert answer is not None
    assert answer.status == 404
    assert "They see my scarf first." not in dov.content()
    assert_accessible(dov)


def test_what_is_written_after_sending_stays_hers_until_send_again(person: Person) -> None:
    dina, cleo = sent_and_opened(person, "dina", "surprise", "I was surprised.")
    text = cleo.get_by_role("article").locator(".flexid-words")
    write(prompt(dina, "surprise"), "I was surprised, and then glad.")
    cleo.reload()
    expect(text).to_have_text("I was surprised.")
    prompt(dina, "surprise").get_by_role("button", name="Send again to Cleo Berg").click()
    expect(prompt(dina, "surprise").get_by_role("button", name="Send again")).to_have_count(0)
    cleo.reload()
    expect(text).to_have_text("I was surprised, and then glad.")


def sent_and_opened(person: Person, student: str, key: str, text: str) -> tuple[Page, Page]:
    """A student who has sent a text, and Cleo, who found it in her queue and reads it."""
    writer, cleo = person(student), person("cleo", width=WIDE)
    open_module(writer)
    write(prompt(writer, key), text)
    send(prompt(writer, key))
    open_entry(cleo, student, words_of(prompt(writer, key)))
    return writer, cleo
