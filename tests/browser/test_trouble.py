"""Story (d): whatever happens while somebody writes, the text stays and is saved."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import tickets
from tests.browser.common import (
    box,
    expect_saved,
    log_in,
    open_module,
    prompt,
    send,
    words_of,
    write,
)
from tests.browser.server import School
from tests.browser.writing import begin_anew

Person = Callable[..., Page]
NEW_WORDS = "Which of your circles do you like best?"
STALE = (
    (tickets.expired, 410, "three-circles"),
    (tickets.tampered, 400, "seen-first"),
)


@pytest.mark.parametrize(("spoil", "status", "key"), STALE)
def test_a_stale_ticket_is_renewed_and_the_text_saved(
    spoil: Callable[..., str], status: int, key: str, person: Person, school: School
) -> None:
    begin_anew(school, "emre")
    emre = person("emre", expected=(str(status),))
    open_module(emre)
    stale = spoil(school, tickets.in_page(emre))
    tickets.put_in_page(emre, stale)
    with emre.expect_response(lambda answer: answer.status == status):
        write(prompt(emre, key), "Written with a stale ticket")
    assert tickets.in_page(emre) != stale
    expect_kept(emre, key, "Written with a stale ticket")


def test_a_lost_session_is_said_and_the_text_saved_after_the_next_log_in(person: Person) -> None:
    emre = person("emre", expected=("401",))
    open_module(emre)
    question = prompt(emre, "understood")
    write(question, "First words.")
    emre.context.clear_cookies(name="sessionid")
    box(question).press_sequentially(" More words.")
    expect(status_of(question)).to_have_text(
        "You are logged out. Log in in a new tab, then come back here."
    )
    expect(box(question)).to_have_value("First words. More words.")
    log_in(emre.context.new_page(), "emre")
    come_back(emre)
    expect_saved(question)
    expect_kept(emre, "understood", "First words. More words.")


@pytest.mark.parametrize(("key", "is_old"), [("at-ease", False), ("good-to-know", True)])
def test_what_one_person_typed_is_never_saved_as_the_next_persons(
    key: str, is_old: bool, person: Person, school: School
) -> None:
    """Ana left her page open on a shared device; Dina logs in in another tab."""
    ana = person("ana", expected=("401", "403", "410"))
    open_module(ana, "welcome")
    if is_old:
        tickets.put_in_page(ana, tickets.expired(school, tickets.in_page(ana)))
    ana.context.clear_cookies(name="sessionid")
    box(prompt(ana, key)).press_sequentially("Only Ana may read this.")
    expect(status_of(prompt(ana, key))).to_contain_text("You are logged out.")
    dina = log_in_beside(ana, "dina")
    with ana.expect_response("**/api/v1/entries/*/"):
        come_back(ana)
    expect(status_of(prompt(ana, key))).to_contain_text("Log in as yourself.")
    dina.reload(wait_until="networkidle")
    expect(box(prompt(dina, key))).to_have_value("")


def test_a_republish_in_mid_sentence_leaves_the_draft_on_its_question(
    person: Person, school: School
) -> None:
    dina = person("dina")
    open_module(dina)
    question = prompt(dina, "three-circles")
    words = words_of(question)
    write(question, "I began before")
    ticket = tickets.in_page(dina)
    newer = tickets.republished(school, ticket, prompt="three-circles", question=NEW_WORDS)
    tickets.put_in_page(dina, newer)
    box(question).press_sequentially(" and ended after the change.")
    expect_saved(question)
    expect(question.locator("label").first).to_have_text(words)
    expect_kept(dina, "three-circles", "I began before and ended after the change.")


def test_new_words_of_a_question_are_offered_and_never_slipped_in(
    person: Person, school: School
) -> None:
    bo = person("bo", expected=("410",))
    open_module(bo)
    ticket = tickets.in_page(bo)
    other = tickets.republished(school, ticket, prompt="surprise", question=NEW_WORDS)
    tickets.renew_with(bo, other)
    tickets.put_in_page(bo, tickets.expired(school, ticket))
    write(prompt(bo, "surprise"), "I answer what stood there.")
    bo.reload()
    question = prompt(bo, "surprise")
    expect(question.get_by_label(NEW_WORDS)).to_have_value("I answer what stood there.")
    expect(question).to_contain_text("This question has new words since you began.")


def test_without_connection_the_page_says_so_and_saves_when_it_is_back(person: Person) -> None:
    emre = person("emre", expected=("ERR_INTERNET_DISCONNECTED",))
    open_module(emre)
    question = prompt(emre, "surprise")
    emre.context.set_offline(True)
    box(question).press_sequentially("Written in a tunnel")
    expect(status_of(question)).to_contain_text("No connection. Your text is still here.")
    emre.context.set_offline(False)
    expect_saved(question)
    expect_kept(emre, "surprise", "Written in a tunnel")


def test_sending_without_connection_sends_nothing_and_says_so(person: Person) -> None:
    emre = person("emre", expected=("ERR_INTERNET_DISCONNECTED",))
    open_module(emre, "welcome")
    question = prompt(emre, "at-ease")
    write(question, "Ready to go")
    emre.context.set_offline(True)
    question.get_by_role("button", name="Send to Cleo Berg").click()
    expect(question.locator("[data-part=trouble]")).to_contain_text("No connection.")
    emre.context.set_offline(False)
    send(question)


def log_in_beside(page: Page, name: str) -> Page:
    """Somebody else's page in another tab of the same device."""
    other = page.context.new_page()
    log_in(other, name)
    open_module(other, "welcome")
    return other


def come_back(page: Page) -> None:
    """To the tab from another one; without a screen no tab ever loses the focus by itself."""
    page.evaluate("dispatchEvent(new Event('focus'))")


def status_of(question: Locator) -> Locator:
    return question.locator("[data-part=status]")


def expect_kept(page: Page, key: str, text: str) -> None:
    """The text is there when the page is loaded again."""
    page.reload()
    expect(box(prompt(page, key))).to_have_value(text)
