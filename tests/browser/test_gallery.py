"""The gallery: every kind of activity looks right and works, filled, empty, passed, read-only."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from flexid_xblock.content import api as content
from tests.browser import look

Person = Callable[..., Page]
NAMES = [key.partition(".")[2] for key in content.gallery()]
STATES = ("empty", "filled", "passed", "readonly")
# What has no picture by its nature, or none before she asks for it.
WITHOUT_PICTURE = {"media", "pulse", "family-link", "compare-view"}


def faults_of(page: Page, name: str, state: str, *, language: str, direction: str) -> list[str]:
    """Whatever is wrong with one example in one state."""
    page.goto(f"/gallery/{name}/?state={state}")
    expect(page.locator("[data-flexid=activity][data-mounted]")).to_be_attached()
    notice = page.locator("[data-action=notice-seen]").first
    waiting = page.locator("[data-part=waiting]")
    if state == "empty":  # the block itself: whoever sees it for the first time reads the notice
        page.wait_for_load_state("networkidle")
        if notice.is_visible():
            notice.click()
    expect(waiting).to_be_hidden()
    found = look.faults(page, language=language, direction=direction)
    return found + [f"{name} {state}: {fault}" for fault in not_as_told(page, name, state)]


def not_as_told(page: Page, name: str, state: str) -> list[str]:
    """What an example's page must have, and has not."""
    found = []
    is_aside = page.get_by_role("button", name="Take it up again").count() and state == "passed"
    drawn = page.locator("svg[data-part=picture] > *").count()
    if state == "filled" and name not in WITHOUT_PICTURE and not drawn:
        found.append("nothing is drawn")
    if state == "passed" and page.locator("[data-part=working]").is_visible():
        found.append("what was left out stands open")
    open_fields = page.locator("fieldset[data-part=work]:enabled").count()
    if state == "readonly" and open_fields:
        found.append("can be changed")
    if state in ("empty", "filled") and not (open_fields or is_aside):
        found.append("cannot be changed")
    return found


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_is_whole_in_arabic_at_360_pixels(person: Person, name: str) -> None:
    page = person("max", language="ar")
    assert faults_of(page, name, "filled", language="ar", direction="rtl") == []


@pytest.mark.deep
@pytest.mark.parametrize("language", ["en", "nb", "ar"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("name", NAMES)
def test_every_state_of_every_kind_is_whole(
    person: Person, name: str, width: int, language: str
) -> None:
    page = person("max", language=language, width=width)
    direction = "rtl" if language == "ar" else "ltr"
    found = [
        fault
        for state in STATES
        for fault in faults_of(page, name, state, language=language, direction=direction)
    ]
    assert found == []


@pytest.mark.deep
@pytest.mark.parametrize("name", NAMES)
def test_every_kind_is_whole_in_the_dark(person: Person, name: str) -> None:
    page = person("max", color_scheme="dark")
    assert faults_of(page, name, "filled", language="en", direction="ltr") == []


def test_the_gallery_is_for_those_who_write(person: Person) -> None:
    page = person("max")
    page.goto("/gallery/")
    expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(len(NAMES))
    assert look.axe_faults(page) == []
    student = person("eve", expected=("404",))
    for address in ("/gallery/", f"/gallery/{NAMES[0]}/"):
        assert student.goto(address).status == 404
