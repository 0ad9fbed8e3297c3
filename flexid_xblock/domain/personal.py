"""How a room declares what it stores about people."""

from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal["none", "id", "time", "state", "text"]
Erase = Literal["delete", "keep", "keep_hashed"]
# What a room hands over of one person: plain rows by their name.
Export = dict[str, list[Any]]


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
