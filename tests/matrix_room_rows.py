"""The hand-written table's rows of group sessions: about the meeting of Ana's group."""

from tests.common import COURSE
from tests.matrix_rows import (
    GROUP,
    IN_COURSE,
    NEW_ID,
    TEACHERS,
    WHY,
    Row,
    get_row,
    page_row,
    put_row,
)

# Words that only these people may meet, whatever they ask.
ROOM_CANARIES = {
    "kanariregel": GROUP,
    "kanaripause": "",
    "kanaribevis": f"{TEACHERS} liv",
    "kanarinaervaer": TEACHERS,
    "kanarietterord": TEACHERS,
}
HELD = {"form": "full", "moderation": "all"}
PLAN = {**IN_COURSE, **HELD, "planned_for": "2040-01-01T16:00Z"}
SIDE, NOTE = {"option": "keep-both"}, {"note": "A kind note"}
BREAK = {**NOTE, "minutes": 5}
WORRIED = {"reason": "worried", "words": "please look"}
KEPT, FILE = f"{TEACHERS} liv", {"with_names": True}
STUDENTS = "ana bo"
CONDUCT_ROWS = [
    get_row("meeting_by_code", {200: GROUP}),
    # It has begun.
    put_row("meeting_plan", {403: TEACHERS}, PLAN),
    put_row("meeting_settings", {200: TEACHERS}, {**HELD, "revealed": False}),
    put_row("stage", {200: TEACHERS}, {"stage": "shared-circles", "after": "two-names"}),
    put_row("mixing", {200: TEACHERS}, {}),
    get_row("live", {200: TEACHERS}, **{"as": "screen"}),
    # The group has left that stage; Ana holds the piece still.
    put_row("round", {403: TEACHERS}, {"running": True}),
    put_row("round_turn", {200: f"ana {TEACHERS}", 403: "bo kim"}, {"place": 1}),
    put_row("circle_step", {200: TEACHERS}, {"step": "reasons", "after": "sides"}),
    put_row("circle_side", {200: STUDENTS}, SIDE),
    put_row("circle_pick", {403: STUDENTS}, {"card": "this"}),
    put_row("ballot", {200: TEACHERS}, {"open": False}),
    put_row("ballot_vote", {200: STUDENTS}, SIDE),
    get_row("agreement", {200: GROUP}, course=COURSE),
    put_row("agreement", {200: TEACHERS}, {**IN_COURSE, "rules": ["We listen"], "after": 1}),
    put_row("agreement_yes", {200: GROUP}, IN_COURSE),
    put_row("nickname", {200: f"{STUDENTS} kim"}, {**IN_COURSE, "name": "Sea Eagle"}),
]
CARD_ROWS = [
    # Nobody gave it back, and it was never written anew.
    put_row("card_text", {409: "bo"}, {"text": "other words"}),
    put_row("card_taking_back", {200: "bo"}, {}),
    put_row("card_reaction", {200: f"ana kim {TEACHERS}", 403: "bo"}, {"on": True}),
    put_row("card_report", {200: "ana kim", 403: "bo"}, WORRIED),
    put_row("card_translation", {200: "kim"}, {"id": NEW_ID, "text": "rooti", "after": 0}),
    get_row("card_history", {200: f"bo {TEACHERS}"}),
    put_row("card_claim", {200: TEACHERS}, {"claimed": True}),
    put_row("card_approval", {200: TEACHERS}, {}),
    put_row("card_return", {200: TEACHERS}, NOTE),
    put_row("card_pause", {200: TEACHERS}, {**BREAK, "id": NEW_ID}),
    put_row("card_author", {200: TEACHERS}, {"reason": WHY}),
    put_row("card_reporters", {200: TEACHERS}, {"reason": WHY}),
    put_row(
        "card_hand_over", {200: TEACHERS}, {"id": NEW_ID, "category": "home", "own_words": WHY}
    ),
    put_row("group_pause", {200: TEACHERS}, {**IN_COURSE, **BREAK, "member": "dina"}, "new"),
    put_row("pause_ending", {200: TEACHERS}, {}),
    # Una teaches another group: nothing of it is kept.
    get_row("kept_cards", {200: f"{KEPT} una"}, course=COURSE),
    get_row("evidence", {200: KEPT}),
    put_row("evidence", {200: KEPT}, {"card": "this", "reason": WHY}, "new"),
    # Tor asked for it, and nobody has agreed: there is no copy.
    get_row("evidence_copy", {}),
    put_row("evidence_approval", {200: "per liv", 403: "tor"}, {}),
    put_row("evidence_ending", {200: "tor liv"}, {}),
]
AFTER_ROWS = [
    put_row("attendance", {200: TEACHERS}, {"state": "there", "note": ""}),
    put_row("afterword", {200: "per", 409: "tor"}, {"text": "The round worked"}, "begun"),
    put_row("board_export", {200: TEACHERS}, {**FILE, "meeting": "this"}, "new"),
    # Tor asked for it and Per said yes.
    put_row("board_export_approval", {200: "per", 403: "tor"}, FILE),
]
ROOM_PAGE_ROWS = [
    page_row("teacher_guide", f"{TEACHERS} una"),
    page_row("teacher_screen", TEACHERS),
    page_row("teacher_after", TEACHERS),
    page_row("teacher_prepare", TEACHERS),
    page_row("board_text", TEACHERS),
    page_row("board_csv", TEACHERS),
    page_row("evidence_desk", KEPT),
]
ROOM_ROWS: list[Row] = [*CONDUCT_ROWS, *CARD_ROWS, *AFTER_ROWS, *ROOM_PAGE_ROWS]
