"""Who is meant on each line: the only step of an import that asks the host."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Protocol

from flexid_xblock.access.rosters.columns import folded
from flexid_xblock.access.rosters.records import Fault, Line, Person, Row

Accounts = tuple[tuple[str, str], ...]  # login name and name


class Host(Protocol):
    """What an import asks of the host."""

    def find_people(self, course_key: str, names: Iterable[str]) -> dict[str, int]:
        """The id behind each login name or e-mail address, keyed by the name as it was given."""

    def free_logins(self, logins: Iterable[str]) -> frozenset[str] | None:
        """Those that an account can be made with; None where the host makes no accounts."""

    def make_accounts(self, people: Mapping[str, str]) -> dict[str, int]:
        """Make an account for each login name and name; their ids."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """The lines with everybody found, the accounts to be made, and who is nobody."""

    rows: tuple[Row, ...]
    accounts: Accounts
    faults: tuple[Fault, ...]


def find(lines: Iterable[Line], course_key: str, host: Host) -> Found:
    """Find everybody of a file: two questions to the host, however long the file is."""
    lines = tuple(lines)
    logins = {line.login for line in lines}
    others = {name for line in lines for name in line.counsellors + line.deputies}
    people: dict[str, Person] = {**host.find_people(course_key, logins | others)}
    free = host.free_logins(logins - people.keys())
    faults = [*_nobody(lines, people, free)]
    # Who has several lines gets one account: of its spellings the first counts, and any name.
    new = {folded(line.login): line.login for line in reversed(lines) if line.login not in people}
    names = {folded(line.login): line.name for line in reversed(lines) if line.name}
    people |= {name: new[folded(name)] for name in logins | others if folded(name) in new}
    faults += _no_followers(lines, people, free)
    faults += [
        Fault(line=line.number, code="no_name", about=line.login)
        for line in lines
        if free and line.login in free and folded(line.login) not in names
    ]
    accounts = {} if free is None else {login: names.get(key, "") for key, login in new.items()}
    return Found(
        rows=tuple(_row(line, people) for line in lines),
        accounts=tuple(sorted(accounts.items())),
        faults=tuple(faults),
    )


def _nobody(
    lines: Iterable[Line], people: Mapping[str, Person], free: frozenset[str] | None
) -> Iterator[Fault]:
    for line in lines:
        if line.login not in people and line.login not in (free or ()):
            code = "unknown_login" if free is None else "bad_login"
            yield Fault(line=line.number, code=code, about=line.login)


def _no_followers(
    lines: Iterable[Line], people: Mapping[str, Person], free: frozenset[str] | None
) -> Iterator[Fault]:
    """Where accounts are made, a line of her own makes the one that is missing."""
    code = "unknown_login" if free is None else "unknown_counsellor"
    for line in lines:
        for name in line.counsellors + line.deputies:
            if name not in people:
                yield Fault(line=line.number, code=code, about=name)


def _row(line: Line, people: Mapping[str, Person]) -> Row:
    same = {one.name: getattr(line, one.name) for one in fields(Row) if hasattr(line, one.name)}
    return Row(
        **{
            **same,
            "who": people.get(line.login, line.login),
            "counsellors": tuple(people.get(name, name) for name in line.counsellors),
            "deputies": tuple(people.get(name, name) for name in line.deputies),
        }
    )
