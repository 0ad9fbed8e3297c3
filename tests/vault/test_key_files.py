"""A key file is made in a folder of its own or in one that is there, and for its owner only."""

import os
import stat
from pathlib import Path

import pytest

from flexid_xblock.vault.api import make_key_file

pytestmark = pytest.mark.django_db


def test_the_folders_on_the_way_are_made(tmp_path: Path) -> None:
    path = tmp_path / "data" / "keys" / "vault.key"
    make_key_file(path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_folder_that_is_there_is_used(tmp_path: Path) -> None:
    make_key_file(tmp_path / "vault.key")
    assert [path.name for path in tmp_path.iterdir()] == ["vault.key"]


def test_a_key_is_on_the_disk_before_anybody_uses_it(tmp_path: Path, monkeypatch) -> None:
    """The whole line first, then its name in the folder: a power cut leaves no half key."""
    synced = []

    def fsync(handle: int) -> None:
        now = os.fstat(handle)
        synced.append("folder" if stat.S_ISDIR(now.st_mode) else now.st_size)

    monkeypatch.setattr(os, "fsync", fsync)
    make_key_file(tmp_path / "vault.key")
    assert synced == [(tmp_path / "vault.key").stat().st_size, "folder"]
