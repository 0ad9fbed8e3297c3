"""Two ways to use a page, with a mouse or with keys alone, and the screens to try them on."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import look
from tests.browser.common import WIDE

STOPS = 150  # more stops than any page has
# What holds the focus is drawn round, and on the screen; is it the target, or does that come later?
STOP = """(target) => {
  const one = document.activeElement;
  const style = getComputedStyle(one), place = one.getBoundingClientRect();
  const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const there = place.width > 0 && place.bottom > 0 && place.top < innerHeight;
  const unseen = one !== document.body && !(drawn && there);
  const later = one.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_FOLLOWING;
  return {unseen: unseen ? one.outerHTML : "", arrived: one === target, later: Boolean(later)};
}"""
DIRECTIONS = {"en": "ltr", "nb": "ltr", "ar": "rtl"}
WORDS = {"en": "My circle is bread.", "nb": "Sirkelen min er brød.", "ar": "دائرتي هي الخبز 🥖"}


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus; each stop on the way must be in sight."""
    expect(target).to_be_visible()
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        stop = target.evaluate(STOP)
        assert stop["unseen"] == ""
        if stop["arrived"]:
            return
    pytest.fail(f"Tab never came to {target}")


def follow(page: Page, target: Locator) -> None:
    """Go to a link or button with Tab, and press Enter."""
    tab_to(page, target)
    page.keyboard.press("Enter")


def type_into(page: Page, target: Locator, text: str) -> None:
    """Go to a box with Tab, and type."""
    tab_to(page, target)
    page.keyboard.type(text)


class Mouse:
    """A finger or a mouse."""

    def press(self, target: Locator) -> None:
        target.click()

    def write(self, target: Locator, text: str) -> None:
        target.fill(text)

    def choose(self, target: Locator) -> None:
        target.check()

    def pick(self, target: Locator, value: str) -> None:
        target.select_option(value)

    def date(self, target: Locator, day: str) -> None:
        target.fill(f"2031-{day}-{day}")


class Keys:
    """Tab, Shift+Tab, Enter, Space and the arrows; whatever has the focus must be in sight."""

    def press(self, target: Locator) -> None:
        self.reach(target)
        is_button = target.evaluate("(one) => one.localName === 'button'")
        target.page.keyboard.press("Space" if is_button else "Enter")

    def write(self, target: Locator, text: str) -> None:
        self.reach(target)
        target.page.keyboard.press("Control+A")
        target.page.keyboard.type(text)

    def choose(self, target: Locator) -> None:
        """By the arrows, from the one of its group that is chosen."""
        name = target.get_attribute("name")
        self.reach(target.page.locator(f"input[name='{name}']:checked"))
        self.arrow_until(target, "(one) => one.checked")

    def pick(self, target: Locator, value: str) -> None:
        self.reach(target)
        self.arrow_until(target, f"(one) => one.value === '{value}'")

    def date(self, target: Locator, day: str) -> None:
        """Day and month are one number: languages differ in their order."""
        self.reach(target)
        target.page.keyboard.type(f"{day}{day}2031")
        expect(target).to_have_value(f"2031-{day}-{day}")

    def arrow_until(self, target: Locator, chosen: str) -> None:
        """Down to the end, and once more from the top."""
        for key in ("ArrowDown",) * STOPS:
            if target.evaluate(chosen):
                return
            target.page.keyboard.press(key)
        pytest.fail(f"the arrows never came to {target}")

    def reach(self, target: Locator) -> None:
        """Forward or back, whichever way it lies."""
        expect(target).to_be_visible()
        expect(target).to_be_enabled()
        for _ in range(STOPS):
            stop = target.evaluate(STOP)
            if stop["arrived"]:
                return
            target.page.keyboard.press("Tab" if stop["later"] else "Shift+Tab")
            assert target.evaluate(STOP)["unseen"] == ""
        pytest.fail(f"Tab never came to {target}")


@dataclass(frozen=True, kw_only=True)
class Way:
    """How a walk is gone: on which screen, in which language, by which hand."""

    width: int
    language: str
    hand: Mouse | Keys

    def enter(self, person: Callable[..., Page], name: str, **more: object) -> Page:
        """Somebody's page on such a screen; nothing on it moves, so that axe sees it at rest."""
        screen = {"width": self.width, "language": self.language, "reduced_motion": "reduce"}
        return person(name, **screen, **more)

    def look(self, page: Page) -> None:
        """The page has no fault, and the focus is on something to be seen."""
        assert look.faults(page, language=self.language, direction=self.direction) == []

    @property
    def words(self) -> str:
        """What is written on the way."""
        return WORDS[self.language]

    @property
    def direction(self) -> str:
        return DIRECTIONS[self.language]

    def __str__(self) -> str:
        return f"{self.language}-{self.width}-{type(self.hand).__name__.lower()}"


WAYS = [
    Way(width=width, language=language, hand=hand())
    for width, language, hand in product((360, WIDE), DIRECTIONS, (Mouse, Keys))
]
every_way = pytest.mark.parametrize("way", WAYS, ids=str)
