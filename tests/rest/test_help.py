"""The addresses of asking for help."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from flexid_xblock.care.models import HelpRequest
from flexid_xblock.settings.common import LIMITS
from tests.care.asking import MONDAY, answer, ask
from tests.common import COURSE
from tests.rest.common import UNKNOWN, refusal, stored

AS_SENT = {
    "to": "Cleo Berg",
    "topic": "talk",
    "urgency": "now",
    "words": "kanari",
    "created": "2040-03-05T09:00:00Z",
    "state": "sent",
    "seen_at": None,
    "seen_by": None,
    "answered_at": None,
    "answered_by": None,
    "answer": "",
    "readers": ["Cleo Berg"],
    "later": ["Ida Holm"],
    "later_from": "2040-03-05T13:00:00Z",
}


@pytest.fixture
def _on_monday(people, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: MONDAY)


def body(to: int | None) -> dict[str, object]:
    """What the page sends."""
    return {"course": COURSE, "to": to, "urgency": "now", "words": "kanari"}


def put(api, request_id, what: dict) -> object:
    return api.put(f"help-requests/{request_id}/", what)


@pytest.mark.usefixtures("_on_monday")
def test_she_asks_and_is_told_who_can_open_it(api, actor) -> None:
    request_id = uuid4()
    said = [put(api("ana"), request_id, body(actor("cleo").user_id)) for _ in range(2)]
    assert [one.status_code for one in said] == [200, 200]
    assert said[0].json() == said[1].json() == {"id": str(request_id), **AS_SENT}


@pytest.mark.usefixtures("_on_monday")
def test_she_sees_what_became_of_it_and_whom_she_can_ask(api, actor) -> None:
    asked = ask(actor("ana"), actor("cleo"))
    ask(actor("bo"), actor("cleo"))
    answer(actor("cleo"), asked)
    found = api("ana").get("help-requests/", query={"course": COURSE}).json()
    own = found.pop("requests")
    assert [(one["id"], one["state"], one["answer"], one["answered_by"]) for one in own] == [
        (str(asked), "answered", "Come at noon.", "Cleo Berg")
    ]
    names = [(one["name"], one["role"]) for one in found.pop("addressees")]
    assert names == [
        ("Cleo Berg", "counsellor"),
        ("Ida Holm", "deputy"),
        ("Tor Vik", "teacher"),
        ("Per Dahl", "teacher"),
    ]
    promise = {"hours": 4, "by": "2040-03-05T14:00:00+01:00"}
    assert found == {"together": True, "school_open": True, "promise": promise}


def test_the_words_are_optional(api, people) -> None:
    what = body(people["tor"].pk)
    del what["words"]
    assert put(api("ana"), uuid4(), what).json()["words"] == ""


@pytest.mark.parametrize(
    "wrong",
    [{"urgency": "soon"}, {"to": "cleo"}, {"course": ""}, {"more": 1}, {"words": None}],
)
def test_what_is_incomplete_or_more_is_not_taken(api, people, wrong: dict) -> None:
    said = put(api("ana"), uuid4(), body(people["cleo"].pk) | wrong)
    assert refusal(said) == (422, "bad_fields")


@pytest.mark.parametrize(
    ("name", "to", "code"),
    [("ana", "dov", "person_gone"), ("ana", "max", "person_gone")],
)
def test_a_refusal_keeps_nothing(api, people, name: str, to: str, code: str) -> None:
    before = stored()
    said = put(api(name), uuid4(), body(people[to].pk))
    assert (refusal(said), stored() == before) == ((422, code), True)


@pytest.mark.parametrize("name", ["tor", "cleo", "ida", "liv", "sol"])
def test_adults_ask_nobody_here(api, people, name: str) -> None:
    assert refusal(put(api(name), uuid4(), body(None))) == (403, "not_a_student")
    list_of = api(name).get("help-requests/", query={"course": COURSE})
    assert refusal(list_of) == (403, "not_a_student")


def test_no_limit_stops_a_student_who_asks(api, people, settings) -> None:
    settings.FLEXID_LIMITS = dict.fromkeys(LIMITS, (1, 60))
    statuses = [put(api("ana"), uuid4(), body(people["cleo"].pk)).status_code for _ in range(5)]
    assert (statuses, HelpRequest.objects.count()) == ([200] * 5, 5)


def test_the_one_she_asked_answers(api, actor) -> None:
    asked = ask(actor("ana"), actor("tor"))
    what = {"course": COURSE, "text": "After lesson two."}
    answers = [api("tor").put(f"help-requests/{asked}/answer/", what) for _ in range(2)]
    assert [one.json() for one in answers] == [{"id": str(asked), "answered": True}] * 2
    again = api("tor").put(f"help-requests/{asked}/answer/", {**what, "text": "No."})
    assert refusal(again) == (409, "answered_already")
    row = HelpRequest.objects.get()
    assert (row.seen_by, row.answered_by) == (actor("tor").user_id,) * 2


@pytest.mark.parametrize("name", ["ana", "bo", "cleo", "ida", "dov", "per", "una", "liv", "max"])
def test_for_all_others_it_is_not_there(api, actor, name: str) -> None:
    asked = ask(actor("ana"), actor("tor"))
    what = {"course": COURSE, "text": "hello"}
    said = [api(name).put(f"help-requests/{one}/answer/", what) for one in (asked, UNKNOWN)]
    assert [one.status_code for one in said] == [404, 404]
    assert said[0].content == said[1].content


def test_no_word_stands_in_the_table(api, people) -> None:
    put(api("ana"), uuid4(), body(people["cleo"].pk))
    row = HelpRequest.objects.get()
    assert (b"kanari" in bytes(row.words), row.created <= timezone.now()) == (False, True)
    assert row.deputy_from - row.created >= timedelta(hours=4)
