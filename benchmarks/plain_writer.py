"""One of many who write plain rows: ``python -m benchmarks.plain_writer NUMBER ROWS``.

The floor for everything that must be committed one by one. It says "ready",
waits for a line, writes so many rows, and says "done", as tests/audit/writer.py does.
"""

import sys

import django
from django.db import connection

INSERT = "INSERT INTO plain_row (writer, said) VALUES (%s, %s)"


def main(number: int, rows: int) -> None:
    """Insert and commit, one row at a time."""
    with connection.cursor() as cursor:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        sys.stdin.readline()
        for _ in range(rows):
            cursor.execute(INSERT, [number, "x" * 200])
    sys.stdout.write("done\n")


if __name__ == "__main__":
    django.setup()
    main(int(sys.argv[1]), int(sys.argv[2]))
