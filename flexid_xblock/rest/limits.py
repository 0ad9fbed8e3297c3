"""How much at once: the length of a body, and how often one person may ask.

Counted in the host's shared cache, in fixed windows; a cache that is emptied
only makes a limit kinder. What is refused is not lost: the page keeps it and
tries again. Reading one's own page, asking for help, reporting a card and leaving
are never counted.
"""

import hashlib
import re
from io import BytesIO
from time import time
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from rest_framework.parsers import JSONParser

from flexid_xblock.domain.errors import Denied, Invalid

# 20,000 characters, each written as two escaped surrogates, and some room.
MAX_BODY = 300_000

# What is counted as what; any other door that changes something counts as "save".
_KINDS = {
    "card": "card",
    "reply": "reply",
    "help_answer": "reply",
    "reply_sending": "reply",
    "setup_place": "search",
    "setup_assigning": "search",
    "hold": "open",
    "group_meeting": "open",
    "meeting_plan": "open",
    "meeting_state": "open",
    "visibility": "open",
    "card_author": "open",
    "card_reporters": "open",
    "card_hand_over": "open",
    "evidence": "open",
    "evidence_approval": "open",
    "evidence_copy": "open",
    "roster_look": "open",
    "board_export": "open",
    "board_export_approval": "open",
    "export": "open",
    "file_asking": "search",
    "file_passphrase": "open",
    "file": "open",
    "take_away": "take_away",
    "search": "search",
}
_COUNTED_READS = {"evidence_copy", "export"}
_NEVER_COUNTED = {"card_report", "help_request"}


class BoundedJSONParser(JSONParser):
    """Reads no more than ``MAX_BODY``, whatever length was declared, and nothing absurdly deep."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        body = stream.read(MAX_BODY + 1)
        if len(body) > MAX_BODY:
            raise Invalid("too_large")
        try:
            return super().parse(BytesIO(body), media_type, parser_context)
        except RecursionError as error:  # brackets within brackets, thousands of them
            raise Invalid("bad_json") from error


def check_length(request: HttpRequest) -> None:
    """Refuse a declared length that is too large, or no number, before anything is read."""
    declared = request.META.get("CONTENT_LENGTH") or "0"
    if not re.fullmatch(r"[0-9]{1,9}", declared) or int(declared) > MAX_BODY:
        raise Invalid("too_large")


def count_request(request: HttpRequest, door: str, user_id: int, ids: dict[str, Any]) -> None:
    """One more request of this person at this door; refuses what is too fast."""
    is_read = request.method in ("GET", "HEAD", "OPTIONS") and door not in _COUNTED_READS
    if is_read or door in _NEVER_COUNTED:
        return
    kind = _KINDS.get(door, "save")
    count(kind, user_id)
    if kind == "card":
        count("group", ids["meeting_id"])  # a meeting has one group


def count(kind: str, who: object) -> None:
    """One more of this kind; refuses above its limit, or above the one of its hour."""
    for name in (kind, f"{kind}_hour"):
        if name in settings.FLEXID_LIMITS:
            number, seconds = settings.FLEXID_LIMITS[name]
            if _one_more(_key(name, who, seconds), seconds) > number:
                raise Denied("too_fast")


def forget(kind: str, who: object) -> None:
    """Begin to count anew: what was counted turned out well."""
    if kind in settings.FLEXID_LIMITS:
        cache.delete(_key(kind, who, settings.FLEXID_LIMITS[kind][1]))


def _one_more(key: str, seconds: int) -> int:
    cache.add(key, 0, seconds)
    try:
        return cache.incr(key) or 1  # None where the platform's cache cannot be reached
    except ValueError:  # gone between the two lines
        return 1


def _key(name: str, who: object, seconds: int) -> str:
    """A key for this window of time that tells nobody who it is about."""
    digest = hashlib.sha256(str(who).encode()).hexdigest()[:32]
    return f"flexid.{name}.{digest}.{int(time()) // seconds}"
