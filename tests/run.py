"""`make test`: the tests that drive a browser, in two halves, beside all others.

A browser waits more than it works: so two cores are busy with four processes at a
time, and those without a browser step back where one has something to do. After the
permission table, what is promised about two at once and about the tables is asked of
MariaDB too, where this machine has it or can get it; where not, the last line says
so, and it is no failure. What is said stays apart: the first half's while it runs,
the others' when all is done. With arguments it is one plain pytest.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

# Found once the root is on the path.
from tests.mariadb import NotHere, running_server, settings_for  # noqa: E402

PYTEST, NICE = [sys.executable, "-m", "pytest"], ["nice", "-n", "5"]
EVERY_RUN = ["-m", "not deep"]
# Told apart by paths alone: no test is in two parts, and none in no part.
BROWSER = ["tests/browser", "tests/hardening/browser", "tests/test_canary.py"]
TABLE = ["tests/matrix", "tests/test_matrix.py"]
REST = [f"--ignore={path}" for path in (*BROWSER, *TABLE)]
ON_MARIADB = "On MariaDB"
# Each line is one process at a time, one part after the other.
LINES: list[dict[str, list[str]]] = [
    {"With a browser, the first half": [*EVERY_RUN, "--half", "1", *BROWSER]},
    {"With a browser, the second half": [*EVERY_RUN, "--half", "2", *BROWSER]},
    {
        "The permission table": [*EVERY_RUN, *TABLE],
        ON_MARIADB: ["-m", "not deep and (races or tables)"],
    },
    {"Without a browser": [*EVERY_RUN, *REST]},
]
PASSED, FAILED = "passed", "FAILED"


def main(arguments: list[str]) -> int:
    """Run what was asked for, or everything; 0 when nothing failed."""
    if arguments:
        return subprocess.run([*PYTEST, *arguments], cwd=ROOT, check=False).returncode
    _streams, *later = [name for line in LINES for name in line]
    with ExitStack() as stack, ThreadPoolExecutor(len(LINES)) as pool:
        said = {name: stack.enter_context(tempfile.TemporaryFile("w+")) for name in later}
        running = [pool.submit(run, line, said) for line in LINES]
        outcomes = {name: outcome for one in running for name, outcome in one.result().items()}
        for name, file in said.items():
            file.seek(0)
            print(f"\n=== {name}\n{file.read()}", flush=True)
    print("=== " + "; ".join(f"{name}: {outcomes[name]}" for name in outcomes), flush=True)
    return int(any(outcome.startswith(FAILED) for outcome in outcomes.values()))


def run(line: dict[str, list[str]], said: dict[str, IO[str]]) -> dict[str, str]:
    """How the parts of one line ended, one after the other, whatever became of those before."""
    return {
        name: (on_mariadb if name == ON_MARIADB else part)(options, said.get(name))
        for name, options in line.items()
    }


def on_mariadb(options: list[str], output: IO[str] | None) -> str:
    """One part on a server of its own; how it ended, or why there is none."""
    try:
        with running_server() as port:
            return part(options, output, settings_for(port))
    except NotHere as reason:
        return f"not here: {reason}"


def part(
    options: list[str], output: IO[str] | None, settings: Mapping[str, str] | None = None
) -> str:
    """How the pytest of one part ended."""
    patient = [] if "--half" in options else NICE
    command, env = [*patient, *PYTEST, *options], environment() | (settings or {})
    done = subprocess.run(command, cwd=ROOT, env=env, stdout=output, stderr=output, check=False)
    return PASSED if done.returncode == 0 else f"{FAILED} ({done.returncode})"


def environment() -> dict[str, str]:
    """Ours, but what one process has compiled the next one reads."""
    return {name: one for name, one in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
