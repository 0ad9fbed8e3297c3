"""A talk of two: Ana's points, Cleo's next step, Ana's yes; and the portfolio she takes along."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, StorageState, expect

from tests.browser import look, making
from tests.browser.common import (
    PORTFOLIO,
    PORTFOLIO_PRINT,
    STUDENT_PAGE,
    TIMES,
    WIDE,
    assert_accessible,
    open_entry,
    open_module,
    prompt,
    send,
    words_of,
    write,
)
from tests.browser.hands import follow, tab_to
from tests.browser.server import School, running_school
from tests.browser.writing import MINUTE_OVER, Person, act, begun, inside, lose_answers, part
from tests.year_two import PIECE, SCHOOL, TALK

YES, NO = "Yes, this is our next step", "I do not want this any more"
OPEN = "This is what Cleo Berg wrote down after your talk. It counts only if you say so."
AGREED = re.compile(r"^You said yes on \d+ \w+ \d{4}")
AGREEMENT = re.compile("/agreement/$")
STEP = "Ask Emre along on Saturday. اسأل إمري"
# She sent her points, and Cleo wrote the next step down.
WRITTEN_DOWN = f"""
from tests.year_two import mark
mark(), mine.delete()
entry = common.send(student, common.write(student, 'My points.'))
common.answer(who('cleo'), entry.id, {STEP!r}, is_step=True)
"""


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """A school whose course has a talk of two, and pieces."""
    with running_school(tmp_path_factory.mktemp("talks"), **SCHOOL) as school:
        yield school


@pytest.fixture(scope="module")
def remembered() -> dict[str, StorageState]:
    return {}


def step_of(page: Page) -> Locator:
    """The place of the next step under her points."""
    return part(prompt(page, TALK), "step-place")


def written_down(person: Person, school: School, student: str, **more: object) -> Page:
    """Her page, on which a next step waits for her yes."""
    page = person(student, **more)
    open_module(page)
    inside(school, student, WRITTEN_DOWN)
    page.reload()
    expect(step_of(page)).to_be_visible()
    return page


def say(page: Page, name: str, *, then: str | re.Pattern[str]) -> None:
    """Press a button of the step; the line that says how it is now has the focus."""
    step_of(page).get_by_role("button", name=name).click()
    expect(part(step_of(page), "step-line")).to_have_text(then)
    expect(part(step_of(page), "step-line")).to_be_focused()
    expect(step_of(page).get_by_role("button")).to_have_count(1)


def test_ana_writes_points_cleo_a_step_and_ana_says_yes_no_and_yes(
    person: Person, school: School
) -> None:
    ana, cleo = person("ana"), person("cleo", width=WIDE)
    send_points(ana)
    open_entry(cleo, "ana", words_of(prompt(ana, TALK)))
    write_step(cleo)
    inside(school, "ana", MINUTE_OVER)
    ana.reload()
    expect(step_of(ana)).to_contain_text(STEP)
    expect(part(step_of(ana), "step-line")).to_have_text(OPEN)
    assert_accessible(ana)
    for name, line in ((YES, AGREED), (NO, OPEN), (YES, AGREED)):
        say(ana, name, then=line)
    assert_accessible(ana)
    find_agreement(cleo)


def send_points(ana: Page) -> None:
    """Above her box stands what it is for, and where a talk is booked."""
    points = begun(ana, TALK, "I want to talk about Saturdays.")
    expect(points.get_by_text("These are your points for a talk of two.")).to_be_visible()
    expect(points.get_by_role("link", name="Times to talk")).to_have_attribute("href", TIMES)
    send(points)


def find_agreement(cleo: Page) -> None:
    """In the thread, and on the case page without a word of it."""
    cleo.reload()
    expect(part(cleo, "thread")).to_contain_text("Next step: agreed on")
    cleo.get_by_role("link", name="Case page").click()
    agreed = cleo.get_by_role("region", name="Agreed next steps")
    expect(agreed.get_by_role("link")).to_have_count(1)
    expect(cleo.get_by_role("main")).not_to_contain_text(STEP)
    assert_accessible(cleo)


def write_step(cleo: Page) -> None:
    """Sent with the tick, taken back in its minute, and sent again as it was."""
    cleo.get_by_label("Your answer").fill(STEP)
    tick = cleo.get_by_label("This is the next step we talked about")
    tick.check()
    assert_accessible(cleo)
    send_step(cleo)
    cleo.get_by_role("button", name="Take it back").click()
    expect(part(cleo, "message")).to_have_count(0)
    expect(tick).to_be_checked()
    send_step(cleo)


def send_step(cleo: Page) -> None:
    cleo.get_by_role("button", name="Send answer").click()
    expect(part(cleo, "message")).to_contain_text("Next step: not agreed yet")


def test_a_newer_step_stands_in_its_place_and_the_older_in_the_thread(
    person: Person, school: School
) -> None:
    dina = written_down(person, school, "dina", expected=("403",))
    say(dina, YES, then=AGREED)
    newer = "common.answer(who('cleo'), mine.get().pk, 'On Sunday.', is_step=True)"
    inside(school, "dina", newer)
    # She still has the older one before her eyes: she is told, and shown the newer.
    act(step_of(dina), "disagree").click()
    expect(part(prompt(dina, TALK), "trouble")).to_contain_text("A newer next step")
    expect(part(step_of(dina), "step-text")).to_have_text("On Sunday.")
    expect(act(step_of(dina), "agree")).to_be_visible()
    thread = part(prompt(dina, TALK), "thread")
    expect(thread).to_contain_text("Earlier next step: a newer one stands below")
    expect(thread).to_contain_text(STEP)
    prompt(dina, TALK).get_by_label("Your answer").fill("Sunday is fine.")
    act(prompt(dina, TALK), "reply").click()
    expect(part(thread, "message")).to_have_count(2)
    expect(part(step_of(dina), "step-text")).to_have_text("On Sunday.")


def test_without_a_line_she_is_told_so_and_pressed_twice_is_once(
    person: Person, school: School
) -> None:
    bo = written_down(person, school, "bo", expected=("ERR_",))
    lose_answers(bo, AGREEMENT)
    yes = act(step_of(bo), "agree")
    yes.click()
    expect(part(prompt(bo, TALK), "trouble")).to_contain_text("No connection.")
    expect(yes).to_be_focused()
    first = inside(school, "bo", "print(Reply.objects.get(entry__in=mine).agreed_at)")
    bo.unroute(AGREEMENT)
    say(bo, YES, then=AGREED)
    again = inside(school, "bo", "print(Reply.objects.get(entry__in=mine).agreed_at)")
    assert (first, first != "None") == (again, True)


def test_by_keys_alone(person: Person, school: School) -> None:
    cai = written_down(person, school, "cai")
    for name, then in (("agree", "disagree"), ("disagree", "agree")):
        follow(cai, act(step_of(cai), name))
        expect(part(step_of(cai), "step-line")).to_be_focused()
        tab_to(cai, act(step_of(cai), then))


def test_taken_back_it_is_only_told(person: Person, school: School) -> None:
    emre = written_down(person, school, "emre")
    say(emre, YES, then=AGREED)
    act(prompt(emre, TALK), "withdraw").click()
    expect(part(prompt(emre, TALK), "state")).to_have_text("Taken back")
    expect(part(step_of(emre), "step-line")).to_have_text(AGREED)
    expect(step_of(emre).get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_the_pages_are_whole_at_360_pixels(
    person: Person, school: School, language: str, direction: str
) -> None:
    page = written_down(person, school, "faduma", language=language)
    found = look.faults(page, language=language, direction=direction)
    for address in (PORTFOLIO, PORTFOLIO_PRINT):
        page.goto(address)
        found += look.faults(page, language=language, direction=direction)
    assert found == []


def test_ana_finds_her_pieces_and_takes_them_along_on_paper(person: Person) -> None:
    ana = person("ana")
    open_module(ana)
    write(prompt(ana, PIECE), "Three circles of mine.")
    place = making.open_activity(ana)
    ana.goto(STUDENT_PAGE)
    ana.get_by_role("link", name="Open my portfolio").click()
    expect(ana.get_by_role("article")).to_contain_text(["Three circles of mine."])
    assert_accessible(ana)
    ana.get_by_text("Not begun yet:").get_by_role("link").click()
    making.add_circle(place, "drummer")
    making.expect_saved(place)
    ana.goto(PORTFOLIO)
    expect(ana.get_by_role("article")).to_contain_text(["drummer", "Three circles of mine."])
    ana.get_by_role("link", name="My portfolio on paper").click()
    print_it(ana)


def print_it(ana: Page) -> None:
    """Everything is on the paper, and nothing to press."""
    assert_accessible(ana)
    ana.evaluate("window.print = () => { document.title = 'printed'; }")
    ana.get_by_role("button", name="Print, or save as a file").click()
    assert ana.title() == "printed"
    ana.emulate_media(media="print")
    expect(ana.get_by_role("article")).to_contain_text(["drummer", "Three circles of mine."])
    expect(ana.get_by_role("button")).to_have_count(0)
