"""The addresses of setting up, asked as the coordinator's page would ask about Ana's group."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.http import HttpResponse

from tests.attacks.common import Browser
from tests.attacks.roster_calls import ROSTER_CALLS
from tests.common import COURSE

IN_COURSE = {"course": COURSE}
FILE = {**IN_COURSE, "student": "ana", "reason": "She came to the school and asked."}
Call = Callable[[Browser, dict[str, Any]], HttpResponse]


def _put(path: str, body: dict[str, Any]) -> Call:
    """``path`` with ids of Ana's things, and ``{new}`` for one that nobody has."""

    def call(who: Browser, ids: dict[str, Any]) -> HttpResponse:
        return who.put(f"setup/{path.format(**ids, new=uuid4())}", {**IN_COURSE, **body})

    return call


SETUP_CALLS: dict[str, Call] = {
    **ROSTER_CALLS,
    "setup_group": _put("groups/{group}/", {"name": "Elven"}),
    "setup_place": _put("groups/{group}/people/", {"who": "eve", "role": "student"}),
    "setup_leaving": _put("groups/{group}/people/{student}/leaving/", {"role": "student"}),
    "setup_move": _put("groups/{group}/people/{student}/move/", {"to": str(uuid4())}),
    "setup_assigning": _put("groups/{group}/counsellors/", {"who": "dov"}),
    "setup_ending": _put("groups/{group}/counsellors/{reader}/ending/", {}),
    "file_asking": lambda who, ids: who.put("files/", FILE),
    "file_passphrase": lambda who, ids: who.put(f"files/{uuid4()}/passphrase/", IN_COURSE),
    "file": lambda who, ids: who.put(f"files/{uuid4()}/", IN_COURSE),
    "setup_decision": _put("proposals/{new}/decision/", {"decision": "approve"}),
}
