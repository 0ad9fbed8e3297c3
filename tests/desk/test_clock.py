"""The LMS counts in UTC; what people read is by the school's clock."""

import pytest
from django.utils import timezone

from flexid_xblock.rest.base import Door
from tests.care.asking import MONDAY, ask
from tests.common import COURSE, JOURNAL
from tests.desk.common import at, main_of


@pytest.fixture(autouse=True)
def _as_in_the_lms(people, settings, monkeypatch) -> None:
    settings.TIME_ZONE = "UTC"
    settings.FLEXID_SCHOOL_CALENDAR = settings.FLEXID_SCHOOL_CALENDAR | {"time_zone": "Europe/Oslo"}
    monkeypatch.setattr(timezone, "now", lambda: MONDAY)


def test_a_page_tells_the_time_of_the_schools_wall(logged_in, actor) -> None:
    asked = ask(actor("ana"), actor("tor"), urgency="now")
    page = main_of(logged_in("tor").get(at("request_desk", request_id=asked)))
    assert page.startswith("Ana Lind Wants to talk with you As soon as you can 5 March 2040, 10:00")


def test_to_a_script_today_is_the_schools_day(api, monkeypatch) -> None:
    zones, ask_who = [], Door.actor

    def actor(door: Door, *course: str) -> object:
        zones.append(timezone.get_current_timezone_name())
        return ask_who(door, *course)

    monkeypatch.setattr(Door, "actor", actor)
    api("ana").get("entries/", query={"course": COURSE, "activity": JOURNAL})
    assert set(zones) == {"Europe/Oslo"}


@pytest.mark.parametrize("zone", ["Nowhere/Else", "../etc"])
def test_a_clock_that_nobody_knows_closes_no_page(logged_in, settings, zone: str) -> None:
    settings.FLEXID_SCHOOL_CALENDAR |= {"time_zone": zone}
    assert logged_in("ana").get(at("student_page")).status_code == 200
