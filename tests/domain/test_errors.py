"""A refusal carries its code, and the hidden look like the missing."""

import pytest

from flexid_xblock.domain.errors import (
    Conflict,
    Denied,
    FlexIdError,
    Invalid,
    NotFound,
    Unavailable,
)

KINDS = [Conflict, Denied, Invalid, NotFound, Unavailable]


@pytest.mark.parametrize("kind", KINDS)
def test_a_refusal_says_its_code(kind: type[FlexIdError]) -> None:
    refusal = kind("some_code")
    assert (refusal.code, str(refusal)) == ("some_code", "some_code")


@pytest.mark.parametrize("kind", KINDS)
def test_no_refusal_is_taken_for_another(kind: type[FlexIdError]) -> None:
    assert [other for other in KINDS if issubclass(kind, other)] == [kind]


def test_what_is_hidden_has_one_code() -> None:
    assert NotFound().code == "not_found"


def test_a_conflict_carries_what_is_stored_and_does_not_print_it() -> None:
    refusal = Conflict("changed_elsewhere", stored="her text")
    assert (refusal.stored, repr(refusal)) == ("her text", "Conflict('changed_elsewhere')")
