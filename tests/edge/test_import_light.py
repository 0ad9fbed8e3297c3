"""What the platform imports before its apps are ready needs none of them, nor its modules."""

import json
import subprocess
import sys

import pytest

FIRST = [
    "flexid_xblock.apps",
    "flexid_xblock.settings.common",
    *(f"flexid_xblock.blocks.{name}" for name in ("module", "journal", "activity", "session")),
]
PLATFORM = {"lms", "cms", "openedx", "common", "xmodule", "completion", "crum", "openedx_filters"}
ASK = """
import importlib, json, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
print(json.dumps(sorted(sys.modules)))
"""


def imported(*names: str) -> set[str]:
    """All that is there after these were imported in an empty interpreter."""
    command = [sys.executable, "-W", "error::ImportWarning", "-c", ASK, *names]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return set(json.loads(done.stdout))


@pytest.fixture(scope="module")
def modules() -> set[str]:
    return imported(*FIRST)


def test_no_model_is_imported(modules: set[str]) -> None:
    ours = {name for name in modules if name.startswith("flexid_xblock.")}
    assert {name for name in ours if "models" in name.split(".")} == set()
    assert {name for name in ours if name.split(".")[1] not in {"apps", "settings", "blocks"}} == (
        set()
    )


def test_nothing_of_the_platform_is_imported(modules: set[str]) -> None:
    assert {name.split(".")[0] for name in modules} & PLATFORM == set()
