"""The address of a next step: its reader writes it down, its writer says yes, and no again."""

import json
from typing import Any
from uuid import UUID, uuid4

import pytest

from flexid_xblock.journal import api as journal
from tests.common import COURSE, answer, end_the_minute, read_notice, send, write
from tests.rest.common import refusal, stored

pytestmark = pytest.mark.usefixtures("year_two")
HERE = {"course": COURSE}


@pytest.fixture
def entry(actor) -> journal.OwnEntry:
    """Ana's points, sent to Cleo and Ida."""
    read_notice(actor("ana"))
    return send(actor("ana"), write(actor("ana"), "my points"))


@pytest.fixture
def step(actor, entry) -> UUID:
    """What Cleo wrote down."""
    return answer(actor("cleo"), entry, "Ask Emre along.", is_step=True)


@pytest.fixture
def say(api, entry, step):
    """``say("ana", agreed=True)``: what somebody's page sends."""

    def put(name: str, reply_id: UUID = step, **body: Any) -> Any:
        return api(name).put(f"entries/{entry.id}/replies/{reply_id}/agreement/", body)

    return put


def test_her_yes_and_no_are_answered_with_the_entry(say) -> None:
    for yes in (True, False, True):
        told, again = say("ana", agreed=yes), say("ana", agreed=yes)
        (reply,) = told.json()["replies"]
        assert (reply["is_step"], reply["is_past"], bool(reply["agreed_at"])) == (True, False, yes)
        assert (told.headers["ETag"], told.json()) == ('"1"', again.json())


def test_a_step_is_sent_like_any_answer_with_one_word_more(api, entry) -> None:
    path, body = f"entries/{entry.id}/replies/{uuid4()}/", {**HERE, "text": "On Sunday."}
    api("cleo").put(f"{path}draft/", body, if_none_match="*")
    for sent, step in ((True, True), (False, False), (True, False)):
        said = api("cleo").put(f"{path}sending/", {**HERE, "sent": sent, "step": step})
        assert set(said.json()) == {"id", "revision", "text", "visible_from"}
    end_the_minute(UUID(path.split("/")[-2]))
    assert [one["is_step"] for one in replies(api, entry)] == [False]


def replies(api, entry) -> list[dict[str, Any]]:
    """The thread as Ana's page gets it."""
    return api("ana").get(f"entries/{entry.id}/").json()["replies"]


def test_where_no_talk_is_it_says_so_in_one_sentence(api, actor, entry) -> None:
    other = send(actor("ana"), write(actor("ana"), "other", prompt="surprise"))
    path = f"entries/{other.id}/replies/{uuid4()}/"
    api("cleo").put(f"{path}draft/", {**HERE, "text": "x"}, if_none_match="*")
    refused = api("cleo").put(f"{path}sending/", {**HERE, "sent": True, "step": True})
    assert refusal(refused) == (422, "no_talk_here")


def test_a_newer_step_is_shown_to_her_first(say, actor, entry) -> None:
    newer = answer(actor("ida"), entry, "On Sunday.", is_step=True)
    before = stored()
    assert refusal(say("ana", agreed=True)) == (403, "newer_step")
    assert stored() == before
    found = say("ana", newer, agreed=True).json()["replies"]
    assert [(one["is_past"], bool(one["agreed_at"])) for one in found] == [
        (True, False),
        (False, True),
    ]


@pytest.mark.parametrize("name", ["bo", "cleo", "ida", "tor", "dov", "max"])
def test_nobody_else_has_such_an_address(say, name: str) -> None:
    before = stored()
    assert refusal(say(name, agreed=True)) == (404, "not_found")
    assert stored() == before


@pytest.mark.parametrize("body", [{}, {"agreed": "perhaps"}, {"agreed": True, "text": "x"}])
def test_an_incomplete_body_changes_nothing(say, body: dict) -> None:
    before = stored()
    assert refusal(say("ana", **body)) == (422, "bad_fields")
    assert stored() == before


def test_it_comes_along_in_her_data(api, say) -> None:
    say("ana", agreed=True)
    (reply,) = json.loads(api("ana").take_away())["entries"][0]["replies"]
    assert (reply["next_step"], bool(reply["agreed_at"])) == (True, True)
