"""What an author does in the stand-in Studio."""

from typing import Any

from playwright.sync_api import Locator, Page, expect

JOURNAL, SESSION = "flexid_journal", "flexid_session"


def held(page: Page, kind: str) -> dict[str, Any]:
    """What is in the block's fields now."""
    return page.request.get(f"/fields/{kind}/").json()


def edit(page: Page, kind: str, **fields: Any) -> Page:
    """The editor of a block that holds this."""
    page.request.put(f"/fields/{kind}/", data=fields)
    page.goto(f"/edit/{kind}/", wait_until="networkidle")
    return page


def choose_by_keyboard(page: Page, words: str, times: int) -> None:
    """Type what is looked for, go into the list, and down to the one that is wanted."""
    page.locator("[data-part=search]").focus()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    for _ in range(times):
        page.keyboard.press("ArrowDown")
    page.wait_for_load_state("networkidle")


def own_words(page: Page, language: str, path: str) -> Locator:
    """The box for the author's words in the place of this text."""
    more = page.locator("[data-part=words-more]")
    if more.get_attribute("open") is None:
        more.locator("summary").first.click()
    page.locator("[data-part=language]").select_option(language)
    return page.locator(f'[data-path="{path}"] [data-part=own]')


def save(page: Page) -> None:
    page.locator("[data-action=save]").click()
    expect(page.locator("[data-part=said]")).to_have_text("Saved.")


def told(page: Page) -> list[Any]:
    """What the block has told Studio."""
    return page.evaluate("window.told")
