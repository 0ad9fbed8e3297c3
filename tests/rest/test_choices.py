"""What a student presses about her readers, and what a coordinator settles."""

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.access.api import choices
from flexid_xblock.access.models import Wish
from tests.common import COURSE, send, write
from tests.rest.common import refusal, stored


@pytest.fixture
def close(api, people):
    """``close("ana", "ida")``: press the button."""

    def put(student: str, reader: str, *, closed: bool = True, course: str = COURSE):
        body = {"course": course, "closed": closed}
        return api(student).put(f"closings/{people[reader].pk}/", body)

    return put


def test_closed_at_once_and_open_again(api, actor, people, close) -> None:
    entry = send(actor("ana"), write(actor("ana"), "hers"))
    readers = []
    for closed in (True, True, False, False):
        answer = close("ana", "ida", closed=closed)
        assert answer.json() == {"reader": people["ida"].pk, "closed": closed}
        readers.append(api("ana").get(f"entries/{entry.id}/").json()["readers"])
    assert readers == [["Cleo Berg"], ["Cleo Berg"], *[["Cleo Berg", "Ida Holm"]] * 2]


@pytest.mark.parametrize(("student", "reader"), [("ana", "dov"), ("ana", "tor"), ("cleo", "ida")])
def test_who_does_not_follow_her_up_is_not_there(close, student: str, reader: str) -> None:
    before = stored()
    assert refusal(close(student, reader)) == (404, "not_found")
    assert refusal(close("ana", "ida", course="course-v1:Other+1+1")) == (404, "not_found")
    assert stored() == before


def test_one_student_closes_nothing_of_another(actor, people, close) -> None:
    close("ana", "ida")
    assert access.readers_of(people["bo"].pk, COURSE).all == (people["cleo"].pk, people["ida"].pk)


def test_asking_for_another_counsellor_twice_is_asking_once(api, actor) -> None:
    for _ in range(2):
        assert api("ana").put("wish/", {"course": COURSE}).json() == {"asked": True}
    assert (Wish.objects.count(), choices.has_asked(actor("ana"), COURSE)) == (1, True)


@pytest.mark.parametrize("name", ["tor", "cleo", "sol", "liv"])
def test_an_adult_asks_for_no_counsellor(api, name: str) -> None:
    assert refusal(api(name).put("wish/", {"course": COURSE})) == (403, "not_a_student")


def test_nobody_asks_in_a_course_that_is_not_hers(api, people) -> None:
    answer = api("ana").put("wish/", {"course": "course-v1:Other+1+1"})
    assert (refusal(answer), Wish.objects.count()) == ((404, "not_found"), 0)


def settle(api, who: str, student: int, course: str = COURSE):
    return api(who).put(f"wishes/{student}/settling/", {"course": course})


def test_the_coordinator_settles_a_wish_and_may_press_twice(api, actor, people) -> None:
    api("ana").put("wish/", {"course": COURSE})
    for _ in range(2):
        answer = settle(api, "sol", people["ana"].pk)
        assert answer.json() == {"student": people["ana"].pk, "settled": True}
    assert choices.has_asked(actor("ana"), COURSE) is False


@pytest.mark.parametrize("name", ["ana", "bo", "tor", "cleo", "liv", "max"])
def test_nobody_else_settles_it(api, people, name: str) -> None:
    api("ana").put("wish/", {"course": COURSE})
    before = stored()
    assert refusal(settle(api, name, people["ana"].pk)) == (404, "not_found")
    assert refusal(settle(api, "sol", people["bo"].pk)) == (404, "not_found")
    assert refusal(settle(api, "sol", people["ana"].pk, "course-v1:Other+1+1"))[0] == 404
    assert stored() == before


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"course": COURSE},
        {"closed": True},
        {"course": COURSE, "closed": "perhaps"},
        {"course": COURSE, "closed": True, "reason": "x"},
    ],
)
def test_a_body_of_another_shape_changes_nothing(api, people, body: dict) -> None:
    before = stored()
    assert refusal(api("ana").put(f"closings/{people['ida'].pk}/", body)) == (422, "bad_fields")
    assert stored() == before
