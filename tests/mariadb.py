"""A private MariaDB for tests: own folder, own port, gone afterwards."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# As the platform's own server is set up, so that what fails there fails here.
LIKE_THE_PLATFORM = [
    "--character-set-server=utf8mb4",
    "--collation-server=utf8mb4_unicode_ci",
    "--sql-mode=STRICT_TRANS_TABLES",
]
# Nothing has to survive the tests; waiting for the disk made them six times as long.
IN_A_HURRY = ["--innodb-flush-method=nosync", "--debug-no-sync"]
PLATFORMS_LEVEL = "read committed"  # Django's own where nobody names one, and nobody does there
PATIENCE = 60  # seconds
LONGEST_INSTALL = 120  # seconds


class NotHere(Exception):
    """There is no server and we cannot get one."""


@contextmanager
def running_server() -> Iterator[int]:
    """Start an empty server on a free port of this machine; yields the port."""
    install_if_missing()
    with tempfile.TemporaryDirectory() as folder, started(Path(folder)) as (port, server):
        wait_for(port, server)
        yield port


def settings_for(port: int, level: str = PLATFORMS_LEVEL) -> dict[str, str]:
    """What tests/settings.py reads to use the server."""
    return {
        "FLEXID_TEST_DB_ENGINE": "mysql",
        "FLEXID_TEST_DB_PORT": str(port),
        "FLEXID_TEST_ISOLATION": level,
    }


def install_if_missing() -> None:
    """Debian's packages, where we may install them; these two start no service."""
    if shutil.which("mariadbd") and shutil.which("my_print_defaults"):
        return
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise NotHere("install mariadb-server")
    quiet("apt-get", "update")
    quiet("apt-get", "install", "--yes", "mariadb-server-core", "mariadb-client-core")


@contextmanager
def started(folder: Path) -> Iterator[tuple[int, subprocess.Popen]]:
    """A server on an empty data folder, without passwords, for this machine alone."""
    port, user = free_port(), f"--user={os.environ.get('USER', 'root')}"
    where = ["--no-defaults", f"--datadir={folder}/data", user]
    quiet("mariadb-install-db", *where, "--auth-root-authentication-method=normal")
    here = [f"--socket={folder}/socket", f"--port={port}", "--bind-address=127.0.0.1"]
    with (folder / "log").open("w") as log:
        command = ["mariadbd", *where, *here, "--skip-grant-tables"]
        command += [*LIKE_THE_PLATFORM, *IN_A_HURRY]
        server = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        yield port, server
    finally:
        server.terminate()
        server.wait()


def quiet(*command: str) -> None:
    """Run it without a terminal; say why when it does not work."""
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    silent = {"stdin": subprocess.DEVNULL, "capture_output": True, "text": True}
    try:
        done = subprocess.run(command, env=env, timeout=LONGEST_INSTALL, check=False, **silent)
    except subprocess.TimeoutExpired:
        raise NotHere(f"{command[0]} takes too long") from None
    if done.returncode:
        raise NotHere(f"{command[0]}: {(done.stdout + done.stderr).strip()[-200:]}")


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port: int, server: subprocess.Popen) -> None:
    """Return when the server answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise NotHere("the server did not start")
