"""Proof that the log is whole: inside the database, and against heads outside it.

A chain cannot show that its own tail was cut together with its ``Chain`` row;
the daily head, kept where the database's keeper cannot write, can.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from django.utils import timezone

from flexid_xblock.audit.chain import SAID, row_mac
from flexid_xblock.audit.models import Chain, ReadRow
from flexid_xblock.vault import door

HEADS_FILE = "read-log-heads.txt"
# A row gets its time a moment before it is committed: a day is closed a little after it ends.
_SETTLED = timedelta(minutes=10)

Tails = dict[str, tuple[int, str]]


@dataclass(frozen=True, kw_only=True)
class Head:
    """How many rows all chains had, and the hash of their ends."""

    count: int
    hash: str


def verify() -> list[str]:
    """Every fault of every chain, one sentence each; [] when the log is whole."""
    secret = door.find_log_secret()
    if secret is None:
        return ["The key of the read log is gone."] if Chain.objects.exists() else []
    chains = groupby(_all_rows(), key=itemgetter(0, 1, 2, 3))
    return [fault for chain, rows in chains for fault in _faults(secret, chain, rows)]


def head(until: datetime | None = None) -> Head:
    """The head over all chains, of the rows before a moment, or of all."""
    return _head(_extended({}, None, until))


def write_head(folder: Path, day: date) -> None:
    """Add the day's line to the file of heads; a second call for a day changes nothing."""
    if timezone.now() < _end_of(day) + _SETTLED:
        raise ValueError("this day's head is not settled yet")
    if day in dict(_written(folder)):
        return
    now = head(_end_of(day))
    handle = os.open(folder / HEADS_FILE, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(f"{day.isoformat()} {now.count} {now.hash}\n")
        file.flush()
        os.fsync(file.fileno())


def compare_head(folder: Path) -> list[str]:
    """Every written head that the log no longer has, one sentence each; [] when all hold."""
    faults: list[str] = []
    tails: Tails = {}
    since = None
    for day, written in sorted(_written(folder), key=itemgetter(0)):
        tails = _extended(tails, since, _end_of(day))
        since = _end_of(day)
        if _head(tails) != written:
            faults.append(f"{day}: the log is not what it was at the end of this day.")
    return faults


def _all_rows() -> Iterator[tuple[Any, ...]]:
    # One statement, so that rows added meanwhile cannot look like a fault.
    rows = Chain.objects.order_by("pk", "rows__seq").values_list(
        "pk", "subject", "last_seq", "last_mac", "rows__mac", *(f"rows__{name}" for name in SAID)
    )
    return rows.iterator()


def _faults(
    secret: bytes, chain: tuple[int, str, int, str], rows: Iterable[tuple[Any, ...]]
) -> Iterator[str]:
    pk, subject, *end = chain
    seq, previous = 0, ""
    for *_, mac, found, at, actor_id, role, action, kind, ref, purpose in rows:
        if found is None:
            break
        if found != seq + 1:
            yield f"Chain {pk}: row {found} follows row {seq}."
        said = (found, at, actor_id, role, action, kind, ref, purpose)
        if mac != row_mac(secret, subject, previous, said):
            yield f"Chain {pk}: row {found} is not what was written after row {seq}."
        seq, previous = found, mac
    if [seq, previous] != end:
        yield f"Chain {pk}: it ends at row {seq}, not as its own record says at row {end[0]}."


def _extended(tails: Tails, since: datetime | None, until: datetime | None) -> Tails:
    rows = ReadRow.objects.order_by("chain_id", "seq")
    rows = rows.filter(at__gte=since) if since else rows
    rows = rows.filter(at__lt=until) if until else rows
    longer = dict(tails)
    for subject, seq, mac in rows.values_list("chain__subject", "seq", "mac").iterator():
        longer[subject] = max(longer.get(subject, (0, "")), (seq, mac))
    return longer


def _head(tails: Tails) -> Head:
    ends = (f"{subject} {seq} {mac}\n" for subject, (seq, mac) in sorted(tails.items()))
    return Head(
        count=sum(seq for seq, _ in tails.values()),
        hash=hashlib.sha256("".join(ends).encode("ascii")).hexdigest(),
    )


def _written(folder: Path) -> Iterator[tuple[date, Head]]:
    file = folder / HEADS_FILE
    for line in file.read_text("ascii").splitlines() if file.exists() else ():
        day, count, digest = line.split(" ")
        yield date.fromisoformat(day), Head(count=int(count), hash=digest)


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, UTC)
