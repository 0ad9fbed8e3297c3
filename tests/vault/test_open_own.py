"""What is one's own, or was openly sent to one, opens; nothing else does."""

from dataclasses import replace

import pytest

from flexid_xblock.domain.errors import NotFound
from flexid_xblock.vault import personal
from flexid_xblock.vault.api import open_own, student_key
from flexid_xblock.vault.datakeys import find_key
from tests.vault.common import ANA, BO, CLEO, EVE, a_sealed, actor

pytestmark = pytest.mark.django_db


def test_the_owner_reads_her_own() -> None:
    assert open_own(actor(ANA), a_sealed("mine")) == "mine"
    assert open_own(actor(ANA), [a_sealed("one"), a_sealed("two")]) == ["one", "two"]
    assert open_own(actor(ANA), []) == []


def test_the_addressed_read_what_was_sent_to_them() -> None:
    card = replace(a_sealed("to the group"), addressed_to=frozenset({BO}))
    assert open_own(actor(BO), card) == "to the group"


@pytest.mark.parametrize("user_id", [EVE, CLEO])
def test_nobody_else_does(user_id: int) -> None:
    card = replace(a_sealed(), addressed_to=frozenset({BO}))
    with pytest.raises(NotFound):
        open_own(actor(user_id), card)


def test_one_foreign_text_closes_the_answer() -> None:
    with pytest.raises(NotFound):
        open_own(actor(BO), [replace(a_sealed(), addressed_to=frozenset({BO})), a_sealed()])


@pytest.mark.parametrize("many", [False, True])
def test_nobody_reads_through_the_eyes_of_the_owner(*, many: bool) -> None:
    with pytest.raises(NotFound):
        open_own(actor(ANA, masked_by=CLEO), [] if many else a_sealed())


def test_erasing_a_student_forgets_her_key_and_no_other() -> None:
    a_sealed()
    assert (personal.erase(BO), personal.erase(ANA), personal.erase(ANA)) == (0, 1, 0)
    assert find_key(student_key(ANA)) is None
    assert personal.export(actor(ANA)) == {}
