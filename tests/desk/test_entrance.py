"""The one address of all desks: on to one's own, or a choice; for anybody else it is not there."""

import pytest

from flexid_xblock.access import api as access
from tests.common import COURSE
from tests.desk.common import at, main_of

HERE = {
    **dict.fromkeys(("tor", "una"), "teacher_desk"),
    **dict.fromkeys(("cleo", "ida"), "counsellor_desk"),
    "sol": "coordinator_desk",
    "liv": "lead_desk",
}


@pytest.mark.parametrize(("name", "desk"), HERE.items())
def test_who_has_one_desk_is_led_to_it(logged_in, people, name: str, desk: str) -> None:
    answer = logged_in(name).get(at("desk"))
    assert (answer.status_code, answer.headers["Location"]) == (302, at(desk))
    assert answer.headers["Cache-Control"] == "no-store"


def test_who_has_two_desks_chooses(logged_in, people) -> None:
    about = {"course_key": COURSE, "user_id": people["tor"].pk}
    access.give_course_role(**about, role="safeguarding_lead")
    page = logged_in("tor").get(at("desk"))
    assert main_of(page) == "Your desks Teacher's desk Safeguarding desk"
    assert [one for one in ("teacher_desk", "lead_desk") if at(one) in page.content.decode()] == [
        "teacher_desk",
        "lead_desk",
    ]


@pytest.mark.parametrize("name", ["ana", "kim"])
def test_who_has_none_finds_what_is_not_there(logged_in, people, name: str) -> None:
    client = logged_in(name)
    page, nowhere = client.get(at("desk")), client.get(at("lead_desk"))
    assert (page.status_code, page.content) == (404, nowhere.content)


def test_the_platform_can_find_both_addresses_by_the_course_alone() -> None:
    from django.urls import reverse

    found = [reverse(name, args=[COURSE]) for name in ("flexid:student_page", "flexid:desk")]
    assert found == [f"/flexid/{COURSE}/", f"/flexid/{COURSE}/desk/"]
