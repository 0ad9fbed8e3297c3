"""A staff desk: covered at once or when it is left; only what a person does keeps it open."""

from collections.abc import Callable

from playwright.sync_api import Page, Request, expect

from tests.browser.common import (
    POLL,
    TEACHER_DESK,
    WIDE,
    assert_accessible,
    card,
    log_in,
    open_meeting,
    open_module,
    part_of,
    put_card,
)
from tests.hardening.browser.common import expect_covered, in_page, opened, pass_minutes, sent, show

Person = Callable[..., Page]


def with_text_of(person: Person, student: str, key: str, text: str, **more: object) -> Page:
    """Cleo's desk with a text that a student has just sent her."""
    sent(person(student), key, text)
    cleo = person("cleo", width=WIDE, **more)
    opened(cleo, student)
    expect(cleo.get_by_text(text)).to_be_visible()
    return cleo


def test_a_desk_that_is_left_covers_itself_and_comes_back(person: Person) -> None:
    cleo = with_text_of(person, "ana", "three-circles", "My marrowfield circles")
    line = cleo.locator("[data-flexid=idle] [data-part=line]")
    pass_minutes(cleo, 19)
    expect(line).to_contain_text("It will be covered in a minute.")
    pass_minutes(cleo, 1)
    expect_covered(cleo, "marrowfield", "Ana Lind")
    assert_accessible(cleo)
    show(cleo)
    expect(cleo.get_by_text("My marrowfield circles")).to_be_visible()


def test_one_press_covers_at_once(person: Person) -> None:
    cleo = with_text_of(person, "bo", "surprise", "A hollyfen surprise")
    cleo.get_by_role("button", name="Cover the screen").click()
    expect_covered(cleo, "hollyfen", "Bo Eng")
    expect(cleo.get_by_role("link", name="Leave now")).to_be_visible()


def test_escape_twice_covers_and_an_answer_begun_is_kept(person: Person) -> None:
    cleo = with_text_of(person, "cai", "seen-first", "A ferncastle hat")
    cleo.get_by_label("Your answer").fill("Dear Cai, a mossgate thought")
    for key in ("Escape", "Shift", "Escape"):
        cleo.keyboard.press(key)
    expect_covered(cleo, "ferncastle", "mossgate")
    expect(cleo.get_by_text("please do not close this page")).to_be_visible()
    show(cleo)
    expect(cleo.get_by_label("Your answer")).to_have_value("Dear Cai, a mossgate thought")
    expect(cleo.get_by_label("Your answer")).to_be_focused()
    cleo.get_by_label("Your answer").fill("")


def test_the_pages_of_a_meeting_are_covered_too(person: Person) -> None:
    ana, tor = person("ana"), person("tor", width=WIDE)
    open_meeting(tor, "Who am I")
    open_module(ana)
    put_card(ana, "A ploverstone card")
    said = card(part_of(tor, "board-place"), "ploverstone")
    expect(said).to_be_visible(timeout=POLL)
    room = tor.url
    pass_minutes(tor, 20)
    expect_covered(tor, "ploverstone", "Ana Lind")
    show(tor)
    expect(said).to_be_visible(timeout=POLL)
    tor.goto(f"{room}after/")
    tor.get_by_role("button", name="Cover the screen").click()
    expect_covered(tor, "Ana Lind")


def test_escape_once_and_once_much_later_covers_nothing(person: Person) -> None:
    tor = person("tor", width=WIDE)
    tor.goto(TEACHER_DESK)
    expect(tor.get_by_role("button", name="Cover the screen")).to_be_visible()
    tor.keyboard.press("Escape")
    tor.wait_for_timeout(1100)
    tor.keyboard.press("Escape")
    assert "This page is covered" not in tor.locator("main").inner_text()


def test_an_answer_kept_aside_is_shown_to_no_other_counsellor(person: Person) -> None:
    cleo = with_text_of(person, "dina", "understood", "A pebblewick word", expected=("401",))
    cleo.get_by_label("Your answer").fill("Dear Dina")
    pass_minutes(cleo, 20)
    expect_covered(cleo, "pebblewick")
    tab = cleo.context.new_page()
    tab.goto("/")
    tab.get_by_role("button", name="Log out").click()
    log_in(tab, "ida")
    show(cleo)
    expect(cleo.get_by_role("alert")).to_contain_text("You are logged out.")
    assert "pebblewick" not in in_page(cleo)


def test_only_what_a_person_does_is_told_to_the_server(person: Person) -> None:
    tor = person("tor", width=WIDE)
    open_meeting(tor, "Who am I")
    told: list[Request] = []
    tor.on("request", lambda one: told.append(one) if one.method == "HEAD" else None)
    pass_minutes(tor, 2)
    pass_minutes(tor, 2)
    assert told == []
    tor.keyboard.press("Shift")
    with tor.expect_response(lambda one: one.request.method == "HEAD") as answer:
        pass_minutes(tor, 1)
    assert (answer.value.status, answer.value.headers["cache-control"]) == (204, "no-store")
