"""The addresses of cards: put up once, answered, and said to again with the same answer."""

from uuid import uuid4

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Card, Reaction, Report
from tests.common import MEETING, meet, put_card, read_notice, ticket_for
from tests.rest.common import refusal

CARD = {"column": "we-share", "display": "named", "text": "bread", "language": "nb"}
NOTE = "Say it about yourself."


@pytest.fixture
def meeting(actor):
    return meet(actor("tor"))


@pytest.fixture
def card(actor, meeting):
    """Bo's."""
    return put_card(actor("bo"), meeting, "bread")


@pytest.fixture
def returned(actor, card):
    """The same, given back."""
    sessions.return_card(actor("tor"), card, note=NOTE)
    return card


def put(api, actor, meeting, name: str = "ana", **changes):
    """Put up a card as the page does."""
    read_notice(actor(name))
    ticket = access.issue(ticket_for(actor(name), MEETING))
    path = f"meetings/{meeting.id}/cards/{changes.pop('id', uuid4())}/"
    return api(name).put(path, {**CARD, **changes}, x_flexid_ticket=ticket)


def test_a_card_goes_up_once_and_the_page_is_told_how_it_stands(api, actor, meeting) -> None:
    card_id = uuid4()
    answers = [put(api, actor, meeting, id=card_id).json() for _ in range(2)]
    told = {"id": str(card_id), "state": "shown", "mixed": True, "revision": 0}
    assert (answers, Card.objects.count()) == ([told, told], 1)


def test_an_unnamed_card_is_told_to_wait_for_others(api, actor, meeting) -> None:
    assert put(api, actor, meeting, display="unnamed").json()["mixed"] is False


@pytest.mark.parametrize("name", ["tor", "cleo", "sol"])
def test_adults_put_up_no_cards(api, actor, meeting, name: str) -> None:
    assert refusal(put(api, actor, meeting, name)) == (403, "not_a_student")


@pytest.mark.parametrize(
    "changes",
    [{"display": "secret"}, {"column": "no slug"}, {"mood": "good"}, {"language": "x" * 11}],
)
def test_a_body_of_another_shape_is_refused(api, actor, meeting, changes) -> None:
    assert refusal(put(api, actor, meeting, **changes)) == (422, "bad_fields")


def test_a_card_that_came_back_is_written_anew_from_what_was_seen(api, returned) -> None:
    path, body = f"cards/{returned}/text/", {"text": "salt", "language": "en"}
    found = [api("bo").put(path, body, if_match='"0"') for _ in range(2)]
    told = {"id": str(returned), "state": "waiting", "mixed": True, "revision": 1}
    assert [(one.json(), one.headers["ETag"]) for one in found] == [(told, '"1"')] * 2
    other = api("bo").put(path, {**body, "text": "other"}, if_match='"0"')
    assert (refusal(other), other.json()["stored"]["text"]) == ((409, "changed_elsewhere"), "salt")
    assert refusal(api("bo").put(path, body)) == (428, "revision_missing")


@pytest.mark.parametrize("name", ["ana", "tor", "eve"])
def test_another_persons_card_is_not_there_to_be_changed(api, returned, name: str) -> None:
    found = [
        api(name).put(f"cards/{returned}/text/", {"text": "x", "language": ""}, if_match='"0"'),
        api(name).put(f"cards/{returned}/taking-back/", {}),
    ]
    assert [refusal(one) for one in found] == [(404, "not_found")] * 2


def test_a_card_is_taken_back(api, card) -> None:
    found = [api("bo").put(f"cards/{card}/taking-back/", {}).json() for _ in range(2)]
    assert (found, Card.objects.get().state) == ([{"id": str(card)}] * 2, "taken_back")


def test_a_kind_word_is_said_and_unsaid(api, card) -> None:
    path = f"cards/{card}/reactions/thank_you/"
    found = [
        (api("ana").put(path, {"on": on}).json(), Reaction.objects.count()) for on in (True, False)
    ]
    told = {"id": str(card), "kind": "thank_you"}
    assert found == [({**told, "on": True}, 1), ({**told, "on": False}, 0)]
    assert refusal(api("ana").put(f"cards/{card}/reactions/down/", {"on": True}))[1] == "bad_fields"


def test_a_report_is_taken_and_its_outcome_told(api, actor, card) -> None:
    path, body = f"cards/{card}/report/", {"reason": "about", "words": "It is about me."}
    found = [api("ana").put(path, body).json()]
    sessions.approve(actor("tor"), card)
    found.append(api("ana").put(path, body).json())
    assert [one["my_report"] for one in found] == ["", "kept"]
    assert refusal(api("ana").put(path, {"reason": "silly"})) == (422, "bad_fields")


def test_reports_are_never_too_many(api, card, settings) -> None:
    settings.FLEXID_LIMITS = {"save": (1, 60)}
    asked = [api("ana").put(f"cards/{card}/report/", {"reason": "hurts"}) for _ in range(5)]
    assert ({one.status_code for one in asked}, Report.objects.count()) == ({200}, 1)


def test_a_helper_leader_translates(api, card) -> None:
    path, body = f"cards/{card}/translations/nb/", {"id": str(uuid4()), "text": "brød", "after": 0}
    found = [api("kim").put(path, body).json() for _ in range(2)]
    assert found == [{"id": str(card), "language": "nb", "revision": 1}] * 2
    assert refusal(api("ana").put(path, body)) == (404, "not_found")


def test_a_history_names_teachers_and_no_author(api, actor, returned) -> None:
    api("bo").put(f"cards/{returned}/text/", {"text": "salt", "language": ""}, if_match='"0"')
    told = {name: api(name).get(f"cards/{returned}/history/").json() for name in ("bo", "per")}
    acts = [(act["kind"], act["by"], act["reason"]) for act in told["per"]["acts"]]
    assert acts == [("returned", "Tor Vik", NOTE), ("rewritten", "", "bread")]
    assert (told["bo"], told["bo"]["reports"]) == (told["per"], [])
    assert refusal(api("ana").get(f"cards/{returned}/history/")) == (404, "not_found")
    assert "Bo Eng" not in str(told["per"])
