"""Story (b): cards on a group's board, hidden and shown again by a teacher."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, Response, expect

from tests.browser.common import (
    POLL,
    WIDE,
    assert_accessible,
    card,
    open_meeting,
    open_module,
    put_card,
)

Person = Callable[..., Page]
ANAS = "Ana bakes bread. خبز"
BOS = "Bo bakes cake,\n  with <b>plums</b> 🥮"
REASON = "Please write about yourself."


def test_a_hidden_card_leaves_the_group_and_comes_back_unchanged(person: Person) -> None:
    tor, ana, bo, eve = (person(name) for name in ("tor", "ana", "bo", "eve"))
    heard = listen(eve)
    open_module(eve)
    begin_meeting(tor, {ana: ANAS, bo: BOS})
    hide(card(tor, "plums"), REASON)
    expect(card(ana, "plums")).to_have_count(0, timeout=POLL)
    expect(card(ana, ANAS)).to_be_visible()
    expect(part(card(bo, "plums"), "hidden-mine")).to_be_visible(timeout=POLL)
    expect(part(card(bo, "plums"), "reason")).to_have_text(REASON)
    assert seen_by(eve, heard, ("Ana bakes", "plums", REASON)) == []
    card(tor, "plums").get_by_role("button", name="Show again").click()
    expect(card(ana, "plums")).to_be_visible(timeout=POLL)
    assert [part(card(page, "plums"), "text").text_content() for page in (ana, tor)] == [BOS] * 2
    for page in (tor, ana, bo, eve):
        assert_accessible(page)


def test_an_unnamed_card_shows_no_name_to_group_or_teacher(person: Person) -> None:
    tor, ana, bo = (person(name) for name in ("tor", "ana", "bo"))
    begin_meeting(tor, {ana: "Ana has a drum", bo: "Somebody has a flute"})
    for page in (tor, ana):
        expect(part(card(page, "flute"), "author")).to_have_text("name not shown", timeout=POLL)
        assert "Bo Eng" not in page.locator("[data-part=board]").inner_html()
    expect(part(card(tor, "drum"), "author")).to_have_text("Ana Lind")
    expect(part(card(bo, "flute"), "mine")).to_have_text("your card")


def test_the_address_of_a_board_is_nothing_for_another_group(person: Person) -> None:
    tor, eve = person("tor", width=WIDE), person("eve")
    open_meeting(tor, "Who am I")
    meeting = tor.url.rstrip("/").rpartition("/")[2]
    answer = eve.request.get(f"/flexid/api/v1/meetings/{meeting}/board/")
    unknown = eve.request.get("/flexid/api/v1/meetings/00000000-0000-4000-8000-000000000000/board/")
    assert (answer.status, answer.body()) == (404, unknown.body())


def begin_meeting(teacher: Page, cards: dict[Page, str]) -> None:
    """The teacher opens the meeting; each student puts up a card, the second without a name."""
    open_meeting(teacher, "Who am I")
    for number, (page, text) in enumerate(cards.items()):
        open_module(page)
        put_card(page, text, unnamed=number == 1)
    for text in cards.values():
        expect(card(teacher, text.split()[-1])).to_be_visible(timeout=POLL)


def hide(found: Locator, reason: str) -> None:
    """Press Hide, say why, confirm."""
    found.get_by_role("button", name="Hide from the group").click()
    found.get_by_label("Why? Its author reads this.").fill(reason)
    found.get_by_role("button", name="Hide the card").click()
    expect(found).to_have_attribute("data-state", "hidden")


def part(found: Locator, name: str) -> Locator:
    return found.locator(f"[data-part={name}]")


def listen(page: Page) -> list[Response]:
    """Every answer that the page gets from now on."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    return answers


def seen_by(page: Page, heard: list[Response], words: tuple[str, ...]) -> list[str]:
    """Which of the words ever reached a page, drawn or not."""
    bodies = [answer.text() for answer in heard if "/api/" in answer.url]
    assert bodies != []
    return [word for word in words if word in page.content() + "".join(bodies)]
