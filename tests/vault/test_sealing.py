"""A sealed text opens in its own place, under its own key, or not at all."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from flexid_xblock.domain.errors import Unavailable
from flexid_xblock.vault.api import Place, Sealed, forget, seal, student_key
from flexid_xblock.vault.fields import SealedField
from flexid_xblock.vault.models import DataKey
from flexid_xblock.vault.sealing import unseal
from tests.vault.common import ANA, BO, a_place, a_sealed

pytestmark = pytest.mark.django_db

names = st.text(max_size=8)
ids = st.integers(min_value=0, max_value=2**63 - 1)
places = st.builds(
    Place,
    kind=names,
    course_key=names,
    activity_key=names,
    slot=names,
    owner_id=ids,
    revision=ids,
    column=names,
)


def refusal(sealed: Sealed) -> str:
    """The code with which this text does not open."""
    with pytest.raises(Unavailable) as refused:
        unseal([sealed])
    return refused.value.code


@settings(deadline=None)
@given(places, st.text())
def test_any_text_comes_back_whole(place: Place, text: str) -> None:
    data = seal(student_key(ANA), place, text.encode())
    assert unseal([Sealed(place=place, data=data)]) == [text]


def test_four_byte_letters_come_back_whole() -> None:
    assert unseal([a_sealed("👩‍👩‍👧 𐍈 می‌خواهم")]) == ["👩‍👩‍👧 𐍈 می‌خواهم"]


@settings(deadline=None)
@given(places, places)
def test_a_text_opens_in_no_other_place(mine: Place, other: Place) -> None:
    assume(mine != other)
    data = seal(student_key(ANA), mine, b"mine")
    assert refusal(Sealed(place=other, data=data)) == "cannot_open"


def test_an_older_text_does_not_open_in_a_newer_row() -> None:
    older = a_sealed("first", revision=1)
    assert refusal(replace(older, place=a_place(revision=2))) == "cannot_open"


@settings(deadline=None)
@given(st.data())
def test_one_changed_bit_closes_it(data: st.DataObject) -> None:
    whole = a_sealed()
    bit = data.draw(st.integers(min_value=0, max_value=len(whole.data) * 8 - 1))
    changed = bytearray(whole.data)
    changed[bit // 8] ^= 1 << bit % 8
    # A changed key id names a key that is not there.
    expected = "key_gone" if 2 <= bit // 8 < 10 else "cannot_open"
    assert refusal(replace(whole, data=bytes(changed))) == expected


@pytest.mark.parametrize("length", [0, 1, 2, 10, 22, 37])
def test_a_cut_text_does_not_open(length: int) -> None:
    whole = a_sealed()
    assert refusal(replace(whole, data=whole.data[:length])) == "cannot_open"


def test_what_is_no_text_does_not_open() -> None:
    place = a_place()
    data = seal(student_key(ANA), place, b"\xff")
    assert refusal(Sealed(place=place, data=data)) == "cannot_open"


def test_a_text_stays_closed_under_the_key_of_another() -> None:
    hers, his = a_sealed(), seal(student_key(BO), a_place(), b"his")
    swapped = hers.data[:2] + his[2:10] + hers.data[10:]
    assert refusal(replace(hers, data=swapped)) == "cannot_open"


def test_a_forgotten_key_darkens_every_text() -> None:
    sealed = a_sealed()
    assert forget(student_key(ANA)) == 1
    assert refusal(sealed) == "key_gone"
    assert forget(student_key(ANA)) == 0


def test_the_same_text_never_looks_the_same_twice() -> None:
    assert a_sealed().data != a_sealed().data


def test_a_student_has_one_key() -> None:
    assert a_sealed("one").data[2:10] == a_sealed("two").data[2:10]
    assert DataKey.objects.count() == 1


def test_one_closed_text_closes_the_answer() -> None:
    with pytest.raises(Unavailable):
        unseal([a_sealed(), replace(a_sealed(), place=a_place(slot="other"))])


@pytest.mark.parametrize("count", [3, 300])
def test_many_texts_need_one_query(count: int, django_assert_num_queries: object) -> None:
    many = [a_sealed(f"text {n}", slot=str(n)) for n in range(count)]
    with django_assert_num_queries(1):
        assert unseal(many) == [f"text {n}" for n in range(count)]


def test_nothing_shows_a_text_or_a_key() -> None:
    sealed = a_sealed("mine")
    assert repr(sealed) == f"Sealed(place={sealed.place!r}, addressed_to=frozenset())"


@pytest.mark.parametrize("value", ["text", b"text", b"", 5])
def test_a_sealed_column_takes_sealed_bytes_only(value: object) -> None:
    with pytest.raises(TypeError, match=r"^text takes sealed bytes only$"):
        SealedField(name="text").get_prep_value(value)


def test_a_sealed_column_takes_what_was_sealed_and_nothing() -> None:
    data = a_sealed().data
    assert SealedField().get_prep_value(data) == data
    assert SealedField(null=True).get_prep_value(None) is None
