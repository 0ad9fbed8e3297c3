"""An image is built, and the plugin loads, where no database is configured."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def built() -> dict[str, Any]:
    """What came of the steps of an image build."""
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings_build", "PYTHONWARNINGS": ""}
    command = [sys.executable, "-m", "tests.build_steps"]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_the_blocks_load_before_the_apps_are_ready(built: dict[str, Any]) -> None:
    assert built["blocks"] == ["ActivityBlock", "JournalBlock", "ModuleBlock", "SessionBlock"]


def test_lms_and_studio_get_the_app_and_each_part_it_names(built: dict[str, Any]) -> None:
    assert built["apps"] == [["FlexidConfig"]] * 2
    assert built["parts"].count("common") == len(built["apps"])


def test_the_pages_have_their_addresses(built: dict[str, Any]) -> None:
    assert built["page"] == "/flexid/course-v1:a+b+c/"


def test_nothing_is_to_be_looked_at(built: dict[str, Any]) -> None:
    assert built["check"] == "System check identified no issues (0 silenced)."


def test_the_static_files_are_found(built: dict[str, Any]) -> None:
    assert built["collected"] is True
