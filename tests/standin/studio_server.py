"""The stand-in Studio behind a gunicorn of its own, for a browser."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.browser.server import PATIENCE, REPOSITORY, free_port, stop


@contextmanager
def running_studio(folder: Path) -> Iterator[str]:
    """The address of a Studio that answers; it is gone afterwards."""
    port, printed = free_port(), folder / "printed.txt"
    flags = ("--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", "4")
    command = ("gunicorn", *flags, "--no-control-socket", "tests.standin.studio_wsgi:application")
    settings = {"DJANGO_SETTINGS_MODULE": "tests.standin.studio_settings"}
    with printed.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            env={**os.environ, **settings},
            cwd=REPOSITORY,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait(f"http://127.0.0.1:{port}", process, printed)
        yield f"http://127.0.0.1:{port}"
    finally:
        stop(process)


def _wait(address: str, process: subprocess.Popen, printed: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while not _answers(address):
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError("Studio did not open:\n" + printed.read_text("utf-8"))
        time.sleep(0.1)


def _answers(address: str) -> bool:
    try:
        with urlopen(f"{address}/fields/flexid_journal/", timeout=5) as page:  # noqa: S310
            return page.status == 200
    except (URLError, OSError):
        return False
