"""What an author chose in Studio is what a meeting begins with, however it is begun."""

import re

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.domain.authored import Authored
from flexid_xblock.edge.school import SchoolHost
from flexid_xblock.sessions.models import Meeting
from tests.common import COURSE, MEETING
from tests.desk.common import at

TITLE = "Our own evening"
OWN = Authored(
    words={"en": {"stages.food.title": TITLE, "gone": "x"}},
    structure={"moderation": "first", "display": ["unnamed"], "suggests": {"x": "me"}},
)


@pytest.fixture(autouse=True)
def authored(monkeypatch: pytest.MonkeyPatch) -> None:
    """An author has changed the block of this one meeting."""
    found = {(COURSE, MEETING): OWN}
    monkeypatch.setattr(SchoolHost, "authored", lambda _, *about: found.get(about, Authored()))


@pytest.fixture
def group(actor) -> str:
    return str(access.groups_of(actor("tor"), COURSE, "teacher")[0].id)


def begun() -> tuple[str, list[str], str]:
    """How the one meeting there is begins."""
    meeting = Meeting.objects.get()
    source = content.version(meeting.version)
    title = source["words"]["en"]["stages"]["food"]["title"]
    return meeting.moderation, source["structure"]["board"]["display"], title


def test_the_page_before_a_meeting_proposes_it(logged_in, group) -> None:
    page = logged_in("tor").get(at("teacher_prepare", group_id=group, activity_key=MEETING))
    chosen = re.findall(r'name="moderation"[^>]*value="(\w+)"[^>]*checked', page.text)
    assert (chosen, TITLE in page.text) == (["first"], True)


def test_a_meeting_that_is_opened_begins_like_that(api, group) -> None:
    api("tor").put(f"groups/{group}/meetings/{MEETING}/", {"course": COURSE})
    assert begun() == ("first", ["unnamed"], TITLE)


def test_a_plan_keeps_it_but_for_what_the_teacher_chose(api, group) -> None:
    chosen = {"planned_for": None, "form": "full", "moderation": "none"}
    path = f"groups/{group}/meetings/{MEETING}/plan/"
    assert api("tor").put(path, {"course": COURSE, **chosen}).status_code == 200
    assert begun() == ("none", ["unnamed"], TITLE)
