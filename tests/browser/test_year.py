"""A whole year: Ana goes through every module, and Tor leads each meeting.

The campaign walks all of them; every run some, and of the others what is made there
and nowhere on its way: so each kind of work in the course is done once in each run.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, StorageState, expect

from flexid_xblock.content import api as content
from tests.browser.common import COUNSELLOR_DESK, JOURNAL_BOOK, NAMES, WIDE, open_module
from tests.browser.server import School, running_school
from tests.browser.walking import (
    Walk,
    agree_on_a_step,
    kind_of,
    made,
    meet,
    note_who_came,
    read_by_cleo,
    talks_of,
    write_journal,
)

Person = Callable[..., Page]
FIRST, SECOND = (0, 1), (2,)
YEARS = {"the welcome and year one": FIRST, "year two": SECOND}
EVERY_RUN = ("welcome", "with-several-cultures", "freedom-and-future")
WALKS = [
    *(pytest.param(years, EVERY_RUN, id=f"some of {name}") for name, years in YEARS.items()),
    *(pytest.param(years, (), id=name, marks=pytest.mark.deep) for name, years in YEARS.items()),
]
TALKS = {FIRST: [], SECOND: ["my-own-story", "freedom-and-future"]}
QUICK = {"DJANGO_SETTINGS_MODULE": "tests.browser.quick_school"}
# Ana's group is in its second year, and has nothing here from its first.
SECOND_YEAR = """
from flexid_xblock.access.models import Group
Group.objects.update(year=2)
"""


@pytest.fixture
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """A school of its own: nobody has begun."""
    with running_school(tmp_path_factory.mktemp("year"), **QUICK) as school:
        yield school


@pytest.fixture
def remembered() -> dict[str, StorageState]:
    """Who has logged in here before."""
    return {}


@pytest.mark.parametrize(("years", "only"), WALKS)
def test_ana_completes_every_module_and_cleo_has_what_was_sent(
    person: Person, school: School, years: tuple[int, ...], only: tuple[str, ...]
) -> None:
    if years == SECOND:
        school.python(SECOND_YEAR)
    walk = Walk(ana=person("ana"), tor=person("tor", width=WIDE))
    make_beside(walk, years, only)
    modules = modules_of(years, only)
    for place, module in enumerate(modules):
        walk_through(walk, module, leaves_out=place % 2 == 1)
    keys = [module.key for module in modules]
    assert lost(walk) == []
    assert done(walk.ana) == keys
    talks = [one for one in TALKS[years] if one in keys]
    assert followed_up(person("cleo", width=WIDE), walk, school) == talks


def modules_of(years: tuple[int, ...], only: tuple[str, ...]) -> list[content.ModuleInfo]:
    """The modules of these years, or only these of them."""
    modules = [one for one in content.course().modules if one.year in years]
    return [one for one in modules if not only or one.key in only]


def walk_through(walk: Walk, module: content.ModuleInfo, *, leaves_out: bool) -> None:
    """All that a module asks of Ana and of Tor."""
    walk.open(module.key)
    meet(walk, module.key)
    for activity in made(module):
        walk.make(activity, leaves_out=leaves_out)
    write_journal(walk, module.key)
    note_who_came(walk)


def make_beside(walk: Walk, years: tuple[int, ...], only: tuple[str, ...]) -> None:
    """What is of no kind that is made in the modules walked through, in whichever year."""
    kinds = {kind_of(one) for one in made_in(FIRST + SECOND, only)}
    for activity in made_in(years, ()):
        if kind_of(activity) not in kinds:
            open_module(walk.ana, activity.partition(".")[0])
            walk.make(activity, leaves_out=False)
            kinds.add(kind_of(activity))


def made_in(years: tuple[int, ...], only: tuple[str, ...]) -> list[str]:
    """All that is made in these modules."""
    return [one for module in modules_of(years, only) for one in made(module)]


def followed_up(cleo: Page, walk: Walk, school: School) -> list[str]:
    """Cleo reads all that was sent; where it was for a talk, the two agree on a step."""
    assert waiting(cleo) == len(walk.sent) > 0
    talks = []
    for module, key in walk.sent:
        read_by_cleo(cleo, module, key)
        if key in talks_of(module):
            agree_on_a_step(walk, cleo, school, module, key)
            talks.append(module)
    return talks


def lost(walk: Walk) -> list[str]:
    """What she wrote and does not find in her journal book."""
    walk.ana.goto(JOURNAL_BOOK)
    expect(walk.ana.get_by_text(walk.written[0])).to_be_attached()
    book = walk.ana.content()
    return [text for text in walk.written if text not in book]


def done(page: Page) -> list[str]:
    """The modules that the course home calls done."""
    page.goto("/")
    links = page.locator("[data-state=done] a").all()
    return [link.get_attribute("href").split("/")[2] for link in links]


def waiting(cleo: Page) -> int:
    """How many texts of Ana's stand in the counsellor's list."""
    cleo.goto(COUNSELLOR_DESK)
    expect(cleo.get_by_role("heading", level=1)).to_be_visible()
    return cleo.get_by_role("listitem").filter(has_text=NAMES["ana"]).count()
