"""The plugin for Tutor: what can be said of it without Tutor."""

import os
import re
import subprocess
from pathlib import Path

import pytest

import flexid_xblock
from flexid_xblock.settings.common import DEFAULTS
from tests.deploy.common import ROOT, commands, plugin


@pytest.fixture(scope="module")
def tutor():
    return plugin()


def test_it_is_read_where_there_is_no_tutor(tutor) -> None:
    assert tutor.hooks is None


def test_it_asks_for_this_version(tutor) -> None:
    assert flexid_xblock.__version__ == tutor.VERSION


def test_a_key_is_32_bytes_and_no_two_are_alike(tutor) -> None:
    keys = {tutor.new_key() for _ in range(20)}
    assert (len(keys), all(map(tutor.is_key, keys))) == (20, True)


@pytest.mark.parametrize("value", ["", "abc", "x" * 44, "YWJj", None, 32 * "é"])
def test_what_is_no_key_is_refused_before_it_is_written(tutor, value: object) -> None:
    with pytest.raises(ValueError, match="not 32 bytes"):
        tutor.secret_line(value, {})


def test_the_settings_are_python_and_the_operator_s_own_win(tutor) -> None:
    names: dict = {}
    given = {"FLEXID_HEADS_DIR": "/mnt/heads", "FLEXID_REPORT_ROUTE": {"nb": 'Si "fra"\n'}}
    exec(tutor.settings_lines(given), names)  # noqa: S102  our own lines
    assert {name: names[name] for name in names if name.startswith("FLEXID")} == given


@pytest.mark.parametrize("name", ["FLEXID_KEY", "SESSION_COOKIE_SAMESITE", "FLEXID_X = 1\nDEBUG"])
def test_a_key_or_another_app_s_setting_is_refused(tutor, name: str) -> None:
    with pytest.raises(ValueError, match="FLEXID_SETTINGS"):
        tutor.settings_lines({name: "x"})


@pytest.mark.parametrize("source", ["FLEXID_KEY_FILE", "FLEXID_KEY_SERVICE"])
def test_where_the_key_comes_from_elsewhere_ours_is_not_written(tutor, source: str) -> None:
    assert tutor.secret_line(tutor.new_key(), {source: "/run/secrets/flexid"}) == ""


def test_each_setting_and_command_it_names_exists(tutor) -> None:
    said = "\n".join(tutor.PATCHES.values()) + tutor.INIT
    named = set(re.findall(r"(?:lms|cms) (flexid_\w+)", said))
    assert (set(tutor.SETTINGS) | tutor.OTHER_SOURCES) - DEFAULTS.keys() == set()
    assert named - commands() == set()
    assert named == {"flexid_tick", "flexid_verify_log", "flexid_backup", "flexid_check_key"}


def test_the_readme_names_what_an_operator_can_set(tutor) -> None:
    told = (ROOT / "deploy" / "operate.md").read_text(encoding="utf-8")
    assert [name for name in tutor.DEFAULTS | tutor.UNIQUE if f"`{name}`" not in told] == []


@pytest.fixture
def nightly(tutor, tmp_path: Path) -> Path:
    """A place like a pod's, where Flex-ID writes two small files."""
    for folder in ("data/backup", "keys"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "manage.py").write_text(
        '#!/bin/sh\ntouch "$3/flexid-data-$NIGHT.jsonl" "$3/flexid-keys-$NIGHT.jsonl"\n'
    )
    (tmp_path / "manage.py").chmod(0o700)
    script = tutor.BACKUP.replace(tutor.KEYS, "keys").replace(tutor.DATA, "data")
    (tmp_path / "backup.sh").write_text(script.replace("{{ FLEXID_BACKUP_DAYS }}", "30"))
    return tmp_path


def back_up(place: Path, night: str) -> list[str]:
    """One night; the files that lie there afterwards."""
    env = os.environ | {"NIGHT": night}
    subprocess.run(["sh", "-e", "backup.sh"], cwd=place, env=env, check=True)
    return sorted(str(file.relative_to(place)) for file in place.rglob("*.jsonl"))


def test_of_the_keys_only_the_newest_stays_and_apart_from_the_data(nightly: Path) -> None:
    back_up(nightly, "20270101T030000Z")
    assert back_up(nightly, "20270102T030000Z") == [
        "data/backup/flexid-data-20270101T030000Z.jsonl",
        "data/backup/flexid-data-20270102T030000Z.jsonl",
        "keys/flexid-keys-20270102T030000Z.jsonl",
    ]


def test_old_data_goes(nightly: Path) -> None:
    back_up(nightly, "20270101T030000Z")
    os.utime(nightly / "data/backup/flexid-data-20270101T030000Z.jsonl", (0, 0))
    assert back_up(nightly, "20270301T030000Z") == [
        "data/backup/flexid-data-20270301T030000Z.jsonl",
        "keys/flexid-keys-20270301T030000Z.jsonl",
    ]
