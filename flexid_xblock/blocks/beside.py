"""What stands beside the questions of a block: help and a way out, a board, somebody to call."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from flexid_xblock.access import api as access
from flexid_xblock.care.api import HelpNumber, help_card, help_numbers
from flexid_xblock.content import api as content
from flexid_xblock.domain.seats import Seat, SeatKind

EMERGENCY = ("acute", "police")


def safety_row(course_key: str) -> SafeString:
    """Help, talk and leave: drawn once, shown at the top and after each prompt."""
    context = {
        **help_card(),
        "exit_url": settings.FLEXID_EXIT_URL,
        "talk_url": reverse("flexid:talk", args=(course_key,)) if course_key else "",
        "is_small": True,
    }
    return render_to_string("flexid/parts/safety.html", context)


def writing(source: dict[str, Any], seat: Seat) -> dict[str, Any]:
    """What a prompt offers beside its question: a board, somebody to call."""
    is_learner = seat.kind is SeatKind.LEARNER
    return {
        "board": None
        if access.switches.is_off("boards")
        else _board(source["module"], seat.language),
        "call": _somebody_to_call(),
        "own_page": reverse("flexid:student_page", args=(seat.course_key,)) if is_learner else "",
        "times_url": reverse("flexid:times", args=(seat.course_key,)) if is_learner else "",
    }


def _board(module: str, language: str) -> dict[str, Any] | None:
    """The board of this module's meeting, where a text can be put up; none if it has none."""
    taught = (one.activities for one in content.course().modules if one.key == module)
    key = next((one.key for one in next(taught, ()) if one.kind == "session"), None)
    if key is None:
        return None
    meeting = content.source(key)
    columns = meeting["structure"]["board"]["columns"]
    words = content.words(meeting, language)
    return {"activity_key": key, "columns": columns, "words": words}


def _somebody_to_call() -> HelpNumber | None:
    """Whom a student without a counsellor can call: no emergency number, if there is another."""
    numbers = help_numbers()
    calm = (one for one in numbers if one.key not in EMERGENCY)
    return next(calm, numbers[0] if numbers else None)
