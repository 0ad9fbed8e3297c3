"""Whatever comes: its own status, one human sentence, and nothing is lost or changed."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client, override_settings

from flexid_xblock.access import api as access
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from flexid_xblock.sessions import api as sessions
from tests.common import COURSE, Api, meet, read_notice, ticket_for, write
from tests.rest.common import DRAFT, begin, refusal, stored


@dataclass(frozen=True)
class Scene:
    """Ana has read the notice and has a draft; her group's meeting is closed."""

    open_for: Callable[..., Client]
    actor: Callable[..., Actor]
    entry: journal.OwnEntry
    meeting: sessions.MeetingInfo

    def api(self, name: str = "ana", **options: object) -> Api:
        return Api(
            self.open_for(name, **{"raise_request_exception": False, **options}), course_key=COURSE
        )

    def begin(self, **body: object) -> HttpResponse:
        return begin(self.api(), self.actor("ana"), **body)

    def begin_with(self, token: str) -> HttpResponse:
        path = f"entries/{uuid4()}/"
        return self.api().put(path, DRAFT, if_none_match="*", x_flexid_ticket=token)

    def save(self, body: object = DRAFT, seen: int = 1, **options: object) -> HttpResponse:
        path = f"entries/{self.entry.id}/"
        return self.api(**options).put(path, body, if_match=f'"{seen}"')

    def save_blindly(self) -> HttpResponse:
        return self.api().put(f"entries/{self.entry.id}/", DRAFT)

    def send_as(self, content_type: str, body: str = json.dumps(DRAFT)) -> HttpResponse:
        path = f"/flexid/api/v1/entries/{self.entry.id}/"
        headers = {"If-Match": '"1"'}
        return self.api().client.put(path, body, content_type=content_type, headers=headers)

    def open_unknown(self) -> HttpResponse:
        path = f"groups/{self.meeting.group_id}/meetings/nothing.meeting/"
        return self.api("tor").put(path, {"course": COURSE})

    def begin_on(self, **changes: str) -> HttpResponse:
        ticket = replace(ticket_for(self.actor("ana")), **changes)
        return self.begin_with(access.issue(ticket))

    @override_settings(FLEXID_TICKET_HOURS=-1)
    def begin_late(self) -> HttpResponse:
        return self.begin()

    def begin_unread(self) -> HttpResponse:
        return begin(self.api("bo"), self.actor("bo"))

    def here(self, path: str, body: dict[str, object], name: str = "ana", **more: str) -> Any:
        """Something sent in the course, by a page that begins it."""
        return self.api(name).put(path, {"course": COURSE, **body}, if_none_match="*", **more)

    def search(self, words: str) -> HttpResponse:
        return self.here("search/", {"text": words})

    def ask_to_read(self) -> HttpResponse:
        return self.api().put(f"entries/{self.entry.id}/asking/", {"asks": True})

    def ask(self, **more: object) -> HttpResponse:
        return self.here(f"help-requests/{uuid4()}/", {"to": None, "urgency": "now", **more})

    def reply(self, text: str) -> HttpResponse:
        return self.here(f"entries/{self.entry.id}/replies/{uuid4()}/", {"text": text})

    def draft_blindly(self) -> HttpResponse:
        path = f"entries/{self.entry.id}/replies/{uuid4()}/draft/"
        return self.api("cleo").put(path, {"course": COURSE, "text": "hi"})

    def hold(self, reason: str) -> HttpResponse:
        body = {"entry": str(self.entry.id), "reason": reason}
        return self.here(f"holds/{uuid4()}/", body, "cleo")

    def note(self, text: str, **more: object) -> HttpResponse:
        body = {"student": self.actor("ana").user_id, "kind": "case", "text": text, **more}
        return self.here(f"notes/{uuid4()}/", body, "cleo")

    def to_do(self, due_on: str) -> HttpResponse:
        body = {"student": self.actor("ana").user_id, "due_on": due_on, "text": "call"}
        return self.here(f"follow-ups/{uuid4()}/", body, "cleo")

    def worry(self, **more: object) -> HttpResponse:
        about = {"login": "ana", "category": "home", "facts_id": str(uuid4()), "facts": "x"}
        return self.here(f"concerns/{uuid4()}/", {**about, **more}, "cleo")

    def cover(self, **more: str) -> HttpResponse:
        period = {"since": "2040-01-01T08:00Z", "until": "2040-02-01T08:00Z"}
        return self.here(f"covers/{uuid4()}/", {"deputy": "ida", **period, **more}, "cleo")

    def put_card(self) -> HttpResponse:
        ticket = access.issue(ticket_for(self.actor("ana"), self.meeting.activity_key))
        card = {"column": "we-share", "display": "named", "text": "bread"}
        path = f"meetings/{self.meeting.id}/cards/{uuid4()}/"
        return self.api().put(path, card, x_flexid_ticket=ticket)


@pytest.fixture
def scene(logged_in, actor) -> Scene:
    read_notice(actor("ana"))
    entry, meeting = write(actor("ana"), "what she wrote"), meet(actor("tor"))
    sessions.set_open(actor("tor"), meeting.id, is_open=False)
    return Scene(logged_in, actor, entry, meeting)


WRONG: dict[str, tuple[int, str, Callable[[Scene], HttpResponse]]] = {
    "unknown activity": (404, "unknown_activity", lambda s: s.open_unknown()),
    "unknown version": (404, "unknown_version", lambda s: s.begin_on(version="0" * 64)),
    "version of another": (422, "unknown_prompt", lambda s: s.begin_on(activity_key="x.journal")),
    "unknown prompt": (422, "unknown_prompt", lambda s: s.begin(prompt="nothing")),
    "expired ticket": (410, "ticket_expired", lambda s: s.begin_late()),
    "foreign ticket": (403, "ticket_foreign", lambda s: s.begin_on(user_id=s.actor("bo").user_id)),
    "broken ticket": (400, "ticket_broken", lambda s: s.begin_with("x:y:z")),
    "missing ticket": (428, "ticket_missing", lambda s: s.begin_with("")),
    "other course": (403, "not_enrolled", lambda s: s.api().put("notice/", {"course": "x"})),
    "stale revision": (409, "changed_elsewhere", lambda s: s.save(seen=7)),
    "no revision": (428, "revision_missing", lambda s: s.save_blindly()),
    "20,001 characters": (422, "too_long", lambda s: s.save({**DRAFT, "text": "x" * 20_001})),
    "invalid JSON": (400, "bad_json", lambda s: s.save('{"text": ')),
    "deep JSON": (400, "bad_json", lambda s: s.save("[" * 100_000)),
    "bytes, not letters": (400, "bad_json", lambda s: s.save(b"\xff\xfe{}")),
    "no object": (422, "bad_fields", lambda s: s.save([DRAFT])),
    "no text": (422, "bad_fields", lambda s: s.save({"prompt": "understood", "language": "en"})),
    "half a letter": (422, "bad_fields", lambda s: s.save({**DRAFT, "text": "\ud83d"})),
    "null": (422, "bad_fields", lambda s: s.save({**DRAFT, "text": None})),
    "unknown field": (422, "bad_fields", lambda s: s.save({**DRAFT, "score": 1})),
    "a form": (415, "not_json", lambda s: s.send_as("application/x-www-form-urlencoded", "text=x")),
    "plain text": (415, "not_json", lambda s: s.send_as("text/plain")),
    "no such letters": (400, "bad_json", lambda s: s.send_as("application/json; charset=zlib")),
    "no CSRF token": (403, "csrf", lambda s: s.save(enforce_csrf_checks=True)),
    "too large": (413, "too_large", lambda s: s.save({**DRAFT, "text": "x" * 300_000})),
    "wrong method": (405, "bad_method", lambda s: s.api().client.post("/flexid/api/v1/entries/")),
    "closed meeting": (403, "meeting_closed", lambda s: s.put_card()),
    "nothing to find": (422, "nothing_to_find", lambda s: s.search(" ")),
    "a search too long": (422, "too_long", lambda s: s.search("x" * 201)),
    "asked of nobody": (422, "person_gone", lambda s: s.ask(to=0)),
    "no such urgency": (422, "bad_fields", lambda s: s.ask(urgency="late")),
    "wrong without a word": (422, "empty_text", lambda s: s.ask(topic="correction", words=" ")),
    "no such topic": (422, "bad_fields", lambda s: s.ask(topic="grade")),
    "a file of no form": (422, "bad_fields", lambda s: s.api().put("take-away/", {"form": "pdf"})),
    "too much asked": (422, "too_long", lambda s: s.ask(words="x" * 4001)),
    "an empty answer": (422, "empty_text", lambda s: s.reply(" ")),
    "an answer never seen": (428, "revision_missing", lambda s: s.draft_blindly()),
    "a short reason": (422, "reason_short", lambda s: s.hold("why")),
    "an unread text": (403, "nothing_sent", lambda s: s.ask_to_read()),
    "a note without a word": (422, "empty_text", lambda s: s.note(" ")),
    "a note of no kind": (422, "bad_fields", lambda s: s.note("x", kind="secret")),
    "a note about nobody": (422, "bad_fields", lambda s: s.note("x", student=2**63)),
    "a worry about nobody": (422, "bad_fields", lambda s: s.worry(login="")),
    "a worry about two": (422, "bad_fields", lambda s: s.worry(student=1)),
    "a worry of no kind": (422, "bad_fields", lambda s: s.worry(category="score")),
    "a day that is none": (422, "bad_fields", lambda s: s.to_do("2040-02-30")),
    "a stand-in who is none": (422, "no_colleague", lambda s: s.cover(deputy="tor")),
    "a stand-in for herself": (403, "not_oneself", lambda s: s.cover(deputy="cleo")),
    "too long away": (422, "cover_period", lambda s: s.cover(until="2041-01-01T08:00Z")),
    "notice not seen": (403, "notice_first", lambda s: s.begin_unread()),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_changes_nothing_and_is_said_in_one_sentence(scene, wrong: str) -> None:
    status, code, act = WRONG[wrong]
    before = stored()
    answer = act(scene)
    assert (*refusal(answer), stored() == before) == (status, code, True)
    message = answer.json()["message"]
    assert set(answer.json()) - {"stored"} == {"code", "message"}
    assert (message[-1], "\n" in message, len(message) < 140) == (".", False, True)
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_conflict_gives_both_texts_a_chance(scene) -> None:
    told = scene.save({**DRAFT, "text": "newer"}, seen=7).json()["stored"]
    assert told == {"id": str(scene.entry.id), "revision": 1, "text": "what she wrote"}


@pytest.mark.parametrize("asked", ["text/html", "application/xml"])
def test_who_asks_for_another_format_is_told_so(scene, asked: str) -> None:
    answer = scene.api().get("entries/", accept=asked)
    assert (answer.status_code, set(answer.json())) == (406, {"code", "message"})


def test_a_text_of_the_longest_length_is_saved_in_any_script(scene) -> None:
    text = "😀" * 20_000
    answer = scene.save(json.dumps({**DRAFT, "text": text}))
    assert (answer.status_code, answer.json()["text"] == text) == (200, True)
