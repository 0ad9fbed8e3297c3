"""People and places for the tests of the vault."""

from typing import Any

from flexid_xblock.domain.actors import Actor
from flexid_xblock.vault.api import Place, Sealed, seal, student_key

ANA, BO, EVE, CLEO = 1, 2, 3, 4


def actor(user_id: int, *, masked_by: int | None = None) -> Actor:
    """A person, or a person seen through by somebody else."""
    return Actor(user_id=user_id, real_user_id=masked_by or user_id)


def a_place(**changes: Any) -> Place:
    """Where Ana's text belongs."""
    usual = {
        "kind": "entry",
        "course_key": "course-v1:flexid+1+2026",
        "activity_key": "who-am-i.journal",
        "slot": "roles",
        "owner_id": ANA,
        "revision": 1,
        "column": "text",
    }
    return Place(**{**usual, **changes})


def a_sealed(text: str = "mine", **changes: Any) -> Sealed:
    """Ana's text, closed under her key."""
    place = a_place(**changes)
    return Sealed(place=place, data=seal(student_key(ANA), place, text.encode()))
