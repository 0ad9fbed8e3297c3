"""One's own texts opened and closed in one act: one look at the key, and nobody else's."""

from dataclasses import replace

import pytest

from flexid_xblock.domain.errors import NotFound, Unavailable
from flexid_xblock.vault.api import OwnTexts, forget, open_own, student_key
from flexid_xblock.vault.models import DataKey
from flexid_xblock.vault.records import Sealed
from tests.vault.common import ANA, BO, a_place, a_sealed, actor

pytestmark = pytest.mark.django_db
NEWER = a_place(revision=2)


def test_opening_and_closing_is_one_query(django_assert_num_queries) -> None:
    texts, old = OwnTexts(actor(ANA)), a_sealed("old")
    with django_assert_num_queries(1):
        opened, data = texts.open(old), texts.seal(NEWER, "new")
    assert opened == "old"
    assert open_own(actor(ANA), Sealed(place=NEWER, data=data)) == "new"


@pytest.mark.parametrize("who", [actor(BO), actor(ANA, masked_by=BO)])
def test_anothers_text_is_not_there(who) -> None:
    sealed = a_sealed("hers")
    with pytest.raises(NotFound):
        OwnTexts(who).open(sealed)
    with pytest.raises(NotFound):
        OwnTexts(who).seal(NEWER, "mine")
    assert DataKey.objects.count() == 1


def test_a_text_under_another_key_does_not_open() -> None:
    a_sealed("mine")
    with pytest.raises(Unavailable, match="key_gone"):
        OwnTexts(actor(ANA)).open(a_sealed("mine", by=BO))


def test_a_forgotten_key_is_not_made_anew_to_open_what_it_closed() -> None:
    sealed = a_sealed()
    forget(student_key(ANA))
    with pytest.raises(Unavailable, match="key_gone"):
        OwnTexts(actor(ANA)).open(sealed)
    assert not DataKey.objects.exists()


def test_a_text_opens_in_its_own_place_only() -> None:
    with pytest.raises(Unavailable, match="cannot_open"):
        OwnTexts(actor(ANA)).open(replace(a_sealed(), place=a_place(slot="other")))
