"""The measuring itself, on the empty database of the environment: see ``read_log``."""

import hmac
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import django

django.setup()

from django.core.management import call_command  # noqa: E402  after the settings
from django.db import connection  # noqa: E402
from django.db.models import QuerySet  # noqa: E402

from flexid_xblock.audit import chain  # noqa: E402
from flexid_xblock.audit.api import verify  # noqa: E402
from flexid_xblock.audit.models import Chain, ReadRow  # noqa: E402
from flexid_xblock.vault import door  # noqa: E402

WRITERS, READS = 8, 250
STUDENTS, ROWS = 200, 500  # of the log that is proved
ROUNDS = 3  # the best one counts: whatever else runs can only slow it down
PLAIN = "benchmarks.plain_writer"
TABLE = "CREATE TABLE plain_row (writer INTEGER, said VARCHAR(255))"
BEGUN = datetime(2026, 11, 22, 8, tzinfo=UTC)


def main() -> None:
    """Print both speeds, each beside its floor."""
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
    connection.close()
    grown, plain = best(lambda: written("tests.audit.writer")), best(lambda: written(PLAIN))
    show(f"grows with {WRITERS} writers", grown, plain, "INSERT and COMMIT alone")
    fill(door.log_secret())
    show("is proved", best(proved), best(hashed), "an HMAC a row alone")


def best(measure: Callable[[], float]) -> float:
    """The fastest of a few rounds."""
    return max(measure() for _ in range(ROUNDS))


def show(what: str, speed: float, floor: float, of: str) -> None:
    """One line: the speed, the floor, and their ratio."""
    sys.stdout.write(
        f"{connection.vendor}: the read log {what}: {speed:,.0f} rows/s; "
        f"{of}: {floor:,.0f} rows/s; ratio {speed / floor:.2f}\n"
    )


def written(module: str) -> float:
    """Rows a second when so many processes write at once."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    commands = [[sys.executable, "-m", module, str(n), str(READS)] for n in range(WRITERS)]
    writers = [subprocess.Popen(one, **pipes) for one in commands]  # noqa: S603  our own
    hear(writers, "ready\n")
    begun = time.perf_counter()
    for writer in writers:
        writer.stdin.write("\n")
        writer.stdin.flush()
    hear(writers, "done\n")
    seconds = time.perf_counter() - begun
    for writer in writers:
        writer.communicate()
    return WRITERS * READS / seconds


def hear(writers: list[subprocess.Popen], word: str) -> None:
    """Wait until each has said it."""
    if [writer.stdout.readline() for writer in writers] != [word] * WRITERS:
        sys.exit("a writer has failed")


def fill(secret: bytes) -> None:
    """A log of many rows, as reading would have written it."""
    for student in range(1_000_000, 1_000_000 + STUDENTS):
        link = Chain.objects.create(subject=chain.student_subject(secret, student))
        rows = [a_row(link, seq) for seq in range(1, ROWS + 1)]
        for row in rows:
            said = [getattr(row, name) for name in chain.SAID]
            row.mac = chain.row_mac(secret, link.subject, link.last_mac, said)
            link.last_seq, link.last_mac = row.seq, row.mac
        QuerySet(ReadRow).bulk_create(rows)
        link.save()


def a_row(link: Chain, seq: int) -> ReadRow:
    """A counsellor has opened something."""
    return ReadRow(
        chain=link,
        seq=seq,
        at=BEGUN + timedelta(microseconds=1_000_003 * seq),
        actor_id=7,
        role="counsellor",
        action="open",
        object_kind="entry",
        object_ref=str(uuid4()),
        purpose="follow_up",
    )


def proved() -> float:
    """Rows a second of the whole proof."""
    begun = time.perf_counter()
    if faults := verify():
        sys.exit(faults[0])
    return ReadRow.objects.count() / (time.perf_counter() - begun)


def hashed() -> float:
    """Rows a second of what no proof can do without: one HMAC after the other."""
    begun, mac = time.perf_counter(), b""
    for _ in range(STUDENTS * ROWS):
        mac = hmac.digest(b"a key", mac.ljust(300), "sha256")
    return STUDENTS * ROWS / (time.perf_counter() - begun)


if __name__ == "__main__":
    main()
