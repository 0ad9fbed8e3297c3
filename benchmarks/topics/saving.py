"""A draft of 2,000 characters saved, everything included, beside a POST that does nothing.

On SQLite as a school has it, and on a MariaDB of its own where there is one. Each is
measured in a process that finds its settings in the environment.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.mariadb import NotHere, running_server

HERE = [sys.executable, "-m", "benchmarks.saving_here"]


def main() -> None:
    """The rows of both databases, or of the one that is here."""
    subprocess.run(HERE, check=True)  # noqa: S603  our own
    try:
        with mariadb() as environment:
            subprocess.run(HERE, env=os.environ | environment, check=True)  # noqa: S603
    except NotHere as reason:
        sys.stderr.write(f"saving: without MariaDB, which is not here: {reason}\n")


@contextmanager
def mariadb() -> Iterator[dict[str, str]]:
    """An empty database as the platform has it, gone afterwards."""
    import pymysql  # noqa: PLC0415  there for the tests only

    with running_server() as port:
        with pymysql.connect(host="127.0.0.1", port=port, user="root") as server:
            server.cursor().execute("CREATE DATABASE flexid")
        yield {"FLEXID_BENCH_MARIADB": str(port)}


if __name__ == "__main__":
    main()
