"""What strangers and peers may not ask of cards: each answer is as if nothing was there."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from flexid_xblock.sessions import api as sessions
from tests.common import COURSE
from tests.matrix_house import deleted_before
from tests.rest.common import UNKNOWN
from tests.rest.hidden_years import YEARS, certified

_NOTE, _ID = {"note": "Take a breath."}, str(UNKNOWN)
_WHY = {"reason": "She writes that she wants to go away."}
_TIMED = {"minutes": 5, **_NOTE}

_WISH = {"meeting": _ID, "with_names": False}

# What is left after a meeting and after a year, in the same shape.
AFTER: list[tuple[str, str, str, str, Any]] = [
    *YEARS,
    ("attendance", "una", "meeting", "meetings/{}/attendance/1/", {"state": "away", "note": ""}),
    ("attendance", "ana", "meeting", "meetings/{}/attendance/1/", {"state": "there", "note": ""}),
    ("afterword", "una", "meeting", "meetings/{}/afterword/", {"text": "x"}),
    ("afterword", "kim", "meeting", "meetings/{}/afterword/", {"text": "x"}),
    ("board_export", "una", "export", "exports/{}/", _WISH),
    ("board_export", "ana", "export", "exports/{}/", _WISH),
    ("board_export_approval", "una", "export", "exports/{}/approval/", {"with_names": False}),
    ("board_export_approval", "ana", "export", "exports/{}/approval/", {"with_names": False}),
]

# By the name of the address: who asks, for whose thing, and with which body (none: GET).
CARDS: list[tuple[str, str, str, str, Any]] = [
    ("card_text", "ana", "card", "cards/{}/text/", {"text": "x", "language": ""}),
    ("card_taking_back", "ana", "card", "cards/{}/taking-back/", {}),
    ("card_taking_back", "tor", "card", "cards/{}/taking-back/", {}),
    ("card_reaction", "eve", "card", "cards/{}/reactions/strong/", {"on": True}),
    ("card_report", "eve", "card", "cards/{}/report/", {"reason": "hurts"}),
    ("card_report", "tor", "card", "cards/{}/report/", {"reason": "hurts"}),
    (
        *("card_translation", "ana", "card", "cards/{}/translations/nb/"),
        {"id": _ID, "text": "x", "after": 0},
    ),
    ("card_history", "ana", "card", "cards/{}/history/", None),
    ("card_history", "una", "card", "cards/{}/history/", None),
    ("card_claim", "bo", "card", "cards/{}/claim/", {"claimed": True}),
    ("card_claim", "una", "card", "cards/{}/claim/", {"claimed": True}),
    ("card_approval", "kim", "card", "cards/{}/approval/", {}),
    ("card_return", "kim", "card", "cards/{}/return/", _NOTE),
    ("card_pause", "ana", "card", "cards/{}/pause/", {"id": _ID, **_TIMED}),
    ("card_author", "ana", "card", "cards/{}/author/", _WHY),
    ("card_author", "cleo", "card", "cards/{}/author/", _WHY),
    ("card_reporters", "bo", "card", "cards/{}/reporters/", _WHY),
    (
        *("card_hand_over", "una", "card", "cards/{}/hand-over/"),
        {"id": _ID, "category": "other", "own_words": "x", "action": ""},
    ),
    (
        *("group_pause", "una", "group", f"groups/{{}}/pauses/{UNKNOWN}/"),
        {"course": COURSE, "member": 1, **_TIMED},
    ),
    ("pause_ending", "ana", "pause", "pauses/{}/ending/", {}),
    ("pause_ending", "una", "pause", "pauses/{}/ending/", {}),
    ("evidence", "una", "evidence", "evidence/{}/", None),
    ("evidence", "bo", "evidence", "evidence/{}/", None),
    ("evidence_copy", "una", "evidence", "evidence/{}/copy/", None),
    ("evidence_approval", "una", "evidence", "evidence/{}/approval/", {}),
    ("evidence_ending", "per", "evidence", "evidence/{}/ending/", {}),
]


def kept_and_paused(
    actor: Callable[..., Any], card_id: UUID, meeting: sessions.MeetingInfo
) -> dict[str, UUID]:
    """A card on its board; Tor would keep it, wants the board as a file, and paused its writer."""
    evidence, pause, export, tor = uuid4(), uuid4(), uuid4(), actor("tor")
    sessions.keep_card(tor, evidence, card_id, **_WHY)
    sessions.pause_writer(tor, card_id, pause, **_TIMED)
    sessions.exports.ask(tor, export, meeting_id=meeting.id, with_names=False)
    certificate = certified(actor, meeting.id)
    board = {"group": meeting.group_id, "meeting": meeting.id, "card": card_id}
    kept = {"evidence": evidence, "pause": pause, "export": export}
    her = {**certificate, "deletion": deleted_before(actor("ana").user_id)}
    return {**board, **kept, **her}
