"""What she made before comes back only when she asks for it, and goes when she says so."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.common import assert_accessible
from tests.browser.making import add_circle, expect_saved, labels, open_activity, press
from tests.browser.server import School

Person = Callable[..., Page]
THEN = "responses/?course=course-v1%3AFlexID%2BSchool%2B1&activity=gallery.identity-circles"
STAFF = "from django.contrib.auth.models import User\n"
STAFF += "User.objects.filter(username='ana').update(is_staff={})"


@pytest.fixture
def author(school: School) -> Iterator[None]:
    """Ana learns here, and may see the gallery."""
    school.python(STAFF.format(True))
    yield
    school.python(STAFF.format(False))


def example(page: Page, name: str) -> Locator:
    """A kind of the gallery as a learner has it, with the notice read."""
    page.goto(f"/gallery/{name}/")
    place = page.locator("[data-flexid=activity]")
    open_work = place.locator("fieldset[data-part=work]:enabled")
    notice = place.get_by_role("button", name="I have read this")
    expect(notice.or_(open_work)).to_be_visible()
    if notice.is_visible():
        notice.click()
    expect(open_work).to_be_visible()
    return place


def watched(page: Page) -> list[str]:
    """Every question of this page for what she made then, from now on."""
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if one.url.endswith(THEN) else None)
    return asked


@pytest.mark.usefixtures("author")
def test_the_circles_of_year_one_come_only_at_her_press_and_go_again(person: Person) -> None:
    page = person("ana")
    circles = example(page, "identity-circles")
    add_circle(circles, "the loudest in class")
    expect_saved(circles)
    asked = watched(page)
    recall = example(page, "compare-view")
    press(recall, "I do not want to look")
    expect_saved(recall)
    recall = example(page, "compare-view")  # also when she comes back
    expect(recall).to_contain_text("You did not want to look. That is fine.")
    expect(recall).not_to_contain_text("the loudest in class")
    assert asked == []
    press(recall, "Show what I made then")
    assert_shown(page, recall)
    assert len(asked) == 2  # then and now: here the same activity
    press(recall, "Hide it again")
    expect(recall.get_by_role("button", name="Show what I made then")).to_be_focused()
    assert "the loudest in class" not in page.content()


def assert_shown(page: Page, recall: Locator) -> None:
    """Both pictures with their words, and nothing in them that can be moved."""
    place = recall.locator("[data-part=recalled]")
    expect(place).to_be_focused()
    expect(place.locator("svg").get_by_role("img", name="the loudest in class")).to_have_count(2)
    expect(place.locator("[data-part=lines] > li")).to_have_text(["the loudest in class"] * 2)
    expect(place.locator("svg [role=button], input, textarea")).to_have_count(0)
    expect_saved(recall)
    assert_accessible(page)


def test_in_the_last_module_the_first_years_circles_and_bridge_come_back(person: Person) -> None:
    page = person("bo")
    before = open_activity(page, "who-am-i.circles")
    there = labels(before)  # whatever other stories made
    add_circle(before, "the tallest")
    press(before, "Keep for me")
    expect(before.locator("[data-part=state]")).to_have_text("Kept for you")
    assert recalled(page, "circles-then-now") == [*there, "the tallest"]
    assert recalled(page, "bridge-then-now") == []


def recalled(page: Page, name: str) -> list[str]:
    """What a module of the second year shows of the first, at her press."""
    recall = open_activity(page, f"freedom-and-future.{name}")
    press(recall, "Show what I made then")
    place = recall.locator("[data-part=recalled]")
    expect(place).to_be_focused()
    return place.locator("[data-part=lines] > li").all_inner_texts()
