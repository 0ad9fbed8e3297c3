"""The wheel beside what the platform carries: no conflict, and everything loads."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.deep import works
from tests.test_packaging import BLOCKS, build, lay_out, run

pytestmark = pytest.mark.deep

OTHERS = [
    "ora2",
    "xblock-drag-and-drop-v2",
    "lti-consumer-xblock",
    "edx-completion",
    "openedx-events",
    "openedx-filters",
]
# Ulmo's Python with the oldest XBlock that it may have, Verawood's with the newest.
PLATFORMS = {"python3.11": ["XBlock==5.2.*"], "python3.12": []}
USE_BESIDE = Path(__file__).with_name("use_beside.py")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(lay_out(tmp_path_factory.mktemp("beside") / "checkout"), "wheel")


@pytest.fixture(scope="module", params=PLATFORMS)
def python(request: pytest.FixtureRequest, wheel: Path, tmp_path_factory) -> Path:
    """An environment with all of them, and the Python that has it."""
    found = shutil.which(request.param)
    if not found or not works(found):
        pytest.skip(f"{request.param} is not here")
    folder = tmp_path_factory.mktemp(request.param)
    subprocess.run([found, "-m", "venv", folder / "env"], check=True)
    made = folder / "env" / "bin" / "python"
    pip = [made, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, wheel, *PLATFORMS[request.param], *OTHERS], check=True)
    return made


def started(python: Path, project: str) -> dict[str, list[str]]:
    """What an LMS or a Studio with all of them has."""
    done = run(python, "-I", USE_BESIDE, project, cwd=python.parent)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_no_requirement_is_broken(python: Path) -> None:
    done = run(python, "-m", "pip", "check", cwd=python.parent)
    assert done.stdout == "No broken requirements found.\n"


@pytest.mark.parametrize(
    ("project", "apps"),
    [
        ("lms.djangoapp", {"completion", "edx_toggles", "flexid_xblock", "lti_consumer"}),
        ("cms.djangoapp", {"flexid_xblock", "lti_consumer"}),
    ],
)
def test_the_platform_s_own_plugin_code_starts_them_all(
    python: Path, project: str, apps: set[str]
) -> None:
    found = started(python, project)
    assert set(found["blocks"]) == {*BLOCKS, "drag-and-drop-v2", "lti_consumer", "openassessment"}
    assert {app.split(".")[0] for app in found["apps"]} == apps
    assert found["addresses"].count("^flexid/") == (project == "lms.djangoapp")
