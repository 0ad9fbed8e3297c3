"""Who took part is done with the meeting, also in the host's own list; who was away is not."""

import pytest

from flexid_xblock.edge.school import SchoolHost
from flexid_xblock.sessions.models import Attendance
from tests.common import COURSE, MEETING, meet

NEW = {"if_none_match": "*"}


@pytest.fixture
def told(monkeypatch) -> list[tuple]:
    """What the host is told."""
    told: list[tuple] = []
    monkeypatch.setattr(SchoolHost, "complete_for", lambda _, *about: told.append(about))
    return told


@pytest.fixture
def mark(api, actor, django_capture_on_commit_callbacks):
    """``mark("there")``: Tor marks Ana; the status of the answer, once all is stored."""
    address = f"meetings/{meet(actor('tor')).id}/attendance/{actor('ana').user_id}/"

    def put(state: str, *, by: str = "tor", **headers: str) -> int:
        with django_capture_on_commit_callbacks(execute=True):
            return (
                api(by).put(address, {"state": state, "note": ""}, **(headers or NEW)).status_code
            )

    return put


@pytest.mark.parametrize(
    ("state", "is_told"), [("there", True), ("partly", True), ("made_up", True), ("away", False)]
)
def test_who_took_part_is_done_in_the_hosts_list(
    mark, told, actor, state: str, *, is_told: bool
) -> None:
    assert mark(state) == 200
    assert told == ([(COURSE, MEETING, (actor("ana").user_id,))] if is_told else [])


def test_a_mark_that_is_changed_to_away_takes_nothing_back(mark, told) -> None:
    assert (mark("there"), mark("away", if_match='"1"'), len(told)) == (200, 200, 1)


@pytest.mark.parametrize("headers", [{"if_match": '"7"'}, {"x": "y"}])
def test_what_was_not_saved_is_not_told(mark, told, headers: dict) -> None:
    assert (mark("there", **headers) in {409, 428}, told) == (True, [])


def test_a_stranger_tells_nothing(mark, told) -> None:
    assert (mark("there", by="una"), told) == (404, [])


def test_a_host_that_fails_does_not_undo_the_mark(mark, monkeypatch, caplog) -> None:
    monkeypatch.setattr(SchoolHost, "complete_for", lambda *_: 1 / 0)
    assert (mark("there"), Attendance.objects.get().state) == (200, "there")
