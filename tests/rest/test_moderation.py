"""The addresses of moderation: each answers the same twice, and none names a writer unasked."""

from uuid import uuid4

import pytest

from flexid_xblock.care.models import Concern
from flexid_xblock.sessions.models import Card, Evidence, Pause
from tests.common import COURSE, meet, put_card
from tests.rest.common import refusal

WHY = "She writes that she wants to go away."
NOTE = "Take a breath."
HERS = {"note": NOTE}


@pytest.fixture
def meeting(actor):
    return meet(actor("tor"))


@pytest.fixture
def card(actor, meeting):
    """Bo's, without his name."""
    return put_card(actor("bo"), meeting, "bread", display="unnamed")


def twice(api, path: str, body: dict, name: str = "tor") -> dict:
    """The answer, which is the same when the page asks again."""
    answers = [api(name).put(path, body).json() for _ in range(2)]
    assert answers[0] == answers[1]
    return answers[0]


def test_each_act_is_answered_with_the_card_and_nothing_of_its_writer(api, card) -> None:
    path, one = f"cards/{card}/", {"id": str(card)}
    found = [
        twice(api, path + "claim/", {"claimed": True}),
        twice(api, path + "approval/", {}),
        twice(api, path + "visibility/", {"hidden": True, "reason": "Not now"}),
        twice(api, path + "visibility/", {"hidden": False}),
        twice(api, path + "return/", HERS),
    ]
    assert found == [
        {**one, "claimed": True}, one, {**one, "hidden": True}, {**one, "hidden": False}, one
    ]  # fmt: skip
    assert Card.objects.get().state == "returned"


def test_a_colleague_who_looks_at_it_is_in_the_way_and_no_more(api, card) -> None:
    path = f"cards/{card}/claim/"
    api("per").put(path, {"claimed": True})
    assert refusal(api("tor").put(path, {"claimed": True})) == (403, "claimed_already")
    api("per").put(path, {"claimed": False})
    assert api("tor").put(path, {"claimed": True}).status_code == 200


def test_a_writer_is_paused_unknown_and_a_member_by_name(api, people, meeting, card) -> None:
    first, second = uuid4(), uuid4()
    body = {"minutes": 5, **HERS}
    found = [
        twice(api, f"cards/{card}/pause/", {"id": str(first), **body}),
        twice(
            api,
            f"groups/{meeting.group_id}/pauses/{second}/",
            {"course": COURSE, "member": people["ana"].pk, **body},
        ),
        twice(api, f"pauses/{first}/ending/", {}),
    ]
    assert found == [{"id": str(first)}, {"id": str(second)}, {"id": str(first)}]
    assert Pause.objects.count() == 2


def test_a_name_is_told_for_a_reason(api, people, card) -> None:
    path = f"cards/{card}/"
    refused = refusal(api("tor").put(path + "author/", {"reason": "why not"}))
    assert refused == (422, "reason_short")
    assert twice(api, path + "author/", {"reason": WHY}) == {"name": "Bo Eng"}
    Card.objects.update(is_mixed=True)
    api("ana").put(path + "report/", {"reason": "hurts"})
    assert twice(api, path + "reporters/", {"reason": WHY}) == {"names": ["Ana Lind"]}


def test_a_worry_is_handed_over_and_nobody_is_named(api, people, card) -> None:
    concern_id = str(uuid4())
    body = {"id": concern_id, "category": "other", "own_words": "He was quiet.", "action": ""}
    found = twice(api, f"cards/{card}/hand-over/", body)
    assert found == {"id": concern_id, "status": "open"}
    assert Concern.objects.get().student_id == people["bo"].pk
    page = api("tor").client.get(f"/flexid/{COURSE}/desk/concerns/").content.decode()
    assert ("The writer of a card" in page, "Bo Eng" in page) == (True, False)
    record = f"/flexid/{COURSE}/desk/concerns/{concern_id}/"
    assert "Bo Eng" not in api("tor").client.get(record).content.decode()
    assert "Bo Eng" in api("cleo").client.get(record).content.decode()


@pytest.mark.parametrize("changes", [{"own_words": " "}, {"category": "x"}])
def test_a_worry_without_words_is_not_noted_as_handed_over(api, card, changes: dict) -> None:
    body = {"id": str(uuid4()), "category": "other", "own_words": "x", "action": "y", **changes}
    answer = api("tor").put(f"cards/{card}/hand-over/", body)
    assert (answer.status_code, Concern.objects.count()) == (422, 0)
    assert api("tor").get(f"cards/{card}/history/").json()["acts"] == []


def test_two_adults_keep_a_card(api, card) -> None:
    evidence = uuid4()
    path = f"evidence/{evidence}/"
    assert twice(api, path, {"card": str(card), "reason": WHY}) == {"id": str(evidence)}
    assert refusal(api("tor").put(path + "approval/", {})) == (403, "not_oneself")
    assert refusal(api("per").get(path + "copy/")) == (404, "not_found")
    assert twice(api, path + "approval/", {}, "liv") == {"id": str(evidence)}
    found = api("per").get(path + "copy/").json()
    assert (found["copy"], found["reason"], found["asked_by"]) == ("bread", WHY, "Tor Vik")
    (listed,) = api("per").get("evidence/", query={"course": COURSE}).json()["kept"]
    assert (listed, "copy" in listed) == (
        {**api("per").get(path).json(), "reason": ""}, False
    )  # fmt: skip
    assert twice(api, path + "ending/", {}) == {"id": str(evidence)}
    assert Evidence.objects.get().copy is None


@pytest.mark.parametrize("name", ["ana", "bo", "kim", "una", "cleo", "sol"])
def test_for_all_others_none_of_it_is_there(api, people, meeting, card, name: str) -> None:
    some, reason = {"id": str(uuid4())}, {"reason": WHY}
    bodies = {
        f"cards/{card}/claim/": {"claimed": True},
        f"cards/{card}/approval/": {},
        f"cards/{card}/visibility/": {"hidden": True, **reason},
        f"cards/{card}/return/": HERS,
        f"cards/{card}/pause/": {**some, "minutes": 5, **HERS},
        f"cards/{card}/author/": reason,
        f"cards/{card}/reporters/": reason,
        f"cards/{card}/hand-over/": {**some, "category": "other", "own_words": "x", "action": ""},
        f"evidence/{uuid4()}/": {"card": str(card), **reason},
    }
    found = {path: refusal(api(name).put(path, body)) for path, body in bodies.items()}
    assert set(found.values()) == {(404, "not_found")}
