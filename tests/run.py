"""`make test`: the tests that drive a browser, in two halves, beside all others.

A browser waits more than it works: so two cores are busy with three processes at a
time. The permission table comes where the shorter half has ended. What is said stays
apart: the first half's while it runs, the others' when all is done. With arguments it
is one plain pytest.
"""

import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parent.parent
PYTEST = [sys.executable, "-m", "pytest"]
BROWSER, OTHERS = ["-m", "not deep and browser"], ["-m", "not deep and not browser"]
TABLE = ["tests/matrix", "tests/test_matrix.py"]
# Each line is one process at a time, one part after the other.
LINES: list[dict[str, list[str]]] = [
    {"With a browser, the first half": [*BROWSER, "--half", "1"]},
    {
        "With a browser, the second half": [*BROWSER, "--half", "2"],
        "The permission table": [*OTHERS, *TABLE],
    },
    {"Without a browser": [*OTHERS, *(f"--ignore={path}" for path in TABLE)]},
]


def main(arguments: list[str]) -> int:
    """Run what was asked for, or everything; 0 when all passed."""
    if arguments:
        return subprocess.run([*PYTEST, *arguments], cwd=ROOT, check=False).returncode
    _streams, *later = [name for line in LINES for name in line]
    with ExitStack() as stack, ThreadPoolExecutor(len(LINES)) as pool:
        said = {name: stack.enter_context(tempfile.TemporaryFile("w+")) for name in later}
        running = [pool.submit(run, line, said) for line in LINES]
        codes = {name: code for one in running for name, code in one.result().items()}
        for name, file in said.items():
            file.seek(0)
            print(f"\n=== {name}\n{file.read()}", flush=True)
    print("=== " + "; ".join(f"{name}: {outcome(codes[name])}" for name in codes), flush=True)
    return int(any(codes.values()))


def run(line: dict[str, list[str]], said: dict[str, IO[str]]) -> dict[str, int]:
    """The parts of one line, one after the other, whatever became of those before."""
    return {name: part(options, said.get(name)) for name, options in line.items()}


def part(options: list[str], output: IO[str] | None) -> int:
    """One part; the answer of its pytest."""
    command = [*PYTEST, *options]
    return subprocess.run(command, cwd=ROOT, stdout=output, stderr=output, check=False).returncode


def outcome(code: int) -> str:
    """How pytest ended."""
    return "passed" if code == 0 else f"FAILED ({code})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
