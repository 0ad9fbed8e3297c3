"""The peers' own environment, made the first time it is needed."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import django

HERE = Path(__file__).parents[2]
REQUIREMENTS = HERE / "requirements" / "peers.txt"
VENV = HERE / "build" / "peers-venv"
READY = VENV / "ready"


def beside_the_peers(topic: str) -> None:
    """Make Django ready in the peers' environment: by running the topic there, and ending with it.

    Where that environment cannot be made, here, and ours is measured alone.
    """
    if Path(sys.prefix) != VENV:
        if _is_ready() or _make():
            command = [VENV / "bin" / "python", "-W", "ignore", "-m", f"benchmarks.topics.{topic}"]
            sys.exit(subprocess.run([*command, *sys.argv[1:]], cwd=HERE, check=False).returncode)  # noqa: S603
        sys.stderr.write(f"{topic}: the peers are not here; ours is measured without them.\n")
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.peers.settings"
    django.setup()


def _is_ready() -> bool:
    return READY.exists() and READY.stat().st_mtime >= REQUIREMENTS.stat().st_mtime


def _make() -> bool:
    """Whether it is there now; half an environment counts as none."""
    sys.stderr.write("Setting up the peers in build/peers-venv: some minutes, once.\n")
    venv.create(VENV, with_pip=True, clear=True)
    install = [VENV / "bin" / "python", "-m", "pip", "install", "--quiet", "-r", REQUIREMENTS]
    done = subprocess.run(install, stdout=sys.stderr, check=False)  # noqa: S603
    if done.returncode == 0:
        READY.touch()
    return done.returncode == 0
