"""The thread's addresses: the writer speaks, closes, asks; a reader drafts, sends, takes back."""

from typing import Any
from uuid import uuid4

import pytest

from flexid_xblock.journal import api as journal
from tests.common import COURSE, answer, read_notice, send, write
from tests.rest.common import refusal, stored

HERE = {"course": COURSE}
DRAFT = {"id", "revision", "text", "visible_from"}


@pytest.fixture
def entry(actor) -> journal.OwnEntry:
    """Ana's, sent to Cleo and Ida."""
    read_notice(actor("ana"))
    return send(actor("ana"), write(actor("ana"), "hers"))


@pytest.fixture
def put(api, entry):
    """``put("cleo", "done/", {...})``: what somebody's page sends about the entry."""

    def ask(name: str, path: str, body: dict[str, Any], **headers: str) -> Any:
        return api(name).put(f"entries/{entry.id}/{path}", {**HERE, **body}, **headers)

    return ask


def seen(api, entry: journal.OwnEntry) -> list[tuple[str, str, bool]]:
    """The thread as Ana's page gets it."""
    replies = api("ana").get(f"entries/{entry.id}/").json()["replies"]
    return [(one["name"], one["text"], one["is_mine"]) for one in replies]


def test_her_message_is_there_at_once(api, entry, put) -> None:
    reply_id = uuid4()
    first, again = (put("ana", f"replies/{reply_id}/", {"text": "and?"}) for _ in range(2))
    assert (first.json(), again.json()) == ({"id": str(reply_id)},) * 2
    assert seen(api, entry) == [("Ana Lind", "and?", True)]


def test_a_readers_draft_counts_its_revision_in_the_tag(api, entry, put) -> None:
    path = f"replies/{uuid4()}/draft/"
    first = put("cleo", path, {"text": "one"}, if_none_match="*")
    second = put("cleo", path, {"text": "two"}, if_match='"1"')
    stale = put("cleo", path, {"text": "three"}, if_match='"1"')
    assert [one.headers["ETag"] for one in (first, second)] == ['"1"', '"2"']
    assert (set(second.json()), second.json()["text"]) == (DRAFT, "two")
    assert refusal(stale) == (409, "changed_elsewhere")
    assert stale.json()["stored"] == {"id": first.json()["id"], "revision": 2, "text": "two"}
    assert seen(api, entry) == []


def test_a_draft_without_a_revision_is_refused(put) -> None:
    assert refusal(put("cleo", f"replies/{uuid4()}/draft/", {"text": "x"})) == (
        *(428, "revision_missing"),
    )


def test_sending_and_taking_back_say_it_twice_and_do_it_once(api, entry, put) -> None:
    path = f"replies/{uuid4()}/"
    put("cleo", f"{path}draft/", {"text": "thank you"}, if_none_match="*")
    for sent in (True, False, True):
        first = put("cleo", f"{path}sending/", {"sent": sent}).json()
        before = stored()
        assert (put("cleo", f"{path}sending/", {"sent": sent}).json(), stored()) == (first, before)
        assert (set(first), first["visible_from"] is not None) == (DRAFT, sent)


def test_what_she_can_read_is_not_taken_back(api, entry, put, actor) -> None:
    reply_id = answer(actor("cleo"), entry, "it stands")
    refused = put("cleo", f"replies/{reply_id}/sending/", {"sent": False})
    assert refusal(refused) == (403, "already_read")
    assert seen(api, entry) == [("Cleo Berg", "it stands", False)]


def test_a_reader_has_no_other_way_to_speak(api, entry, put) -> None:
    assert refusal(put("cleo", f"replies/{uuid4()}/", {"text": "hi"})) == (404, "not_found")
    assert seen(api, entry) == []


def test_a_closed_thread_says_so(put, api, entry) -> None:
    shown = api("ana").put(f"entries/{entry.id}/thread/", {"closed": True}).json()
    refused = put("cleo", f"replies/{uuid4()}/draft/", {"text": "hi"}, if_none_match="*")
    assert (shown["thread_closed"], refusal(refused)) == (True, (403, "thread_closed"))
    opened = api("ana").put(f"entries/{entry.id}/thread/", {"closed": False}).json()
    assert opened["thread_closed"] is False


def test_she_asks_to_be_read_and_takes_it_back(api, entry) -> None:
    path = f"entries/{entry.id}/asking/"
    answers = [api("ana").put(path, {"asks": asks}) for asks in (True, False)]
    assert [one.json()["asked"] for one in answers] == [True, False]
    assert [one.headers["ETag"] for one in answers] == ['"1"', '"1"']


def test_done_is_answered_with_the_id(entry, put) -> None:
    assert put("cleo", "done/", {}).json() == {"id": str(entry.id)}


@pytest.mark.parametrize(
    ("name", "path", "body"),
    [
        ("ana", "thread/", {"closed": "perhaps"}),
        ("ana", "asking/", {}),
        ("cleo", f"replies/{uuid4()}/sending/", {"sent": None}),
        ("cleo", f"replies/{uuid4()}/draft/", {}),
        ("cleo", "done/", {"extra": 1}),
    ],
)
def test_an_incomplete_body_changes_nothing(put, name: str, path: str, body: dict) -> None:
    before = stored()
    assert refusal(put(name, path, body, if_match='"1"')) == (422, "bad_fields")
    assert stored() == before
