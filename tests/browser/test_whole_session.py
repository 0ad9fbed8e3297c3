"""A whole meeting of "Who am I": two teachers, six students, and the page for the wall."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, StorageState, expect

from flexid_xblock.school.people import STUDENTS
from tests.browser.common import (
    NAMES,
    POLL,
    WIDE,
    assert_accessible,
    card,
    open_meeting,
    part_of,
    unfold,
)
from tests.browser.room import COME_BACK, Lead, enter, room
from tests.browser.server import School, running_school

Person = Callable[..., Page]
CIRCLE = "two-names"
FIRST = dict(zip(STUDENTS, ("all", "all", "all", "both", "both", "adult"), strict=True))
LABELS = {
    "all": "Ask everybody to use her whole name",
    "both": "Keep both names",
    "adult": "Talk to one adult first",
}
UNNAMED = {"cai": "I miss the sea", "dina": "I dream in two languages", "emre": "I like rain"}


@dataclass(frozen=True, kw_only=True)
class Everybody:
    """All pages of one meeting."""

    tor: Page
    per: Page
    wall: Page
    students: dict[str, Page]

    def look(self) -> None:
        """Everybody looks at once, in place of waiting for the next poll."""
        for page in (self.tor, self.per, self.wall, *self.students.values()):
            page.evaluate(COME_BACK)

    def rooms(self) -> dict[str, Locator]:
        """The students' rooms, by name."""
        return {name: room(page) for name, page in self.students.items()}


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """A school of its own: this group has never met."""
    with running_school(tmp_path_factory.mktemp("meeting")) as school:
        yield school


@pytest.fixture(scope="module")
def remembered() -> dict[str, StorageState]:
    """Who has logged in here before."""
    return {}


def test_a_whole_meeting_with_two_teachers_and_six_students(person: Person) -> None:
    all_here = gather(person)
    agree(all_here)
    speak_in_turn(all_here)
    the_second_teacher_takes_over(all_here)
    vote(all_here, "first", FIRST)
    collect_reasons(all_here)
    vote(all_here, "second", dict.fromkeys(STUDENTS, "both"))
    put_up_cards(all_here)
    the_wall_names_nobody_unnamed(all_here)
    close(all_here)


def gather(person: Person) -> Everybody:
    """Tor opens the meeting, Per comes to the same page, the wall shows it, students come in."""
    tor, per, wall = person("tor", width=WIDE), person("per", width=WIDE), person("tor", width=WIDE)
    open_meeting(tor, "Who am I")
    per.goto(tor.url)
    wall.goto(tor.url + "screen/")
    students = {name: person(name) for name in STUDENTS}
    for page in students.values():
        enter(page)
    return Everybody(tor=tor, per=per, wall=wall, students=students)


def agree(here: Everybody) -> None:
    """Tor writes down what the group says; each says yes."""
    form = unfold(here.tor, "agreement")
    form.get_by_label("One line for each rule").fill("We listen to the end.\nWe may pass.")
    form.get_by_role("button", name="Save this version").click()
    expect(part_of(form, "agreed-line")).to_contain_text("have agreed", timeout=POLL)
    here.look()
    for place in here.rooms().values():
        place.get_by_role("button", name="I agree").click()
    here.look()
    line = part_of(here.rooms()["ana"], "agreed-line")
    expect(line).to_contain_text("6 of 9 have agreed.", timeout=POLL)


def speak_in_turn(here: Everybody) -> None:
    """The piece goes round all six; each has two buttons, whoever's turn it is."""
    lead_to(here, "opening-round")
    here.tor.get_by_role("button", name="Begin the round").click()
    for name in order_of(here):
        here.students[name].evaluate(COME_BACK)
        mine = part_of(room(here.students[name]), "my-turn").locator("visible=true")
        mine.get_by_role("button", name="Pass" if name == "bo" else "I have spoken").click()
        expect(mine).to_have_count(0)
    here.look()
    expect(room(here.students["ana"]).get_by_text("Everybody had a turn.")).to_be_visible()


def order_of(here: Everybody) -> list[str]:
    """Who speaks after whom, as every page has it."""
    turns = here.tor.locator("[data-notes=opening-round] [data-part=turn-list] li")
    expect(turns).to_have_count(len(STUDENTS))
    spoken = [turn.locator("bdi").text_content() for turn in turns.all()]
    by_name = {NAMES[name]: name for name in STUDENTS}
    return [by_name[one] for one in spoken]


def the_second_teacher_takes_over(here: Everybody) -> None:
    """Per goes on; Tor's page and all phones follow within one poll and two seconds."""
    here.per.evaluate(COME_BACK)
    expect(part_of(here.per, "now-title")).to_have_text("Opening round")
    here.per.get_by_role("button", name="Next stage").click()
    expect(part_of(here.tor, "now-title")).to_have_text("Three words", timeout=POLL)
    for place in here.rooms().values():
        heading = place.get_by_role("heading", name="Three words")
        expect(heading).to_be_visible(timeout=POLL)


def vote(here: Everybody, key: str, wishes: dict[str, str]) -> None:
    """In secret; the totals come when the vote is closed, and only by the rule."""
    if key == "first":
        lead_to(here, CIRCLE)
    step(here, key)
    for name, place in here.rooms().items():
        form = place.locator("[data-part=vote-form]:visible")
        form.get_by_label(LABELS[wishes[name]]).check()
        form.get_by_role("button", name="Vote").click()
        expect(form.get_by_text("Your vote is in.")).to_be_visible()
    step(here, "sides" if key == "first" else "new")
    counted = room(here.students["faduma"]).locator(f"[data-ballot={key}]:visible")
    said = (
        "6 people voted. No answer has won." if key == "first" else "Most of you chose: Keep both"
    )
    expect(counted).to_contain_text(said)


def collect_reasons(here: Everybody) -> None:
    """Sides are open; Bo loses his page, comes back, and is where the others are."""
    bo = here.students["bo"]
    bo.goto("about:blank")
    for name, place in here.rooms().items():
        if name != "bo":
            side = place.locator("[data-step=sides]")
            side.get_by_label(LABELS[FIRST[name]]).check()
            side.get_by_role("button", name="Choose this side").click()
    step(here, "reasons")
    writes_a_reason(enter(bo).locator("[data-step=reasons]"))
    step(here, "best")
    ana = room(here.students["ana"])
    found = card(ana.locator("[data-part=reasons]:visible"), "good beginning")
    found.get_by_role("button", name="This is the best reason").click()
    expect(part_of(found, "picked-mark")).to_be_visible(timeout=POLL)
    assert_accessible(here.students["ana"])


def writes_a_reason(form: Locator) -> None:
    """For a side that is not the one she voted for."""
    form.get_by_label(LABELS["adult"]).check()
    form.get_by_label("One reason").fill("One adult is a good beginning.")
    form.get_by_role("button", name="Put it up").click()
    expect(form.get_by_text("Your card is up.")).to_be_visible()


def put_up_cards(here: Everybody) -> None:
    """Named and unnamed; one is hidden by the other teacher, and its author reads why."""
    lead_to(here, "shared-circles")
    for name, words in {**UNNAMED, "bo": "Bo talks too much"}.items():
        form = unfold(room(here.students[name]), "writing")
        form.get_by_label("Your card").fill(words)
        if name in UNNAMED:
            unfold(form, "display").get_by_label("Do not show my name").check()
        form.get_by_role("button", name="Put it up").click()
        expect(form.get_by_text("Your card")).not_to_have_count(0)
    here.look()
    found = card(here.per, "talks too much")
    found.get_by_role("button", name="Hide from the group").click()
    found.get_by_label("Why? Its author reads this.").fill("Please write about yourself.")
    found.get_by_role("button", name="Hide the card").click()
    told = part_of(card(part_of(here.students["bo"], "board"), "talks too much"), "state-line")
    expect(told).to_contain_text("Please write about yourself.", timeout=POLL)
    here.tor.get_by_role("button", name="Show the unnamed cards").click()
    board = part_of(room(here.students["ana"]), "board-place")
    expect(card(board, UNNAMED["cai"])).to_be_visible(timeout=POLL)


def the_wall_names_nobody_unnamed(here: Everybody) -> None:
    """The cards are there, and of those who wrote them without a name not a trace."""
    here.wall.evaluate(COME_BACK)
    for name, words in UNNAMED.items():
        shown = card(here.wall, words)
        expect(shown).to_be_visible(timeout=POLL)
        assert NAMES[name] not in shown.evaluate("(one) => one.outerHTML")
    expect(card(here.wall, "talks too much")).to_have_count(0)


def close(here: Everybody) -> None:
    """After the closing everybody can read, and nobody write."""
    here.tor.get_by_role("button", name="Close the meeting").click()
    here.tor.get_by_role("button", name="Close it").click()
    expect(part_of(here.per, "meeting-line")).to_contain_text("closed", timeout=POLL)
    for place in here.rooms().values():
        line = part_of(place, "meeting-line")
        expect(line).to_contain_text("You can read the board until", timeout=POLL)
    expect(part_of(here.rooms()["ana"], "writing").first).to_be_hidden()


def hand(here: Everybody) -> Lead:
    """Tor's hand, where the way does not matter."""
    meeting = here.tor.url.rstrip("/").rpartition("/")[2]
    pages = (here.tor, here.per, here.wall, *here.students.values())
    return Lead(teacher=here.tor, meeting=meeting, watched=pages)


def lead_to(here: Everybody, stage: str) -> None:
    """To a stage, wherever the meeting stands."""
    hand(here).stage(stage)


def step(here: Everybody, key: str) -> None:
    """To a step of the circle."""
    hand(here).step(CIRCLE, key)
