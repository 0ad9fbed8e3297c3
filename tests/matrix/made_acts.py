"""What a student made, asked for and acted on."""

from flexid_xblock.activities.models import Response
from tests.activities.common import CIRCLES
from tests.matrix.actions import get, is_there, put
from tests.matrix.asking import Ask
from tests.matrix.cast import Thing
from tests.matrix.planted_made import EXAMPLE

MORE = {"language": "en", "response": {"circles": [{"id": "b1", "label": "more", "size": 2}]}}


def see_made(thing: Thing, user_id: int) -> list[Ask]:
    """All that one can look at of it."""
    course = {"course": thing.course}
    lists = [get("responses", query={**course, "activity": one}) for one in (CIRCLES, EXAMPLE)]
    return [*lists, *(get("response", response_id=thing.ids[one]) for one in ("made", "unmade"))]


def change_made(thing: Thing, user_id: int) -> list[Ask]:
    ids = {"response_id": thing.ids["made"]}
    rows = Response.objects.filter(pk=thing.ids["made"], revision__gt=1)
    return [put("response", MORE, is_there(rows), **ids)]


def decide_made(thing: Thing, user_id: int) -> list[Ask]:
    ids = {"response_id": thing.ids["made"]}
    kept = Response.objects.filter(pk=thing.ids["made"], state="kept")
    return [put("response_decision", {"decision": "keep"}, is_there(kept), **ids)]


def delete_made(thing: Thing, user_id: int) -> list[Ask]:
    """Throw one away; bring the other back."""
    gone = Response.objects.filter(pk=thing.ids["made"], state="deleted")
    back = Response.objects.filter(pk=thing.ids["unmade"]).exclude(state="deleted")
    return [
        put("response_decision", {"decision": one}, is_there(rows), response_id=thing.ids[what])
        for one, rows, what in (("delete", gone, "made"), ("restore", back, "unmade"))
    ]
