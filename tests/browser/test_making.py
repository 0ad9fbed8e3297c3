"""Making circles: by list, picture and keys; kept, left out, deleted, put on the board."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.common import JOURNAL_BOOK, assert_accessible, card, open_meeting
from tests.browser.making import (
    add_circle,
    expect_saved,
    labels,
    nodes,
    open_activity,
    press,
    rows,
)

Person = Callable[..., Page]


def test_what_she_makes_is_there_again_and_counts_when_she_says_so(person: Person) -> None:
    page = person("emre")
    place = open_activity(page)
    add_circle(place, "drummer", "very big")
    add_circle(place, "big brother")
    expect_saved(place)
    press(place, "Keep for me")
    expect(place.locator("[data-part=state]")).to_have_text("Kept for you")
    place = open_activity(page)
    assert labels(place) == ["drummer", "big brother"]
    expect(nodes(place)).to_have_count(2)
    assert_accessible(page)
    page.goto(JOURNAL_BOOK)
    expect(page.locator("[data-part=made]")).to_contain_text("drummer")


def test_the_picture_does_by_keys_and_finger_what_the_list_does(person: Person) -> None:
    page = person("emre")
    place = open_activity(page)
    for label in ("rain", "maths", "Tigrinya"):
        add_circle(place, label)
    first = nodes(place).nth(labels(place).index("rain"))
    first.focus()
    page.keyboard.press("ArrowUp")
    assert rows(place).nth(labels(place).index("rain")).locator("select").first.input_value() == "4"
    before = labels(place)
    page.keyboard.press("ArrowRight")
    assert labels(place).index("rain") == before.index("rain") + 1
    nodes(place).nth(labels(place).index("Tigrinya")).drag_to(nodes(place).first)
    assert labels(place)[0] == "Tigrinya"
    expect_saved(place)
    place = open_activity(page)
    assert labels(place)[0] == "Tigrinya"


def test_not_this_one_is_a_whole_answer_and_can_be_taken_back(person: Person) -> None:
    page = person("faduma")
    place = open_activity(page)
    press(place, "Not this one")
    expect(place.get_by_text("You left this one out. That is fine.")).to_be_visible()
    place = open_activity(page)
    press(place, "Take it up again")
    add_circle(place, "goalkeeper")
    expect_saved(place)
    press(place, "Keep for me")
    expect(place.locator("[data-part=state]")).to_have_text("Kept for you")


def test_what_is_taken_up_again_and_changed_is_open_from_then_on(person: Person) -> None:
    page = person("eve")
    place = open_activity(page)
    nothing = "Nothing yet. What you add stands here."
    expect(place.get_by_text(nothing)).to_be_visible()
    press(place, "Not this one")
    press(place, "Take it up again")
    add_circle(place, "goalkeeper")
    expect(place.get_by_text(nothing)).to_be_hidden()
    expect_saved(place)
    expect(place.locator("[data-part=state]")).to_be_hidden()
    place = open_activity(page)
    expect(place.locator("[data-part=working]")).to_be_visible()
    assert labels(place) == ["goalkeeper"]


def test_deleted_comes_back_within_thirty_days(person: Person) -> None:
    page = person("dina")
    place = open_activity(page)
    add_circle(place, "cook")
    expect_saved(place)
    place.locator("[data-part=more] > summary").click()
    press(place, "Delete what I made")
    press(place, "Delete it")
    expect(place.locator("[data-part=gone-line]")).to_be_focused()
    place = page.locator("[data-flexid=activity][data-activity='who-am-i.circles']")
    press(place, "Undo")
    expect(rows(place)).to_have_count(1)
    assert labels(place) == ["cook"]


def test_two_devices_show_both_and_nothing_is_lost(person: Person) -> None:
    phone, laptop = person("cai"), person("cai", width=1280, expected=("409",))
    small, large = open_activity(phone), open_activity(laptop)
    add_circle(small, "skater")
    expect_saved(small)
    add_circle(large, "poet")
    expect(large.locator("[data-part=other-text]")).to_contain_text("skater")
    assert labels(large) == ["poet"]
    assert_accessible(laptop)
    press(large, "Use the one above")
    expect_saved(large)
    assert labels(open_activity(phone)) == ["poet"]


def test_without_connection_it_waits_and_is_sent_later(person: Person) -> None:
    page = person("bo", expected=("ERR_INTERNET_DISCONNECTED",))
    place = open_activity(page)
    page.context.set_offline(True)
    add_circle(place, "night owl")
    status = place.locator("[data-part=status]")
    expect(status).to_have_attribute("data-state", "offline")
    page.context.set_offline(False)
    expect_saved(place)
    assert "night owl" in labels(open_activity(page))


def test_a_circle_goes_to_the_board_as_its_group_will_see_it(person: Person) -> None:
    open_meeting(person("tor", width=1280), "Who am I")
    page = person("ana")
    place = open_activity(page)
    add_circle(place, "loves rain")
    expect_saved(place)
    place.locator("[data-part=more] > summary").click()
    press(place, "Put a part on the board")
    question = place.locator("[data-part=board-question]")
    expect(question).to_contain_text("loves rain")
    question.get_by_label("Do not show my name").check()
    question.get_by_label("Show my name", exact=True).check()
    press(place, "Put it on the board")
    expect(place.locator("[data-part=board-line]")).to_have_text("Your card is on the board.")
    mate = person("bo")
    mate.goto("/module/who-am-i/")
    expect(card(mate, "loves rain")).to_be_attached()


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_the_picture_is_hers_to_save(person: Person, kind: str) -> None:
    page = person("emre")
    place = open_activity(page)
    if not labels(place):
        add_circle(place, "drummer")
    place.locator("[data-part=more] > summary").click()
    with page.expect_download() as saved:
        press(place, f"Save the picture ({kind.upper()})")
    body = saved.value.path().read_bytes()
    assert body.startswith(b"\x89PNG" if kind == "png" else b"<svg")
    assert len(body) > 500
