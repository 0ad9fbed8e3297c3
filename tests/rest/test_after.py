"""The addresses for after a meeting: each once, in one form, for the group's teachers."""

from uuid import uuid4

import pytest

from flexid_xblock.sessions.models import Afterword, Attendance, BoardExport
from tests.common import meet
from tests.rest.common import refusal

NEW = {"if_none_match": "*"}
MARK = {"state": "away", "note": "kanari"}


@pytest.fixture
def meeting(actor):
    return meet(actor("tor"))


@pytest.fixture
def anas(actor, meeting) -> str:
    """Where Ana is marked."""
    return f"meetings/{meeting.id}/attendance/{actor('ana').user_id}/"


def test_a_mark_comes_back_without_its_note(api, actor, anas: str) -> None:
    answer = api("tor").put(anas, MARK, **NEW)
    told = {"student": actor("ana").user_id, "state": "away", "revision": 1}
    assert (answer.status_code, answer.json(), answer.headers["ETag"]) == (200, told, '"1"')


def test_a_colleague_who_was_first_is_shown(api, anas: str) -> None:
    api("tor").put(anas, MARK, **NEW)
    answer = api("per").put(anas, {"state": "there", "note": ""}, **NEW)
    stored = {"revision": 1, "state": "away", "text": "kanari"}
    assert (refusal(answer), answer.json()["stored"]) == ((409, "changed_elsewhere"), stored)
    again = api("per").put(anas, {"state": "there", "note": ""}, if_match='"1"')
    assert again.json()["revision"] == 2


@pytest.mark.parametrize("change", [{"state": "late"}, {"state": ""}, {"more": 1}, {"note": None}])
def test_a_mark_of_another_shape_is_refused(api, anas: str, change: dict) -> None:
    answer = api("tor").put(anas, {**MARK, **change}, **NEW)
    assert (refusal(answer), Attendance.objects.count()) == ((422, "bad_fields"), 0)


@pytest.mark.parametrize("student", [0, 2**63, 2**200])
def test_a_student_whom_nobody_is_is_not_there(api, meeting, student: int) -> None:
    answer = api("tor").put(f"meetings/{meeting.id}/attendance/{student}/", MARK, **NEW)
    assert refusal(answer) == (404, "not_found")


def test_what_is_changed_must_be_what_was_seen(api, meeting, anas: str) -> None:
    for path, body in ((anas, MARK), (f"meetings/{meeting.id}/afterword/", {"text": "x"})):
        assert refusal(api("tor").put(path, body)) == (428, "revision_missing")


def test_what_worked_is_saved_without_its_words_coming_back(api, meeting) -> None:
    path = f"meetings/{meeting.id}/afterword/"
    answer = api("tor").put(path, {"text": "pairs"}, **NEW)
    assert answer.json() == {"meeting": str(meeting.id), "revision": 1}
    conflict = api("tor").put(path, {"text": "rounds"}, **NEW)
    assert (refusal(conflict), conflict.json()["stored"]) == (
        (409, "changed_elsewhere"),
        {"revision": 1, "text": "pairs"},
    )


def test_a_file_is_asked_for_and_agreed_to(api, meeting) -> None:
    path = f"exports/{uuid4()}/"
    asked = api("tor").put(path, {"meeting": str(meeting.id), "with_names": False})
    agreed = api("per").put(path + "approval/", {"with_names": False})
    told = [(one.json()["approved"], one.json()["until"] is None) for one in (asked, agreed)]
    assert told == [(False, True), (True, False)]
    assert set(asked.json()) == {"id", "meeting", "with_names", "approved", "until"}


def test_nobody_agrees_with_herself_or_to_names_unasked(api, meeting) -> None:
    path = f"exports/{uuid4()}/"
    api("tor").put(path, {"meeting": str(meeting.id), "with_names": True})
    answers = [
        api("tor").put(path + "approval/", {"with_names": True}),
        api("per").put(path + "approval/", {"with_names": False}),
        api("per").put(path + "approval/", {}),
    ]
    assert [refusal(one) for one in answers] == [
        (403, "second_person"),
        (403, "asked_otherwise"),
        (422, "bad_fields"),
    ]


@pytest.mark.parametrize("name", ["ana", "kim", "una", "eve", "cleo", "liv", "sol", "max"])
def test_for_everybody_else_there_is_nothing(api, meeting, anas: str, name: str) -> None:
    wish = f"exports/{uuid4()}/"
    api("tor").put(wish, {"meeting": str(meeting.id), "with_names": False})
    who = api(name)
    answers = [
        who.put(anas, MARK, **NEW),
        who.put(f"meetings/{meeting.id}/afterword/", {"text": "x"}, **NEW),
        who.put(f"exports/{uuid4()}/", {"meeting": str(meeting.id), "with_names": False}),
        who.put(wish + "approval/", {"with_names": False}),
    ]
    assert [refusal(one) for one in answers] == [(404, "not_found")] * 4
    stored = [model.objects.count() for model in (Attendance, Afterword, BoardExport)]
    assert stored == [0, 0, 1]
