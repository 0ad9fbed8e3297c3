"""What operators are told is there, is measured, and fits on two screens."""

import base64
import json
import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command

from flexid_xblock.management.backup import KEYS
from flexid_xblock.settings.common import DEFAULTS
from flexid_xblock.vault import api as vault
from tests.deploy.common import ROOT, commands, plugin
from tests.test_packaging import BLOCKS
from tests.vault.common import ANA, a_sealed, actor

TOLD = (ROOT / "deploy" / "operate.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_it_fits_on_two_screens() -> None:
    lines = TOLD.splitlines()
    assert (len(lines) <= 110, [line for line in lines if len(line) > 115]) == (True, [])


def test_each_setting_it_names_exists() -> None:
    tutor = plugin()
    known = DEFAULTS.keys() | tutor.DEFAULTS.keys() | tutor.UNIQUE.keys()
    assert set(re.findall(r"FLEXID_[A-Z_]+", TOLD)) - known == set()


def test_each_command_and_table_it_names_exists() -> None:
    tables = {model._meta.db_table for model in apps.get_app_config("flexid_xblock").get_models()}
    known = commands() | tables | set(BLOCKS) | {"flexid_xblock"}
    assert set(re.findall(r"\bflexid_\w+", TOLD)) - known == set()


def test_a_whole_dump_leaves_out_what_our_own_backup_keeps_apart() -> None:
    apart = [model._meta.db_table for model in KEYS]
    assert re.findall(r"--ignore-table=openedx\.(\w+)", TOLD) == apart
    assert f"mysqldump openedx {' '.join(apart)}" in " ".join(TOLD.split())


def test_the_list_for_studio_is_all_our_blocks() -> None:
    lists = [json.loads(found) for found in re.findall(r'\["flexid_\w+".*?\]', TOLD)]
    assert [sorted(names) for names in lists] == [BLOCKS]


def test_the_host_s_clock_and_kubernetes_do_the_same_at_the_same_times() -> None:
    told = re.findall(r"^(\S+ \S+ \* \* \*) .* (flexid_\w+)", TOLD, re.MULTILINE)
    rendered = re.findall(r'schedule: "(.+)"[\s\S]*?lms (flexid_\w+)', plugin().PATCHES["k8s-jobs"])
    assert (len(told), told) == (3, rendered)


@pytest.mark.parametrize(
    ("file", "work", "column", "unit", "told"),
    [
        (
            "room",
            {"groups": 40},
            "polls_per_second",
            1,
            "40 groups of twelve phones at 3 s, {:.0f} polls a second",
        ),
        ("room", {"groups": 40}, "p95_ms", 1000, "p95 {:.2f} s; at 50 groups"),
        ("room", {"groups": 50}, "p95_ms", 1000, "at 50 groups p95 was {:.0f} s"),
    ],
)
def test_each_figure_was_measured(file: str, work: dict, column: str, unit: int, told: str) -> None:
    measured = json.loads((ROOT / "benchmarks" / f"{file}.json").read_text(encoding="utf-8"))
    rows = [row for row in measured["rows"] if row.get("system") != "sqlite"]
    (row,) = [row for row in rows if work.items() <= row.items()]
    assert told.format(row[column] / unit) in " ".join(TOLD.split())


def test_the_readme_leads_here() -> None:
    assert "deploy/operate.md" in README
    assert "deploy/tutor/flexid.py" in README


@pytest.mark.django_db
def test_with_the_key_in_a_setting_the_rotation_it_tells_opens_all(
    settings, tmp_path: Path
) -> None:
    """As Tutor's LMS has it: FLEXID_KEY, no file, and the next key's file for a while."""
    old = base64.b64encode(b"a master key that has grown old!").decode()
    settings.FLEXID_KEY, settings.FLEXID_KEY_FILE = old, ""
    settings.FLEXID_KEY_FILE_NEW = str(tmp_path / "next.key")
    sealed = a_sealed("mine")
    call_command("flexid_rotate_keys", new_key_file=tmp_path / "next.key", verbosity=0)
    assert vault.open_own(actor(ANA), sealed) == "mine"
    settings.FLEXID_KEY = (tmp_path / "next.key").read_text().strip()
    settings.FLEXID_KEY_FILE_NEW = ""
    call_command("flexid_check_key")
    assert vault.open_own(actor(ANA), sealed) == "mine"
