"""The hand-written table: each address, and who is answered with which status.

Everything is about Ana, her group, and what was planted of hers: see
``tests/matrix_house.py``. What a row does not name is 404.
"""

from dataclasses import dataclass, field
from typing import Any

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
    "kanarifoer": f"ana {READERS}",
    "kanaribrev": f"ana {READERS}",
    "kanarikort": GROUP,
    "kanarihjelp": "ana tor",
    "kanarisvar": "cleo",
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
AWAY = {"since": "2040-01-01T08:00Z", "until": "2040-02-01T08:00Z"}
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


def _get(name: str, answers: dict[int, str], **query: str) -> Row:
    return Row(name, "GET", answers, query=query)


def _put(name: str, answers: dict[int, str], body: Any, of: str = "") -> Row:
    return Row(name, "PUT", answers, body, of)


def _page(name: str, who: str, of: str = "") -> Row:
    return Row(name, "GET", {200: who}, of=of, nobody=302)


ALL = " ".join(EVERYBODY)
WRITERS = {200: "ana bo kim", 403: f"{ADULTS} max"}  # Max has not read the notice
OWN, LEARNERS = {200: "ana"}, {200: STUDENTS, 403: ADULTS}
JOURNAL_ROWS = [
    _get("entries", LEARNERS, **ABOUT),
    Row("entry", "GET", OWN, of="sent"),
    Row("entry", "GET", OWN, of="unsent"),
    Row("entry", "GET", OWN, of="deleted"),
    _put("entry", {200: "ana", 428: OTHERS}, DRAFT, "sent"),
    _put("entry", {200: "ana", 428: OTHERS}, DRAFT, "unsent"),
    _put("entry", {200: PUPILS, 403: f"{ADULTS} max"}, DRAFT, "new"),
    _put("decision", OWN, {"decision": "withdraw"}, "sent again"),
    _put("decision", OWN, {"decision": "delete"}, "unsent"),
    _put("decision", OWN, {"decision": "restore"}, "deleted"),
    _put("asking", OWN, {"asks": True}, "sent"),
    _put("asking", {403: "ana"}, {"asks": True}, "unsent"),
    _put("thread", OWN, {"closed": True}, "sent"),
    _put("done", {200: READERS}, IN_COURSE, "sent"),
    _put("done", {}, IN_COURSE, "unsent"),
    _put("reply", OWN, SAY, "sent"),
    _put("reply", {}, SAY, "unsent"),
    _put("reply_draft", {200: "ida", 409: "cleo"}, SAY, "sent"),
    _put("reply_draft", {}, SAY, "deleted"),
    _put("reply_draft", {200: "cleo"}, SAY, "drafted"),
    _put("reply_sending", {200: "cleo"}, {**IN_COURSE, "sent": True}, "drafted"),
    _put("reading", {200: "ana bo", 403: ADULTS}, IN_COURSE),
    _put("search", {200: ALL}, {**IN_COURSE, "text": "kanari"}),
    _put("closing", {200: "ana bo"}, {**IN_COURSE, "closed": True}),
    _put("wish", LEARNERS, IN_COURSE),
    _put("wish_settling", {200: "sol"}, IN_COURSE),
    _put("notice", LEARNERS, IN_COURSE),
    _get("export", {200: ALL}),
]
MEETING_ROWS = [
    _get("current_meeting", LEARNERS, **ABOUT),
    _put("group_meeting", {200: TEACHERS}, IN_COURSE),
    _put("meeting_state", {200: TEACHERS}, {"open": False}),
    _put("presence", {200: "ana bo kim"}, {}),
    _get("board", {200: GROUP}),
    _put("card", WRITERS, CARD, "new"),
    _put("visibility", {200: TEACHERS}, {"hidden": True, "reason": "Not now"}),
]
CARE_ROWS = [
    _put("permit", {200: "dov liv"}, {**LOGIN, "reason": WHY}, "new"),
    _put("permit_decision", {200: "liv"}, {"granted": True}),
    # Nothing was decided yet, so there is nothing to look back at, not even for Liv.
    _put("permit_review", {}, {}),
    _get("help_requests", LEARNERS, **IN_COURSE),
    # Kim and Max have nobody who would see it.
    _put(
        "help_request",
        {200: "ana bo eve", 422: "kim max", 403: ADULTS},
        {**IN_COURSE, "to": None, "urgency": "week"},
        "new",
    ),
    # Hers, asked otherwise; of anybody else's request nobody learns that it is there.
    _put("help_request", {409: "ana", 403: ADULTS}, {**IN_COURSE, "to": None, "urgency": "week"}),
    _put("help_answer", {200: "tor"}, SAY),
    _put("hold", {200: SAFE}, {**IN_COURSE, "entry": "sent", "reason": WHY}, "new"),
    _put("hold_approval", {200: "ida liv", 403: "cleo"}, {}),
    _put("hold_ending", {200: "cleo liv"}, {}),
    _put("note", {200: READERS}, {**SAY, "kind": "case", "student": "ana"}, "new"),
    _put("note", {200: "cleo"}, {**SAY, "kind": "case", "student": "ana"}),
    _put("note_kind", {200: "cleo"}, {**IN_COURSE, "kind": "case"}),
    _put("note_closing", {200: "cleo"}, {**IN_COURSE, "closed": True}),
    _put("follow_up", {200: READERS}, {**IN_COURSE, **TODO, "student": "ana"}, "new"),
    _put("follow_up_done", {200: READERS}, {**IN_COURSE, "done": True}),
    _put("cover", {200: "cleo dov", 403: "ida"}, {**IN_COURSE, **AWAY, "deputy": "ida"}, "new"),
    _put("cover_decision", {200: "sol"}, {**IN_COURSE, "granted": True}),
    _put(
        "concern",
        {200: f"tor per {COUNSELLORS} liv"},
        {**IN_COURSE, **WORRY, "login": "ana", "facts_id": NEW_ID},
        "new",
    ),
    _put("concern_part", {200: SAFE}, {**SAY, "kind": "action"}),
    _put("concern_status", {200: SAFE}, {**IN_COURSE, "status": "closed"}),
    _put("concern_signature", {200: "ida liv", 403: "cleo"}, IN_COURSE),
]
PAGE_ROWS = [
    _page("student_page", ALL),
    _page("journal_book", ALL),
    _page("journal_print", ALL),
    Row("talk", "GET", LEARNERS, nobody=302),
    _page("request_desk", "tor"),
    _page("coordinator_desk", "sol"),
    _page("teacher_desk", "tor per una"),
    _page("teacher_meeting", TEACHERS),
    _page("counsellor_desk", COUNSELLORS),
    _page("counsellor_guide", COUNSELLORS),
    _page("cover_desk", COUNSELLORS),
    _page("hand_over_desk", COUNSELLORS),
    _page("emergency_desk", f"{COUNSELLORS} liv"),
    _page("lead_desk", "liv"),
    _page("counsellor_entry", READERS, "sent"),
    _page("counsellor_entry", "", "unsent"),
    _page("counsellor_entry", "", "deleted"),
    _page("counsellor_older", READERS, "sent"),
    _page("counsellor_older", "", "deleted"),
    _page("timeline", READERS),
    _page("hold_desk", SAFE),
    _page("case_desk", READERS),
    _page("case_notes_desk", READERS),
    _page("concerns_desk", WORRIED),
    _page("concern_desk", SAFE),
    _page("worry_desk", WORRIED),
]
ROWS = [*JOURNAL_ROWS, *MEETING_ROWS, *CARE_ROWS, *PAGE_ROWS]
