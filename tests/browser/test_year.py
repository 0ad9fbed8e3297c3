"""A whole year: Ana goes through every module, and Tor leads each meeting."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, StorageState, expect

from flexid_xblock.content import api as content
from tests.browser.common import COUNSELLOR_DESK, JOURNAL_BOOK, NAMES, WIDE
from tests.browser.server import School, running_school
from tests.browser.walking import (
    Walk,
    agree_on_a_step,
    made,
    meet,
    note_who_came,
    read_by_cleo,
    talks_of,
    write_journal,
)

Person = Callable[..., Page]
YEARS = {"the welcome and year one": (0, 1), "year two": (2,)}
QUICK = {"DJANGO_SETTINGS_MODULE": "tests.browser.quick_school"}
TALKS = {(0, 1): [], (2,): ["my-own-story", "freedom-and-future"]}
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


@pytest.mark.parametrize("years", YEARS.values(), ids=YEARS)
def test_ana_completes_every_module_and_cleo_has_what_was_sent(
    person: Person, school: School, years: tuple[int, ...]
) -> None:
    if years == (2,):
        school.python(SECOND_YEAR)
    modules = [one for one in content.course().modules if one.year in years]
    walk = Walk(ana=person("ana"), tor=person("tor", width=WIDE))
    for place, module in enumerate(modules):
        walk.open(module.key)
        meet(walk, module.key)
        for activity in made(module):
            walk.make(activity, leaves_out=place % 2 == 1)
        write_journal(walk, module.key)
        note_who_came(walk)
    assert lost(walk) == []
    assert done(walk.ana) == [module.key for module in modules]
    assert followed_up(person("cleo", width=WIDE), walk, school) == TALKS[years]


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
