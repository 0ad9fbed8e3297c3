"""A counsellor who comes new is told to the student, and reads nothing that was sent before."""

from uuid import UUID

import pytest

from flexid_xblock.access.api import proposals, setting_up
from flexid_xblock.access.models import Group
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.journal import api as journal
from tests.common import COURSE, send, write
from tests.desk.common import at, main_of

HERE = {"course_key": COURSE}
ASKED = "Dov Stein is new. May Dov Stein read what you sent before?"


@pytest.fixture
def old(actor, people) -> UUID:
    """What Ana sent to Cleo and Ida before Dov came, by two persons, for her whole group."""
    entry = send(actor("ana"), write(actor("ana"), "before")).id
    group = Group.objects.get(name="Fjord").pk
    dov = actor("dov").user_id
    asked = setting_up.assign(actor("sol"), group, dov, student_id=None, deputy=False, **HERE)
    proposals.approve(actor("max"), asked.id, **HERE)
    return entry


def test_her_page_names_the_new_reader_and_says_what_he_does_not_read(logged_in, old) -> None:
    said = main_of(logged_in("ana").get(at("student_page")))
    assert said.count(ASKED) == 1


def test_what_was_sent_before_is_not_there_for_him_and_what_comes_is(actor, old) -> None:
    fresh = send(actor("ana"), write(actor("ana"), "after", prompt="surprise")).id
    with pytest.raises(NotFound):
        journal.open_entry(actor("dov"), old, **HERE)
    assert journal.open_entry(actor("dov"), fresh, **HERE).text == "after"
    assert journal.open_entry(actor("cleo"), old, **HERE).text == "before"
