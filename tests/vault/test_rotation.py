"""While the master key is replaced, everybody goes on reading and writing."""

import base64
from collections.abc import Iterator
from itertools import chain, islice, repeat
from pathlib import Path

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.vault import datakeys, keyring, rotation
from flexid_xblock.vault.api import (
    Place,
    Sealed,
    check_key,
    forget,
    make_next_key_file,
    next_key_file,
    rotate_keys,
    seal,
    student_key,
)
from flexid_xblock.vault.models import DataKey, KeyFingerprint
from flexid_xblock.vault.sealing import unseal
from tests.vault.common import a_place, code_of, examples

pytestmark = pytest.mark.django_db

OLD = base64.b64encode(b"a master key that has grown old!").decode()
STUDENTS = range(1, 7)


@pytest.fixture(autouse=True)
def key_file(settings, tmp_path: Path, monkeypatch) -> Path:
    """A school with a key file, and a rotation in steps of two keys."""
    path = tmp_path / "vault.key"
    path.write_text(OLD)
    path.chmod(0o640)
    settings.FLEXID_KEY, settings.FLEXID_KEY_FILE = "", str(path)
    monkeypatch.setattr(rotation, "BATCH", 2)
    return path


def written(students: Iterator[int] = STUDENTS) -> dict[int, Sealed]:
    """One text of each student."""
    return {who: sealed_for(who) for who in students}


def sealed_for(who: int) -> Sealed:
    place: Place = a_place(owner_id=who)
    return Sealed(place=place, data=seal(student_key(who), place, f"text {who}".encode()))


def clear(texts: dict[int, Sealed]) -> list[str]:
    """All of them, opened."""
    return unseal(list(texts.values()))


def expected(texts: dict[int, Sealed]) -> list[str]:
    return [f"text {who}" for who in texts]


def marks() -> set[str]:
    """Which master keys wrap a data key, and which one holds."""
    held = KeyFingerprint.objects.values_list("value", flat=True)
    return {*DataKey.objects.values_list("kek_fingerprint", flat=True), *held}


def test_every_key_is_wrapped_anew_and_the_mark_follows(key_file: Path) -> None:
    texts = written()
    make_next_key_file(next_key_file())
    assert list(rotate_keys()) == [(0, 6), (2, 6), (4, 6), (6, 6)]
    assert marks() == {keyring.load_next().fingerprint}
    next_key_file().rename(key_file)
    assert (clear(texts), marks()) == (expected(texts), {keyring.load().fingerprint})
    check_key()


def test_the_next_key_file_may_be_read_by_who_reads_this_one(key_file: Path, settings) -> None:
    make_next_key_file(next_key_file())
    assert next_key_file().stat().st_mode & 0o777 == 0o640
    settings.FLEXID_KEY_FILE, settings.FLEXID_KEY_FILE_NEW = "", f"{key_file}.alone"
    make_next_key_file(next_key_file())
    assert next_key_file().stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        make_next_key_file(next_key_file())


def read(texts: dict[int, Sealed], who: int) -> None:
    if who in texts:
        assert unseal([texts[who]]) == [f"text {who}"]


def write(texts: dict[int, Sealed], who: int) -> None:
    texts[who] = sealed_for(who)


def erase(texts: dict[int, Sealed], who: int) -> None:
    forget(student_key(who))
    texts.pop(who, None)


ACTS = st.tuples(st.sampled_from([read, write, erase]), st.integers(1, 12))
PLANS = st.lists(st.lists(ACTS, max_size=6), max_size=12)
STOPS = st.lists(st.integers(1, 3), max_size=3)


@pytest.mark.races
def test_whatever_happens_meanwhile_every_text_opens_at_every_step() -> None:
    """Other people's acts between our steps, and now and then we stop and begin again."""
    make_next_key_file(next_key_file())

    @examples(500)
    @given(PLANS, STOPS)
    def all_opens(plan: list[list[tuple]], stops: list[int]) -> None:
        with transaction.atomic():
            texts = written()
            for acts, _ in zip(chain(plan, repeat([])), interrupted_rotation(stops), strict=False):
                for act, who in acts:
                    act(texts, who)
                assert clear(texts) == expected(texts)
            assert marks() == {keyring.load_next().fingerprint}
            transaction.set_rollback(True)

    all_opens()


def interrupted_rotation(stops: list[int]) -> Iterator[None]:
    """The rotation, stopped after so many steps and begun again, and at last let through."""
    for steps in stops:
        yield from (None for _ in islice(rotate_keys(), steps))
    yield from (None for _ in rotate_keys())


def test_a_key_made_at_the_last_moment_is_not_left_behind(monkeypatch) -> None:
    written()
    make_next_key_file(next_key_file())
    late = iter([lambda: write({}, 9)])

    def hand_over(successor: keyring.MasterKey) -> bool:
        next(late, lambda: None)()
        return original(successor)

    original = rotation.hand_over
    monkeypatch.setattr(rotation, "hand_over", hand_over)
    assert list(rotate_keys())[-1] == (7, 7)
    assert marks() == {keyring.load_next().fingerprint}


@pytest.mark.races
def test_two_rotations_at_once_do_no_harm() -> None:
    texts = written()
    make_next_key_file(next_key_file())
    both = zip(rotate_keys(), rotate_keys(), strict=False)
    assert [clear(texts) for _ in both] == [expected(texts)] * 2
    assert marks() == {keyring.load_next().fingerprint}


def test_where_nothing_is_sealed_there_is_nothing_to_do() -> None:
    make_next_key_file(next_key_file())
    assert (list(rotate_keys()), marks()) == ([(0, 0)], set())


@pytest.mark.parametrize(("key", "code"), [("", "key_missing"), ("QUJD" * 11, "key_missing")])
def test_without_a_next_key_nothing_begins(key: str, code: str) -> None:
    written()
    before = marks()
    if key:
        next_key_file().write_text(key)
    assert (code_of(lambda: list(rotate_keys())), marks()) == (code, before)


def test_without_the_old_key_nothing_begins_or_goes_on(key_file: Path) -> None:
    texts = written()
    make_next_key_file(next_key_file())
    next(steps := rotate_keys())
    next(steps)
    before = list(DataKey.objects.order_by("pk").values_list())
    key_file.write_text(base64.b64encode(b"not the key of this school, no!!").decode())
    assert code_of(lambda: list(rotate_keys())) == "key_different"
    assert code_of(lambda: clear(texts)) == "key_different"
    assert list(DataKey.objects.order_by("pk").values_list()) == before
    key_file.write_text(OLD)
    assert clear(texts) == expected(texts)


def test_a_wrapped_key_that_does_not_open_stops_it_and_is_kept() -> None:
    written([1])
    row = DataKey.objects.get()
    DataKey.objects.update(wrapped=bytes(row.wrapped)[:-1] + b"?")
    make_next_key_file(next_key_file())
    assert code_of(lambda: list(rotate_keys())) == "cannot_open"
    assert marks() == {keyring.load().fingerprint}
    assert datakeys.DataKey.objects.count() == 1
