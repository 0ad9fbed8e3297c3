"""Ana is retired: she and her words are gone from every page, and all pages go on without her."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, StorageState, expect

from tests.browser.common import (
    COUNSELLOR_DESK,
    POLL,
    STUDENT_PAGE,
    TEACHER_DESK,
    open_module,
    part_of,
)
from tests.browser.room import room
from tests.browser.server import School, running_school
from tests.browser.writing import inside

Person = Callable[..., Page]
WORDS = ("kanari for Cleo", "kanari for the board")
# What Ana and Bo leave in the school, on an ordinary evening.
EVENING = """
meeting = common.meet(who("tor"))
for name, word in (("ana", "kanari"), ("bo", "finch")):
    common.read_notice(who(name))
    common.send(who(name), common.write(who(name), f"{word} for Cleo"))
    common.put_card(who(name), meeting, f"{word} for the board")
print(meeting.id)
"""
# What the platform does with an account, and the signal it sends; here the operator's command.
RETIRED = """
from django.core.management import call_command
User.objects.filter(pk=student.user_id).update(
    username="retired__user_1", first_name="", last_name="", is_active=False
)
call_command("flexid_erase", str(student.user_id))
"""


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """A school of its own: nobody else's story needs Ana."""
    with running_school(tmp_path_factory.mktemp("gone")) as school:
        yield school


@pytest.fixture(scope="module")
def remembered() -> dict[str, StorageState]:
    return {}


def test_a_student_leaves_and_is_gone(person: Person, school: School) -> None:
    meeting = inside(school, "ana", EVENING)
    ana, bo, cleo, tor = (person(name) for name in ("ana", "bo", "cleo", "tor"))
    open_module(bo)
    board = part_of(room(bo), "board-place")
    expect(board).to_contain_text(WORDS[1])
    cleo.goto(COUNSELLOR_DESK)
    expect(cleo.locator("main")).to_contain_text("Ana Lind")
    assert "Certificate of erasure 1" in inside(school, "ana", RETIRED)
    expect(board).not_to_contain_text("kanari", timeout=POLL)
    expect(board).to_contain_text("finch for the board")
    shows_nothing_of_her(cleo, COUNSELLOR_DESK)
    shows_nothing_of_her(bo, STUDENT_PAGE)
    for page in ("", f"meetings/{meeting}/", f"meetings/{meeting}/after/"):
        shows_nothing_of_her(tor, TEACHER_DESK + page)
    ana.goto(STUDENT_PAGE)
    expect(ana).to_have_url(re.compile("/login/"))


def shows_nothing_of_her(page: Page, address: str) -> None:
    """The page opens, and neither her name nor a word of hers is in it."""
    answer = page.goto(address)
    assert answer
    assert answer.status == 200
    expect(page.locator("main")).not_to_contain_text("Ana")
    assert "kanari" not in page.content()
