"""The command that replaces the master key says what it did and what to keep."""

import base64
import io
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from flexid_xblock.vault import api as vault
from flexid_xblock.vault import rotation
from flexid_xblock.vault.models import DataKey
from tests.vault.common import ANA, BO, a_sealed, actor

pytestmark = pytest.mark.django_db

OLD = base64.b64encode(b"a master key that has grown old!").decode()


class Terminal(io.StringIO):
    """A stream that people look at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def key_file(settings, tmp_path: Path) -> Path:
    """A school whose key lies in a file."""
    path = tmp_path / "vault.key"
    path.write_text(OLD)
    settings.FLEXID_KEY, settings.FLEXID_KEY_FILE = "", str(path)
    return path


def rotate(path: Path, out: io.StringIO) -> str:
    """What the command says."""
    call_command("flexid_rotate_keys", new_key_file=path, stdout=out)
    return out.getvalue()


def test_it_makes_the_key_wraps_everything_and_says_which_file_to_keep(key_file: Path) -> None:
    sealed, path = a_sealed("mine"), Path(f"{key_file}.new")
    said = rotate(path, io.StringIO())
    assert said.startswith(
        f"\n1 keys.\nEvery key is wrapped with the new master key.\n1. Keep {path}"
    )
    assert vault.open_own(actor(ANA), sealed) == "mine"
    path.rename(key_file)
    assert vault.open_own(actor(ANA), sealed) == "mine"


def test_to_repeat_it_changes_nothing(key_file: Path) -> None:
    a_sealed()
    path = Path(f"{key_file}.new")
    before = [(rotate(path, io.StringIO()), path.read_text(), list(DataKey.objects.values()))]
    after = [(rotate(path, io.StringIO()), path.read_text(), list(DataKey.objects.values()))]
    assert before == after


def test_a_terminal_sees_how_far_it_is(key_file: Path, monkeypatch) -> None:
    monkeypatch.setattr(rotation, "BATCH", 1)
    for who in (ANA, BO):
        vault.seal(vault.student_key(who), a_sealed().place, b"text")
    said = rotate(Path(f"{key_file}.new"), Terminal())
    bars = [f"\r[{'#' * n:<30}] {done} of 2 keys" for n, done in ((0, 0), (15, 1), (30, 2))]
    assert said.startswith("".join(bars) + "\n2 keys.\n")


def test_a_file_no_server_looks_at_is_refused(key_file: Path, settings) -> None:
    with pytest.raises(CommandError, match=r"look for the new key in .*vault\.key\.new"):
        rotate(key_file.with_name("other.key"), io.StringIO())
    settings.FLEXID_KEY, settings.FLEXID_KEY_FILE = OLD, ""
    with pytest.raises(CommandError, match="Set FLEXID_KEY_FILE_NEW"):
        rotate(key_file.with_name("other.key"), io.StringIO())
    assert not key_file.with_name("other.key").exists()


def test_with_a_wrong_key_nothing_begins_and_no_new_one_is_made(key_file: Path) -> None:
    a_sealed()
    key_file.write_text(base64.b64encode(b"another key, it has 32 bytes too").decode())
    with pytest.raises(CommandError, match="is not the one these texts"):
        rotate(Path(f"{key_file}.new"), io.StringIO())
    assert not Path(f"{key_file}.new").exists()


def test_who_stops_it_is_told_to_keep_both(key_file: Path, monkeypatch) -> None:
    sealed = a_sealed("mine")

    def interrupted(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(rotation, "_wrap_some", interrupted)
        with pytest.raises(CommandError, match="Keep both key files"):
            rotate(Path(f"{key_file}.new"), io.StringIO())
    assert vault.open_own(actor(ANA), sealed) == "mine"
    assert rotate(Path(f"{key_file}.new"), io.StringIO()).startswith("\n1 keys.")
