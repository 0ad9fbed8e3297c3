"""What is wrong with how a page looks, in words."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Pieces that are drawn wider than the window; what is only for screen readers is not drawn.
TOO_WIDE = """() => Array.from(document.body.querySelectorAll("*"))
  .filter((one) => one.checkVisibility() && !one.closest(".flexid-visually-hidden"))
  .filter((one) => one.getBoundingClientRect().width > innerWidth)
  .map((one) => "too wide: " + one.tagName + "." + one.className)"""
SCROLLS = """() => {
  const page = document.scrollingElement;
  return page.scrollWidth > page.clientWidth ? ["scrolls sideways: " + page.scrollWidth] : [];
}"""


def faults(page: Page, *, language: str, direction: str) -> list[str]:
    """Every fault of the page in this language; ``[]`` is what we promise."""
    found = [] if page_is(page, language, direction) else ["another language or direction"]
    found += page.evaluate(TOO_WIDE) + page.evaluate(SCROLLS)
    found += [f"missing: {name}" for name in ("help", "leave__link") if not is_there(page, name)]
    return [f"{page.url} {fault}" for fault in found + axe_faults(page)]


def page_is(page: Page, language: str, direction: str) -> bool:
    root = page.locator("html")
    return (root.get_attribute("lang"), root.get_attribute("dir")) == (language, direction)


def is_there(page: Page, name: str) -> bool:
    return page.locator(f".flexid-{name}").first.is_visible()


def axe_faults(page: Page) -> list[str]:
    """What axe finds, by all its rules."""
    # A colour on its way from one to another is nobody's choice.
    page.emulate_media(reduced_motion="reduce")
    rules = Axe().run(page).response["violations"]
    return [f"axe: {rule['id']} at {node['target']}" for rule in rules for node in rule["nodes"]]
