"""The long campaigns of `make test-deep`, one after the other, and a table at the end.

The first runs everything at full counts, on this Python and SQLite. Where the
question is another Python or another database, every test runs at the counts of
each run: on the other Python when it is there, and on MariaDB at both isolation
levels (without the browser, whose server is a school on SQLite). The last asks
whether the suite would notice a fault (tests/mutation.py).
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

OTHER_PYTHON = "python3.12"
OTHER_VENV = ".venv-py312"
ISOLATION_LEVELS = (PLATFORMS_LEVEL, "repeatable read")
EVERYTHING = ["-m", "deep or not deep", "--hypothesis-profile=deep"]
EACH_RUN = ["-m", "not deep"]
WITHOUT_BROWSER = ["-m", "not deep and not browser"]

Result = tuple[str, str, float]


def campaign(name: str, python: str, tests: list[str], settings: Mapping[str, str]) -> Result:
    """Run these tests once; the name, how it ended, and the seconds it took."""
    print(f"\n=== {name}", flush=True)
    begun = time.monotonic()
    command = [python, "-m", "pytest", *tests]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | settings, check=False)
    return name, "passed" if done.returncode == 0 else "FAILED", time.monotonic() - begun


def on_this_python() -> Iterator[Result]:
    """SQLite, as in `make test`, with nothing left out."""
    yield campaign("SQLite, this Python", sys.executable, EVERYTHING, {})


def on_the_other_python() -> Iterator[Result]:
    """The same with the other lock, where that Python runs."""
    python = shutil.which(OTHER_PYTHON)
    if sys.version_info >= (3, 12) or not python or not works(python):
        yield f"SQLite, {OTHER_PYTHON}", "not here", 0.0
        return
    make = ["make", "ready", f"VENV={OTHER_VENV}", f"PYTHON={python}"]
    subprocess.run(make, cwd=ROOT, check=True)
    yield campaign(f"SQLite, {OTHER_PYTHON}", f"{OTHER_VENV}/bin/python", EACH_RUN, {})


def works(python: str) -> bool:
    """Whether it starts; a version manager's stand-in may not."""
    return subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode == 0


def on_mariadb() -> Iterator[Result]:
    """Both isolation levels: the platform uses one, MariaDB's own default is the other."""
    try:
        with running_server() as port:
            for level in ISOLATION_LEVELS:
                name, settings = f"MariaDB, {level}", settings_for(port, level)
                yield campaign(name, sys.executable, WITHOUT_BROWSER, settings)
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
    campaigns = (on_this_python, on_the_other_python, on_mariadb, on_planted_faults)
    results = [result for each in campaigns for result in each()]
    print("\nCampaign                        Result      Seconds")
    for name, outcome, seconds in results:
        print(f"{name:<30}  {outcome:<10}  {seconds:7.0f}")
    return int(any(outcome == "FAILED" for _, outcome, _ in results))


if __name__ == "__main__":
    sys.exit(main())
