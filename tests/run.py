"""`make test`: the tests that drive a browser, in two halves, beside all others.

A browser waits more than it works: so two cores are busy with three processes.
What is said stays apart: the first half's while it runs, the others' when they
are done. With arguments it is one plain pytest.
"""

import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parent.parent
PYTEST = [sys.executable, "-m", "pytest"]
PARTS = {
    "With a browser, the first half": ["-m", "not deep and browser", "--half", "1"],
    "With a browser, the second half": ["-m", "not deep and browser", "--half", "2"],
    "Without a browser": ["-m", "not deep and not browser"],
}


def main(arguments: list[str]) -> int:
    """Run what was asked for, or everything; 0 when all passed."""
    if arguments:
        return subprocess.run([*PYTEST, *arguments], cwd=ROOT, check=False).returncode
    first, *later = PARTS
    with ExitStack() as stack:
        said = {name: stack.enter_context(tempfile.TemporaryFile("w+")) for name in later}
        begun = {name: begin(name, said.get(name)) for name in (first, *later)}
        codes = {name: process.wait() for name, process in begun.items()}
        for name, file in said.items():
            file.seek(0)
            print(f"\n=== {name}\n{file.read()}", flush=True)
    print("=== " + "; ".join(f"{name}: {outcome(codes[name])}" for name in codes), flush=True)
    return int(any(codes.values()))


def begin(name: str, output: IO[str] | None) -> subprocess.Popen:
    """Start one part."""
    return subprocess.Popen([*PYTEST, *PARTS[name]], cwd=ROOT, stdout=output, stderr=output)


def outcome(code: int) -> str:
    """How pytest ended."""
    return "passed" if code == 0 else f"FAILED ({code})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
