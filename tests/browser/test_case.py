"""The adults' own records, on a small screen: nothing typed is lost, nothing is told too widely."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from flexid_xblock.phrases import sentence
from tests.browser.casework import COVER, HAND_OVER, WORRY, case_of, keep_a_copy
from tests.browser.common import (
    COORDINATOR_DESK,
    COUNSELLOR_DESK,
    JOURNAL_BOOK,
    assert_accessible,
)
from tests.browser.test_look import sent_by_eve

Person = Callable[..., Page]
FACTS = "On Monday he said that he does not dare to go home."
CUT = ("ERR_INTERNET_DISCONNECTED",)


def note(page: Page, words: str) -> Locator:
    """A note of one's own."""
    return page.get_by_role("article").filter(has_text=words)


def test_a_note_survives_a_cut_and_two_tabs_and_is_opened_to_a_colleague(person: Person) -> None:
    cleo, other = person("cleo", expected=CUT), person("cleo", expected=("409",))
    address = case_of(cleo, "Emre Tun")
    cleo.goto(address)
    write_through_a_cut(cleo, "He looked tired.")
    other.goto(address)
    change(cleo, "He looked tired.", "He looked tired on Monday.")
    change(other, "He looked tired.", "He looked tired and sad.", taken=False)
    expect(other.get_by_text("This is what the other page saved.")).to_be_visible()
    other.get_by_role("button", name="Save the words").click()
    mine = note(other, "He looked tired and sad.")
    expect(mine.get_by_text("Change", exact=True)).to_be_visible()
    mine.get_by_text("Change", exact=True).click()
    mine.get_by_role("button", name="For all on the case").click()
    expect(mine.locator(".flexid-chip")).to_have_text("For all on the case")
    is_opened(person("ida"), address)


def write_through_a_cut(page: Page, words: str) -> None:
    """Without a connection the words stay in their box."""
    box = page.get_by_label("A new note")
    box.fill(words)
    page.context.set_offline(True)
    page.get_by_role("button", name="Save the note").click()
    expect(page.get_by_role("alert")).to_contain_text("Your text is still here")
    expect(box).to_have_value(words)
    page.context.set_offline(False)
    page.get_by_role("button", name="Save the note").click()
    expect(note(page, words)).to_be_visible()
    expect(box).to_have_value("")


def change(page: Page, old: str, new: str, *, taken: bool = True) -> None:
    """Other words for a note."""
    mine = note(page, old)
    mine.get_by_text("Change", exact=True).click()
    expect(mine.get_by_role("textbox")).to_have_value(old)
    mine.get_by_role("textbox").fill(new)
    mine.get_by_role("button", name="Save the words").click()
    if taken:
        expect(note(page, new).get_by_role("textbox")).to_be_hidden()
    else:
        expect(mine.get_by_role("textbox")).to_have_value(new)


def is_opened(ida: Page, address: str) -> None:
    """She sees that there is one, and opens it."""
    ida.goto(address)
    expect(ida.get_by_role("main")).not_to_contain_text("tired and sad")
    ida.get_by_role("link", name="Open the notes of colleagues").click()
    expect(ida.get_by_role("article")).to_contain_text("He looked tired and sad.")
    assert_accessible(ida)


def test_a_note_that_others_ask_about_can_go_along(person: Person) -> None:
    cleo, ida = person("cleo"), person("ida")
    address = case_of(cleo, "Faduma Wais")
    cleo.goto(address)
    cleo.get_by_label("A new note").fill("Her aunt has called me.")
    cleo.get_by_label("Others may ask me").check()
    cleo.get_by_role("button", name="Save the note").click()
    expect(note(cleo, "Her aunt")).to_be_visible()
    ida.goto(address)
    expect(ida.get_by_role("main")).to_contain_text("closed to others; ask the author")
    expect(ida.get_by_role("main")).not_to_contain_text("Her aunt")
    cleo.goto(HAND_OVER)
    note(cleo, "Her aunt").get_by_role("button", name="Let it go along").click()
    expect(note(cleo, "Her aunt")).to_have_count(0)
    assert_accessible(cleo)


def test_something_to_do_is_noted_and_done(person: Person) -> None:
    cleo = person("cleo")
    cleo.goto(case_of(cleo, "Dina Noor"))
    cleo.get_by_text("Note something to do").click()
    cleo.get_by_label("What?").fill("Call the school nurse")
    cleo.get_by_role("button", name="Save", exact=True).click()
    row = cleo.get_by_role("listitem").filter(has_text="Call the school nurse")
    expect(row).to_contain_text("Today")
    row.get_by_role("button", name="Done").click()
    expect(row.get_by_role("button", name="Done")).to_have_count(0)
    assert_accessible(cleo)


def test_a_teacher_hands_a_worry_over_and_two_persons_deal_with_it(person: Person) -> None:
    tor, cleo, liv = person("tor", expected=CUT), person("cleo"), person("liv")
    hand_over(tor)
    record = tor.get_by_role("link", name="Cai Moss").get_attribute("href")
    tor.goto(record)
    expect(tor.get_by_role("main")).not_to_contain_text(FACTS)
    cleo.goto(record)
    expect(cleo.get_by_role("article").first).to_contain_text(FACTS)
    correct(cleo)
    liv.goto(record)
    expect(liv.get_by_role("article").first).to_contain_text("Corrected in part 2.")
    liv.get_by_role("button", name="I have read this and sign it").click()
    expect(liv.get_by_role("main")).to_contain_text("Liv Moen")
    liv.get_by_role("button", name="Close this record").click()
    expect(liv.get_by_role("button", name="Open this record again")).to_be_visible()
    assert_accessible(liv)


def hand_over(tor: Page) -> None:
    """One way, and through a cut."""
    tor.goto(WORRY)
    tor.get_by_label("Which student?").select_option(label="Cai Moss")
    tor.get_by_label("What is it about?").select_option(label="Violence")
    facts = tor.get_by_label("What did you see or hear? When and where?")
    facts.fill(FACTS)
    tor.context.set_offline(True)
    tor.get_by_role("button", name="Hand it in").click()
    expect(tor.get_by_role("alert")).to_contain_text("Your text is still here")
    expect(facts).to_have_value(FACTS)
    tor.context.set_offline(False)
    tor.get_by_role("button", name="Hand it in").click()
    tor.wait_for_url("**/concerns/")
    assert_accessible(tor)


def correct(cleo: Page) -> None:
    """A correction stands beside what it corrects."""
    cleo.get_by_text("Add something", exact=True).click()
    cleo.get_by_label("What is it?").select_option(label="Correction")
    cleo.get_by_label("Only for a correction").select_option(value="1")
    cleo.get_by_label("What happened, when, and who was told?").fill("It was on Tuesday.")
    cleo.get_by_role("button", name="Add it").click()
    expect(cleo.get_by_role("article")).to_have_count(2)
    expect(cleo.get_by_role("article").first).to_contain_text(FACTS)


def test_a_colleague_is_asked_to_stand_in_and_sol_decides(person: Person) -> None:
    dov, sol = person("dov", expected=("status of 422",)), person("sol")
    dov.goto(COVER)
    dov.get_by_label("Your colleague's login name").fill("nobody-here")
    dov.get_by_label("First day").fill("2030-01-07")
    dov.get_by_label("Last day").fill("2030-01-11")
    dov.get_by_role("button", name="Ask the coordinator").click()
    expect(dov.get_by_role("alert")).to_contain_text("no counsellor of this course")
    dov.get_by_label("Your colleague's login name").fill("ida")
    dov.get_by_role("button", name="Ask the coordinator").click()
    asked = dov.get_by_role("listitem").filter(has_text="Ida Holm for Dov Stein")
    expect(asked).to_contain_text("Waiting for the coordinator.")
    assert_accessible(dov)
    sol.goto(COORDINATOR_DESK)
    sol.get_by_role("button", name="Refuse", exact=True).click()
    expect(sol.get_by_role("button", name="Refuse", exact=True)).to_have_count(0)
    dov.reload()
    expect(asked).to_contain_text("Refused.")


def test_two_adults_keep_a_copy_and_one_of_them_ends_it(person: Person) -> None:
    dov, liv = person("dov"), person("liv")
    dov.goto(COUNSELLOR_DESK + f"entries/{sent_by_eve(person)}/")
    address = keep_a_copy(dov)
    liv.goto(address)
    liv.get_by_role("button", name="Agree").click()
    expect(liv.get_by_role("article", name="The copy")).to_contain_text("A long word")
    is_told(person("eve"))
    dov.reload()
    row = dov.get_by_role("region", name="Copies that are kept").get_by_role("listitem").first
    expect(row).to_contain_text("Kept since:")
    row.get_by_text("End it", exact=False).first.click()
    row.get_by_role("button", name="End it now").click()
    expect(row).to_contain_text("Ended:")
    liv.reload()
    expect(liv.get_by_role("main")).to_contain_text(sentence("hold_ended"))
    assert_accessible(liv)


def is_told(eve: Page) -> None:
    """Before she deletes it, and without the reason."""
    eve.goto(JOURNAL_BOOK)
    eve.get_by_role("article").get_by_text("More", exact=True).click()
    eve.get_by_text("Delete this text").click()
    expect(eve.get_by_text("Deleting does not remove it.")).to_be_visible()
    assert_accessible(eve)
