"""What the vault is told about a text: where it belongs and whose key closes it."""

import json
from dataclasses import dataclass, field
from typing import Literal

_SPELLED = json.JSONEncoder(separators=(",", ":"))


@dataclass(frozen=True, kw_only=True)
class Place:
    """The one column of the one row that a sealed text belongs to.

    It never names a primary key, which does not exist before INSERT.
    ``slot`` tells apart what one owner has in one activity (a prompt, a card).
    """

    kind: str
    course_key: str
    activity_key: str
    slot: str
    owner_id: int
    revision: int
    column: str

    def encoded(self) -> bytes:
        """The place as associated data; two places never encode alike."""
        return _SPELLED.encode(list(vars(self).values())).encode("ascii")


@dataclass(frozen=True, kw_only=True)
class Sealed:
    """One ciphertext, the place it must belong to, and to whom it was openly sent."""

    place: Place
    data: bytes = field(repr=False)
    addressed_to: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class KeyOwner:
    """Whose data key closes a text; the key goes when its owner goes."""

    kind: Literal["student", "record", "log"]
    ref: str


def student_key(user_id: int) -> KeyOwner:
    """The owner of all texts by and about this student."""
    return KeyOwner(kind="student", ref=str(user_id))
