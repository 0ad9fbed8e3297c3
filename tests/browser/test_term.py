"""A term set up from a file: Sol brings it, Max agrees, the slips are printed, a student logs in.

Every run does it with 24 students; the campaign with 240 in 24 groups.
"""

import re
from collections.abc import Callable, Iterator
from time import monotonic

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.common import COORDINATOR_DESK, assert_accessible, part_of

Person = Callable[..., Page]
HEADER = "brukernavn;navn;rolle;gruppe;år;rådgiver;vararådgiver"
OWN = "three calm words"


def term(groups: int, *, first: int = 0) -> Iterator[str]:
    """The lines of a term: ten students and two teachers a group, four of each other kind."""
    yield HEADER
    for one in range(4):
        yield f"rad{one};Rådgiver {one};rådgiver;;;;"
        yield f"vara{one};Vara {one};rådgiver;;;;"
    for group in range(first, first + groups):
        name = f"Gruppe {group}"
        for one in range(2):
            yield f"laer{group}-{one};Lærer {group} {one};lærer;{name};1;;"
        for one in range(10 if groups > 4 else 8):
            who = f"elev{group}-{one}"
            yield f"{who};Elev {group} {one};elev;{name};1;rad{group % 4};vara{group % 4}"


class Walk:
    """Counts the presses of a walk."""

    def __init__(self) -> None:
        self.presses = 0

    def press(self, what: Locator) -> None:
        self.presses += 1
        what.click()


def bring(page: Page, walk: Walk, lines: list[str]) -> None:
    """From the desk to the preview; the file is as Norwegian spreadsheets save it."""
    page.goto(COORDINATOR_DESK)
    walk.press(page.get_by_role("link", name="Set up a whole term from a file"))
    walk.presses += 1  # the file is chosen in the browser's own window
    content = "\r\n".join(lines).encode("cp1252")
    file = {"name": "term.csv", "mimeType": "text/csv", "buffer": content}
    chooser = page.get_by_label("The file (CSV)")
    expect(chooser).to_be_enabled()
    chooser.set_input_files(file)
    expect(page.get_by_role("heading", name="What would change")).to_be_visible()


def agree(page: Page, walk: Walk) -> None:
    """Max finds it, reads it and agrees."""
    page.goto(f"{COORDINATOR_DESK}approvals/")
    walk.press(page.get_by_role("link", name="Look at all of it, and decide"))
    walk.press(page.get_by_role("button", name="Agree: do all of this now"))
    expect(page.get_by_text("Done.", exact=True)).to_be_visible()


def slips(page: Page, walk: Walk, number: int) -> Locator:
    """Sol makes the start passwords."""
    page.reload()
    walk.press(page.get_by_role("button", name="Make the slips"))
    found = page.locator(".flexid-slip")
    expect(found).to_have_count(number)
    return found


def first_log_in(page: Page, login: str, password: str) -> None:
    """By the slip, to a password of one's own, to the course."""
    page.goto("/login/")
    page.get_by_label("Username").fill(login)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.wait_for_url("**/password/")
    assert_accessible(page)
    page.get_by_label("New password", exact=True).fill(OWN)
    page.get_by_label("The new password once more").fill(OWN)
    page.get_by_role("button", name="Save the password").click()
    page.wait_for_url(lambda url: url.endswith("/"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def take_back(page: Page) -> None:
    page.reload()
    page.get_by_role("button", name="Take this roster back").click()
    expect(page.get_by_text("Taken back.", exact=True)).to_be_visible()


def walk_through(person: Person, device: Person, groups: int, first: int) -> tuple[int, float]:
    """The whole walk; how many presses and seconds it took up to the slips."""
    lines, walk, begun = [*term(groups, first=first)], Walk(), monotonic()
    sol, people = person("sol"), len(lines) - 1
    bring(sol, walk, lines)
    expect(part_of(sol, "groups").locator("details")).to_have_count(groups)
    walk.press(sol.get_by_role("button", name="Ask a second person to agree"))
    sol.wait_for_url(re.compile(r"/roster/[0-9a-f-]{36}/$"))
    agree(person("max"), walk)
    found = slips(sol, walk, people)
    took = monotonic() - begun
    words = found.filter(has_text=f"elev{first}-0").locator(".flexid-slip__word").all_inner_texts()
    first_log_in(device(), *words)
    take_back(sol)
    return walk.presses, took


def test_a_term_is_set_up_from_a_file(person: Person, device: Person) -> None:
    presses, took = walk_through(person, device, groups=3, first=0)
    assert (presses, took < 60) == (6, True)


@pytest.mark.deep
def test_a_term_of_240_students_is_set_up_in_less_than_five_minutes(
    person: Person, device: Person
) -> None:
    presses, took = walk_through(person, device, groups=24, first=100)
    assert (presses, took < 300) == (6, True)


def test_a_file_with_faults_says_by_line_what_to_mend(person: Person) -> None:
    sol = person("sol")
    bring_faulty(sol, [HEADER, "nora;Nora Berg;sjef;Fjord;1;;", "ana;;elev;Fjord;7;;"])
    faults = part_of(sol, "fault-list").get_by_role("listitem")
    expect(faults).to_have_text([re.compile("^Line 2 “sjef” is no role"), re.compile("^Line 3 ")])
    expect(sol.get_by_role("button", name="Ask a second person to agree")).to_be_hidden()
    assert_accessible(sol)


def bring_faulty(page: Page, lines: list[str]) -> None:
    """The file is there before the page's script is: chosen early, or kept over a reload."""
    waiting: list[Route] = []
    page.route("**/roster*.js", lambda route: waiting.append(route))
    page.goto(f"{COORDINATOR_DESK}roster/", wait_until="commit")
    content = "\n".join(lines).encode()
    file = {"name": "term.csv", "mimeType": "text/csv", "buffer": content}
    page.get_by_label("The file (CSV)").set_input_files(file)
    for route in waiting:
        route.continue_()
    expect(part_of(page, "faults")).to_be_visible()
