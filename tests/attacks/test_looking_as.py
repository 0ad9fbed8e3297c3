"""Who looks as somebody else, writes a course or keeps a library never holds a ticket."""

import sys
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse

from flexid_xblock.blocks.base import FlexIdBlock
from tests.attacks.common import (
    OPENING,
    SIGNED,
    Browser,
    in_library,
    lms,
    stored,
    tickets,
    usage,
)
from tests.common import COURSE, JOURNAL, MEETING
from tests.standin.mixins import BANNER
from tests.standin.views import NOTICE

BLOCKS = (OPENING, JOURNAL, MEETING)
LOOKS = {
    "the role of a student": {"role": "student"},
    "the role of staff": {"role": "staff"},
    "this student": {"role": "student", "user_name": "ana"},
}
each_look = pytest.mark.parametrize("look", LOOKS)
each_block = pytest.mark.parametrize("activity_key", BLOCKS)


@pytest.fixture(params=["staff of the site", "staff of the course"])
def staff(request: pytest.FixtureRequest, browser: Callable[[str], Browser]) -> Browser:
    """Somebody who may look at the course as somebody else."""
    found = browser("max")
    User.objects.filter(pk=found.person.pk).update(
        is_staff="site" in request.param, is_superuser="site" in request.param
    )
    return found


@pytest.fixture
def shown_while_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the platform showed our blocks where it puts a notice instead."""
    monkeypatch.setattr(FlexIdBlock, "show_in_read_only_mode", True, raising=False)


def has_no_ticket(page: HttpResponse) -> bool:
    """Whether a page shows the block, and holds nothing signed."""
    return 'data-ticket=""' in page.text and not tickets(page)


def test_a_learners_page_holds_a_ticket(ana: Browser) -> None:
    assert [len(tickets(ana.unit(key))) for key in BLOCKS] == [1, 1, 1]


@each_block
def test_staff_see_the_block_without_a_ticket(staff: Browser, activity_key: str) -> None:
    before = stored()
    assert has_no_ticket(staff.unit(activity_key))
    assert stored() == before


@each_look
@each_block
@pytest.mark.usefixtures("shown_while_looking")
def test_a_look_as_somebody_gives_no_ticket(staff: Browser, look: str, activity_key: str) -> None:
    staff.look_as(**LOOKS[look])
    before = stored()
    assert has_no_ticket(staff.unit(activity_key))
    assert stored() == before


def test_the_platform_hides_our_blocks_from_who_looks_as_a_student(staff: Browser) -> None:
    staff.look_as(**LOOKS["this student"])
    page, _, panel = staff.unit().text.partition('<table class="staff-debug">')
    assert (page, panel.count("activity_key")) == (NOTICE, 1)


@each_look
@pytest.mark.parametrize("name", ["ticket", "completed"])
def test_a_look_as_somebody_opens_no_handler(staff, untouched, look: str, name: str) -> None:
    staff.look_as(**LOOKS[look])
    assert untouched(staff.ask, lms(name, OPENING)) == (404, "not_found")


@each_look
def test_a_students_ticket_does_not_serve_who_looks_as_her(
    staff, ana, untouched, look: str
) -> None:
    ticket = ana.ticket()
    staff.look_as(**LOOKS[look])
    assert untouched(staff.begin, ticket) == (403, "ticket_foreign")


@pytest.mark.usefixtures("shown_while_looking")
def test_who_is_bound_is_compared_with_who_is_there(staff, untouched, monkeypatch) -> None:
    forgetful = property(lambda _: {}, lambda *_: None)  # a platform that keeps its looks elsewhere
    monkeypatch.setattr(User, "masquerade_settings", forgetful, raising=False)
    staff.look_as(**LOOKS["this student"])
    assert untouched(staff.ask, lms("ticket")) == (404, "not_found")
    assert has_no_ticket(staff.unit())


@each_block
def test_what_an_address_adds_is_not_believed(ana: Browser, browser, activity_key: str) -> None:
    more = "?user_id=1&role=staff&is_author_mode=1&child_of_vertical=1&ticket=x&sample=1"
    for who in (ana, browser("max")):
        page = f"/xblock/{usage(activity_key)}"
        shown = [SIGNED.sub("", who.open(one).text) for one in (page, page + more)]
        assert shown[0] == shown[1]
    assert ana.open(f"{page}?view=author_view").status_code == 400


def test_who_looked_and_is_no_longer_staff_learns_as_herself(staff, openedx) -> None:
    User.objects.filter(pk=staff.person.pk).update(is_staff=False)
    staff.look_as(**LOOKS["this student"])
    openedx.staff.clear()
    openedx.enrol(COURSE, [staff.person])
    assert len(tickets(staff.unit())) == 1


def test_a_look_in_another_course_takes_nothing_from_a_learner(ana: Browser) -> None:
    session = ana.client.session
    session["masquerade_settings"] = {"course-v1:FlexID+Other+1": {"role": "student"}}
    session.save()
    assert len(tickets(ana.unit())) == 1


@each_block
@pytest.mark.parametrize("name", ["ana", "max"])
def test_studio_shows_no_ticket_and_keeps_nothing(browser, name: str, activity_key: str) -> None:
    author = browser(name)
    before = stored()
    assert has_no_ticket(author.open(f"/container_embed/{usage(activity_key)}"))
    assert stored() == before


@each_block
@pytest.mark.parametrize("name", ["ana", "max"])
def test_a_library_shows_no_ticket_and_keeps_nothing(browser, name: str, activity_key: str) -> None:
    visitor = browser(name)
    before = stored()
    assert has_no_ticket(visitor.open(f"/xblocks/v2/{in_library(activity_key)}/embed/"))
    assert stored() == before


@each_block
def test_outsiders_are_shown_the_platforms_words_and_none_of_ours(
    browser, openedx, activity_key: str
) -> None:
    openedx.unenrol(COURSE, browser("ana").person)
    in_course = f"/xblock/{usage(activity_key)}?view=public_view"
    shelf = f"/xblocks/v2/{in_library(activity_key)}/embed/"
    shown = [browser(name).open(in_course).text for name in ("ana", "")]
    assert [*shown, browser("").open(f"{shelf}?view=public_view").text] == [BANNER] * 3
    assert browser("").open(shelf).status_code == 403


@pytest.mark.parametrize("missing", ["crum", "its request"])
def test_where_the_person_cannot_be_told_nobody_gets_a_ticket(
    ana, untouched, monkeypatch, missing: str
) -> None:
    if missing == "crum":
        monkeypatch.setitem(sys.modules, "crum", None)
    else:
        monkeypatch.setattr(sys.modules["crum"], "get_current_request", lambda: None)
    assert untouched(ana.ask, lms("ticket")) == (404, "not_found")
    assert has_no_ticket(ana.unit())
