"""The long campaigns of `make test-deep`, one after the other, and a table at the end.

The first runs everything at full counts, on this Python and SQLite. Where the
question is another Python or another database, every test runs at the counts of
each run: with the versions and settings of each Open edX that tox knows and whose
Python is here, and on MariaDB at both isolation levels (without the browser, whose
server is a school on SQLite). The last asks whether the suite would notice a fault
(tests/mutation.py).
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

# Found once the root is on the path.
from tests import mutation  # noqa: E402
from tests.mariadb import PLATFORMS_LEVEL, NotHere, running_server, settings_for  # noqa: E402

PLATFORMS = {"py311": "python3.11", "py312": "python3.12"}  # as pyproject.toml names them for tox
ISOLATION_LEVELS = (PLATFORMS_LEVEL, "repeatable read")
PYTEST, TOX = [sys.executable, "-m", "pytest"], [sys.executable, "-m", "tox", "run"]
EVERYTHING = ["-m", "deep or not deep", "--hypothesis-profile=deep"]
WITHOUT_BROWSER = ["-m", "not deep and not browser"]

Result = tuple[str, str, float]


def campaign(name: str, command: list[str], settings: Mapping[str, str] | None = None) -> Result:
    """Run this once; the name, how it ended, and the seconds it took."""
    print(f"\n=== {name}", flush=True)
    begun = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=os.environ | (settings or {}), check=False)
    return name, "passed" if done.returncode == 0 else "FAILED", time.monotonic() - begun


def on_this_python() -> Iterator[Result]:
    """SQLite, as in `make test`, with nothing left out."""
    yield campaign("SQLite, this Python", [*PYTEST, *EVERYTHING])


def as_each_platform() -> Iterator[Result]:
    """The suite as each Open edX would run it, where its Python runs."""
    for platform, python in PLATFORMS.items():
        found = shutil.which(python)
        if found and works(found):
            yield campaign(f"As on Open edX, {platform}", [*TOX, "-e", platform])
        else:
            yield f"As on Open edX, {platform}", "not here", 0.0


def works(python: str) -> bool:
    """Whether it starts; a version manager's stand-in may not."""
    return subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode == 0


def on_mariadb() -> Iterator[Result]:
    """Both isolation levels: the platform uses one, MariaDB's own default is the other."""
    try:
        with running_server() as port:
            for level in ISOLATION_LEVELS:
                command = [*PYTEST, *WITHOUT_BROWSER]
                yield campaign(f"MariaDB, {level}", command, settings_for(port, level))
    except NotHere as reason:
        yield "MariaDB", f"not here: {reason}", 0.0


def on_planted_faults() -> Iterator[Result]:
    """One fault at a time in the rooms that keep the texts safe: does a test notice?"""
    print("\n=== Mutation", flush=True)
    begun = time.monotonic()
    outcome = "passed" if mutation.campaign() else "FAILED"
    yield "Mutation", outcome, time.monotonic() - begun


def main() -> int:
    """Run them all; 1 when one failed."""
    campaigns = (on_this_python, as_each_platform, on_mariadb, on_planted_faults)
    results = [result for each in campaigns for result in each()]
    print("\nCampaign                        Result      Seconds")
    for name, outcome, seconds in results:
        print(f"{name:<30}  {outcome:<10}  {seconds:7.0f}")
    return int(any(outcome == "FAILED" for _, outcome, _ in results))


if __name__ == "__main__":
    sys.exit(main())
