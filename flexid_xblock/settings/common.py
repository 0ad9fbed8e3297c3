"""Settings for every host, and the hook the platform calls.

``DEFAULTS`` is the whole list. A host that has already set a name keeps its
own value.
"""

from collections.abc import Collection
from typing import Any

# "open" is "always", or a list of {"weekdays": [1, ...], "from": "09:00", "to": "15:00"};
# "languages", such as ["nb", "en"], only where somebody has asked.
_NORWAY: dict[str, Any] = {"country": "NO", "checked": "2026-11-22", "open": "always"}
_OFFICE_HOURS = [{"weekdays": [1, 2, 3, 4, 5], "from": "09:00", "to": "15:00"}]
HELP_NUMBERS: list[dict[str, Any]] = [
    {"key": "acute", "number": "113", **_NORWAY},
    {"key": "police", "number": "112", **_NORWAY},
    {"key": "children", "number": "116 111", **_NORWAY},
    {"key": "mental", "number": "116 123", **_NORWAY},
    {"key": "doctor", "number": "116 117", **_NORWAY},
    {"key": "control", "number": "478 09 050", **_NORWAY, "open": _OFFICE_HOURS},
]

# When adults are at school; weekdays from 1, Monday; holidays from the first day to the last.
# A "time_zone" of its own is for hosts whose own clock is another, as the LMS's often is.
SCHOOL_CALENDAR: dict[str, Any] = {
    "hours": ("08:00", "15:30"),
    "weekdays": (1, 2, 3, 4, 5),
    "holidays": (),  # such as ("2026-12-21", "2027-01-01")
}

# How often: (times, seconds) a person, "group" a group's board, "login" a name at an address,
# "verify" an address.
# An honest writer's box saves at most once a second; a class that writes together has no limit.
LIMITS = {
    "save": (120, 60),
    "card": (20, 60),
    "card_hour": (60, 3600),
    "group": (300, 60),
    "reply": (20, 60),
    "open": (60, 60),
    "search": (30, 60),
    "take_away": (10, 3600),
    "code": (20, 60),
    "verify": (30, 60),
    "login": (10, 600),
}

# For how many days each class of data is kept; ``privacy/retention.py`` says from when. None: it
# never goes by itself. A name: as long as that row. A school that sets one row keeps the others.
RETENTION: dict[str, int | str | None] = {
    "entry": 90,
    "letter": 90,
    "deleted": 30,
    "replies": "entry",
    "case": "entry",
    "notice": "entry",
    "keys": "entry",
    "group": 90,
    "meeting": "group",
    "card": 90,
    "help": 365,
    "time": 30,
    "mail": 365,
    "roster": 365,
    "read_log": 365,
    "hold": 365,
    "take_away": 1,
    "certificate": 3650,
    "concern": None,
    "content": None,
    "runs": None,
}

DEFAULTS: dict[str, Any] = {
    "FLEXID_HOST": "openedx",
    "FLEXID_KEY": "",
    "FLEXID_KEY_FILE": "",
    "FLEXID_KEY_FILE_NEW": "",
    "FLEXID_KEY_SERVICE": "",
    "FLEXID_HEADS_DIR": "",
    "FLEXID_DEMO": False,
    "FLEXID_SCHOOL_NAME": "",
    "FLEXID_EXIT_URL": "https://www.yr.no/",
    "FLEXID_HELP_NUMBERS": HELP_NUMBERS,
    "FLEXID_REPORT_ROUTE": {},
    "FLEXID_GUARDIANS": {},
    "FLEXID_SCHOOL_CALENDAR": SCHOOL_CALENDAR,
    "FLEXID_HELP_HOURS": 4,
    "FLEXID_ANSWER_DAYS": 3,
    "FLEXID_MAIL": False,
    "FLEXID_MAIL_FROM": "",
    "FLEXID_POLL_SECONDS": 10,
    "FLEXID_TICKET_HOURS": 12,
    "FLEXID_ENTRY_MAX": 20_000,
    "FLEXID_CARD_MAX": 4_000,
    "FLEXID_RESPONSE_MAX": 20_000,
    "FLEXID_MODERATION": "none",
    "FLEXID_OFF": (),
    "FLEXID_BOARD_DAYS": 14,
    "FLEXID_RETENTION": RETENTION,
    "FLEXID_LEGAL_BASIS": "",
    "FLEXID_LIMITS": LIMITS,
    "FLEXID_STAFF_IDLE_MINUTES": 20,
    "FLEXID_SECOND_PERSON": True,
}


TRACKING_IGNORED = "^/flexid/"
DASHBOARD = "org.openedx.learning.instructor.dashboard.tabs.requested.v1"
DASHBOARD_STEP = "flexid_xblock.desk.dashboard.DeskLink"


def plugin_settings(settings: Any) -> None:
    """Give the host our defaults, keep its tracking away from our pages, link its dashboard to us.

    Called more than once; what others have put in stays.
    """
    for name, value in DEFAULTS.items():
        if not hasattr(settings, name):
            setattr(settings, name, value)
    if isinstance(settings.FLEXID_RETENTION, dict):
        settings.FLEXID_RETENTION = {**RETENTION, **settings.FLEXID_RETENTION}
    ignored = getattr(settings, "TRACKING_IGNORE_URL_PATTERNS", None) or []
    settings.TRACKING_IGNORE_URL_PATTERNS = _with(ignored, TRACKING_IGNORED)
    filters = getattr(settings, "OPEN_EDX_FILTERS_CONFIG", None) or {}
    steps = _with_step(filters.get(DASHBOARD))
    settings.OPEN_EDX_FILTERS_CONFIG = {**filters, DASHBOARD: steps}


def _with_step(known: Any) -> Any:
    """The filter's steps and ours: they may be one, a list, or a list with settings of its own."""
    if isinstance(known, str):
        return _with([known], DASHBOARD_STEP)
    if isinstance(known, list | tuple):
        return _with(known, DASHBOARD_STEP)
    known = known or {"fail_silently": True}
    return {**known, "pipeline": _with(known.get("pipeline") or [], DASHBOARD_STEP)}


def _with(known: Collection[str], name: str) -> list[str]:
    return [*known] if name in known else [*known, name]
