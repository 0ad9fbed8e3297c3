"""Story (b): cards on a group's board, hidden and shown again by a teacher."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Response, expect

from tests.browser.common import (
    POLL,
    WIDE,
    assert_accessible,
    card,
    open_meeting,
    open_module,
    part_of,
    put_card,
    unfold,
)

Person = Callable[..., Page]
ANAS = "Ana bakes bread. خبز"
BOS = "Bo bakes cake,\n  with <b>plums</b> 🥮"
REASON = "Please write about yourself."


@pytest.mark.deep
def test_a_hidden_card_leaves_the_group_and_comes_back_unchanged(person: Person) -> None:
    tor, ana, bo, eve = (person(name) for name in ("tor", "ana", "bo", "eve"))
    heard = listen(eve)
    open_module(eve)
    begin_meeting(tor, {ana: ANAS, bo: BOS})
    expect(card(ana, "plums")).to_be_visible(timeout=POLL)
    hide(card(tor, "plums"), REASON)
    expect(card(ana, "plums")).to_have_count(0, timeout=POLL)
    expect(card(ana, ANAS)).to_be_visible()
    told = part_of(card(bo, "plums"), "state-line")
    expect(told).to_contain_text("Only you and the teachers do.", timeout=POLL)
    expect(part_of(told, "reason")).to_have_text(REASON)
    assert seen_by(eve, heard, ("Ana bakes", "plums", REASON)) == []
    card(tor, "plums").get_by_role("button", name="Show again").click()
    expect(card(ana, "plums")).to_be_visible(timeout=POLL)
    assert [part_of(card(page, "plums"), "text").text_content() for page in (ana, tor)] == [BOS] * 2
    for page in (tor, ana, bo, eve):
        assert_accessible(page)


def test_an_unnamed_card_shows_no_name_and_comes_with_others(person: Person) -> None:
    tor, ana, bo = (person(name) for name in ("tor", "ana", "bo"))
    begin_meeting(tor, {ana: "Ana has a drum", bo: "Somebody has a flute"}, unnamed=bo)
    expect(part_of(card(bo, "flute"), "mine")).to_have_text("your card")
    expect(card(ana, "drum")).to_be_visible()
    expect(card(ana, "flute")).to_have_count(0)
    tor.get_by_role("button", name="Show the unnamed cards").click()
    for page in (tor, ana):
        author = part_of(card(page, "flute"), "author")
        expect(author).to_have_text("name not shown", timeout=POLL)
        assert "Bo Eng" not in card(page, "flute").evaluate("(one) => one.outerHTML")
    expect(part_of(card(tor, "drum"), "author")).to_have_text("Ana Lind")


def test_kind_words_are_seen_without_number_and_a_report_is_calm(person: Person) -> None:
    tor, ana, bo = (person(name) for name in ("tor", "ana", "bo"))
    begin_meeting(tor, {bo: "Bo plays chess"})
    open_board(ana)
    hers = card(ana, "chess")
    unfold(hers, "acts")
    hers.get_by_role("button", name="Same here").press("Enter")
    expect(hers.get_by_role("button", name="Same here")).to_have_attribute("aria-pressed", "true")
    expect(part_of(card(bo, "chess"), "kinds")).to_contain_text("Same here", timeout=POLL)
    hers.get_by_role("button", name="Tell a teacher about this card").press("Enter")
    hers.get_by_label("I am worried about somebody").check()
    assert_accessible(ana)
    hers.get_by_role("button", name="Tell a teacher", exact=True).press("Enter")
    expect(part_of(hers, "my-report")).to_contain_text("A teacher looks at it.", timeout=POLL)
    expect(card(bo, "chess")).not_to_contain_text("teacher looks")
    waiting = card(part_of(tor, "queue"), "chess")
    waiting.get_by_role("button", name="Let it stay").click(timeout=2 * POLL)
    expect(part_of(hers, "my-report")).to_contain_text("let it stay", timeout=POLL)


def test_the_address_of_a_board_is_nothing_for_another_group(person: Person) -> None:
    tor, eve = person("tor", width=WIDE), person("eve")
    open_meeting(tor, "Who am I")
    meeting = tor.url.rstrip("/").rpartition("/")[2]
    answer = eve.request.get(f"/flexid/api/v1/meetings/{meeting}/live/")
    unknown = eve.request.get("/flexid/api/v1/meetings/00000000-0000-4000-8000-000000000000/live/")
    assert (answer.status, answer.body()) == (404, unknown.body())


def begin_meeting(teacher: Page, cards: dict[Page, str], unnamed: Page | None = None) -> None:
    """The teacher opens the meeting; each student puts up a card, one perhaps without a name."""
    open_meeting(teacher, "Who am I")
    for page, text in cards.items():
        open_module(page)
        put_card(page, text, unnamed=page is unnamed)
    for text in cards.values():
        expect(card(teacher, text.split()[-1])).to_be_visible(timeout=POLL)


def open_board(page: Page) -> None:
    """A student who writes nothing looks at the board."""
    open_module(page)
    unfold(page.locator("[data-flexid=session]"), "board-place")


def hide(found: Locator, reason: str) -> None:
    """Press Hide, say why, confirm."""
    found.get_by_role("button", name="Hide from the group").click()
    found.get_by_label("Why? Its author reads this.").fill(reason)
    found.get_by_role("button", name="Hide the card").click()
    expect(found).to_have_attribute("data-state", "hidden")


def listen(page: Page) -> list[Response]:
    """Every answer that the page gets from now on."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    return answers


def seen_by(page: Page, heard: list[Response], words: tuple[str, ...]) -> list[str]:
    """Which of the words ever reached a page, drawn or not."""
    bodies = [answer.text() for answer in heard if "/api/" in answer.url and answer.ok]
    assert bodies != []
    return [word for word in words if word in page.content() + "".join(bodies)]
