"""Eight processes read at once: no read is refused, no row is lost, the chains hold."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from django.db import connection

from flexid_xblock.models import Chain, DataKey, KeyFingerprint, ReadRow
from tests.audit.common import emptied_tables

pytestmark = [pytest.mark.deep, pytest.mark.races, pytest.mark.django_db(transaction=True)]

WRITERS, READS, ROUNDS = 8, 250, 5


def database(folder: Path) -> Mapping[str, str]:
    """The empty database of this run for other processes; SQLite as a school has it, in a file."""
    if connection.vendor == "mysql":
        emptied_tables(ReadRow, Chain, DataKey, KeyFingerprint)
        named = {"FLEXID_TEST_DB_NAME": connection.settings_dict["NAME"]}
        return os.environ | named | {"DJANGO_SETTINGS_MODULE": "tests.audit.writer_settings"}
    (folder / "data").mkdir(parents=True)
    school = {"DJANGO_SETTINGS_MODULE": "flexid_xblock.school.settings"}
    env = os.environ | school | {"FLEXID_DATA": str(folder), "PYTHONWARNINGS": "ignore"}
    manage(env, "migrate", "--verbosity=0")
    return env


def manage(env: Mapping[str, str], *command: str) -> str:
    """What a management command prints there."""
    run = [sys.executable, "-m", "django", *command]
    return subprocess.run(run, env=env, check=True, capture_output=True, text=True).stdout


def rows_per_second(env: Mapping[str, str], reads: int) -> float:
    """Let the writers go at once; how fast the log grew."""
    command = [sys.executable, "-m", "tests.audit.writer"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    writers = [
        subprocess.Popen([*command, str(n), str(reads)], env=env, **pipes) for n in range(WRITERS)
    ]
    assert [writer.stdout.readline() for writer in writers] == ["ready\n"] * WRITERS
    begun = time.perf_counter()
    for writer in writers:
        writer.stdin.write("\n")
        writer.stdin.flush()
    assert [writer.stdout.readline() for writer in writers] == ["done\n"] * WRITERS
    seconds = time.perf_counter() - begun
    assert [writer.communicate() and writer.returncode for writer in writers] == [0] * WRITERS
    return WRITERS * reads / seconds


def test_the_log_grows_fast_and_loses_nothing(tmp_path: Path, capsys) -> None:
    env = database(tmp_path)
    speed = rows_per_second(env, READS)
    whole = manage(env, "flexid_verify_log")
    assert whole.startswith(f"The read log is whole: {WRITERS * READS} rows, ")
    with capsys.disabled():
        print(f"\n{connection.vendor}, {WRITERS} writers: {speed:.0f} rows/s. {whole}", end="")


def test_all_may_want_the_first_key_at_once(tmp_path: Path) -> None:
    for number in range(ROUNDS):
        env = database(tmp_path / str(number))
        rows_per_second(env, 1)
        assert manage(env, "flexid_verify_log").startswith(f"The read log is whole: {WRITERS} rows")
