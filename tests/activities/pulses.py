"""A pulse as a page sends it, and what is counted of it."""

from collections import Counter
from typing import Any

from flexid_xblock.activities import api as activities
from flexid_xblock.activities import schemas
from flexid_xblock.activities.models import PulseCount, Response
from flexid_xblock.domain.actors import Actor
from flexid_xblock.saving.api import open_drafts
from tests.activities.common import decide, make
from tests.common import COURSE

PULSE = "welcome.pulse"
HOPEFUL: dict[str, Any] = {"faces": {"hope": "yes", "pride": "mostly"}}
TIRED: dict[str, Any] = {"faces": {"hope": "little", "words": "no"}}

Cells = dict[tuple[str, str], int]


def keep(actor: Actor, response: dict[str, Any] = HOPEFUL) -> activities.OwnResponse:
    """She answers and presses Keep."""
    return decide(actor, make(actor, response, PULSE), "keep")


def counted() -> Cells:
    """Every cell that is not nought; the people are the cell without a statement."""
    rows = PulseCount.objects.filter(count__gt=0)
    return {(one.statement, one.face): one.count for one in rows}


def cells(*responses: dict[str, Any]) -> Cells:
    """What should be counted while these are kept, and no others."""
    found: Counter[tuple[str, str]] = Counter()
    for one in responses:
        found.update([("", ""), *one.get("faces", {}).items()])
    return dict(found)


def kept_now(*people: Actor) -> Cells:
    """What should be counted, from the kept responses themselves."""
    rows = {who.user_id: Response.objects.filter(owner_id=who.user_id) for who in people}
    found = [
        schemas.read(text)
        for who in people
        for text in open_drafts(who, list(rows[who.user_id].filter(state="kept")))
    ]
    return cells(*found)


def answer_for(count: int, faces: dict[str, dict[str, int]]) -> None:
    """So many people have answered, with so many of each face, as if each had pressed Keep."""
    rows = {("", ""): count} | {
        (statement, face): number
        for statement, row in faces.items()
        for face, number in row.items()
    }
    for (statement, face), number in rows.items():
        PulseCount.objects.update_or_create(
            course_key=COURSE,
            activity_key=PULSE,
            statement=statement,
            face=face,
            defaults={"count": number},
        )
