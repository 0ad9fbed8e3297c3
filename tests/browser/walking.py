"""Going through the course as it is written: whatever a module has, somebody does it."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Locator, Page, expect

from flexid_xblock.content import api as content
from tests.browser.common import (
    box,
    open_entry,
    open_meeting,
    open_module,
    part_of,
    prompt,
    send,
)
from tests.browser.making import press
from tests.browser.room import COME_BACK, room
from tests.browser.server import School
from tests.browser.writing import MINUTE_OVER, inside

# The list of a kind to which one row is added, and the field of a row that is written in.
ROWS = {
    "belonging_map": ("nodes", "label"),
    "bridge_map": ("planks", "how"),
    "identity_circles": ("circles", "label"),
    "role_map": ("expectations", "text"),
    "timeline": ("events", "label"),
}
STEPS = ("read", "problem", "first", "sides", "reasons", "best", "second", "new", "done")


@dataclass(kw_only=True)
class Walk:
    """Ana's phone and Tor's desk on their way through the modules."""

    ana: Page
    tor: Page
    written: list[str] = field(default_factory=list)
    sent: list[tuple[str, str]] = field(default_factory=list)

    def open(self, module: str) -> None:
        """Ana reads the opening page; Tor opens the meeting."""
        open_module(self.ana, module)
        expect(self.ana.locator("[data-flexid=opening] h3").first).to_be_visible()
        open_meeting(self.tor, title_of(module))

    def look(self) -> None:
        """Both pages look at once, in place of waiting for the next poll."""
        for page in (self.tor, self.ana):
            page.evaluate(COME_BACK)

    def make(self, activity: str, *, leaves_out: bool) -> None:
        """One thing: made and kept, or left out; both count."""
        place = self.ana.locator(f"[data-flexid=activity][data-activity='{activity}']")
        kind = kind_of(activity)
        if leaves_out and kind == "family_link":
            press(place, "Not this one")
            expect(place.get_by_text("You left this one out.")).to_be_visible()
        else:
            fill(place, kind)
            press(place, "Keep for me")
            expect(part_of(place, "state")).to_have_text("Kept for you")


def title_of(module: str) -> str:
    """What the module is called at the desk."""
    titles = {one.key: one.titles["en"] for one in content.course().modules}
    return titles[module]


def structure_of(activity: str) -> dict[str, Any]:
    """How an activity is built."""
    structure: dict[str, Any] = content.source(activity)["structure"]
    return structure


def kind_of(activity: str) -> str:
    """What kind of work it is."""
    kind: str = structure_of(activity)["kind"]
    return kind


def made(module: content.ModuleInfo) -> list[str]:
    """What is made in a module, in the order of its page."""
    return [one.key for one in module.activities if one.kind == "activity"]


def fill(place: Locator, kind: str) -> None:
    """Some work of each kind, by its list form."""
    if kind in ROWS:
        path, name = ROWS[kind]
        place.locator(f"[data-action=add-{path}]").click()
        place.locator(f"[data-rows={path}] [data-field={name}]").last.fill("rain on the roof")
    elif kind == "branching_dilemma":
        go_through(place)
    elif kind == "pulse":
        place.locator("input[type=radio]").first.check()
    else:
        boxes = place.locator("[data-part=work] :is(textarea, input[type=text]):visible")
        for box_of_hers in boxes.all()[:1]:
            box_of_hers.fill("We drank tea and laughed.")


def go_through(story: Locator) -> None:
    """Always the first way, until the story ends."""
    choices = part_of(story, "choices").get_by_role("button")
    while choices.count():
        station = part_of(story, "station").inner_text()
        choices.first.click()
        expect(part_of(story, "station")).not_to_have_text(station)
    expect(part_of(story, "week")).to_be_visible()


def meet(walk: Walk, module: str) -> None:
    """Tor goes from stage to stage; Ana does what each asks of her."""
    structure = structure_of(f"{module}.meeting")
    for stage in structure["stages"]:
        walk.tor.get_by_role("button", name="Next stage").click()
        here = walk.tor.locator(f"[data-notes={stage['key']}]")
        expect(here).to_be_visible()
        walk.look()
        if stage["kind"] in {"opening", "closing"}:
            take_turns(walk, here)
        if "options" in stage:
            hold_circle(walk, here)
        for poll in stage.get("polls", ()):
            answer(walk, here, poll["key"])
    walk.tor.get_by_role("button", name="Close the meeting").click()
    walk.tor.get_by_role("button", name="Close it").click()
    expect(part_of(walk.tor, "meeting-line").first).to_contain_text("closed")


def take_turns(walk: Walk, here: Locator) -> None:
    """A round of those who are here: Ana passes, which looks like speaking."""
    here.get_by_role("button", name="Begin the round").click()
    walk.look()
    expect(part_of(here, "turn-list").locator("li").first).to_be_attached()
    walk.look()
    mine = part_of(room(walk.ana), "my-turn").locator("visible=true")
    mine.get_by_role("button", name="Pass").click()
    expect(mine).to_have_count(0)


def hold_circle(walk: Walk, here: Locator) -> None:
    """All nine steps; Ana votes twice and gives one reason."""
    for step in STEPS:
        part_of(here, "circle").locator("[data-action=step-next]").click()
        expect(here.locator(f"[data-part=steps] [data-step={step}]")).to_have_attribute(
            "aria-current", "step"
        )
        walk.look()
        ana = room(walk.ana)
        if step in {"first", "second"}:
            vote(ana)
        elif step == "sides":
            sides = ana.locator("[data-step=sides]")
            sides.get_by_role("radio").first.check()
            sides.get_by_role("button", name="Choose this side").click()
        elif step == "reasons":
            form = ana.locator("[data-step=reasons]")
            form.get_by_role("radio").first.check()
            form.get_by_label("One reason").fill("It leaves a door open.")
            form.get_by_role("button", name="Put it up").click()
            expect(form.get_by_text("Your card is up.")).to_be_visible()


def vote(ana: Locator) -> None:
    """The first answer of the form that is open."""
    form = ana.locator("[data-part=vote-form]:visible")
    form.get_by_role("radio").first.check()
    form.get_by_role("button", name="Vote").click()
    expect(form.get_by_text("Your vote is in.")).to_be_visible()


def answer(walk: Walk, here: Locator, poll: str) -> None:
    """Tor asks, Ana answers, Tor closes."""
    place = here.locator(f"[data-ballot={poll}]")
    place.locator("[data-action=vote-open]").click()
    walk.look()
    vote(room(walk.ana).locator(f"[data-ballot={poll}]"))
    place.locator("[data-action=vote-close]").click()
    expect(place.locator("[data-action=vote-close]")).to_be_hidden()


def write_journal(walk: Walk, module: str) -> None:
    """What suggests the counsellor is sent, what suggests her is kept, the rest is left out."""
    for one in structure_of(f"{module}.journal")["prompts"]:
        question = prompt(walk.ana, one["key"])
        if one["suggests"] == "board":
            question.get_by_role("button", name="Not this one").click()
            expect(part_of(question, "state").or_(part_of(question, "aside")).first).to_be_visible()
            continue
        words = f"What I think about {one['key']}."
        box(question).fill(words)
        walk.written.append(words)
        if one["suggests"] == "counsellor":
            send(question)
            walk.sent.append((module, one["key"]))
        else:
            question.get_by_role("button", name="Keep for me").click()
            expect(part_of(question, "state")).to_have_text("Kept for you")


def note_who_came(walk: Walk) -> None:
    """After the meeting Tor marks that Ana was there."""
    walk.tor.goto(walk.tor.url.rstrip("/") + "/after/")
    row = walk.tor.locator("[data-part=student]").filter(has_text="Ana Lind")
    row.get_by_role("button", name="There", exact=True).click()
    expect(part_of(row, "said")).to_have_text("Saved.")


def read_by_cleo(cleo: Page, module: str, key: str) -> None:
    """A text that Ana sent, opened from the counsellor's list."""
    open_entry(cleo, "ana", question_of(module, key))
    expect(cleo.get_by_text(f"What I think about {key}.")).to_be_visible()


def question_of(module: str, key: str) -> str:
    """A prompt's words, as they are asked in English."""
    words: dict[str, Any] = content.source(f"{module}.journal")["words"]["en"]
    question: str = words["prompts"][key]["question"]
    return question


def talks_of(module: str) -> list[str]:
    """The prompts of a module that gather points for a talk of two."""
    return [p["key"] for p in structure_of(f"{module}.journal")["prompts"] if p.get("talk")]


def agree_on_a_step(walk: Walk, cleo: Page, school: School, module: str, key: str) -> None:
    """After the talk Cleo writes the next step down, and Ana says yes to it."""
    cleo.get_by_label("Your answer").fill("Ask about the course on Monday.")
    cleo.get_by_label("This is the next step we talked about").check()
    cleo.get_by_role("button", name="Send answer").click()
    expect(part_of(cleo, "message")).to_contain_text("Next step: not agreed yet")
    inside(school, "ana", MINUTE_OVER)
    open_module(walk.ana, module)
    place = part_of(prompt(walk.ana, key), "step-place")
    place.get_by_role("button", name="Yes, this is our next step").click()
    expect(part_of(place, "step-line")).to_contain_text("You said yes on")
