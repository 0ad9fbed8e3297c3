"""The settings of the exported course: calm, by invitation, and without marks."""

import json
from datetime import date
from typing import Any

from django.utils.translation import gettext

from .olx_rhythm import COURSE_ENDS, later
from .records import ACTIVITY_KINDS, Edition

LICENSE = "creative-commons: ver=4.0 BY"
# The platform's own word for "not decided": until somebody sets a day, no student gets in.
UNDECIDED = date(2030, 1, 1)


def files(edition: Edition, title: str) -> dict[str, bytes]:
    """The two files of settings."""
    folder = f"policies/{edition.run}"
    return {
        f"{folder}/policy.json": _json({f"course/{edition.run}": _settings(edition, title)}),
        f"{folder}/grading_policy.json": _json(_grading()),
    }


def moment(day: date) -> str:
    """The beginning of a day, as the platform writes it."""
    return f"{day.isoformat()}T00:00:00Z"


def _settings(edition: Edition, title: str) -> dict[str, Any]:
    start = edition.start or UNDECIDED
    return {
        "advanced_modules": [f"flexid_{kind}" for kind in [*ACTIVITY_KINDS.values(), "activity"]],
        # Found by its address, not in a catalogue; the school says who takes part.
        "catalog_visibility": "about",
        "invitation_only": True,
        "cert_html_view_enabled": False,
        "course_image": "cover.png",
        # No open forum beside a page about oneself.
        "discussions_settings": {
            "enable_graded_units": False,
            "enable_in_context": False,
            "unit_level_visibility": False,
        },
        "display_name": title,
        "end": moment(later(start, COURSE_ENDS)),
        "hide_progress_tab": True,
        "language": edition.language,
        "license": LICENSE,
        "no_grade": True,
        "self_paced": False,
        "start": moment(start),
    }


def _grading() -> dict[str, Any]:
    """The platform wants one kind of work and one limit; nothing in the course is of that kind."""
    unused = {"type": gettext("No marks"), "short_label": "", "min_count": 1, "drop_count": 0}
    return {"GRADER": [{**unused, "weight": 1.0}], "GRADE_CUTOFFS": {"Pass": 0.5}}


def _json(found: dict[str, Any]) -> bytes:
    return json.dumps(found, indent=4, sort_keys=True).encode() + b"\n"
