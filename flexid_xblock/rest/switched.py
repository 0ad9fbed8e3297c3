"""Which switch of the school stops which address; what is only looked at has none.

To take back, to delete, to report, to moderate and to ask for help is never stopped.
"""

from rest_framework.request import Request

from flexid_xblock.access.api import switches

_STOPS = {
    "journals": "entry",
    "sharing": "reading reply",
    "boards": "card card_text card_reaction card_translation",
    "activities": "response",
    "meetings": "group_meeting meeting_plan meeting_settings stage mixing presence round"
    " round_turn circle_step circle_side circle_pick ballot ballot_vote",
}
SWITCH_OF = {door: name for name, doors in _STOPS.items() for door in doors.split()}


def guard(request: Request, door: str) -> None:
    """Refuse to begin or to change what is switched off, whoever asks, before anything is found."""
    if request.method == "PUT" and door in SWITCH_OF:
        switches.require_on(SWITCH_OF[door])
