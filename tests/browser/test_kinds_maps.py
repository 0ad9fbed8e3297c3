"""Three maps: the picture does what the list does, by pointer and by keys, in both directions."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.making import nodes

Person = Callable[..., Page]
CARDS = [
    {"id": "b", "column": "ours", "state": "shown", "mixed": True, "text": "Two languages: jokes"},
    {"id": "a", "column": "ours", "state": "shown", "mixed": True, "text": "Cooking: our café"},
    {"id": "c", "column": "ours", "state": "waiting", "mixed": True, "text": "not yet"},
    {"id": "d", "column": "ours", "state": "shown", "mixed": False, "text": "not alone"},
    {"id": "e", "column": "other", "state": "shown", "mixed": True, "text": "elsewhere"},
]


def filled(page: Page, name: str) -> Locator:
    """The example of a kind, with its answer."""
    page.goto(f"/gallery/{name}/?state=filled")
    place = page.locator("[data-flexid=activity]")
    expect(place.locator("fieldset[data-part=work]:enabled")).to_be_visible()
    return place


def said(place: Locator, path: str, field: str) -> list[str]:
    """What the rows of a list say in one field, in their order."""
    fields = place.locator(f"[data-rows={path}] [data-field={field}]").all()
    return [one.input_value() for one in fields]


def drag(page: Page, node: Locator, other: Locator) -> None:
    """From the middle of one to the middle of another."""
    node.scroll_into_view_if_needed()
    start, end = node.bounding_box(), other.bounding_box()
    for at, act in ((start, page.mouse.down), (end, page.mouse.up)):
        page.mouse.move(at["x"] + at["width"] / 2, at["y"] + at["height"] / 2, steps=5)
        act()


@pytest.mark.parametrize(("language", "onwards"), [("en-GB", "ArrowRight"), ("ar", "ArrowLeft")])
def test_what_is_near_moves_out_and_round_by_keys(
    person: Person, language: str, onwards: str
) -> None:
    page = person("max", language=language)
    place = filled(page, "belonging-map")
    first, second, *_ = said(place, "nodes", "label")
    node = nodes(place).filter(has_text=re.compile(first.split()[-1]))
    node.focus()
    page.keyboard.press(onwards)
    assert said(place, "nodes", "label")[:2] == [second, first]
    page.keyboard.press("ArrowDown")
    assert said(place, "nodes", "closeness")[:2] == ["5", "4"]
    page.keyboard.press("Enter")
    expect(place.locator("[data-rows=nodes] [data-field=label]").nth(1)).to_be_focused()


def test_what_is_dragged_stands_on_the_ring_where_it_was_let_go(person: Person) -> None:
    page = person("max", width=1280)
    place = filled(page, "belonging-map")
    ring = dict(zip(said(place, "nodes", "label"), said(place, "nodes", "closeness"), strict=True))
    assert ring["Noor"] == "5"
    drag(page, nodes(place).filter(has_text="Noor"), nodes(place).filter(has_text="our class"))
    ring = dict(zip(said(place, "nodes", "label"), said(place, "nodes", "closeness"), strict=True))
    assert ring["Noor"] == ring["our class"] == "2"


def test_everything_may_be_very_close(person: Person) -> None:
    place = filled(person("max"), "belonging-map")
    for _ in range(7):
        place.get_by_role("button", name="Add something").click()
    expect(place.get_by_role("button", name="Add something")).to_be_disabled()
    for closeness in place.locator("[data-rows=nodes] [data-field=closeness]").all():
        closeness.select_option("5")
    expect(nodes(place)).to_have_count(15)


def test_an_expectation_moves_nearer_and_further_by_keys_and_by_hand(person: Person) -> None:
    page = person("max", width=1280)
    place = filled(page, "role-map")
    above, below = nodes(place).filter(has_text="brothers"), nodes(place).filter(has_text="match")
    above.press("ArrowDown")
    below.press("ArrowDown")
    assert (
        said(place, "expectations", "fit")[0] == said(place, "expectations", "fit")[7] == "unsure"
    )
    above.press("ArrowDown")
    above.press("ArrowDown")  # there is nothing nearer than near
    assert said(place, "expectations", "fit")[0] == "fits"
    expect(above).to_be_focused()
    drag(page, above, nodes(place).filter(has_text="Answer"))
    assert said(place, "expectations", "fit")[0] == "pulls"
    assert said(place, "expectations", "from")[0] == "family"


def test_planks_change_places_in_the_picture(person: Person) -> None:
    page = person("max", width=1280)
    place = filled(page, "bridge-map")
    first, second, third, last = said(place, "planks", "how")
    nodes(place).first.press("ArrowDown")
    assert said(place, "planks", "how") == [second, first, third, last]
    drag(page, nodes(place).first, nodes(place).last)
    assert said(place, "planks", "how") == [first, third, last, second]


def test_a_strength_that_is_taken_away_leaves_its_plank(person: Person) -> None:
    place = filled(person("max"), "bridge-map")
    strength = place.locator("[data-rows=planks] [data-field=from]").first
    row = place.locator("[data-rows=strengths-a] > li").first
    row.locator("[data-field=label]").fill("Peace at home")
    expect(strength.locator("option:checked")).to_have_text("Peace at home")
    row.get_by_role("button", name="Remove").click()
    expect(strength.locator("option:checked")).to_have_text("no choice")
    assert len(said(place, "planks", "how")) == 4
    place.get_by_role("button", name="Bring it back").click()
    expect(strength.locator("option:checked")).to_have_text("Peace at home")


def test_two_names_are_offered_as_long_as_there_are_none(person: Person) -> None:
    place = filled(person("max"), "bridge-map")
    offer = place.get_by_role("button", name="my team – my family")
    expect(offer).to_be_hidden()
    for bank in "ab":
        place.locator(f"[data-part=bank-{bank}] input").fill("")
    offer.click()
    expect(place.locator("[data-part=bank-b] input")).to_have_value("my family")
    expect(place.locator("[data-part=bank-a] input")).to_be_focused()


def in_a_group(page: Page, meeting: dict[str, str] | None) -> Locator:
    """The bridge where its structure names a column of the board."""

    def with_column(route: Route) -> None:
        html = (
            route.fetch()
            .text()
            .replace("group_column&quot;: null", "group_column&quot;: &quot;ours&quot;")
        )
        html = html.replace('data-board=""', 'data-board="who-am-i.meeting"')
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page.route("**/gallery/**", with_column)
    page.route("**/meetings/?**", lambda route: route.fulfill(json={"meeting": meeting}))
    page.route("**/live/", lambda route: route.fulfill(json={"cards": CARDS}))
    place = filled(page, "bridge-map")
    place.get_by_role("button", name="Show our bridge").click()
    return place


def test_the_groups_bridge_is_made_of_what_all_can_see_on_the_board(person: Person) -> None:
    place = in_a_group(person("max"), {"id": "1"})
    planks = place.locator("[data-part=group-planks] > li")
    expect(planks).to_have_text(["Cooking: our café", "Two languages: jokes"])
    picture = place.locator("[data-part=group-picture]")
    expect(picture).to_contain_text("our café")
    expect(picture.locator("[data-key]")).to_have_count(0)


def test_without_a_meeting_the_groups_bridge_says_so(person: Person) -> None:
    place = in_a_group(person("max"), None)
    expect(place.locator("[data-part=group-line]")).to_contain_text("no meeting about this yet")
    expect(place.locator("[data-part=group-picture]")).to_be_hidden()


def test_without_a_column_there_is_no_bridge_of_the_group(person: Person) -> None:
    place = filled(person("max"), "bridge-map")
    expect(place.get_by_role("button", name="Show our bridge")).to_be_hidden()


def test_an_expectation_goes_to_the_board_without_a_name(person: Person) -> None:
    page = person("max")
    choice = '<label><input type="radio" name="x-display" value="{}" {}>{}</label>'
    question = '<fieldset data-part="board-question">{}{}</fieldset></article>'.format(
        choice.format("named", "checked", "Show my name"), choice.format("unnamed", "", "Do not")
    )

    def with_board(route: Route) -> None:
        html = route.fetch().text().replace("</article>", question, 1)
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    page.route("**/gallery/**", with_board)
    place = filled(page, "role-map")
    expect(place.locator("[name=x-display]")).to_have_count(1)
    expect(place.get_by_label("Do not")).to_be_checked()
