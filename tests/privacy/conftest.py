"""Ana and Bo with everything a student can leave behind."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.domain.actors import Actor
from tests.common import COURSE, meet
from tests.privacy.common import break_glass, live

# Nothing else in any table looks like these, and a MariaDB can have accounts of these ids.
ANA_ID, PER_ID = 1_765_432_109, 1_543_210_987


@pytest.fixture
def ana(actor: Callable[..., Actor]) -> Actor:
    """Ana under an id that can be told from every other number."""
    group = access.groups_of(actor("tor"), COURSE, "teacher")[0].id
    access.add_member(group_id=group, user_id=ANA_ID, role="student")
    access.assign_counsellor(
        course_key=COURSE, student_id=ANA_ID, counsellor_id=actor("cleo").user_id
    )
    return replace(actor("ana"), user_id=ANA_ID, real_user_id=ANA_ID)


@pytest.fixture
def teacher(actor: Callable[..., Actor]) -> Actor:
    """A second teacher under such an id."""
    group = access.groups_of(actor("tor"), COURSE, "teacher")[0].id
    access.add_member(group_id=group, user_id=PER_ID, role="teacher")
    return replace(actor("per"), user_id=PER_ID, real_user_id=PER_ID)


@pytest.fixture
def _lives(actor: Callable[..., Actor], ana: Actor, teacher: Actor) -> None:
    meeting = meet(teacher)
    for student, mark in ((ana, "ana"), (actor("bo"), "bo")):
        live(student, mark, counsellor=actor("cleo"), teacher=teacher, meeting=meeting)
        break_glass(student, mark, asker=actor("dov"), lead=actor("liv"))
