"""A line and a tree: the picture does what the list does, and what is hers stays hers."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.making import nodes, press

Person = Callable[..., Page]
# The gallery has no board: what a kind would offer for it is asked of the kind.
PIECES = """() => {
  const root = document.querySelector("[data-flexid=activity]"), copy = root.cloneNode(true);
  const kind = FlexId.kinds[root.dataset.kind]({
    root: copy, element: copy, work: copy.querySelector("[data-part=work]"),
    source: JSON.parse(root.dataset.source), isReadOnly: () => true, onPress: () => {},
  });
  return kind.lift ? kind.lift(JSON.parse(root.dataset.sample)).map(one => one.text) : null;
}"""


def filled(page: Page, name: str) -> Locator:
    """The example of a kind, with its answer."""
    page.goto(f"/gallery/{name}/?state=filled")
    place = page.locator("[data-flexid=activity]")
    expect(place.locator("fieldset[data-part=work]:enabled")).to_be_visible()
    return place


def node(place: Locator, words: str) -> Locator:
    """What can be moved in the picture and is called so."""
    return place.locator("[data-part=picture]").get_by_role("button", name=words)


def events(place: Locator) -> list[str]:
    """What the list says happened, in its order."""
    return [
        one.input_value() for one in place.locator("[data-rows=events] [data-field=label]").all()
    ]


@pytest.mark.parametrize(
    ("language", "name", "onwards"),
    [("en-GB", "We move to Larvik", "ArrowRight"), ("ar", "ننتقل إلى لارفيك", "ArrowLeft")],
)
def test_an_event_moves_along_the_line_as_it_is_read(
    person: Person, language: str, name: str, onwards: str
) -> None:
    page = person("max", width=1280, language=language)
    place = filled(page, "timeline-moving")
    assert events(place)[1] == name
    node(place, name).focus()
    page.keyboard.press(onwards)
    assert events(place)[2] == name
    expect(node(place, name)).to_be_focused()
    page.keyboard.press("ArrowUp")
    assert events(place)[1] == name
    node(place, name).drag_to(nodes(place).first)
    assert events(place)[0] == name


def test_what_is_folded_away_is_not_to_be_seen_until_she_opens_it(person: Person) -> None:
    page = person("max")
    place = filled(page, "timeline-moving")
    row = place.locator("[data-rows=events] > li").nth(3)
    expect(row.get_by_label("What happened?")).to_be_hidden()
    expect(row.locator("legend")).to_have_text("Event 4")
    expect(place.locator("[data-part=picture]")).not_to_contain_text("Goodbye to Ella")
    node(place, "Event 4: folded away. Do not ask me about this").press("Enter")
    expect(row.get_by_label("What happened?")).to_be_focused()
    expect(row.get_by_label("What happened?")).to_have_value("Goodbye to Ella")
    row.get_by_label("Keep this one folded away").uncheck()
    expect(place.locator("[data-part=picture]")).to_contain_text("Goodbye to Ella")
    row.get_by_label("Keep this one folded away").check()
    expect(row.get_by_label("What happened?")).to_be_hidden()


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("timeline-moving", ["Ask where people sit at lunch. They will say: here!"]),
        ("timeline-own-story", None),
    ],
)
def test_only_a_tip_can_leave_a_line(person: Person, name: str, pieces: list[str] | None) -> None:
    page = person("max")
    place = filled(page, name)
    assert page.evaluate(PIECES) == pieces
    expect(place.locator("[data-part=tips]")).to_be_visible(visible=pieces is not None)


def test_a_piece_of_the_tree_goes_to_another_part(person: Person) -> None:
    page = person("max")
    place = filled(page, "tree-of-life")
    gifts = place.locator("[data-rows=items-gifts] > li")
    node(place, "Leaves Mina").press("ArrowDown")
    expect(gifts.last).to_contain_text("Gifts Mina")
    expect(node(place, "Gifts Mina")).to_be_focused()
    node(place, "Gifts Mina").drag_to(node(place, "Roots songs in the car"))
    roots = place.locator("[data-rows=items-roots] > li")
    expect(roots.locator("bdi")).to_have_text(
        ["Somali and English", "Mina", "songs in the car", "Larvik harbour"]
    )
    roots.nth(1).get_by_label("Where on the tree?").focus()
    roots.nth(1).get_by_label("Where on the tree?").select_option(label="Trunk")
    moved = place.locator("[data-rows=items-trunk] > li").filter(has_text="Trunk Mina")
    expect(moved.get_by_label("Where on the tree?")).to_be_focused()


def test_what_is_only_for_her_is_in_no_saved_picture_and_on_no_paper(person: Person) -> None:
    page = person("max")
    place = filled(page, "tree-of-life")
    expect(node(place, "Leaves my brother: only for me")).to_be_visible()
    place.locator("[data-part=more] > summary").click()
    with page.expect_download() as saving:
        press(place, "Save the picture (SVG)")
    saved = saving.value.path().read_text("utf-8")
    assert ("Mina" in saved, "my brother" in saved) == (True, False)
    assert "my brother" not in page.evaluate(PIECES)
    page.emulate_media(media="print")
    expect(place.locator("svg:visible")).to_contain_text("Mina")
    expect(place.locator("svg:visible")).not_to_contain_text("my brother")
    expect(place.locator("li:visible").filter(has_text="my brother")).to_have_count(0)
