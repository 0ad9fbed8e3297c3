"""One counsellor reads what another's student sent: asked, granted by a second person, told."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.common import (
    COURSE,
    STUDENT_PAGE,
    assert_accessible,
    open_module,
    prompt,
    send,
    write,
)

Person = Callable[..., Page]
EMERGENCY, LEAD = f"/flexid/{COURSE}/desk/emergency/", f"/flexid/{COURSE}/desk/safeguarding/"
WORDS = "I wrote this to Cleo, about the way home."
REASON = "Cleo is ill, and somebody has called us about Faduma."
LINE = "An adult who is not your reader could read what you sent:"


def test_dov_reads_for_an_hour_what_liv_grants_and_faduma_is_told_why(person: Person) -> None:
    faduma, liv = person("faduma"), person("liv")
    dov = person("dov", expected=("status of 422",))  # the reason that was too short
    open_module(faduma)
    write(prompt(faduma, "understood"), WORDS)
    send(prompt(faduma, "understood"))
    ask(dov)
    grant(liv)
    read(dov)
    is_told(faduma)


def ask(dov: Page) -> None:
    """Too short a reason is refused with a sentence; then he asks, and waits."""
    dov.goto(EMERGENCY)
    dov.get_by_label("The student's login name").fill("faduma")
    why = dov.get_by_label("Why do you need to read it now?")
    why.fill("She is ill")
    dov.get_by_role("button", name="Ask the safeguarding lead").click()
    expect(dov.get_by_role("alert")).to_be_visible()
    expect(why).to_have_value("She is ill")
    why.fill(REASON)
    dov.get_by_role("button", name="Ask the safeguarding lead").click()
    expect(asked(dov)).to_contain_text("Waiting for the safeguarding lead.")
    expect(dov.get_by_role("heading", name="Open to you now")).to_have_count(0)
    assert_accessible(dov)


def asked(page: Page) -> Locator:
    """The card of this asking."""
    return page.get_by_role("article").filter(has_text=REASON)


def grant(liv: Page) -> None:
    """She finds it on her desk, with its reason, and grants one hour."""
    liv.goto(LEAD)
    expect(asked(liv)).to_contain_text("Dov Stein")
    assert_accessible(liv)
    liv.get_by_role("button", name="Grant one hour").click()
    expect(liv.get_by_role("button", name="I have looked back at this")).to_be_visible()


def read(dov: Page) -> None:
    """The text stands open to him now, without a way to answer."""
    dov.reload()
    expect(asked(dov)).to_contain_text("Granted until:")
    dov.get_by_role("link", name="Faduma Wais").click()
    dov.wait_for_url("**/entries/*/")
    expect(dov.get_by_role("article").first).to_contain_text(WORDS)
    expect(dov.get_by_role("textbox")).to_have_count(0)
    assert_accessible(dov)


def is_told(faduma: Page) -> None:
    """A neutral line with his name; the reason behind a tap; and that he has read."""
    faduma.goto(STUDENT_PAGE)
    main = faduma.get_by_role("main")
    expect(main).to_contain_text(f"{LINE} Dov Stein")
    expect(faduma.get_by_text(REASON)).to_be_hidden()
    assert_accessible(faduma)
    faduma.get_by_text("Why?", exact=True).click()
    expect(faduma.get_by_text(REASON)).to_be_visible()
    expect(faduma.get_by_role("listitem").filter(has_text="Dov Stein (")).to_have_count(1)
    assert_accessible(faduma)
