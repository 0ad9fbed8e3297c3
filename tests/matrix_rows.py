"""The hand-written table: each address, and who is answered with which status.

Everything is about Ana, her group, and what was planted of hers: see
``tests/matrix_house.py``. What a row does not name is 404.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from tests.activities.common import CIRCLES
from tests.common import COURSE, JOURNAL

PUPILS, ADULTS = "ana bo eve kim", "tor per una cleo ida dov liv sol"
EVERYBODY = [*PUPILS.split(), *ADULTS.split(), "max"]
STUDENTS = f"{PUPILS} max"  # the site's administrator has no part in the course
OTHERS = " ".join(name for name in EVERYBODY if name != "ana")
GROUP, TEACHERS, READERS = "ana bo kim tor per", "tor per", "cleo ida"
COUNSELLORS, SAFE = f"{READERS} dov", f"{READERS} liv"
WORRIED = f"tor per una {COUNSELLORS} liv"  # who may write a worry down about somebody

# Words that only these people may meet, whatever they ask.
CANARIES = {
    "kanariutkast": "ana",
    "kanarislettet": "ana",
    "kanarisirkel": "ana",
    "kanarifoer": f"ana {READERS}",
    "kanaribrev": f"ana {READERS}",
    "kanarikort": GROUP,
    "kanarihjelp": "ana tor",
    "kanarisvar": "cleo",
    "kanaristeg": f"ana {READERS}",
    "kanarigrunn": SAFE,
    "kanarinotat": "cleo",
    "kanarisak": READERS,
    "kanarihuske": READERS,
    "kanaribekymring": SAFE,
}
WHY = "She was not in school this week."
DRAFT = {"prompt": "seen-first", "language": "en", "text": "more"}
IN_COURSE, LOGIN = {"course": COURSE}, {"course": COURSE, "student": "ana"}
ABOUT = {**IN_COURSE, "activity": JOURNAL}
CARD = {"column": "we-share", "display": "named", "text": "bread"}
SAY, WORRY = {**IN_COURSE, "text": "hi"}, {"category": "home", "facts": WHY}
TODO = {"due_on": "2040-01-01", "text": "call"}
SOON = {
    "day": str(date.today() + timedelta(days=9)),
    "start": "09:00",
    "minutes": 15,
    "place": "phone",
}
BOOKED = {"course": COURSE, "booked": True}
AWAY = {"since": "2040-01-01T08:00Z", "until": "2040-02-01T08:00Z"}
PROMISE = {"answer_days": 5, "help_hours": 4}
NEW_ID = "5b1f1f6e-5d4e-4c8e-9d65-1f6d2f4a8a01"


@dataclass(frozen=True)
class Row:
    """One thing that can be asked, and who is answered with which status."""

    name: str
    method: str
    answers: dict[int, str]
    body: Any = None
    of: str = ""
    query: dict[str, str] = field(default_factory=dict)
    nobody: int = 401

    def expected(self) -> dict[str, int]:
        """The status for each person."""
        told = {who: status for status, names in self.answers.items() for who in names.split()}
        return {who: told.get(who, 404) for who in EVERYBODY} | {"nobody": self.nobody}


def get_row(name: str, answers: dict[int, str], **query: str) -> Row:
    """Look at an address."""
    return Row(name, "GET", answers, query=query)


def put_row(name: str, answers: dict[int, str], body: Any, of: str = "") -> Row:
    """Ask an address to do something; ``of``: about which of her things."""
    return Row(name, "PUT", answers, body, of)


def page_row(name: str, who: str, of: str = "") -> Row:
    """Look at a page; nobody is sent to log in."""
    return Row(name, "GET", {200: who}, of=of, nobody=302)


ALL = " ".join(EVERYBODY)
WRITERS = {200: "ana bo kim", 403: f"{ADULTS} max"}  # Max has not read the notice
OWN, LEARNERS = {200: "ana"}, {200: STUDENTS, 403: ADULTS}
JOURNAL_ROWS = [
    get_row("entries", LEARNERS, **ABOUT),
    Row("entry", "GET", OWN, of="sent"),
    Row("entry", "GET", OWN, of="unsent"),
    Row("entry", "GET", OWN, of="deleted"),
    put_row("entry", {200: "ana", 428: OTHERS}, DRAFT, "sent"),
    put_row("entry", {200: "ana", 428: OTHERS}, DRAFT, "unsent"),
    put_row("entry", {200: PUPILS, 403: f"{ADULTS} max"}, DRAFT, "new"),
    put_row("decision", OWN, {"decision": "withdraw"}, "sent again"),
    put_row("decision", OWN, {"decision": "delete"}, "unsent"),
    put_row("decision", OWN, {"decision": "restore"}, "deleted"),
    put_row("asking", OWN, {"asks": True}, "sent"),
    put_row("asking", {403: "ana"}, {"asks": True}, "unsent"),
    put_row("thread", OWN, {"closed": True}, "sent"),
    put_row("done", {200: READERS}, IN_COURSE, "sent"),
    put_row("done", {}, IN_COURSE, "unsent"),
    put_row("reply", OWN, SAY, "sent"),
    put_row("reply", {}, SAY, "unsent"),
    put_row("reply_draft", {200: "ida", 409: "cleo"}, SAY, "sent"),
    put_row("reply_draft", {}, SAY, "deleted"),
    put_row("reply_draft", {200: "cleo"}, SAY, "drafted"),
    put_row("reply_sending", {200: "cleo"}, {**IN_COURSE, "sent": True}, "drafted"),
    put_row("agreement_on_step", OWN, {"agreed": True}, "step"),
    put_row("agreement_on_step", {}, {"agreed": True}, "drafted"),
    put_row("reading", {200: "ana bo", 403: ADULTS}, IN_COURSE),
    put_row("reader_told", {200: "ana bo", 403: ADULTS}, {**IN_COURSE, "role": "deputy"}),
    put_row("search", {200: ALL}, {**IN_COURSE, "text": "kanari"}),
    put_row("closing", {200: "ana bo"}, {**IN_COURSE, "closed": True}),
    put_row("wish", LEARNERS, IN_COURSE),
    put_row("wish_settling", {200: "sol"}, IN_COURSE),
    put_row("notice", LEARNERS, IN_COURSE),
    get_row("notice", LEARNERS, **IN_COURSE),
    put_row("take_away", {200: ALL}, {"form": "page"}),
    # Ana's; whoever is somebody else has no such right.
    get_row("export", {200: "ana"}),
    put_row("deletion", {200: "ana bo", 403: f"eve kim max {ADULTS}"}, IN_COURSE, "new"),
    put_row("deletion_undoing", OWN, IN_COURSE),
]
MADE = {"language": "en", "response": {"circles": []}}
MADE_ROWS = [
    get_row("responses", LEARNERS, course=COURSE, activity=CIRCLES),
    Row("response", "GET", OWN),
    put_row("response", {200: "ana"}, MADE),
    put_row("response", {200: "bo eve kim", 409: "ana", 403: f"{ADULTS} max"}, MADE, "new"),
    put_row("response_decision", OWN, {"decision": "keep"}),
]
MEETING_ROWS = [
    get_row("current_meeting", LEARNERS, **ABOUT),
    put_row("group_meeting", {200: TEACHERS}, IN_COURSE),
    put_row("meeting_state", {200: TEACHERS}, {"open": False}),
    put_row("presence", {200: "ana bo kim"}, {}),
    get_row("live", {200: GROUP}),
    put_row("card", WRITERS, CARD, "new"),
    put_row("visibility", {200: TEACHERS}, {"hidden": True, "reason": "Not now"}),
]
CARE_ROWS = [
    put_row("permit", {200: "dov liv"}, {**LOGIN, "reason": WHY}, "new"),
    put_row("permit_decision", {200: "liv"}, {"granted": True}),
    # Nothing was decided yet, so there is nothing to look back at, not even for Liv.
    put_row("permit_review", {}, {}),
    get_row("help_requests", LEARNERS, **IN_COURSE),
    # Kim and Max have nobody who would see it.
    put_row(
        "help_request",
        {200: "ana bo eve", 422: "kim max", 403: ADULTS},
        {**IN_COURSE, "to": None, "urgency": "week"},
        "new",
    ),
    # Hers, asked otherwise; of anybody else's request nobody learns that it is there.
    put_row(
        "help_request", {409: "ana", 403: ADULTS}, {**IN_COURSE, "to": None, "urgency": "week"}
    ),
    put_row("help_answer", {200: "tor"}, SAY),
    put_row("hold", {200: SAFE}, {**IN_COURSE, "entry": "sent", "reason": WHY}, "new"),
    put_row("hold_approval", {200: "ida liv", 403: "cleo"}, {}),
    put_row("hold_ending", {200: "cleo liv"}, {}),
    put_row("note", {200: READERS}, {**SAY, "kind": "case", "student": "ana"}, "new"),
    put_row("note", {200: "cleo"}, {**SAY, "kind": "case", "student": "ana"}),
    put_row("note_kind", {200: "cleo"}, {**IN_COURSE, "kind": "case"}),
    put_row("note_closing", {200: "cleo"}, {**IN_COURSE, "closed": True}),
    put_row("follow_up", {200: READERS}, {**IN_COURSE, **TODO, "student": "ana"}, "new"),
    put_row("follow_up_done", {200: READERS}, {**IN_COURSE, "done": True}),
    put_row("cover", {200: "cleo dov", 403: "ida"}, {**IN_COURSE, **AWAY, "deputy": "ida"}, "new"),
    put_row("cover_decision", {200: "sol"}, {**IN_COURSE, "granted": True}),
    put_row("school_rule", {200: "sol"}, {**IN_COURSE, "after": 0, "value": PROMISE}),
    put_row("time", {200: COUNSELLORS}, {**IN_COURSE, **SOON}, "new"),
    put_row("time", {409: "cleo", 404: "ida dov"}, {**IN_COURSE, **SOON}),
    put_row("time_ending", {200: "cleo"}, BOOKED),
    # Bo's counsellor's time, and somebody has it.
    put_row("time_booking", {200: "ana", 409: "bo", 403: ADULTS}, BOOKED),
    get_row("time_file", {200: "ana cleo"}),
    put_row(
        "concern",
        {200: f"tor per {COUNSELLORS} liv"},
        {**IN_COURSE, **WORRY, "login": "ana", "facts_id": NEW_ID},
        "new",
    ),
    put_row("concern_part", {200: SAFE}, {**SAY, "kind": "action"}),
    put_row("concern_status", {200: SAFE}, {**IN_COURSE, "status": "closed"}),
    put_row("concern_signature", {200: "ida liv", 403: "cleo"}, IN_COURSE),
]
PAGE_ROWS = [
    page_row("student_page", ALL),
    page_row("my_data", ALL),
    page_row("family_sheet", ALL),
    page_row("module_guide", "tor per una"),
    page_row("journal_book", ALL),
    page_row("journal_print", ALL),
    page_row("portfolio", ALL),
    page_row("portfolio_print", ALL),
    Row("talk", "GET", LEARNERS, nobody=302),
    Row("times", "GET", LEARNERS, nobody=302),
    Row("notice_page", "GET", LEARNERS, nobody=302),
    page_row("times_desk", COUNSELLORS),
    page_row("request_desk", "tor"),
    Row("desk", "GET", {302: f"{ADULTS} max"}, nobody=302),
    page_row("coordinator_desk", "sol"),
    page_row("teacher_desk", "tor per una"),
    page_row("group_progress", TEACHERS),
    page_row("teacher_meeting", TEACHERS),
    page_row("counsellor_desk", COUNSELLORS),
    page_row("counsellor_guide", COUNSELLORS),
    page_row("cover_desk", COUNSELLORS),
    page_row("hand_over_desk", COUNSELLORS),
    page_row("emergency_desk", f"{COUNSELLORS} liv"),
    page_row("lead_desk", "liv"),
    page_row("counsellor_entry", READERS, "sent"),
    page_row("counsellor_entry", "", "unsent"),
    page_row("counsellor_entry", "", "deleted"),
    page_row("counsellor_older", READERS, "sent"),
    page_row("counsellor_older", "", "deleted"),
    page_row("timeline", READERS),
    page_row("hold_desk", SAFE),
    page_row("case_desk", READERS),
    page_row("case_notes_desk", READERS),
    page_row("concerns_desk", WORRIED),
    page_row("concern_desk", SAFE),
    page_row("worry_desk", WORRIED),
]
ROWS = [*JOURNAL_ROWS, *MADE_ROWS, *MEETING_ROWS, *CARE_ROWS, *PAGE_ROWS]
