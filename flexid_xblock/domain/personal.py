"""How a room declares what it stores about people."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

Kind = Literal["none", "id", "time", "state", "text"]
Erase = Literal["delete", "keep", "keep_hashed"]
# What a room hands over of one person: plain rows by their name. What may be long is made while it
# is read, so that a person with years of texts costs no more memory than one with a few.
Export = dict[str, Iterable[Any]]
Item = TypeVar("Item")

_AT_ONCE = 50


@dataclass(frozen=True)
class PersonalField:
    """What one model field holds of a person, and what becomes of it.

    ``retention`` names a row of the retention table (``privacy/retention.py``);
    ``sealed`` is true where the column holds ciphertext only.
    """

    kind: Kind
    retention: str
    export: bool
    erase: Erase
    sealed: bool = False


def declared(model: str, **fields: PersonalField) -> dict[str, PersonalField]:
    """The declarations of one model, keyed "Model.field" as the house collects them."""
    return {f"{model}.{name}": field for name, field in fields.items()}


def batches(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The items, as many at once as are opened and held in memory together."""
    for start in range(0, len(items), _AT_ONCE):
        yield items[start : start + _AT_ONCE]
