"""An import while a second person is asked: by ids, dates, names of groups and new accounts.

What is stored is the file's rows with everybody found, not what is to change: that is
planned anew each time, and where it is no longer what was shown nothing is done.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from flexid_xblock.access.rosters.finding import Accounts, Host
from flexid_xblock.access.rosters.planning import fingerprint, plan
from flexid_xblock.access.rosters.records import Person, Plan, Row, Seat
from flexid_xblock.access.rosters.state import read_state

What = dict[str, Any]
_hosts: list[Callable[[], Host]] = []


def join_host(host: Callable[[], Host]) -> None:
    """The roof says who knows the people: a room never looks for its host."""
    _hosts[:] = [host]


def host() -> Host:
    """The host of this process."""
    return _hosts[0]()


def stored(rows: Iterable[Row], accounts: Accounts, *, whole: bool, found: Plan) -> What:
    """An import as a proposal keeps it until it is decided."""
    return {
        "rows": [_stored(row) for row in rows],
        "accounts": [list(one) for one in accounts],
        "whole": whole,
        "seen": fingerprint(found),
        "users": sorted(found.readers),
        "counts": counts(found),
    }


def kept(what: What) -> What:
    """What is left of it once it is decided: numbers."""
    return {"counts": what["counts"]}


def gains(what: What) -> frozenset[int]:
    """Ids of those to whom it gives a place."""
    return frozenset(what.get("users", ()))


def counts(found: Plan) -> dict[str, int]:
    """How much an import changes, by what it is."""
    seats = [one for one in found.begins if isinstance(one.place, Seat)]
    return {
        "accounts": len(found.accounts),
        "groups": len(found.groups),
        "joins": len(seats),
        "moves": sum(one.is_move for one in found.ends),
        "follows": len(found.begins) - len(seats),
        "lasts": len(found.lasts),
        "ends": sum(not one.is_move for one in found.ends),
    }


def plan_again(course_key: str, what: What, by: int | None, *, lock: bool = False) -> Plan:
    """What a stored import would change now."""
    return plan(
        [_row(row) for row in what["rows"]],
        read_state(course_key, lock=lock),
        now=timezone.localtime(),
        whole=what["whole"],
        accounts=tuple((login, name) for login, name in what["accounts"]),
        asker=by,
    )


def _stored(row: Row) -> What:
    """People with an account stand under the names by which erasing finds them."""
    who = {"user_id": row.who} if isinstance(row.who, int) else {"login": row.who}
    days = {"since": row.since, "until": row.until}
    return {
        "number": row.number,
        **who,
        "role": row.role,
        "group": row.group,
        "year": row.year,
        **{name: day.isoformat() for name, day in days.items() if day},
        **_apart("counsellor", row.counsellors),
        **_apart("deputy", row.deputies),
    }


def _apart(name: str, people: Iterable[Person]) -> What:
    """Ids apart from login names of accounts to come."""
    found = {
        f"{name}_users": [who for who in people if isinstance(who, int)],
        f"{name}_logins": [who for who in people if isinstance(who, str)],
    }
    return {key: some for key, some in found.items() if some}


def _row(kept: What) -> Row:
    return Row(
        number=kept["number"],
        who=kept.get("user_id") or kept["login"],
        role=kept["role"],
        group=kept["group"],
        year=kept["year"],
        counsellors=_together("counsellor", kept),
        deputies=_together("deputy", kept),
        since=_day(kept, "since"),
        until=_day(kept, "until"),
    )


def _together(name: str, kept: What) -> tuple[Person, ...]:
    return (*kept.get(f"{name}_users", ()), *kept.get(f"{name}_logins", ()))


def _day(kept: What, name: str) -> date | None:
    return date.fromisoformat(kept[name]) if name in kept else None
