"""The embedded school as its operator starts it, in a folder of the tests' own."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

REPOSITORY = Path(__file__).resolve().parents[2]
PATIENCE = 60  # seconds for a first start on a busy machine


@dataclass(frozen=True, kw_only=True)
class School:
    """A running school: where it answers, where it keeps its files, what it printed."""

    port: int
    folder: Path
    more: Mapping[str, str] = field(default_factory=dict)  # environment beside its own

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def printed(self) -> Path:
        return self.folder / "printed.txt"

    @property
    def secret(self) -> str:
        """The key its tickets are signed with."""
        return (self.data / "keys" / "secret.key").read_text("ascii")

    @property
    def environment(self) -> dict[str, str]:
        """Nothing of the tests' own settings: this is the school as it comes."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        own = {"FLEXID_DATA": str(self.data), "FLEXID_DEMO": "1", "PORT": str(self.port)}
        quiet = {"PYTHONUNBUFFERED": "1", "PYTHONWARNINGS": "ignore"}
        return kept | own | quiet | dict(self.more)

    def python(self, code: str) -> str:
        """What a few lines of an operator's own print inside the school."""
        start = "import django; django.setup()\n"
        settings = {"DJANGO_SETTINGS_MODULE": "flexid_xblock.school.settings"}
        return subprocess.run(
            [sys.executable, "-c", start + code],
            env=self.environment | settings,
            cwd=REPOSITORY,
            check=True,
            stdout=subprocess.PIPE,  # what goes wrong is said on the test's own page
            text=True,
        ).stdout.strip()


@contextmanager
def running_school(folder: Path, **more: str) -> Iterator[School]:
    """A school that answers; it and all it started are gone afterwards."""
    school = School(port=free_port(), folder=folder, more=more)
    with school.printed.open("wb") as printed:
        process = subprocess.Popen(
            [sys.executable, "-m", "flexid_xblock.school"],
            env=school.environment,
            cwd=REPOSITORY,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        wait_until_it_answers(school, process)
        yield school
    finally:
        stop(process)


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_it_answers(school: School, process: subprocess.Popen) -> None:
    """Ask again and again; a school that died says why."""
    deadline = time.monotonic() + PATIENCE
    while not answers(school):
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError("The school did not open:\n" + school.printed.read_text("utf-8"))
        time.sleep(0.1)


def answers(school: School) -> bool:
    """Whether the log-in page is there."""
    try:
        with urlopen(school.address + "/login/", timeout=5) as page:  # noqa: S310 - our own address
            return page.status == 200
    except (URLError, OSError):
        return False


def stop(process: subprocess.Popen) -> None:
    """End the server and its ticker, which live in a process group of their own."""
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
