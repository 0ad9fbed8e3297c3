"""Proof that the log is whole: inside the database, and against heads outside it.

A chain cannot show that its own tail was cut together with its ``Chain`` row;
the daily head, kept where the database's keeper cannot write, can.
"""

import hashlib
import hmac
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from json.encoder import encode_basestring_ascii as _quoted
from operator import itemgetter
from pathlib import Path
from typing import Any

from django.utils import timezone

from flexid_xblock.audit.chain import SAID, row_mac, sealed_on
from flexid_xblock.audit.models import EMPTIED, Chain, ReadRow
from flexid_xblock.vault import door

HEADS_FILE = "read-log-heads.txt"
# A row gets its time a moment before it is committed: a day is closed a little after it ends.
_SETTLED = timedelta(minutes=10)
_LINE = re.compile(r"(?P<day>\d{4}-\d\d-\d\d) (?P<count>\d+) (?P<hash>[0-9a-f]{64})")

_OF_A_CHAIN = ("pk", "subject", "last_seq", "last_mac", "sealed_seq", "seal")
_CHAIN = len(_OF_A_CHAIN)
_EMPTY = tuple(EMPTIED.values())  # in the order of SAID, after number and time

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
    chains = groupby(_all_rows(), key=itemgetter(slice(_CHAIN)))
    return [fault for chain, rows in chains for fault in _faults(secret, chain, rows)]


def head(until: datetime | None = None) -> Head:
    """The head over all chains, of the rows before a moment, or of all."""
    return _head(_extended({}, None, until))


def write_head(folder: Path, day: date) -> bool:
    """Add the day's line to the file of heads; a second call for a day changes nothing: False."""
    if timezone.now() < _end_of(day) + _SETTLED:
        raise ValueError("this day's head is not settled yet")
    if day in _written(folder):
        return False
    now = head(_end_of(day))
    _append_line(folder / HEADS_FILE, f"{day.isoformat()} {now.count} {now.hash}\n")
    return True


def compare_head(folder: Path) -> list[str]:
    """Every written head that the log no longer has, one sentence each; [] when all hold."""
    faults = [f"{HEADS_FILE}: a line cannot be read." for _ in _unreadable(folder)]
    tails: Tails = {}
    since = None
    for day, written in sorted(_written(folder).items()):
        tails = _extended(tails, since, _end_of(day))
        since = _end_of(day)
        if _head(tails) != written:
            faults.append(f"{day}: the log is not what it was at the end of this day.")
    return faults


def _all_rows() -> Iterator[tuple[Any, ...]]:
    # One statement, so that rows added meanwhile cannot look like a fault.
    rows = Chain.objects.order_by("pk", "rows__seq").values_list(
        *_OF_A_CHAIN, "rows__mac", *(f"rows__{name}" for name in SAID)
    )
    return rows.iterator()


def _faults(
    secret: bytes, chain: tuple[Any, ...], rows: Iterable[tuple[Any, ...]]
) -> Iterator[str]:
    pk, subject, *end, sealed_seq, seal = chain
    seq, previous, found_seal = 0, "", ""
    for row in rows:
        mac, said = row[_CHAIN], row[_CHAIN + 1 :]
        found = said[0]
        if found is None:
            break
        if found != seq + 1:
            yield f"Chain {pk}: row {found} follows row {seq}."
        if found <= sealed_seq:
            found_seal = sealed_on(secret, subject, found_seal, (found, said[1], mac))
            if said[2:] != _EMPTY:
                yield f"Chain {pk}: row {found} was emptied, and says something again."
        elif not _is_proof(mac, secret, subject, previous, said):
            yield f"Chain {pk}: row {found} is not what was written after row {seq}."
        seq, previous = found, mac
    if found_seal != seal:
        yield f"Chain {pk}: its emptied rows are not those that were sealed."
    if [seq, previous] != end:
        yield f"Chain {pk}: it ends at row {seq}, not as its own record says at row {end[0]}."


def _is_proof(mac: str, secret: bytes, subject: str, previous: str, said: Sequence[Any]) -> bool:
    """Whether ``row_mac`` gives this; asked only where the quick way does not."""
    quick = _quick_mac(secret, subject, previous, *said)
    return mac == quick or mac == row_mac(secret, subject, previous, said)


def _quick_mac(
    secret: bytes, subject: str, previous: str, seq: int, at: datetime, actor: int, *words: str
) -> str:
    """The mac over the same bytes as ``row_mac``, spelled out: a long log has many rows.

    Whatever is no usual row (another time zone, a number that is none) gets another one.
    """
    moment = at.isoformat(timespec="microseconds")
    rest = ",".join(map(_quoted, words))
    row = f'["row",{_quoted(subject)},{_quoted(previous)},{seq!r},"{moment}",{actor!r},{rest}]'
    return hmac.digest(secret, row.encode("ascii"), "sha256").hex()


def _extended(tails: Tails, since: datetime | None, until: datetime | None) -> Tails:
    rows = ReadRow.objects.all()
    rows = rows.filter(at__gte=since) if since else rows
    rows = rows.filter(at__lt=until) if until else rows
    longer = dict(tails)
    for subject, seq, mac in rows.values_list("chain__subject", "seq", "mac").iterator():
        end = (seq, mac)
        longer[subject] = max(end, longer.setdefault(subject, end))
    return longer


def _head(tails: Tails) -> Head:
    ends = (f"{subject} {seq} {mac}\n" for subject, (seq, mac) in sorted(tails.items()))
    return Head(
        count=sum(seq for seq, _ in tails.values()),
        hash=hashlib.sha256("".join(ends).encode("ascii")).hexdigest(),
    )


def _written(folder: Path) -> dict[date, Head]:
    found = filter(None, map(_LINE.fullmatch, _lines(folder)))
    return {
        date.fromisoformat(line["day"]): Head(count=int(line["count"]), hash=line["hash"])
        for line in found
    }


def _unreadable(folder: Path) -> list[str]:
    return [line for line in _lines(folder) if not _LINE.fullmatch(line)]


def _lines(folder: Path) -> list[str]:
    file = folder / HEADS_FILE
    return file.read_text("ascii", "replace").splitlines() if file.exists() else []


def _append_line(file: Path, line: str) -> None:
    # A line that a power cut left half must not swallow the next one.
    is_torn = file.exists() and not file.read_bytes().endswith(b"\n")
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write("\n" * is_torn + line)
        out.flush()
        os.fsync(out.fileno())


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, UTC)
