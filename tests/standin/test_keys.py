"""Keys of every kind: a ticket names course and block as they stay over the years."""

import re
from html import unescape
from typing import Any

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.seats import SeatKind
from flexid_xblock.edge.openedx import HOST
from flexid_xblock.journal.models import Entry
from tests.attacks.common import Browser, lms
from tests.common import COURSE, JOURNAL
from tests.standin.keys import DRAFT, PUBLISHED, UsageKey, usage_key
from tests.standin.runtime import library_block, lms_block

CCX = "ccx-v1:FlexID+School+1+ccx@3"
SLASHED = "FlexID/School/1"
VERSION = "519665f6223ebd6980884f2b"
PLAIN = "block-v1:FlexID+School+1+type@flexid_journal+block@who-am-i.journal"


@pytest.fixture
def block(asked, people) -> Any:
    """``block(usage)``: the block of that key as Ana has it in the LMS."""
    return lambda usage: lms_block(asked("ana"), usage)[0]


def key(course_key: str) -> UsageKey:
    return usage_key(course_key, "flexid_journal", JOURNAL)


def ticket(page: str, person: Any) -> Any:
    token = unescape(re.search(r'data-ticket="([^"]*)"', page)[1])
    return access.read(token, Actor(user_id=person.pk, real_user_id=person.pk)) if token else None


@pytest.mark.parametrize(
    "written",
    [
        PLAIN,
        PLAIN.replace("+type", f"+branch@{PUBLISHED}+type"),
        PLAIN.replace("+type", f"+branch@{DRAFT}+type"),
        PLAIN.replace("+type", f"+branch@{PUBLISHED}+version@{VERSION}+type"),
    ],
)
def test_a_ticket_knows_neither_branch_nor_version(block, people, written: str) -> None:
    mine = block(UsageKey.from_string(written))
    found = ticket(mine.student_view().content, people["ana"])
    assert (found.course_key, found.usage_key) == (COURSE, PLAIN)


def test_the_runtimes_own_key_has_a_branch(block) -> None:
    assert f"+branch@{PUBLISHED}+" in str(block(key(COURSE)).scope_ids.usage_id)


def test_a_coached_course_is_a_course_of_its_own(ana: Browser, openedx) -> None:
    openedx.enrol(CCX, [ana.person])
    ana.read_notice(CCX)
    address = f"/courses/{CCX}/xblock/{key(CCX)}/handler/ticket"
    token = ana.ask(address).json()["ticket"]
    assert ana.begin(token).status_code == 200
    assert [one.course_key for one in Entry.objects.all()] == [CCX]


def test_a_coached_courses_block_is_mapped_into_the_course_of_its_address(ana: Browser) -> None:
    token = ana.ask(lms("ticket").replace(PLAIN, str(key(CCX)))).json()["ticket"]
    found = access.read(token, Actor(user_id=ana.person.pk, real_user_id=ana.person.pk))
    assert found.course_key == COURSE


def test_a_course_named_with_slashes_has_no_learners(block, people) -> None:
    mine = block(key(SLASHED))
    page = mine.student_view().content
    assert (HOST.seat(mine).kind is SeatKind.LEARNER, ticket(page, people["ana"])) == (False, None)


@pytest.mark.parametrize(
    "written",
    [
        "lb:FlexID:blocks:flexid_journal:who-am-i.journal",
        "lib-block-v1:FlexID+blocks+type@flexid_journal+block@who-am-i.journal",
    ],
)
def test_a_librarys_block_of_either_age_is_its_authors(asked, written: str) -> None:
    mine = library_block(asked("ana"), UsageKey.from_string(written))
    seat = HOST.seat(mine)
    assert (seat.kind, seat.usage_key) == (SeatKind.AUTHOR, written)
    assert 'data-ticket=""' in mine.render("student_view").content
