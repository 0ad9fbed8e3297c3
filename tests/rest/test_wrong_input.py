"""Whatever comes: its own status, one human sentence, and nothing is lost or changed."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
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
    "null": (422, "bad_fields", lambda s: s.save({**DRAFT, "text": None})),
    "unknown field": (422, "bad_fields", lambda s: s.save({**DRAFT, "score": 1})),
    "a form": (415, "not_json", lambda s: s.send_as("application/x-www-form-urlencoded", "text=x")),
    "plain text": (415, "not_json", lambda s: s.send_as("text/plain")),
    "no such letters": (400, "bad_json", lambda s: s.send_as("application/json; charset=zlib")),
    "no CSRF token": (403, "csrf", lambda s: s.save(enforce_csrf_checks=True)),
    "too large": (413, "too_large", lambda s: s.save({**DRAFT, "text": "x" * 300_000})),
    "wrong method": (405, "bad_method", lambda s: s.api().client.post("/flexid/api/v1/export/")),
    "closed meeting": (403, "meeting_closed", lambda s: s.put_card()),
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
    answer = scene.api().get("export/", accept=asked)
    assert (answer.status_code, set(answer.json())) == (406, {"code", "message"})


def test_a_text_of_the_longest_length_is_saved_in_any_script(scene) -> None:
    text = "😀" * 20_000
    answer = scene.save(json.dumps({**DRAFT, "text": text}))
    assert (answer.status_code, answer.json()["text"] == text) == (200, True)
