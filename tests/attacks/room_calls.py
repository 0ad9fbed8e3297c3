"""The addresses of group sessions, asked as the page of somebody would ask about Ana's group."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.http import HttpResponse

from tests.attacks.common import Browser
from tests.common import COURSE, MEETING

Call = Callable[[Browser, dict[str, Any]], HttpResponse]
IN_COURSE = {"course": COURSE}
WHY, NOTE = "a reason that is long enough", "a kind note"
FORM = {"form": "full", "moderation": "all"}
PLAN = {**IN_COURSE, **FORM, "planned_for": "2040-01-01T16:00Z"}
PAUSE = {"minutes": 5, "note": NOTE}
SCREEN = {"as": "screen"}
FIRST = {"if_match": '"1"'}


def _put(path: str, body: dict[str, Any], **headers: str) -> Call:
    """The address with Ana's ids in it, and an id that nobody has for ``{new}``."""
    return lambda who, ids: who.put(path.format(**ids, new=uuid4()), body, **headers)


def _in_meeting(path: str, body: dict[str, Any], **headers: str) -> Call:
    return _put(f"meetings/{{meeting}}/{path}", body, **headers)


def _on_card(path: str, body: dict[str, Any], **headers: str) -> Call:
    return _put(f"cards/{{card}}/{path}", body, **headers)


def _hand_over(who: Browser, ids: dict[str, Any]) -> HttpResponse:
    body = {"id": str(uuid4()), "category": "home", "own_words": WHY}
    return who.put(f"cards/{ids['card']}/hand-over/", body)


def _keep(who: Browser, ids: dict[str, Any]) -> HttpResponse:
    return who.put(f"evidence/{uuid4()}/", {"card": str(ids["card"]), "reason": WHY})


def _export(who: Browser, ids: dict[str, Any]) -> HttpResponse:
    return who.put(f"exports/{uuid4()}/", {"meeting": str(ids["meeting"]), "with_names": True})


ROOM_CALLS: dict[str, Call] = {
    "meeting_by_code": lambda who, ids: who.get("meetings/code/BCDFGH/"),
    "meeting_plan": _put(f"groups/{{group}}/meetings/{MEETING}/plan/", PLAN),
    "meeting_settings": _in_meeting("settings/", {**FORM, "revealed": False}),
    "stage": _in_meeting("stage/", {"stage": "opening-round", "after": ""}),
    "mixing": _in_meeting("mixing/", {}),
    "live": lambda who, ids: who.get(f"meetings/{ids['meeting']}/live/"),
    "live, on the wall": lambda who, ids: who.get(f"meetings/{ids['meeting']}/live/", **SCREEN),
    "round": _in_meeting("rounds/opening-round/", {"running": True}),
    "round_turn": _in_meeting("rounds/opening-round/turn/", {"place": 1}),
    "circle_step": _in_meeting("circles/two-names/step/", {"step": "read", "after": ""}),
    "circle_side": _in_meeting("circles/two-names/side/", {"option": "keep-both"}),
    "circle_pick": _in_meeting("circles/two-names/pick/", {"card": str(uuid4())}),
    "ballot": _in_meeting("ballots/two-names/first/", {"open": True}),
    "ballot_vote": _in_meeting("ballots/two-names/first/vote/", {"option": "keep-both"}),
    "agreement": lambda who, ids: who.get(f"groups/{ids['group']}/agreement/", **IN_COURSE),
    "agreement, written": _put(
        "groups/{group}/agreement/", {**IN_COURSE, "rules": [NOTE], "after": 0}
    ),
    "agreement_yes": _put("groups/{group}/agreement/1/yes/", IN_COURSE),
    "nickname": _put("groups/{group}/nickname/", {**IN_COURSE, "name": "Sea Eagle"}),
    "card_text": _on_card("text/", {"text": "other words"}, **FIRST),
    "card_taking_back": _on_card("taking-back/", {}),
    "card_reaction": _on_card("reactions/strong/", {"on": True}),
    "card_report": _on_card("report/", {"reason": "hurts", "words": NOTE}),
    "card_translation": _on_card(
        "translations/so/", {"id": str(uuid4()), "text": "rooti", "after": 0}
    ),
    "card_history": lambda who, ids: who.get(f"cards/{ids['card']}/history/"),
    "card_claim": _on_card("claim/", {"claimed": True}),
    "card_approval": _on_card("approval/", {}),
    "card_return": _on_card("return/", {"note": NOTE}),
    "card_pause": _on_card("pause/", {**PAUSE, "id": str(uuid4())}),
    "card_author": _on_card("author/", {"reason": WHY}),
    "card_reporters": _on_card("reporters/", {"reason": WHY}),
    "card_hand_over": _hand_over,
    "group_pause": _put("groups/{group}/pauses/{new}/", {**IN_COURSE, **PAUSE, "member": 1}),
    "pause_ending": _put("pauses/{new}/ending/", {}),
    "kept_cards": lambda who, ids: who.get("evidence/", **IN_COURSE),
    "evidence": lambda who, ids: who.get(f"evidence/{uuid4()}/"),
    "evidence, asked for": _keep,
    "evidence_copy": lambda who, ids: who.get(f"evidence/{uuid4()}/copy/"),
    "evidence_approval": _put("evidence/{new}/approval/", {}),
    "evidence_ending": _put("evidence/{new}/ending/", {}),
    "attendance": _in_meeting(
        "attendance/{student}/", {"state": "there", "note": NOTE}, if_none_match="*"
    ),
    "afterword": _in_meeting("afterword/", {"text": NOTE}, if_none_match="*"),
    "board_export": _export,
    "board_export_approval": _put("exports/{new}/approval/", {"with_names": True}),
}
