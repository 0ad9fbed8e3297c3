"""A missing or different master key is loud, and never replaced by a new one."""

import base64
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from flexid_xblock.vault import datakeys, keymark, keyring
from flexid_xblock.vault.api import (
    KeyOwner,
    check_key,
    forget,
    make_key_file,
    open_own,
    seal,
    student_key,
    was_used,
)
from flexid_xblock.vault.models import DataKey, KeyFingerprint
from flexid_xblock.vault.sealing import unseal
from tests.vault.common import ANA, BO, a_place, a_sealed, actor, code_of

pytestmark = pytest.mark.django_db

OTHER_KEY = base64.b64encode(b"another key, it has 32 bytes too").decode()
BROKEN = ["", "not base64", f"!{OTHER_KEY}", base64.b64encode(b"too short").decode()]


def seal_for(user_id: int) -> bytes:
    """Seal something under this student's key."""
    return seal(student_key(user_id), a_place(owner_id=user_id), b"text")


@pytest.mark.parametrize("key", BROKEN)
def test_without_a_key_nothing_is_sealed_and_no_key_is_made(settings, key: str) -> None:
    settings.FLEXID_KEY = key
    assert code_of(lambda: seal_for(ANA)) == "key_missing"
    assert (DataKey.objects.count(), KeyFingerprint.objects.count()) == (0, 0)


@pytest.mark.parametrize("user_id", [ANA, BO])
def test_with_another_key_nothing_is_sealed_and_no_key_is_made(settings, user_id: int) -> None:
    seal_for(ANA)
    settings.FLEXID_KEY = OTHER_KEY
    assert code_of(lambda: seal_for(user_id)) == "key_different"
    assert DataKey.objects.count() == 1


@pytest.mark.parametrize(("key", "code"), [("", "key_missing"), (OTHER_KEY, "key_different")])
def test_without_its_key_nothing_opens(settings, key: str, code: str) -> None:
    sealed = a_sealed()
    settings.FLEXID_KEY = key
    assert code_of(lambda: open_own(actor(ANA), sealed)) == code


def test_the_right_key_put_back_opens_all_again(settings) -> None:
    sealed, key = a_sealed(), settings.FLEXID_KEY
    settings.FLEXID_KEY = ""
    assert code_of(lambda: unseal([sealed])) == "key_missing"
    settings.FLEXID_KEY = key
    assert unseal([sealed]) == ["mine"]


def test_the_first_use_stores_the_mark_of_the_key() -> None:
    seal_for(ANA)
    assert KeyFingerprint.objects.get().value == keyring.load().fingerprint
    assert DataKey.objects.get().kek_fingerprint == keyring.load().fingerprint


def test_keys_without_the_mark_of_their_master_get_no_new_neighbour() -> None:
    seal_for(ANA)
    KeyFingerprint.objects.all().delete()
    assert code_of(lambda: seal_for(BO)) == "key_different"


def test_keys_without_the_mark_of_their_master_are_noticed_before_they_are_needed() -> None:
    seal_for(ANA)
    KeyFingerprint.objects.all().delete()
    assert code_of(check_key) == "key_different"


def test_a_wrapped_key_given_to_another_owner_does_not_open() -> None:
    seal_for(ANA)
    DataKey.objects.update(owner_ref=str(BO))
    assert code_of(lambda: seal_for(BO)) == "cannot_open"


def test_the_key_comes_from_its_file_too(settings, tmp_path: Path) -> None:
    expected, path = keyring.load().fingerprint, tmp_path / "vault.key"
    path.write_text(settings.FLEXID_KEY + "\n")
    settings.FLEXID_KEY, settings.FLEXID_KEY_FILE = "", str(path)
    assert keyring.load().fingerprint == expected
    path.unlink()
    assert code_of(keyring.load) == "key_missing"


def test_a_new_school_gets_a_key_that_only_it_can_read(settings, tmp_path: Path) -> None:
    path = tmp_path / "keys" / "vault.key"
    make_key_file(path)
    assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    assert len(base64.b64decode(path.read_text(), validate=False)) == 32
    settings.FLEXID_KEY, settings.FLEXID_KEY_FILE = "", str(path)
    assert seal_for(ANA)


def test_a_key_file_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "vault.key"
    path.write_text("here")
    with pytest.raises(FileExistsError):
        make_key_file(path)
    assert path.read_text() == "here"


def test_no_second_key_is_made_where_something_was_ever_sealed(tmp_path: Path) -> None:
    path = tmp_path / "vault.key"
    seal_for(ANA)
    assert code_of(lambda: make_key_file(path)) == "key_missing"
    forget(student_key(ANA))
    assert code_of(lambda: make_key_file(path)) == "key_missing"
    seal_for(BO)
    KeyFingerprint.objects.all().delete()
    assert code_of(lambda: make_key_file(path)) == "key_missing"
    assert not path.exists()


def test_each_owner_has_a_key_of_its_own() -> None:
    for kind in ("student", "record", "log"):
        seal(KeyOwner(kind=kind, ref="1"), a_place(), b"text")
    assert DataKey.objects.count() == 3


@pytest.mark.races
def test_a_number_drawn_twice_takes_nobodys_key(monkeypatch) -> None:
    mine = a_sealed()
    number = DataKey.objects.get().pk
    monkeypatch.setattr(datakeys.secrets, "token_hex", lambda _: number)
    with pytest.raises(IntegrityError), transaction.atomic():
        seal_for(BO)
    assert unseal([mine]) == ["mine"]


@pytest.mark.races
def test_a_key_that_somebody_made_meanwhile_is_used(monkeypatch) -> None:
    first = seal_for(ANA)
    monkeypatch.setattr(datakeys, "_row_of", lambda _: None)
    assert seal_for(ANA)[2:10] == first[2:10]


@pytest.mark.races
def test_a_mark_that_somebody_stored_meanwhile_counts() -> None:
    seal_for(ANA)
    assert keymark._store_first("another").value == keyring.load().fingerprint


def test_a_key_is_checked_before_it_is_needed(settings) -> None:
    check_key()
    assert not was_used()
    seal_for(ANA)
    check_key()
    assert was_used()
    for key, code in (("", "key_missing"), (OTHER_KEY, "key_different")):
        settings.FLEXID_KEY = key
        assert code_of(check_key) == code
