"""Copy a seeded school from its SQLite file into a MariaDB, in minutes and not in an hour.

``FLEXID_DATA=big python -m benchmarks.desk_copy PORT`` fills the empty database
``flexid`` of a server on this machine, without passwords, that may read our files
(as ``tests/mariadb.py`` starts one). ``FLEXID_BENCH_MARIADB=PORT FLEXID_BENCH_BIG=big
python -m benchmarks.topics.queue`` measures it.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pymysql

from tests import mariadb

MIGRATE = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
TABLES = """SELECT name FROM sqlite_master WHERE type = 'table'
    AND name NOT LIKE 'sqlite%' AND name <> 'django_migrations'"""
COLUMNS = """SELECT column_name, data_type FROM information_schema.columns
    WHERE table_schema = 'flexid' AND table_name = %s"""
ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def main() -> None:
    """Make the tables, then fill one after the other."""
    port, file = int(sys.argv[1]), Path(os.environ["FLEXID_DATA"], "data", "school.sqlite3")
    settings = {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    env = os.environ | mariadb.settings_for(port) | settings
    subprocess.run(MIGRATE, env=env, check=True)  # noqa: S603  our own
    school = sqlite3.connect(f"file:{file}?mode=ro", uri=True, check_same_thread=False)
    server = pymysql.connect(host="127.0.0.1", port=port, user="root", database="flexid")
    with school, server, server.cursor() as cursor:
        cursor.execute("SET foreign_key_checks = 0, unique_checks = 0")
        for (table,) in school.execute(TABLES).fetchall():
            copy(school, cursor, table)
            server.commit()


def copy(school: sqlite3.Connection, cursor: Any, table: str) -> None:
    """Put the rows of a table of the school in the place of the server's."""
    cursor.execute(COLUMNS, [table])
    kinds = dict(cursor.fetchall())
    names = [row[1] for row in school.execute(f"PRAGMA table_info({table})")]
    binary = [name for name in names if "blob" in kinds[name]]
    into = ", ".join(f"@{name}" if name in binary else f"`{name}`" for name in names)
    as_bytes = ", ".join(f"`{name}` = UNHEX(@{name})" for name in binary)
    cursor.execute(f"DELETE FROM {table}")  # noqa: S608  names of our own tables
    with tempfile.TemporaryDirectory() as folder:
        pipe = Path(folder, "rows")
        os.mkfifo(pipe)
        Path(folder).chmod(0o755)
        rows = school.execute(f"SELECT {', '.join(f'`{name}`' for name in names)} FROM {table}")  # noqa: S608
        feeder = threading.Thread(target=feed, args=(pipe, rows), daemon=True)
        feeder.start()
        cursor.execute(
            f"LOAD DATA INFILE '{pipe}' INTO TABLE {table} CHARACTER SET utf8mb4 ({into})"
            + (f" SET {as_bytes}" if binary else "")
        )
        feeder.join()
    sys.stdout.write(f"{table}: {cursor.rowcount}\n")


def feed(pipe: Path, rows: Iterable[tuple]) -> None:
    """Write the rows as LOAD DATA reads them."""
    with pipe.open("w", encoding="utf-8", newline="") as lines:
        lines.writelines("\t".join(map(cell, row)) + "\n" for row in rows)


def cell(value: object) -> str:
    """One value; bytes as hexadecimal digits."""
    if value is None:
        return "\\N"
    return value.hex() if isinstance(value, bytes) else str(value).translate(ESCAPED)


if __name__ == "__main__":
    main()
