"""The addresses of a hold: one asks, another agrees, one of them ends it; she is told."""

from uuid import uuid4

import pytest

from flexid_xblock.journal import api as journal
from tests.common import COURSE, read_notice, send, write
from tests.rest.common import refusal, stored

WHY = "She writes that she will be sent away."


@pytest.fixture
def entry(actor) -> journal.OwnEntry:
    """Ana's, sent to Cleo and Ida."""
    read_notice(actor("ana"))
    return send(actor("ana"), write(actor("ana"), "hers"))


def test_two_adults_hold_and_end_and_each_step_twice_is_once(api, entry) -> None:
    hold = f"holds/{uuid4()}/"
    steps = [
        ("cleo", hold, {"course": COURSE, "entry": str(entry.id), "reason": WHY}, True),
        ("ida", f"{hold}approval/", {}, True),
        ("ida", f"{hold}ending/", {}, False),
    ]
    for name, path, body, held in steps:
        first = api(name).put(path, body)
        before = stored()
        assert first.json() == {"id": hold.split("/")[1]}
        assert (api(name).put(path, body).json(), stored()) == (first.json(), before)
        assert api("ana").get(f"entries/{entry.id}/").json()["held"] is held


def test_deleting_what_is_held_works_and_tells_her(api, entry) -> None:
    body = {"course": COURSE, "entry": str(entry.id), "reason": WHY}
    api("cleo").put(f"holds/{uuid4()}/", body)
    path = f"entries/{entry.id}/decision/"
    shown = api("ana").put(path, {"decision": "delete"}, if_match='"1"').json()
    assert (shown["state"], shown["text"], shown["held"]) == ("deleted", "", True)


def test_one_alone_holds_nothing(api, entry) -> None:
    hold = f"holds/{uuid4()}/"
    api("cleo").put(hold, {"course": COURSE, "entry": str(entry.id), "reason": WHY})
    assert refusal(api("cleo").put(f"{hold}approval/", {})) == (403, "not_oneself")


@pytest.mark.parametrize("change", [{"reason": "short"}, {"entry": "x"}, {"course": ""}])
def test_what_cannot_be_used_changes_nothing(api, entry, change: dict) -> None:
    body = {"course": COURSE, "entry": str(entry.id), "reason": WHY, **change}
    before = stored()
    assert api("cleo").put(f"holds/{uuid4()}/", body).status_code == 422
    assert stored() == before
