"""What the people of the stories do again and again."""

import re

from playwright.sync_api import Locator, Page, expect

from flexid_xblock.school.people import PEOPLE
from tests.browser.look import axe_faults

COURSE = "course-v1:FlexID+School+1"
NAMES = {person.username: person.name for person in PEOPLE}
STUDENT_PAGE = f"/flexid/{COURSE}/"
JOURNAL_BOOK = f"{STUDENT_PAGE}journal/"
JOURNAL_PRINT = f"{JOURNAL_BOOK}print/"
PORTFOLIO = f"{STUDENT_PAGE}portfolio/"
PORTFOLIO_PRINT = f"{PORTFOLIO}print/"
TALK = f"{STUDENT_PAGE}talk/"
TIMES = f"{STUDENT_PAGE}times/"
COORDINATOR_DESK = f"{STUDENT_PAGE}desk/coordinator/"
SCHOOL_RULES = f"{COORDINATOR_DESK}school/"
NOTICE = f"{STUDENT_PAGE}notice/"
COUNSELLOR_DESK = f"/flexid/{COURSE}/desk/counsellor/"
TEACHER_DESK = f"/flexid/{COURSE}/desk/teacher/"
POLL = 5_000  # milliseconds: one poll of the school (3 s), and 2 s
WIDE = 1280


def assert_accessible(page: Page) -> None:
    """Axe finds nothing, by all its rules."""
    faults = axe_faults(page)
    assert faults == [], f"{page.url} {faults}"


def log_in(page: Page, name: str) -> None:
    """By the button of the demo."""
    page.goto("/login/")
    page.get_by_role("button", name=NAMES[name], exact=True).click()
    page.wait_for_url(lambda url: "/login/" not in url)


def open_module(page: Page, module: str = "who-am-i") -> None:
    """A module page whose boxes are open; the notice is read if it is still to be read."""
    page.goto(f"/module/{module}/")
    # Which block shows the notice can change while they load; its words change with the reader.
    open_box = page.locator("textarea[data-part=text]:enabled:visible")
    notice = page.locator("[data-action=notice-seen]:visible")
    expect(notice.or_(open_box).first).to_be_visible()
    if notice.count():
        notice.first.click()
    expect(page.locator("[data-part=prompts] textarea[data-part=text]:disabled")).to_have_count(0)


def prompt(page: Page, key: str) -> Locator:
    """One question with its box and buttons."""
    return page.locator(f"[data-prompt={key}]")


def box(question: Locator) -> Locator:
    """Where one writes."""
    return question.locator("textarea[data-part=text]")


def expect_saved(question: Locator) -> None:
    """The server said that it has the text."""
    status = question.locator("[data-part=status]")
    expect(status).to_have_attribute("data-state", "saved")
    expect(status).to_have_text(re.compile(r"^Saved on the server at \d\d:\d\d$"))


def write(question: Locator, text: str) -> None:
    """Fill the box, and wait until the text is on the server."""
    box(question).fill(text)
    expect_saved(question)


def send(question: Locator, reader: str = "Cleo Berg") -> None:
    """Press the button with the reader's name."""
    question.get_by_role("button", name=f"Send to {reader}", exact=True).click()
    expect(question.locator("[data-part=state]")).to_have_text("Sent")


def words_of(question: Locator) -> str:
    """The question as the student reads it."""
    return question.locator("label").first.inner_text()


def open_entry(page: Page, student: str, about: str) -> None:
    """From the counsellor's queue to what a student sent about a question."""
    page.goto(COUNSELLOR_DESK)
    row = page.get_by_role("listitem").filter(has_text=NAMES[student]).filter(has_text=about)
    row.get_by_role("link").click()
    page.wait_for_url("**/entries/*/")


def open_meeting(page: Page, title: str) -> None:
    """From the teacher's desk to the meeting of a module, opened if it is not yet."""
    page.goto(TEACHER_DESK)
    row = page.get_by_role("listitem").filter(has_text=title)
    opener = row.get_by_role("button", name=re.compile("^Open the meeting"))
    row.get_by_role("link", name=re.compile("^The room")).or_(opener).click()
    page.wait_for_url("**/meetings/*/")
    line = part_of(page, "meeting-line").first
    expect(line).to_contain_text("The meeting is")
    if "closed" in line.inner_text():
        page.get_by_role("button", name="Open it again").click()
    expect(line).to_contain_text("The meeting is open.")


def part_of(place: Page | Locator, name: str) -> Locator:
    """A part that scripts know by name."""
    return place.locator(f"[data-part={name}]")


def unfold(place: Page | Locator, name: str) -> Locator:
    """Open a drawer, if it is not open."""
    drawer = part_of(place, name).first
    expect(drawer).to_be_visible()
    # In one go: a poll may open it between the look and the press, which would then close it.
    drawer.evaluate("(one) => { if (!one.open) { one.querySelector('summary').click(); } }")
    return drawer


def put_card(page: Page, text: str, *, unnamed: bool = False) -> None:
    """A card in the first column of the board."""
    form = unfold(page.locator("[data-flexid=session]"), "writing")
    form.get_by_label("Your card").fill(text)
    if unnamed:
        unfold(form, "display").get_by_label("Do not show my name").check()
    form.get_by_role("button", name="Put it up").click()
    unfold(page, "board-place")
    expect(card(page, text)).to_be_visible()


def card(page: Page, text: str) -> Locator:
    """The card with these words."""
    return page.locator("[data-part=card]", has_text=text)
