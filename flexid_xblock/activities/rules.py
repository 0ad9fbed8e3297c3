"""What may become of a response. Pure."""

from datetime import date, timedelta
from enum import StrEnum

from flexid_xblock.domain.errors import Denied, Invalid

# A letter to oneself waits a day at least and five years at most.
LONGEST_LOCK = timedelta(days=5 * 366)


class Decision(StrEnum):
    """What a student may press."""

    KEEP = "keep"
    PASS = "pass"  # noqa: S105 - to pass is a right, not a password
    LOCK = "lock"
    DELETE = "delete"
    RESTORE = "restore"


OUTCOME = {
    Decision.KEEP: "kept",
    Decision.PASS: "passed",
    Decision.LOCK: "locked",
    Decision.DELETE: "deleted",
}
# What is deleted is not done: nothing is left that could count.
DONE = frozenset({"kept", "passed", "locked"})


def is_closed(state: str, opens_on: date | None, today: date) -> bool:
    """Whether a response is locked and its day has not come."""
    return state == "locked" and opens_on is not None and opens_on > today


def check_open(state: str, opens_on: date | None, today: date) -> None:
    """Refuse to change what is deleted, or locked until a later day."""
    if state == "deleted":
        raise Denied("restore_first")
    if is_closed(state, opens_on, today):
        raise Denied("locked")


def lock_day(response: dict[str, object], today: date) -> date:
    """The day on which a response opens again; ``Invalid("bad_day")`` if it is not a later one."""
    try:
        day = date.fromisoformat(str(response.get("opens_on", "")))
    except ValueError as error:
        raise Invalid("bad_day") from error
    if not today < day <= today + LONGEST_LOCK:
        raise Invalid("bad_day")
    return day
