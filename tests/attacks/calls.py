"""Every address of the API, asked as the page of somebody would ask about Ana's things."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.http import HttpResponse

from tests.activities.common import CIRCLES
from tests.attacks.common import Browser
from tests.attacks.room_calls import ROOM_CALLS
from tests.attacks.setup_calls import SETUP_CALLS
from tests.common import COURSE, JOURNAL, MEETING, PROMPT

NEW = {"prompt": PROMPT, "language": "en", "text": "hers, they say"}
MADE = {"language": "en", "response": {"circles": []}}
CARD = {"column": "we-share", "display": "named", "text": "hers, they say"}
ASKING = {"course": COURSE, "student": "bo", "reason": "a reason that is long enough"}
HERE = {"course": COURSE, "activity": JOURNAL}
FIRST = {"if_match": '"1"'}
WHY = "a reason that is long enough"
IN_COURSE = {"course": COURSE}
SAY, SHUT = {**IN_COURSE, "text": "hello"}, {**IN_COURSE, "closed": True}
HELP = {**IN_COURSE, "to": None, "urgency": "now"}
AWAY = {
    **IN_COURSE,
    "deputy": "ida",
    "since": "2040-01-01T08:00Z",
    "until": "2040-02-01T08:00Z",
}


TIME = {**IN_COURSE, "day": "2040-01-01", "start": "09:00", "minutes": 15, "place": "phone"}
BOOKED = {**IN_COURSE, "booked": True}


def _note(ids: dict[str, Any]) -> dict[str, Any]:
    return {**SAY, "student": ids["student"], "kind": "case"}


def _to_do(ids: dict[str, Any]) -> dict[str, Any]:
    return {**SAY, "student": ids["student"], "due_on": "2040-01-01"}


def _worry(ids: dict[str, Any]) -> dict[str, Any]:
    about = {**IN_COURSE, "student": ids["student"], "category": "home"}
    return {**about, "facts_id": str(uuid4()), "facts": WHY}


# Every address, asked as the page of the person would ask; {ids} are Ana's own things.
CALLS: dict[str, Callable[[Browser, dict[str, Any]], HttpResponse]] = {
    "entries": lambda who, ids: who.get("entries/", **HERE),
    "entry": lambda who, ids: who.get(f"entries/{ids['entry']}/"),
    "entry, saved": lambda who, ids: who.put(f"entries/{ids['entry']}/", NEW, **FIRST),
    "entry, begun": lambda who, ids: who.begin(ids["ticket"], prompt="surprise"),
    "decision": lambda who, ids: who.put(
        f"entries/{ids['entry']}/decision/", {"decision": "withdraw"}, **FIRST
    ),
    "decision, deleted": lambda who, ids: who.put(
        f"entries/{ids['entry']}/decision/", {"decision": "delete"}, **FIRST
    ),
    "asking": lambda who, ids: who.put(f"entries/{ids['entry']}/asking/", {"asks": True}),
    "thread": lambda who, ids: who.put(f"entries/{ids['entry']}/thread/", {"closed": True}),
    "done": lambda who, ids: who.put(f"entries/{ids['entry']}/done/", IN_COURSE),
    "reply_draft": lambda who, ids: who.put(
        f"entries/{ids['entry']}/replies/{uuid4()}/draft/", SAY, if_none_match="*"
    ),
    "reply_sending": lambda who, ids: who.put(
        f"entries/{ids['entry']}/replies/{uuid4()}/sending/", {**IN_COURSE, "sent": True}
    ),
    "agreement_on_step": lambda who, ids: who.put(
        f"entries/{ids['entry']}/replies/{uuid4()}/agreement/", {"agreed": True}
    ),
    "responses": lambda who, ids: who.get("responses/", course=COURSE, activity=CIRCLES),
    "response": lambda who, ids: who.get(f"responses/{ids['made']}/"),
    "response, saved": lambda who, ids: who.put(f"responses/{ids['made']}/", MADE, **FIRST),
    "response, begun": lambda who, ids: who.put(
        f"responses/{uuid4()}/", MADE, if_none_match="*", x_flexid_ticket=ids["making"]
    ),
    "response_decision": lambda who, ids: who.put(
        f"responses/{ids['made']}/decision/", {"decision": "delete"}, **FIRST
    ),
    "reading": lambda who, ids: who.put(f"readers/{ids['reader']}/reading/", IN_COURSE),
    "hold": lambda who, ids: who.put(
        f"holds/{uuid4()}/", {**IN_COURSE, "entry": str(ids["entry"]), "reason": WHY}
    ),
    "hold_approval": lambda who, ids: who.put(f"holds/{uuid4()}/approval/", {}),
    "hold_ending": lambda who, ids: who.put(f"holds/{uuid4()}/ending/", {}),
    "search": lambda who, ids: who.put("search/", SAY),
    "reader_told": lambda who, ids: who.put(
        f"readers/{ids['reader']}/told/", {**IN_COURSE, "role": "counsellor"}
    ),
    "school_rule": lambda who, ids: who.put(
        "school-rules/promise/", {**IN_COURSE, "after": 0, "value": None}
    ),
    "closing": lambda who, ids: who.put(f"closings/{ids['reader']}/", SHUT),
    "wish": lambda who, ids: who.put("wish/", IN_COURSE),
    "wish_settling": lambda who, ids: who.put(f"wishes/{ids['student']}/settling/", IN_COURSE),
    "help_requests": lambda who, ids: who.get("help-requests/", course=COURSE),
    "help_request": lambda who, ids: who.put(f"help-requests/{ids['request']}/", HELP),
    "help_answer": lambda who, ids: who.put(f"help-requests/{ids['request']}/answer/", SAY),
    "note": lambda who, ids: who.put(f"notes/{ids['note']}/", _note(ids), **FIRST),
    "note, begun": lambda who, ids: who.put(f"notes/{uuid4()}/", _note(ids), if_none_match="*"),
    "note_kind": lambda who, ids: who.put(
        f"notes/{ids['note']}/kind/", {**IN_COURSE, "kind": "case"}
    ),
    "note_closing": lambda who, ids: who.put(f"notes/{ids['note']}/closing/", SHUT),
    "follow_up": lambda who, ids: who.put(f"follow-ups/{uuid4()}/", _to_do(ids)),
    "follow_up_done": lambda who, ids: who.put(
        f"follow-ups/{ids['follow_up']}/done/", {**IN_COURSE, "done": True}
    ),
    "cover": lambda who, ids: who.put(f"covers/{uuid4()}/", AWAY),
    "cover_decision": lambda who, ids: who.put(
        f"covers/{ids['cover']}/decision/", {**IN_COURSE, "granted": True}
    ),
    "time": lambda who, ids: who.put(f"times/{uuid4()}/", TIME),
    "time_ending": lambda who, ids: who.put(f"times/{ids['time']}/ending/", BOOKED),
    "time_booking": lambda who, ids: who.put(f"times/{ids['time']}/booking/", BOOKED),
    "time_file": lambda who, ids: who.get(f"times/{ids['time']}/appointment.ics"),
    "concern": lambda who, ids: who.put(f"concerns/{uuid4()}/", _worry(ids)),
    "concern_part": lambda who, ids: who.put(
        f"concerns/{ids['concern']}/parts/{uuid4()}/", {**SAY, "kind": "action"}
    ),
    "concern_status": lambda who, ids: who.put(
        f"concerns/{ids['concern']}/status/", {**IN_COURSE, "status": "closed"}
    ),
    "concern_signature": lambda who, ids: who.put(
        f"concerns/{ids['concern']}/signature/", IN_COURSE
    ),
    "reply": lambda who, ids: who.put(
        f"entries/{ids['entry']}/replies/{uuid4()}/", {"course": COURSE, "text": "hello"}
    ),
    "current_meeting": lambda who, ids: who.get("meetings/", course=COURSE, activity=MEETING),
    "group_meeting": lambda who, ids: who.put(
        f"groups/{ids['group']}/meetings/{MEETING}/", {"course": COURSE}
    ),
    "meeting_state": lambda who, ids: who.put(f"meetings/{ids['meeting']}/", {"open": False}),
    "presence": lambda who, ids: who.put(f"meetings/{ids['meeting']}/presence/", {}),
    "card": lambda who, ids: who.put(
        f"meetings/{ids['meeting']}/cards/{uuid4()}/", CARD, x_flexid_ticket=ids["ticket"]
    ),
    "visibility": lambda who, ids: who.put(
        f"cards/{ids['card']}/visibility/", {"hidden": True, "reason": "too long"}
    ),
    "permit": lambda who, ids: who.put(f"permits/{uuid4()}/", ASKING),
    "permit_decision": lambda who, ids: who.put(f"permits/{uuid4()}/decision/", {"granted": True}),
    "permit_review": lambda who, ids: who.put(f"permits/{uuid4()}/review/", {}),
    "years_closing": lambda who, ids: who.put(
        "years/closing/", {**IN_COURSE, "day": "2040-01-01", "groups": [str(ids["group"])]}
    ),
    "year_opening": lambda who, ids: who.put(f"groups/{ids['group']}/year/opening/", IN_COURSE),
    "certificate_withdrawal": lambda who, ids: who.put(
        f"certificates/{uuid4()}/withdrawal/", IN_COURSE
    ),
    "notice": lambda who, ids: who.put("notice/", {"course": COURSE}),
    "take_away": lambda who, ids: who.put("take-away/", {"form": "data"}),
    "export": lambda who, ids: who.get(ids["export"]),
    "deletion": lambda who, ids: who.put(f"deletions/{ids['deletion']}/", IN_COURSE),
    "deletion_undoing": lambda who, ids: who.put(
        f"deletions/{ids['deletion']}/undoing/", IN_COURSE
    ),
    **SETUP_CALLS,
    **ROOM_CALLS,
}
