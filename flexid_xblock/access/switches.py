"""What the school has switched off: ``FLEXID_OFF``, for the whole site.

A switch stops what is new. What was written stays its owner's: to read, take back, take
with her and delete. Help, its numbers, a wish to talk and "leave" have no switch.
"""

from collections.abc import Iterator

from django.conf import settings
from django.core.checks import CheckMessage, Error

from flexid_xblock.domain.errors import Denied

# What each of them stops.
SWITCHES = {
    "journals": "to write in the journal, and to send from it",
    "sharing": "to send a text to a counsellor, and to answer in its thread",
    "boards": "to put a card on a group's board, and to answer one",
    "meetings": "to plan and to hold group meetings",
    "activities": "to make something in an activity",
}


def is_off(name: str) -> bool:
    """Whether the school has switched this off."""
    return name in settings.FLEXID_OFF


def require_on(*names: str) -> None:
    """Refuse where one of these is off."""
    if any(is_off(name) for name in names):
        raise Denied("switched_off")


def faults() -> Iterator[CheckMessage]:
    """For Django's checks: a switch that nobody knows would leave on what should be off."""
    given = settings.FLEXID_OFF
    names = given if isinstance(given, list | tuple | set | frozenset) else [given]
    for name in names:
        if name not in SWITCHES:
            yield Error(
                f"FLEXID_OFF has {name!r}, which is no switch.",
                hint=f"The switches are {', '.join(SWITCHES)}.",
                id="flexid.E002",
            )
