"""People and places for the tests of the vault."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import settings as hypothesis

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Unavailable
from flexid_xblock.vault.api import Place, Sealed, seal, student_key

ANA, BO, EVE, CLEO = 1, 2, 3, 4
EVERY_RUN = 50  # examples, as tests/conftest.py sets them


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


def a_sealed(text: str = "mine", *, by: int = ANA, **changes: Any) -> Sealed:
    """Ana's text, closed under her key, or another's."""
    place = a_place(**changes)
    return Sealed(place=place, data=seal(student_key(by), place, text.encode()))


def code_of(act: Callable[[], object]) -> str:
    """The code of the refusal."""
    with pytest.raises(Unavailable) as refused:
        act()
    return refused.value.code


def is_deep() -> bool:
    """Whether this is the long campaign."""
    return hypothesis().max_examples > EVERY_RUN


def examples(deep: int, every_run: int = EVERY_RUN) -> hypothesis:
    """So many examples in the long campaign, and so many in every run."""
    return hypothesis(max_examples=deep if is_deep() else every_run)
