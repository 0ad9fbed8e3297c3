"""Starting twice is the same school; a lost or wrong key is loud and never replaced."""

import base64
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

# Everything the start does, except becoming the server.
START = (
    "import sys; from flexid_xblock.school import start; "
    "start.start_ticker = lambda: None; start.serve = lambda: 0; sys.exit(start.main())"
)
OTHER_KEY = base64.b64encode(b"another key, but also 32 bytes..").decode()


def start(data: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """One start of the school in this folder."""
    ours = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("FLEXID_", "DJANGO_"))
    }
    env = {**ours, "FLEXID_DATA": str(data), "FLEXID_DEMO": "1", "PORT": "8123"}
    command = [sys.executable, "-W", "error::ResourceWarning", "-c", START]
    return subprocess.run(command, env={**env, **changes}, capture_output=True, text=True)


def files(data: Path) -> dict[str, bytes]:
    """The key files and what is in them."""
    return {path.name: path.read_bytes() for path in (data / "keys").iterdir()}


def seal_something(data: Path) -> None:
    """Leave the mark that the vault leaves when it first locks a text."""
    from flexid_xblock.vault.keyring import MasterKey

    mark = MasterKey(base64.b64decode((data / "keys" / "vault.key").read_bytes())).fingerprint
    with sqlite3.connect(data / "data" / "school.sqlite3") as database:
        database.execute("INSERT INTO flexid_xblock_keyfingerprint VALUES (1, ?)", [mark])
    database.close()


@pytest.fixture(scope="module")
def school(tmp_path_factory) -> Path:
    """A school that was started once, and in which one text is locked."""
    data = tmp_path_factory.mktemp("school")
    first = start(data)
    assert (first.returncode, first.stderr) == (0, "")
    assert "http://127.0.0.1:8123" in first.stdout
    seal_something(data)
    return data


def test_the_first_start_makes_both_keys_for_their_owner_only(school: Path) -> None:
    modes = {path.name: oct(path.stat().st_mode)[-3:] for path in (school / "keys").iterdir()}
    assert modes == {"secret.key": "600", "vault.key": "600"}
    assert oct((school / "keys").stat().st_mode)[-3:] == "700"


def test_the_first_start_names_every_demo_person(school: Path) -> None:
    lines = start(school).stdout.splitlines()
    assert [line.split()[0] for line in lines[2:5]] == ["ana", "bo", "cai"]
    assert len(lines) == 2 + 17


def test_a_second_start_keeps_keys_and_people(school: Path) -> None:
    def people() -> list[tuple]:
        database = sqlite3.connect(school / "data" / "school.sqlite3")
        found = database.execute("SELECT id, username, password FROM auth_user").fetchall()
        database.close()
        return found

    before = (files(school), people())
    assert start(school).returncode == 0
    assert (files(school), people()) == before


@pytest.mark.parametrize("name", ["vault.key", "secret.key"])
def test_a_lost_key_is_never_made_anew(school: Path, name: str) -> None:
    before = files(school)
    key = school / "keys" / name
    key.unlink()
    answer = start(school)
    left = sorted(files(school))
    key.write_bytes(before[name])
    key.chmod(0o600)
    assert (answer.returncode, left) == (1, sorted({*before} - {name}))
    assert f"{name} is missing" in answer.stderr
    assert "No new key was made." in answer.stderr


def test_a_different_key_is_refused(school: Path) -> None:
    answer = start(school, FLEXID_KEY=OTHER_KEY)
    assert (answer.returncode, answer.stdout) == (1, "")
    assert "is not the one the texts of this school were locked with" in answer.stderr


def test_a_demo_never_becomes_a_real_school(school: Path) -> None:
    answer = start(school, FLEXID_DEMO="0")
    assert answer.returncode == 1
    assert "have accounts in" in answer.stderr


def test_the_database_stands_apart_from_the_keys(school: Path) -> None:
    folders = {path.parent.name for path in school.rglob("*.sqlite3*")}
    assert folders == {"data"}
    assert [path.name for path in school.rglob("*.key") if path.parent.name != "keys"] == []
