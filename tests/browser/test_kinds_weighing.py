"""Values, weights, a ladder, a body: what the picture does the list says, by pointer and keys."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

Person = Callable[..., Page]


def example(page: Page, name: str) -> Locator:
    """The example of a kind."""
    page.goto(f"/gallery/{name}/?state=filled")
    place = page.locator("[data-flexid=activity]")
    expect(place.locator("fieldset[data-part=work]:enabled")).to_be_attached()
    return place


def response(place: Locator) -> dict[str, Any]:
    """What would be saved."""
    found: dict[str, Any] = json.loads(place.locator("[data-part=response]").input_value() or "{}")
    return found


def node(place: Locator, key: str) -> Locator:
    """Something drawn, by its key."""
    return place.locator(f"svg [data-key='{key}']")


def drag(page: Page, one: Locator, other: Locator, *, at: float = 0.5) -> None:
    """From the middle of one to another, ``at`` this part of its height."""
    one.evaluate("node => node.ownerSVGElement.scrollIntoView({block: 'center'})")
    start, end = one.bounding_box(), other.bounding_box()
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] * at, steps=5)
    page.mouse.up()


def piles(place: Locator) -> dict[str, str]:
    """The pile of each card that has one, by its id."""
    return {one["id"]: one.get("pile", "") for one in response(place).get("cards", [])}


def closest(place: Locator) -> list[str]:
    """The cards that are kept closest, in their order."""
    return [one["card"] for one in response(place).get("closest", [])]


def test_a_card_goes_from_pile_to_pile_by_keys_and_keeps_the_focus(person: Person) -> None:
    place = example(person("max"), "values-sort")
    card = node(place, "c10")
    card.press("ArrowDown")
    assert piles(place)["c10"] == "not-now"
    expect(place.locator("[data-part=announce]")).to_have_text("learning new things: not now")
    card.press("ArrowUp")
    card.press("ArrowUp")
    assert piles(place)["c10"] == "very"
    expect(card).to_be_focused()
    card.press("Enter")
    expect(place.locator("[data-id=c10] [data-field=pile]")).to_be_focused()


@pytest.mark.parametrize(("language", "back"), [("en-GB", "ArrowLeft"), ("ar", "ArrowRight")])
def test_the_closest_are_five_at_most_in_her_own_order(
    person: Person, language: str, back: str
) -> None:
    place = example(person("max", language=language), "values-sort")
    assert closest(place) == ["own1", "c3", "c1", "c2"]
    node(place, "c4").press("ArrowUp")
    expect(place.locator("[data-part=full]")).to_be_empty()
    node(place, "c13").press("ArrowUp")
    expect(place.locator("[data-part=full]")).not_to_be_empty()  # a sixth has no place
    node(place, "c4").press(back)
    assert closest(place) == ["own1", "c3", "c1", "c4", "c2"]
    assert piles(place)["c13"] == "very"
    expect(place.locator("[data-action=add-closest]")).to_be_disabled()


@pytest.mark.parametrize("width", [360, 1280])
def test_a_card_is_dragged_to_a_pile_and_onto_the_shelf(person: Person, width: int) -> None:
    page = person("max", width=width)
    place = example(page, "values-sort")
    drag(page, node(place, "c5"), place.locator("[data-zone=not-now]"), at=0.9)
    assert piles(place)["c5"] == "not-now"
    drag(page, node(place, "c5"), node(place, "own1"))
    drag(page, node(place, "c5"), node(place, "own1"))  # before the one it is let go upon
    assert closest(place) == ["c5", "own1", "c3", "c1", "c2"]


def test_the_list_sorts_as_the_picture_does(person: Person) -> None:
    place = example(person("max"), "values-sort")
    pile = place.locator("[data-id=c5] [data-field=pile]")
    names = ["Not sorted yet", "very important", "a little important", "not now"]
    expect(pile.locator("option")).to_have_text(names)
    pile.select_option("some")
    place.get_by_role("button", name="Add a card of your own").click()
    place.locator("[data-rows=cards] > li").last.locator("[data-field=label]").fill("swimming")
    place.locator("[data-action=add-closest]").click()
    place.locator("[data-rows=closest] select").last.select_option(label="swimming")
    own = response(place)["cards"][-1]["id"]
    assert (piles(place)["c5"], closest(place)) == ("some", ["own1", "c3", "c1", "c2", own])
    place.locator(f"[data-id='{own}']").get_by_role("button", name="Remove").click()
    assert closest(place) == ["own1", "c3", "c1", "c2"]


def weights(place: Locator) -> dict[str, int]:
    """How heavy it is from each seat."""
    return {one["id"]: one["weight"] for one in response(place)["seats"]}


def test_a_weight_sinks_and_rises_by_keys_and_by_hand(person: Person) -> None:
    page = person("max", width=1280)
    place = example(page, "weigh-scale")
    for _ in range(5):  # there is nothing heavier than very heavy
        node(place, "s1").press("ArrowDown")
    assert weights(place)["s1"] == 5
    expect(node(place, "s1")).to_be_focused()
    assert "very heavy" in node(place, "s1").get_attribute("aria-label")
    drag(page, node(place, "s3"), node(place, "s3"), at=2)
    assert weights(place)["s3"] > 1


def test_each_matter_has_seats_of_its_own(person: Person) -> None:
    place = example(person("max"), "weigh-scale")
    seats = place.locator("[data-rows=seats] > li")
    expect(seats).to_have_count(4)
    place.get_by_label("My own matter").check()
    expect(seats).to_have_count(2)
    expect(place.locator("[data-field=about]")).to_be_visible()
    place.get_by_role("button", name="Add a seat").click()
    assert response(place)["seats"][-1]["matter"] == "own"
    assert response(place)["seats"][-1]["who"] == "friend"


def test_a_red_line_shows_its_help_and_changes_nothing_else(person: Person) -> None:
    place = example(person("max"), "weigh-scale")
    row, before = place.locator("[data-id=s2]"), response(place)
    expect(row.get_by_text("Safety and rights are never small")).to_be_hidden()
    row.get_by_role("checkbox").check()
    expect(row.get_by_text("Safety and rights are never small")).to_be_visible()
    before["seats"][1]["red_line"] = True
    assert response(place) == before


def test_the_mark_climbs_and_comes_down_and_help_is_shown_high_up(person: Person) -> None:
    page = person("max", width=1280)
    place = example(page, "conflict-ladder")
    mark, help_card = node(place, "mark"), place.get_by_text("This high up it is too much")
    expect(help_card).to_be_visible()
    mark.press("ArrowDown")
    expect(help_card).to_be_hidden()
    expect(place.locator("[data-field=at]")).to_have_value("4")
    drag(page, mark, node(place, "rung7"))
    expect(place.locator("[data-field=at]")).to_have_value("7")
    expect(help_card).to_be_visible()
    for _ in range(8):
        mark.press("ArrowDown")
    assert "at" not in response(place)["ladders"]["rumour"]


def test_a_rung_is_pressed_to_write_and_each_case_has_its_own_words(person: Person) -> None:
    place = example(person("max"), "conflict-ladder")
    node(place, "rung6").press("Enter")
    field = place.locator("[data-key='6'] [data-field=said]")
    expect(field).to_be_focused()
    field.fill("Wait.")
    expect(node(place, "rung6")).to_have_attribute("aria-label", "We want to hurt: Wait.")
    place.get_by_label("My own case").check()
    expect(field).to_have_value("")
    place.locator("[data-field=helper]").fill("My aunt")
    ladders = response(place)["ladders"]
    assert ladders["rumour"]["rungs"]["6"] == {"said": "Wait."}
    assert (ladders["own"]["helper"], "6" in ladders["own"]["rungs"]) == ("My aunt", False)


def test_a_place_in_the_body_leads_to_its_words(person: Person) -> None:
    place = example(person("max"), "language-feeling-map")
    node(place, "belly").click()
    expect(place.locator("[data-id=r7] [data-field=zone]")).to_be_focused()
    node(place, "feet").press("Enter")  # nothing is there yet: it begins
    row = place.locator("[data-rows=regions] > li").last
    expect(row.locator("[data-field=zone]")).to_have_value("feet")
    row.locator("[data-field=language]").select_option(label="drums")
    expect(node(place, "feet")).to_have_attribute("aria-label", "feet: drums")


def test_a_language_that_comes_back_has_its_places_again(person: Person) -> None:
    place = example(person("max"), "language-feeling-map")
    language = place.locator("[data-rows=languages] > li").first
    language.get_by_role("button", name="Remove").click()
    expect(node(place, "heart")).to_have_attribute("aria-label", "heart")
    place.get_by_role("button", name="Bring it back").click()
    expect(node(place, "heart")).to_have_attribute("aria-label", "heart: Tigrinya")
