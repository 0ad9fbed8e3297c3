"""Who is meant by a name that somebody typed."""

import pytest

from flexid_xblock.edge.naming import exactly, whose

ACCOUNTS = [(1, "ana", "ana@school.example"), (2, "Åse", ""), (3, "eve", "EVE@school.example")]


@pytest.mark.parametrize(
    ("name", "who"),
    [("ana", 1), ("ANA@School.example", 1), ("åSE", 2), ("A\u030ase", 2), (" eve ", 3)],
)
def test_a_whole_name_is_one_person_however_its_letters_are_written(name: str, who: int) -> None:
    assert whose([name], ACCOUNTS) == {name: who}


@pytest.mark.parametrize("name", ["an", "ana@", "ana ana", "", "%", "a_a"])
def test_part_of_a_name_is_nobody(name: str) -> None:
    assert whose([name], ACCOUNTS) == {}


def test_a_name_of_two_people_is_nobodys() -> None:
    assert whose(["ana", "eve"], [*ACCOUNTS, (4, "x", "Ana")]) == {"eve": 3}


def test_an_account_that_is_met_twice_is_one_person() -> None:
    assert whose(["ana"], ACCOUNTS * 2) == {"ana": 1}


@pytest.mark.parametrize(("login", "who"), [("Åse", 2), ("åse", None), ("ase", 3), ("as", None)])
def test_a_login_name_is_exactly_one_accounts(login: str, who: int | None) -> None:
    """Whatever a database takes for the same: to a MariaDB all of these can be one name."""
    assert exactly(login, [(1, "ÅSE"), (2, "Åse"), (3, "ase")]) == who
