"""The end of a year at the coordinator's desk: names, what is still open, and nothing of texts."""

import pytest
from django.utils import timezone

from flexid_xblock.sessions import api as sessions
from tests.common import COURSE, send, write
from tests.desk.common import at, main_of
from tests.progress.closing import FIRST, close, group_named, held


def desk(logged_in) -> str:
    """What Sol reads there."""
    return main_of(logged_in("sol").get(at("years_desk")))


def test_each_group_stands_under_its_year_and_can_be_chosen(logged_in, people) -> None:
    page = logged_in("sol").get(at("years_desk")).content.decode()
    assert main_of(logged_in("sol").get(at("years_desk"))).count("Year 1: the group") == 1
    boxes = [f'value="{group_named(name)}"' in page for name in ("Fjord", "Skog")]
    assert boxes == [True, True]


def test_a_closed_year_has_its_day_and_the_way_to_its_certificates(logged_in, actor) -> None:
    held(actor("tor"), FIRST, **{f"_{actor('ana').user_id}": "there"})
    close(actor("sol"))
    page = logged_in("sol").get(at("years_desk")).content.decode()
    way = f'href="{at("group_certificates", group_id=group_named("Fjord"))}"'
    assert (way in page, f'value="{group_named("Fjord")}"' in page) == (True, False)
    assert "1 certificate of Fjord" in desk(logged_in)


def test_what_is_still_open_is_said_by_name(logged_in, actor) -> None:
    group = group_named("Skog")
    place = {"group_id": group, "course_key": COURSE, "activity_key": FIRST}
    sessions.open_meeting(actor("una"), **place)
    said = desk(logged_in)
    assert "Meetings that nobody has closed: Who am I – who are we?" in said
    assert "whether they were there: Eve Rask" in said


def test_no_text_and_no_number_of_texts_is_there(logged_in, actor) -> None:
    before = desk(logged_in)
    send(actor("ana"), write(actor("ana"), "kanari"))
    assert desk(logged_in) == before


def test_her_desk_leads_there(logged_in) -> None:
    page = logged_in("sol").get(at("coordinator_desk")).content.decode()
    assert f'href="{at("years_desk")}"' in page


@pytest.mark.parametrize("name", ["ana", "tor", "cleo", "ida", "liv", "kim", "max"])
def test_it_is_hers_alone(logged_in, name: str) -> None:
    assert logged_in(name).get(at("years_desk")).status_code == 404


def test_when_all_are_closed_there_is_nothing_to_press(logged_in, actor) -> None:
    close(actor("sol"), "Fjord", "Skog", on=timezone.localdate())
    assert "issue the certificates" not in desk(logged_in)
