"""The adults' own records: notes, what is to do, what goes along, worries, standing in."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.casework import CONCERNS, COVER, case_of
from tests.browser.common import COORDINATOR_DESK, COUNSELLOR_DESK, TEACHER_DESK
from tests.browser.hands import Way, every_way
from tests.browser.writing import Person

pytestmark = [pytest.mark.deep, every_way]
SEND = "[data-action=send-form]"


def test_a_note_that_others_ask_about_is_changed_opened_and_put_away(
    person: Person, way: Way
) -> None:
    cleo, ida = way.enter(person, "cleo"), way.enter(person, "ida")
    words = f"{way} {way.words}"
    address = writes_a_note(way, cleo, words, "restricted")
    ida.goto(address)
    expect(ida.locator("[aria-labelledby=known]")).to_contain_text("Cleo Berg")
    expect(ida.get_by_role("main")).not_to_contain_text(words)
    way.look(ida)
    changes(way, note(cleo, words), f"{words} Changed.")
    change(way, note(cleo, words), "[data-value=case]")
    ida.reload()
    way.hand.press(ida.locator("main a[href$='/notes/']"))
    expect(note(ida, f"{words} Changed.")).to_be_visible()
    way.look(ida)
    change(way, note(cleo, words), "[data-set=closed][data-value=true]")
    way.hand.press(cleo.locator("main a[href='?show=closed']"))
    change(way, note(cleo, words), "[data-set=closed][data-value=false]")
    way.look(cleo)


def writes_a_note(way: Way, cleo: Page, words: str, kind: str) -> str:
    """On Dina's case; its address."""
    address = case_of(cleo, "Dina Noor")
    cleo.goto(address)
    way.hand.write(cleo.locator("#note-text"), words)
    way.hand.choose(cleo.locator(f"[name=note-kind][value={kind}]"))
    way.hand.press(form_of(cleo, "#note-text").locator(SEND))
    expect(note(cleo, words)).to_be_visible()
    return address


def note(page: Page, words: str) -> Locator:
    return page.get_by_role("article").filter(has_text=words)


def form_of(page: Page, field: str) -> Locator:
    """The form that this field is in."""
    return page.locator(f"[data-flexid=send-form]:has({field})")


def changes(way: Way, mine: Locator, words: str) -> None:
    """Other words for a note."""
    way.hand.press(mine.locator("summary"))
    way.hand.write(mine.locator("textarea"), words)
    way.hand.press(mine.locator("[data-keeps] button"))
    expect(mine.locator("summary + * textarea")).to_be_hidden()
    expect(mine.locator(".flexid-words").first).to_have_text(words)


def change(way: Way, mine: Locator, button: str) -> None:
    """A press behind "Change"; what it did is not offered again."""
    way.hand.press(mine.locator("summary"))
    way.hand.press(mine.locator(button))
    expect(mine.locator(button)).to_have_count(0)


def test_something_to_do_on_a_later_day_is_found_done_and_opened_again(
    person: Person, way: Way
) -> None:
    cleo, words = way.enter(person, "cleo"), f"{way} {way.words}"
    cleo.goto(case_of(cleo, "Dina Noor"))
    notes_what_is_to_do(way, cleo, words)
    row = cleo.locator("[aria-labelledby=todo]").get_by_role("listitem").filter(has_text=words)
    expect(row.locator("time")).to_have_attribute("datetime", "2031-05-05")
    way.look(cleo)
    cleo.goto(COUNSELLOR_DESK)
    later = cleo.locator("[aria-labelledby=to-do-today]")
    way.hand.press(later.locator("summary"))
    way.hand.press(later.get_by_role("link", name="Dina Noor"))
    way.hand.press(row.locator("[data-value=true]"))
    expect(row.locator("[data-value=true]")).to_have_count(0)
    way.hand.press(cleo.locator("details:has([data-value=false]) > summary"))
    way.look(cleo)
    way.hand.press(cleo.locator(f"li:has-text('{words}') [data-value=false]"))
    way.hand.press(row.locator("[data-value=true]"))
    expect(row.locator("[data-value=true]")).to_have_count(0)


def notes_what_is_to_do(way: Way, cleo: Page, words: str) -> None:
    """For a day in May, years from now."""
    way.hand.press(cleo.locator("details:has(#todo-day) > summary"))
    way.hand.write(cleo.locator("#todo-text"), words)
    way.hand.date(cleo.locator("#todo-day"), "05")
    way.hand.press(form_of(cleo, "#todo-day").locator(SEND))


def test_a_note_is_let_go_along(person: Person, way: Way) -> None:
    cleo, words = way.enter(person, "cleo"), f"Along: {way} {way.words}"
    writes_a_note(way, cleo, words, "private")
    cleo.goto(COVER)
    way.hand.press(cleo.locator("main a[href$='/hand-over/']"))
    way.look(cleo)
    way.hand.press(note(cleo, words).locator(SEND))
    expect(note(cleo, words)).to_have_count(0)


def test_a_worry_goes_one_way_is_corrected_signed_and_closed(person: Person, way: Way) -> None:
    tor, cleo, liv = (way.enter(person, name) for name in ("tor", "cleo", "liv"))
    record = hands_over(way, tor)
    cleo.goto(record)
    expect(cleo.get_by_role("article").first).to_contain_text(way.words)
    corrects(way, cleo)
    liv.goto(record)
    way.look(liv)
    sign = liv.locator("[data-url$='/signature/']")
    way.hand.press(sign.locator(SEND))
    expect(sign).to_have_count(0)
    for status in ("closed", "open", "closed"):
        way.hand.press(liv.locator(f"[data-value={status}]"))
        expect(liv.locator(f"[data-value={status}]")).to_have_count(0)
    tor.reload()
    expect(tor.get_by_role("main")).not_to_contain_text(way.words)
    way.look(tor)


def hands_over(way: Way, tor: Page) -> str:
    """From his desk; he keeps its address, and none of its words."""
    tor.goto(TEACHER_DESK)
    way.hand.press(tor.locator("main a[href$='/worry/']"))
    faduma = tor.get_by_role("option", name="Faduma Wais").get_attribute("value") or ""
    way.hand.pick(tor.locator("#student"), faduma)
    way.hand.pick(tor.locator("#category"), "home")
    way.hand.write(tor.locator("#facts"), way.words)
    way.hand.write(tor.locator("#own-words"), way.words)
    way.look(tor)
    way.hand.press(form_of(tor, "#facts").locator(SEND))
    tor.wait_for_url(f"**{CONCERNS}")
    way.look(tor)
    way.hand.press(tor.get_by_role("link", name="Faduma Wais").first)
    tor.wait_for_url("**/concerns/*/")
    expect(tor.get_by_role("main")).not_to_contain_text(way.words)
    return tor.url


def corrects(way: Way, cleo: Page) -> None:
    """A correction stands beside what it corrects."""
    way.hand.press(cleo.locator("main details:has(#corrects) > summary"))
    way.hand.pick(cleo.locator("#kind"), "correction")
    way.hand.pick(cleo.locator("#corrects"), "1")
    way.hand.write(cleo.locator("#part-text"), "It was on Tuesday. الثلاثاء")
    way.hand.press(form_of(cleo, "#corrects").locator(SEND))
    expect(cleo.get_by_role("article")).to_have_count(3)
    expect(cleo.get_by_role("article").first).to_contain_text(way.words)
    way.look(cleo)


def test_somebody_stands_in_when_the_coordinator_grants_it(person: Person, way: Way) -> None:
    cleo, sol = way.enter(person, "cleo"), way.enter(person, "sol")
    cleo.goto(COVER)
    way.hand.write(cleo.locator("#deputy"), "dov")
    way.hand.date(cleo.locator("#since"), "05")
    way.hand.date(cleo.locator("#until"), "06")
    mine = cleo.get_by_role("main").get_by_role("listitem").filter(has_text="Dov Stein")
    before = mine.count()
    way.hand.press(form_of(cleo, "#deputy").locator(SEND))
    expect(mine).to_have_count(before + 1)
    way.look(cleo)
    sol.goto(COORDINATOR_DESK)
    way.look(sol)
    asked = sol.locator("[data-url*='/covers/']")
    way.hand.press(asked.locator("[data-value=true]"))
    expect(asked).to_have_count(0)
    way.look(sol)
