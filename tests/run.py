"""`make test`: the tests that drive a browser beside all others, one process each.

Two cores are busy that way, and what is said stays apart: the browser's while it
runs, the others' when they are done. With arguments it is one plain pytest.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import IO

ROOT = Path(__file__).parent.parent
PYTEST = [sys.executable, "-m", "pytest"]


def main(arguments: list[str]) -> int:
    """Run what was asked for, or everything; 0 when all passed."""
    if arguments:
        return subprocess.run([*PYTEST, *arguments], cwd=ROOT, check=False).returncode
    with tempfile.TemporaryFile("w+") as said:
        others = begin("not deep and not browser", said)
        with_browser = begin("not deep and browser", None).wait()
        without = others.wait()
        said.seek(0)
        print("\n=== Without a browser\n" + said.read(), flush=True)
    print(f"=== With a browser: {outcome(with_browser)}; without: {outcome(without)}", flush=True)
    return int(with_browser != 0 or without != 0)


def begin(which: str, output: IO[str] | None) -> subprocess.Popen:
    """Start the tests with this mark."""
    command = [*PYTEST, "-m", which]
    return subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=output)


def outcome(code: int) -> str:
    """How pytest ended."""
    return "passed" if code == 0 else f"FAILED ({code})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
