"""How fast the read log grows and is proved, beside what this machine can do at all.

``python -m benchmarks.read_log`` measures SQLite as a school has it; with
``--mariadb`` a private MariaDB, gone afterwards. It needs the folder of the tests.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

KEY = "YSBrZXkgZm9yIGJlbmNobWFya3MsIDMyIGJ5dGVzISE="
SCHOOL = {"DJANGO_SETTINGS_MODULE": "flexid_xblock.school.settings", "PYTHONWARNINGS": "ignore"}
PLATFORM = {
    "DJANGO_SETTINGS_MODULE": "tests.audit.writer_settings",
    "FLEXID_TEST_DB_NAME": "flexid",
}


def main() -> None:
    """Measure on an empty database, in a process that finds its settings there."""
    database = mariadb if "--mariadb" in sys.argv else sqlite
    with tempfile.TemporaryDirectory() as folder, database() as settings:
        Path(folder, "data").mkdir()
        env = os.environ | settings | {"FLEXID_DATA": folder, "FLEXID_KEY": KEY}
        measure = [sys.executable, "-m", "benchmarks.read_log_here"]
        subprocess.run(measure, env=env, check=True)  # noqa: S603  our own


@contextmanager
def sqlite() -> Iterator[dict[str, str]]:
    """As a school has it."""
    yield SCHOOL


@contextmanager
def mariadb() -> Iterator[dict[str, str]]:
    """As the platform has it."""
    import pymysql  # noqa: PLC0415  there for the tests only

    from tests import deep  # noqa: PLC0415  looks for a server when it is asked

    with deep.running_server() as port:
        with pymysql.connect(host="127.0.0.1", port=port, user="root") as server:
            server.cursor().execute("CREATE DATABASE flexid")
        yield deep.mariadb(port, "read committed") | PLATFORM


if __name__ == "__main__":
    main()
