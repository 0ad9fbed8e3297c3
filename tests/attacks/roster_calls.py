"""The addresses of a term's roster, asked as the coordinator's page would ask."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.http import HttpResponse

from tests.attacks.common import Browser
from tests.common import COURSE

Call = Callable[[Browser, dict[str, Any]], HttpResponse]
FILE = "login;role;group;year\neve;student;Elven;1"


def _put(path: str, body: dict[str, Any]) -> Call:
    def call(who: Browser, ids: dict[str, Any]) -> HttpResponse:
        return who.put(f"roster/{path.format(new=uuid4())}", {"course": COURSE, **body})

    return call


ROSTER_CALLS: dict[str, Call] = {
    "roster_look": _put("look/", {"text": FILE}),
    "roster": _put("", {"text": FILE, "seen": "0"}),
    "roster_undoing": _put("{new}/undoing/", {}),
    "roster_slips": _put("{new}/slips/", {}),
    "roster_cohorts_look": _put("cohorts/look/", {"year": 1}),
    "roster_cohorts": _put("cohorts/", {"year": 1, "seen": "0"}),
}
