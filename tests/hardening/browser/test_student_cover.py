"""A student's page that nobody uses: saved, covered, shown to her again, and to nobody else."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.common import (
    JOURNAL_BOOK,
    assert_accessible,
    box,
    expect_saved,
    log_in,
    open_meeting,
    open_module,
    prompt,
    unfold,
    write,
)
from tests.hardening.browser.common import expect_covered, in_page, pass_minutes, show

Person = Callable[..., Page]
LOGGED_OUT = "You are logged out. Log in in a new tab, then come back here."


def test_after_half_an_hour_the_page_is_covered_and_asks_for_the_password(person: Person) -> None:
    # The covered page may still ask for its group's board, and is told that nobody is logged in.
    ana = person("ana", expected=("401",))
    open_module(ana)
    write(prompt(ana, "three-circles"), "My thistledown circles")
    leave_alone(ana, "thistledown")
    assert_accessible(ana)
    expect(ana.get_by_text("Some words are not saved")).to_be_hidden()
    show(ana)
    ana.wait_for_url("**/login/?next=/module/who-am-i/")
    ana.get_by_role("button", name="Ana Lind", exact=True).click()
    expect(box(prompt(ana, "three-circles"))).to_have_value("My thistledown circles")


def test_who_still_writes_is_not_disturbed(person: Person) -> None:
    bo = person("bo")
    open_module(bo)
    line = bo.locator("[data-flexid=cover] [data-part=line]").first
    for text in ("I begin.", "I begin. I think.", "I begin. I think. I go on."):
        write(prompt(bo, "understood"), text)
        pass_minutes(bo, 29)
        expect(line).to_contain_text("It will be covered in a minute.")
    bo.keyboard.press("Shift")
    pass_minutes(bo, 0)
    expect(line).to_be_empty()
    expect(box(prompt(bo, "understood"))).to_have_value("I begin. I think. I go on.")


def test_another_tab_of_the_same_person_keeps_the_page_open(person: Person) -> None:
    cai = person("cai")
    open_module(cai)
    other = cai.context.new_page()
    other.goto("/module/welcome/")
    pass_minutes(cai, 29)
    other.keyboard.press("Shift")
    pass_minutes(cai, 2)
    expect(prompt(cai, "understood")).to_be_visible()


def test_what_could_not_be_saved_is_kept_aside_for_her(person: Person) -> None:
    dina = person("dina", expected=("ERR_INTERNET_DISCONNECTED",))
    open_module(dina)
    question = prompt(dina, "seen-first")
    dina.context.set_offline(True)
    box(question).fill("They see my brambleberry scarf")
    pass_minutes(dina, 30)
    expect_covered(dina, "brambleberry")
    expect(dina.get_by_text("please do not close this page")).to_be_visible()
    show(dina)
    expect(box(question)).to_have_value("They see my brambleberry scarf")
    dina.context.set_offline(False)
    expect_saved(question)


def test_what_is_kept_aside_is_shown_to_nobody_else(person: Person) -> None:
    tor, emre = person("tor", width=1280), person("emre", expected=("401",))
    open_meeting(tor, "Who am I")
    open_module(emre)
    card = unfold(emre.locator("[data-flexid=session]"), "writing").get_by_label("Your card")
    card.fill("My fennelwick card")
    leave_alone(emre, "fennelwick")
    problem = emre.get_by_role("alert").filter(has_text=LOGGED_OUT)
    tab = emre.context.new_page()
    log_in(tab, "faduma")
    show(emre)
    expect(problem).to_be_visible()
    assert "fennelwick" not in in_page(emre)
    tab.get_by_role("button", name="Log out").click()
    log_in(tab, "emre")
    show(emre)
    expect(card).to_have_value("My fennelwick card")


def test_her_own_page_is_covered_too(person: Person) -> None:
    ana = person("ana")
    open_module(ana)
    write(prompt(ana, "surprise"), "A quillhaven surprise")
    ana.goto(JOURNAL_BOOK)
    expect(ana.get_by_text("quillhaven")).to_be_visible()
    leave_alone(ana, "quillhaven")
    show(ana)
    ana.wait_for_url(re.compile(r"/login/\?next="))


def leave_alone(page: Page, *words: str) -> None:
    """Nobody comes for half an hour; the page covers itself and ends the session."""
    with page.expect_response("**/logout/") as answer:
        pass_minutes(page, 30)
    expect_covered(page, *words)
    assert answer.value.header_value("clear-site-data") == '"cache", "storage"'
