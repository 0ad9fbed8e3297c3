"""The master key comes from the setting, from an outside service, or from a file."""

import base64
from pathlib import Path

import pytest

from flexid_xblock.vault import keyring
from flexid_xblock.vault.keyring import MasterKey
from tests.vault.common import code_of

A_KEY, B_KEY, C_KEY = (letter * 32 for letter in (b"a", b"b", b"c"))
HERE = __name__


def as_line(key: bytes) -> str:
    """A key as it stands in a file or a setting."""
    return base64.b64encode(key).decode() + "\n"


@pytest.fixture(autouse=True)
def key_file(settings, tmp_path: Path) -> Path:
    """Only a file is named, with key C in it."""
    path = tmp_path / "vault.key"
    path.write_text(as_line(C_KEY))
    settings.FLEXID_KEY, settings.FLEXID_KEY_SERVICE = "", ""
    settings.FLEXID_KEY_FILE, settings.FLEXID_KEY_FILE_NEW = str(path), ""
    return path


def give_b() -> bytes:
    return B_KEY


def give_text() -> str:
    return "b" * 32


def give_short() -> bytes:
    return b"short"


def fail() -> bytes:
    raise ConnectionError("secret words of the service")


def test_the_setting_is_asked_before_the_service_and_the_service_before_the_file(settings) -> None:
    found = [keyring.load()]
    settings.FLEXID_KEY_SERVICE = f"{HERE}.give_b"
    found.append(keyring.load())
    settings.FLEXID_KEY = as_line(A_KEY)
    found.append(keyring.load())
    assert found == [MasterKey(C_KEY), MasterKey(B_KEY), MasterKey(A_KEY)]


@pytest.mark.parametrize("name", ["give_text", "give_short", "fail", "not_there"])
def test_a_service_without_a_key_is_a_missing_key_and_the_file_is_no_way_out(
    settings, name: str
) -> None:
    settings.FLEXID_KEY_SERVICE = f"{HERE}.{name}"
    assert code_of(keyring.load) == "key_missing"


def test_a_failing_service_is_in_the_operators_log_without_its_words(settings, caplog) -> None:
    settings.FLEXID_KEY_SERVICE = f"{HERE}.fail"
    assert code_of(keyring.load) == "key_missing"
    assert caplog.messages == ["The key service failed: ConnectionError"]


@pytest.mark.parametrize(
    ("file", "named", "expected"),
    [("/k/vault.key", "", "/k/vault.key.new"), ("/k/vault.key", "/n", "/n"), ("", "/n", "/n")],
)
def test_the_next_key_lies_beside_the_file_or_where_the_setting_says(
    settings, file: str, named: str, expected: str
) -> None:
    settings.FLEXID_KEY_FILE, settings.FLEXID_KEY_FILE_NEW = file, named
    assert keyring.next_file() == Path(expected)


def test_without_any_file_nobody_looks_for_a_next_key(settings) -> None:
    settings.FLEXID_KEY_FILE = ""
    assert (keyring.next_file(), code_of(keyring.load_next)) == (None, "key_missing")


def test_a_key_is_found_by_its_mark_in_either_file(key_file: Path) -> None:
    own, successor, stranger = (MasterKey(key) for key in (C_KEY, A_KEY, B_KEY))
    assert code_of(lambda: keyring.find(successor.fingerprint)) == "key_different"
    Path(f"{key_file}.new").write_text(as_line(A_KEY))
    found = [keyring.find(key.fingerprint) for key in (own, successor)]
    assert found == [own, successor]
    assert code_of(lambda: keyring.find(stranger.fingerprint)) == "key_different"


def test_nobody_sees_a_key_by_looking_at_it() -> None:
    assert repr(MasterKey(A_KEY)) == "MasterKey()"
