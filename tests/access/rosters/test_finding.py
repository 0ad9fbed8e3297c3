"""Who is meant on each line, on a host that makes accounts and on one that does not."""

from collections.abc import Iterable

from flexid_xblock.access.rosters.finding import find
from flexid_xblock.access.rosters.records import Line

ANA = Line(number=2, login="ana", role="student", group="Fjord", year=1, counsellors=("nils",))
NORA = Line(number=3, login="nora", name="Nora Berg", role="student", group="Fjord", year=1)


class Host:
    """Ana is 7; ``free`` is what an account can be made with."""

    def __init__(self, free: frozenset[str] | None) -> None:
        self.free = free

    def find_people(self, course_key: str, names: Iterable[str]) -> dict[str, int]:
        return {name: 7 for name in names if name == "ana"}

    def free_logins(self, logins: Iterable[str]) -> frozenset[str] | None:
        return None if self.free is None else self.free & set(logins)


def faults(free: frozenset[str] | None, *lines: Line) -> list[tuple[int, str, str]]:
    found = find(lines, "course", Host(free))
    return [(one.line, one.code, one.about) for one in found.faults]


def test_where_the_platform_makes_accounts_who_has_none_is_named_by_line() -> None:
    found = [(3, "unknown_login", "nora"), (2, "unknown_login", "nils")]
    assert faults(None, ANA, NORA) == found
    assert find([NORA], "course", Host(None)).accounts == ()


def test_in_the_school_an_account_is_made_and_a_counsellor_needs_a_line() -> None:
    free = frozenset({"nora", "nils"})
    assert faults(free, ANA, NORA) == [(2, "unknown_counsellor", "nils")]
    nils = Line(number=4, login="nils", name="Nils Moe", role="counsellor")
    found = find([ANA, NORA, nils], "course", Host(free))
    assert found.accounts == (("nils", "Nils Moe"), ("nora", "Nora Berg"))
    assert [row.who for row in found.rows] == [7, "nora", "nils"]
