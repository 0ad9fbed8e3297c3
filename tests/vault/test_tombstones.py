"""Proofs of erasures: found by whoever knows of whom she asks."""

import pytest

from flexid_xblock.vault.api import set_stone, stones_of

pytestmark = pytest.mark.django_db


def test_where_nobody_was_ever_erased_there_is_no_proof_and_no_key_is_made() -> None:
    assert stones_of(1) == ()
    set_stone(2, {"entry": 3})
    assert ([one.rows for one in stones_of(2)], stones_of(1)) == ([{"entry": 3}], ())
