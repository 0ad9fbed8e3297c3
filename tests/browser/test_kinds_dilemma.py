"""A dilemma: chosen, undone and gone again by keys; ways kept apart; nothing counted."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import look

Person = Callable[..., Page]
FRIENDS = "Noor and Daniel, his friends"
DINNER, SHY, HURT = "A silent dinner", re.compile("I was shy"), "“Shy? Of us?”"
TREE = "/gallery/branching-dilemma/tree/"


@pytest.fixture
def story(person: Person) -> Locator:
    """The example with its answer, seen from a seat from which nobody went yet."""
    page = person("max")
    page.goto("/gallery/branching-dilemma/?state=filled")
    place = page.locator("[data-flexid=activity]")
    expect(place.locator("fieldset[data-part=work]:enabled")).to_be_visible()
    place.locator("[data-part=seats]").get_by_role("button", name=FRIENDS).press("Enter")
    expect(title(place)).to_have_text(DINNER)
    expect(title(place)).to_be_focused()
    return place


def title(story: Locator) -> Locator:
    """The name of the station where one is."""
    return story.locator("[data-part=station]")


def choose(story: Locator, words: str | re.Pattern[str]) -> None:
    """Press a choice, by its words."""
    story.locator("[data-part=choices]").get_by_role("button", name=words).press("Enter")


def seen(story: Locator, seat: str = "friends") -> list[str]:
    """What is drawn of a seat's ways."""
    nodes = story.locator(f"svg [data-key^='{seat}:']").all()
    return [node.get_attribute("aria-label").split(":")[0] for node in nodes]


def test_only_what_was_seen_is_drawn_and_every_step_can_be_undone(story: Locator) -> None:
    assert seen(story) == [DINNER]
    choose(story, SHY)
    expect(story.locator("[data-part=before]")).to_be_focused()
    choose(story, "He stops here")
    assert seen(story) == [DINNER, HURT, "Peace, and a thought that stays"]
    expect(story.get_by_text("What next week is like:")).to_be_visible()
    for left in ([DINNER, HURT], [DINNER]):
        story.get_by_role("button", name="Undo the last step").press("Enter")
        assert seen(story) == left
    expect(story.get_by_role("button", name="Undo the last step")).to_be_hidden()
    story.get_by_role("button", name="Bring it back").press("Enter")
    assert seen(story) == [DINNER, HURT]


def test_another_way_from_an_earlier_station_keeps_the_first(story: Locator) -> None:
    choose(story, SHY)
    story.locator(f"svg [aria-label='{DINNER}']").last.press("Enter")
    expect(title(story)).to_have_text(DINNER)
    choices = story.locator("[data-part=choices] li")
    expect(choices.filter(has_text="You went this way once.")).to_contain_text(SHY)
    choose(story, re.compile("it is nothing"))
    assert seen(story) == [DINNER, HURT, "The door closes"]
    ways = story.locator("[data-part=ways] > li")
    expect(ways.filter(has_text=f"{FRIENDS}: on the way")).to_have_count(2)
    expect(ways).to_have_count(5)


def test_ways_from_three_seats_stand_apart_and_together(story: Locator) -> None:
    choose(story, SHY)
    seats = story.locator("svg[data-part=picture] > text")
    expect(seats).to_have_text(["Elias", "Samir, his father", FRIENDS])
    assert (len(seen(story, "elias")), len(seen(story, "father"))) == (7, 3)


def test_an_own_idea_goes_on_by_a_choice_that_is_near(story: Locator) -> None:
    choose(story, re.compile("it is nothing"))
    story.get_by_role("button", name="My own idea").press("Enter")
    expect(story.get_by_label("What is your own idea?")).to_be_focused()
    story.get_by_label("What is your own idea?").fill("I bake a cake first.")
    expect(story.locator("[data-part=choices]").get_by_role("button")).to_have_count(2)
    choose(story, re.compile("waits an hour"))
    expect(story.locator("[data-part=own-words]")).to_have_text("I bake a cake first.")
    assert "own_idea" in story.locator("[data-part=response]").input_value()


def test_a_red_line_is_said_before_and_leads_to_help_after(story: Locator) -> None:
    choose(story, re.compile("it is nothing"))
    kick = story.locator("[data-part=choices] button", has_text="kicks the door")
    expect(kick).to_contain_text("This breaks the law or somebody’s rights.")
    kick.press("Enter")
    expect(story.get_by_text("Safety is never a small matter.")).to_be_visible()
    story.get_by_role("button", name="Go to help and phone numbers").press("Enter")
    expect(story.locator(".flexid-help summary").first).to_be_focused()
    expect(story.locator(".flexid-help").first).to_have_attribute("open", "")


def test_no_figure_stands_anywhere_in_the_work(story: Locator) -> None:
    choose(story, SHY)
    for fold in story.locator("[data-part=ways] > li summary").all():
        fold.press("Enter")
    assert re.findall(r".*\d.*", story.locator("[data-part=work]").inner_text()) == []


def test_a_reason_stays_where_it_was_written(story: Locator) -> None:
    choose(story, SHY)
    why = story.get_by_label(re.compile("Why did you choose this"))
    why.press_sequentially("It is so.")
    expect(why).to_be_focused()
    choose(story, "He stops here")
    expect(why).to_have_value("")
    story.locator(f"svg [aria-label^='{HURT}']").last.press("Enter")
    expect(why).to_have_value("It is so.")


def test_the_authors_tree_is_drawn_and_whole(person: Person) -> None:
    page = person("max", language="ar")
    page.goto(TREE)
    expect(page.locator(".flexid-tree__drawing a")).to_have_count(8)
    expect(page.locator(".flexid-tree__crossed")).to_have_count(1)
    assert look.axe_faults(page) == []
    # The drawing is wider than the page, and is moved in its own frame.
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_authors_tree_is_read_without_scripts(person: Person) -> None:
    page = person("max", java_script_enabled=False)
    page.goto(TREE)
    expect(page.locator("[data-station]")).to_have_count(8)
    expect(page.locator("[data-part=drawn]")).to_be_hidden()
