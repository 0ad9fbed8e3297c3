"""What is not hers and what is not there are the same bytes."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse

from flexid_xblock.access import api as access
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from flexid_xblock.rest import urls
from tests.activities.common import make
from tests.care import casework
from tests.care.asking import ask
from tests.care.talking import booked_soon
from tests.common import COURSE, MEETING, meet, put_card, read_notice, send, ticket_for, write
from tests.rest.common import DRAFT, UNKNOWN, ask_for, everybody, patterns, planted_once
from tests.rest.hidden_cards import AFTER, CARDS, kept_and_paused
from tests.rest.hidden_setup import SETUP, SETUP_PEOPLE, set_up_elsewhere
from tests.rest.hidden_steps import STEPS, write_down_step

HIDE = {"hidden": True, "reason": "Not about others"}
MADE: dict[str, Any] = {"language": "en", "response": {}}
SEND = {"decision": "send", "readers": []}
SENDING = {"course": COURSE, "sent": True}
HOLD = {"course": COURSE, "entry": str(UNKNOWN), "reason": "She may be in danger at home."}
ANSWER = {"course": COURSE, "text": "hello"}
ASK = {"course": COURSE, "student": "ana", "reason": "She was not in school this week."}
# Of a course she is not in: what she may ask in her own begins something.
HELP = {"course": "course-v1:Other+1+1", "to": None, "urgency": "now"}
CARD = {"column": "we-share", "display": "named", "text": "bread"}
IN_COURSE, SHUT = {"course": COURSE}, {"course": COURSE, "closed": True}
DONE, GRANT = {"course": COURSE, "done": True}, {"course": COURSE, "granted": True}
CASE, PART = {"course": COURSE, "kind": "case"}, {**ANSWER, "kind": "action"}
NOTE = {**CASE, "text": "x", "student": "?"}
TODO = {**ANSWER, "due_on": "2040-01-01", "student": "?"}
AWAY = {**IN_COURSE, "deputy": "ida", "since": "2040-01-01T08:00Z", "until": "2040-02-01T08:00Z"}
TIME = {"course": COURSE, "day": "2040-01-01", "start": "09:00", "minutes": 15, "place": "phone"}
PLAN = {"course": COURSE, "planned_for": None, "form": "full", "moderation": "none"}
HELD = {"form": "full", "moderation": "none", "revealed": True}
STEP, CHOICE = {"step": "read", "after": ""}, {"option": "own-idea"}
MARK = {"state": "away", "note": ""}
RULES = {"course": COURSE, "rules": ["We listen."], "after": 0}
BOOKED = {"course": COURSE, "booked": True}
WORRY = {
    "course": COURSE,
    "login": "ana",
    "category": "home",
    "facts_id": str(UNKNOWN),
    "facts": "x",
}

# By the name of the address: who asks, for whose thing, and with which body (none: GET).
ASKED: list[tuple[str, str, str, str, Any]] = [
    ("entry", "bo", "entry", "entries/{}/", None),
    ("entry", "cleo", "entry", "entries/{}/", None),
    ("entry", "bo", "entry", "entries/{}/", DRAFT),
    ("decision", "bo", "entry", "entries/{}/decision/", SEND),
    ("decision", "bo", "entry", "entries/{}/decision/", {"decision": "delete"}),
    ("asking", "bo", "entry", "entries/{}/asking/", {"asks": True}),
    ("asking", "cleo", "entry", "entries/{}/asking/", {"asks": True}),
    ("thread", "bo", "entry", "entries/{}/thread/", {"closed": True}),
    ("thread", "cleo", "entry", "entries/{}/thread/", {"closed": True}),
    ("done", "dov", "entry", "entries/{}/done/", {"course": COURSE}),
    ("reply_draft", "dov", "entry", f"entries/{{}}/replies/{UNKNOWN}/draft/", ANSWER),
    ("reply_draft", "tor", "entry", f"entries/{{}}/replies/{UNKNOWN}/draft/", ANSWER),
    ("reply_sending", "dov", "entry", f"entries/{{}}/replies/{UNKNOWN}/sending/", SENDING),
    ("hold_approval", "dov", "hold", "holds/{}/approval/", {}),
    ("hold_ending", "dov", "hold", "holds/{}/ending/", {}),
    ("hold", "ida", "hold", "holds/{}/", HOLD),
    ("reply", "cleo", "entry", f"entries/{{}}/replies/{UNKNOWN}/", ANSWER),
    ("reply", "dov", "entry", f"entries/{{}}/replies/{UNKNOWN}/", ANSWER),
    ("reply", "bo", "entry", f"entries/{{}}/replies/{UNKNOWN}/", ANSWER),
    ("response", "bo", "made", "responses/{}/", None),
    ("response", "bo", "made", "responses/{}/", MADE),
    ("response_decision", "bo", "made", "responses/{}/decision/", {"decision": "keep"}),
    ("group_meeting", "una", "group", f"groups/{{}}/meetings/{MEETING}/", {"course": COURSE}),
    ("meeting_state", "una", "meeting", "meetings/{}/", {"open": False}),
    ("meeting_state", "ana", "meeting", "meetings/{}/", {"open": False}),
    ("presence", "eve", "meeting", "meetings/{}/presence/", {}),
    ("live", "eve", "meeting", "meetings/{}/live/", None),
    ("meeting_plan", "una", "group", f"groups/{{}}/meetings/{MEETING}/plan/", PLAN),
    ("meeting_plan", "ana", "group", f"groups/{{}}/meetings/{MEETING}/plan/", PLAN),
    ("meeting_settings", "una", "meeting", "meetings/{}/settings/", HELD),
    ("stage", "una", "meeting", "meetings/{}/stage/", {"stage": "food", "after": ""}),
    ("stage", "kim", "meeting", "meetings/{}/stage/", {"stage": "food", "after": ""}),
    ("mixing", "ana", "meeting", "meetings/{}/mixing/", {}),
    ("round", "ana", "meeting", "meetings/{}/rounds/food/", {"running": True}),
    ("round_turn", "eve", "meeting", "meetings/{}/rounds/food/turn/", {"place": 1}),
    ("circle_step", "kim", "meeting", "meetings/{}/circles/food/step/", STEP),
    ("circle_side", "tor", "meeting", "meetings/{}/circles/food/side/", CHOICE),
    ("circle_pick", "kim", "meeting", "meetings/{}/circles/food/pick/", {"card": str(UNKNOWN)}),
    ("ballot", "ana", "meeting", "meetings/{}/ballots/food/first/", {"open": True}),
    ("ballot_vote", "tor", "meeting", "meetings/{}/ballots/food/first/vote/", CHOICE),
    ("agreement", "una", "group", f"groups/{{}}/agreement/?course={quote(COURSE)}", None),
    ("agreement", "ana", "group", "groups/{}/agreement/", RULES),
    ("agreement_yes", "eve", "group", "groups/{}/agreement/1/yes/", IN_COURSE),
    ("nickname", "tor", "group", "groups/{}/nickname/", {**IN_COURSE, "name": "Heron"}),
    ("card", "eve", "meeting", f"meetings/{{}}/cards/{UNKNOWN}/", CARD),
    ("permit", "una", "permit", "permits/{}/", ASK),
    ("permit_decision", "dov", "permit", "permits/{}/decision/", {"granted": True}),
    ("permit_review", "dov", "permit", "permits/{}/review/", {}),
    ("help_request", "bo", "help", "help-requests/{}/", HELP),
    ("help_answer", "cleo", "help", "help-requests/{}/answer/", ANSWER),
    ("help_answer", "bo", "help", "help-requests/{}/answer/", ANSWER),
    # Of one who follows the student up, too: what a colleague keeps for herself is not there.
    ("note", "dov", "note", "notes/{}/", NOTE),
    ("note", "ida", "note", "notes/{}/", NOTE),
    ("note_kind", "ida", "note", "notes/{}/kind/", CASE),
    ("note_closing", "ida", "note", "notes/{}/closing/", SHUT),
    ("follow_up", "dov", "follow_up", "follow-ups/{}/", TODO),
    ("follow_up_done", "dov", "follow_up", "follow-ups/{}/done/", DONE),
    ("follow_up_done", "ana", "follow_up", "follow-ups/{}/done/", DONE),
    ("cover", "tor", "cover", "covers/{}/", AWAY),
    ("cover_decision", "dov", "cover", "covers/{}/decision/", GRANT),
    ("time", "tor", "time", "times/{}/", TIME),
    ("time_ending", "ida", "time", "times/{}/ending/", BOOKED),
    ("time_ending", "ana", "time", "times/{}/ending/", BOOKED),
    ("time_booking", "eve", "time", "times/{}/booking/", BOOKED),
    ("time_file", "bo", "time", "times/{}/appointment.ics", None),
    ("time_file", "ida", "time", "times/{}/appointment.ics", None),
    ("concern", "ana", "concern", "concerns/{}/", WORRY),
    ("concern", "una", "concern", "concerns/{}/", WORRY),
    ("concern_part", "tor", "concern", f"concerns/{{}}/parts/{UNKNOWN}/", PART),
    ("concern_part", "ana", "concern", f"concerns/{{}}/parts/{UNKNOWN}/", PART),
    ("concern_status", "tor", "concern", "concerns/{}/status/", {**IN_COURSE, "status": "closed"}),
    ("concern_signature", "dov", "concern", "concerns/{}/signature/", IN_COURSE),
    ("concern_signature", "ana", "concern", "concerns/{}/signature/", IN_COURSE),
    *CARDS,
    *AFTER,
    *STEPS,
    *SETUP,
    ("visibility", "una", "card", "cards/{}/visibility/", HIDE),
    ("visibility", "bo", "card", "cards/{}/visibility/", HIDE),
]


@pytest.fixture(scope="module")
def things(django_db_setup, django_db_blocker) -> Iterator[dict[str, UUID]]:
    """Planted once; what a test changes is undone after it."""
    with planted_once(django_db_blocker, plant) as planted:
        yield planted


@pytest.fixture
def people(things, db) -> dict[str, User]:
    return everybody()


def plant(actor: Callable[[str], Actor]) -> dict[str, UUID]:
    """Things of Ana's group: her sent entry, its meeting, and Bo's card."""
    for name in ("ana", "bo", "eve"):
        read_notice(actor(name))
    meeting = meet(actor("tor"))
    card = put_card(actor("bo"), meeting, "his")
    entry = send(actor("ana"), write(actor("ana"), "hers")).id
    return set_up_elsewhere(actor) | {
        "entry": write_down_step(actor("ida"), entry),
        "made": make(actor("ana")).id,
        "hold": held(actor("cleo"), entry),
        "help": ask(actor("ana"), actor("tor")),
        "note": casework.note(actor("cleo"), actor("ana")).id,
        "follow_up": casework.follow_up(actor("cleo"), actor("ana")),
        "cover": casework.ask_cover(actor("cleo"), actor("ida").user_id),
        "time": booked_soon(actor("cleo"), actor("ana")),
        "concern": casework.record(actor("cleo"), actor("ana")),
        "permit": ask_for(actor("dov"), actor("ana")),
        **kept_and_paused(actor, card, meeting),
    }


def held(asker: Actor, entry_id: UUID) -> UUID:
    """That somebody asks for a copy of the entry to be kept."""
    hold_id, why = uuid4(), "She may be in danger at home."
    journal.hold(asker, hold_id, entry_id, course_key=COURSE, reason=why)
    return hold_id


def bare(answer: HttpResponse) -> tuple[int, bytes, list[tuple[str, str]]]:
    """All that can be seen of an answer."""
    return answer.status_code, answer.content, sorted(answer.headers.items())


@pytest.mark.parametrize(
    ("name", "thing", "path", "body"),
    [case[1:] for case in ASKED],
    ids=[" ".join((*case[:2], "get" if case[4] is None else "put")) for case in ASKED],
)
def test_not_yours_and_not_there_are_one_answer(
    api, actor, things, name: str, thing: str, path: str, body: Any
) -> None:
    ticket, answers = access.issue(ticket_for(actor(name), MEETING)), []
    if body in (NOTE, TODO):
        body = {**body, "student": actor("ana").user_id}
    for which in (things[thing], uuid4()):
        asking = api(name)
        if body is None:
            answers.append(bare(asking.get(path.format(which))))
        else:
            headers = {"if_match": '"1"', "x_flexid_ticket": ticket}
            answers.append(bare(asking.put(path.format(which), body, **headers)))
    assert answers[0] == answers[1]
    # A page that saves what is not there is told that it needs a ticket to begin.
    assert answers[0][0] == (428 if body is DRAFT else 404)


# The same for addresses with the id of an account: Ana's, Cleo's, and one that nobody has.
OF_PEOPLE = [
    ("reading", "eve", "cleo", "readers/{}/reading/", IN_COURSE),
    ("reader_told", "eve", "cleo", "readers/{}/told/", {**IN_COURSE, "role": "counsellor"}),
    ("closing", "eve", "cleo", "closings/{}/", SHUT),
    ("closing", "dov", "cleo", "closings/{}/", SHUT),
    ("wish_settling", "cleo", "ana", "wishes/{}/settling/", IN_COURSE),
    ("wish_settling", "sol", "eve", "wishes/{}/settling/", IN_COURSE),
    ("attendance", "una", "ana", f"meetings/{UNKNOWN}/attendance/{{}}/", MARK),
    ("agreement_yes", "eve", "ana", f"groups/{UNKNOWN}/agreement/{{}}/yes/", IN_COURSE),
    *SETUP_PEOPLE,
]


@pytest.mark.parametrize(
    ("asker", "who", "path", "body"),
    [case[1:] for case in OF_PEOPLE],
    ids=[" ".join(case[:3]) for case in OF_PEOPLE],
)
def test_not_your_business_and_nobody_are_one_answer(
    api, actor, asker: str, who: str, path: str, body: Any
) -> None:
    access.choices.ask_for_another(actor("ana"), course_key=COURSE)
    ids = (actor(who).user_id, 10**9)
    answers = [bare(api(asker).put(path.format(one), body, if_match='"0"')) for one in ids]
    assert (answers[0], answers[0][0]) == (answers[1], 404)


def test_every_address_with_an_id_is_asked_here() -> None:
    kinds = {
        one.name: map(type, one.pattern.converters.values()) for one in patterns(urls.urlpatterns)
    }
    named = {name: {kind.__name__ for kind in of} for name, of in kinds.items()}
    for asked, kind in ((ASKED, "UUIDConverter"), (OF_PEOPLE, "IntConverter")):
        assert {case[0] for case in asked} == {name for name, of in named.items() if kind in of}
