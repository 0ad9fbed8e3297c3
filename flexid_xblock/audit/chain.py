"""How a row joins its chain."""

import hmac
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from django.utils import timezone

from flexid_xblock.audit.models import Chain, ReadRow
from flexid_xblock.rows import row_where

#: What a row says, in the order its mac covers it.
SAID = ("seq", "at", "actor_id", "role", "action", "object_kind", "object_ref", "purpose")

_encoded = json.JSONEncoder(separators=(",", ":")).encode


def student_subject(secret: bytes, student_id: int) -> str:
    """The student's name in the log, which only the log's key can make."""
    return _mac(secret, ["student", student_id])


def course_subject(secret: bytes, course_key: str) -> str:
    """The subject of what is about no single student."""
    return _mac(secret, ["course", course_key])


def row_mac(secret: bytes, subject: str, previous: str, said: Sequence[Any]) -> str:
    """The proof that this row says this, in this chain, after that row."""
    seq, at, *rest = said
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return _mac(secret, ["row", subject, previous, seq, moment, *rest])


def sealed_on(secret: bytes, subject: str, seal: str, row: tuple[int, datetime, str]) -> str:
    """The seal over the emptied rows of a chain, one row longer: its number, time and mac."""
    seq, at, mac = row
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    return _mac(secret, ["sealed", subject, seal, seq, moment, mac])


def append(row: ReadRow, *, subject: str, secret: bytes) -> None:
    """Put the row at the end of its chain; call inside ``atomic``, with the key row held."""
    locked = row_where(Chain, {"subject": subject}, lock=True)
    chain = locked or Chain.objects.create(subject=subject)
    row.chain, row.seq, row.at = chain, chain.last_seq + 1, timezone.now()
    said = [getattr(row, name) for name in SAID]
    row.mac = row_mac(secret, subject, chain.last_mac, said)
    # A value that a database would cut short would not match its mac.
    row.clean_fields(exclude=["chain"])
    row.save()
    chain.last_seq, chain.last_mac = row.seq, row.mac
    chain.save(update_fields=["last_seq", "last_mac"])


def _mac(secret: bytes, parts: Sequence[Any]) -> str:
    return hmac.digest(secret, _encoded(parts).encode("ascii"), "sha256").hex()
