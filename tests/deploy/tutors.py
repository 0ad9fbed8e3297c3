"""A real Tutor in an environment and a project of its own; nothing is run in containers."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.deploy.common import PLUGIN

SECRETS = "apps/openedx/config/lms.env.yml"
INIT_TASKS = """
import json, sys, tutor.commands.cli
from tutor import hooks
hooks.Actions.CORE_READY.do()
hooks.Actions.PROJECT_ROOT_READY.do(sys.argv[1])
print(json.dumps(hooks.Filters.CLI_DO_INIT_TASKS.apply([])))
"""


@dataclass(frozen=True, kw_only=True)
class Project:
    """A Tutor project with our plugin at hand, not yet enabled."""

    folder: Path
    python: Path

    def tutor(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run Tutor there, with nothing of this machine's own settings for it."""
        kept = {name: value for name, value in os.environ.items() if "TUTOR" not in name}
        kept |= {"TUTOR_ROOT": str(self.folder), "TUTOR_PLUGINS_ROOT": str(self.folder / "plugins")}
        return subprocess.run(
            [self.python.with_name("tutor"), *command],
            env=kept, capture_output=True, text=True, check=False,
        )  # fmt: skip

    def done(self, *command: str) -> None:
        """Run Tutor; it must do what it was asked."""
        result = self.tutor(*command)
        assert result.returncode == 0, result.stdout + result.stderr

    def rendered(self) -> dict[str, str]:
        """Every file that Tutor wrote for its containers, by name."""
        env = self.folder / "env"
        files = (path for path in env.rglob("*") if path.is_file())
        return {str(path.relative_to(env)): path.read_text(encoding="utf-8") for path in files}

    def config(self) -> dict[str, Any]:
        """What the operator keeps."""
        return yaml.safe_load((self.folder / "config.yml").read_text(encoding="utf-8"))

    def lms_key(self) -> str:
        """The key that the LMS would read."""
        return yaml.safe_load(self.rendered()[SECRETS])["FLEXID_KEY"]

    def init_tasks(self) -> list[list[str]]:
        """Service and command of everything that `tutor local launch` runs once."""
        env = {"PATH": os.environ["PATH"], "TUTOR_PLUGINS_ROOT": str(self.folder / "plugins")}
        command = [self.python, "-c", INIT_TASKS, self.folder]
        done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
        return json.loads(done.stdout.splitlines()[-1])


def install(folder: Path, version: str) -> Path:
    """Tutor of this version from the package index; the Python that has it."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = folder / "bin" / "python"
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, f"tutor=={version}"], check=True)
    return python


def project(folder: Path, python: Path) -> Project:
    """A new project that knows our plugin."""
    (folder / "plugins").mkdir(parents=True)
    shutil.copy(PLUGIN, folder / "plugins")
    made = Project(folder=folder, python=python)
    made.done("config", "save")
    return made
