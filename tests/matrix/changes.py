"""What may change about who stands how to whom, and how everybody stands afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access.models import CounsellorAssignment, CourseRole, Membership
from flexid_xblock.access.policy import Relation as R  # noqa: N817 - stands in tables
from flexid_xblock.journal.models import EntryReader
from flexid_xblock.privacy import api as privacy
from tests.common import COURSE
from tests.matrix.relations import STANDS, Stands
from tests.matrix.world import Planted

NOBODY: frozenset[R] = frozenset()
# By person, thing and kind: how she stands afterwards; what is not named stays.
After = dict[tuple[str, str, str], frozenset[R]]


@dataclass(frozen=True)
class Change:
    """One act, and what it makes of the relations of those who ask afterwards."""

    title: str
    act: Callable[[Planted], Any]
    after: After

    @property
    def persons(self) -> list[str]:
        """Who asks after it."""
        return sorted({person for person, _, _ in self.after})

    @property
    def things(self) -> list[str]:
        """What they ask for."""
        return sorted({thing for _, thing, _ in self.after})

    def stands(self) -> Stands:
        """Everybody's relations after it."""
        found = {
            thing: {kind: dict(people) for kind, people in kinds.items()}
            for thing, kinds in STANDS.items()
        }
        for (person, thing, kind), relations in self.after.items():
            found[thing][kind][person] = relations
        return found


def _end_counselling(student: str, counsellor: str) -> Callable[[Planted], Any]:
    return lambda world: access.end_assignment(
        course_key=COURSE,
        student_id=world.people[student],
        counsellor_id=world.people[counsellor],
    )


def _end_membership(thing: str, person: str) -> Callable[[Planted], Any]:
    return lambda world: access.end_membership(
        group_id=world.things[thing].ids["group"], user_id=world.people[person]
    )


def _counsel(student: str, counsellor: str) -> Callable[[Planted], Any]:
    """Somebody follows a student up, and is named when the student sends again."""

    def act(world: Planted) -> None:
        ids = {"student_id": world.people[student], "counsellor_id": world.people[counsellor]}
        access.assign_counsellor(course_key=COURSE, **ids)
        entry = world.things[student].ids["sent"]
        EntryReader.objects.create(entry_id=entry, reader_id=world.people[counsellor])

    return act


def _lead(person: str) -> Callable[[Planted], Any]:
    return lambda world: access.give_course_role(
        course_key=COURSE, user_id=world.people[person], role="safeguarding_lead"
    )


def _move(model: type, column: str, days: int, **which: str) -> Callable[[Planted], Any]:
    """A relation begins or ends at another time."""

    def act(world: Planted) -> None:
        ids = {name: world.people[person] for name, person in which.items()}
        rows = model.objects.filter(**ids)
        rows.update(**{column: timezone.now() + timedelta(days=days)})

    return act


def _one(*relations: R) -> frozenset[R]:
    return frozenset(relations)


CHANGES = [
    Change(
        "a counsellor's assignment ended",
        _end_counselling("ana", "cleo"),
        {("cleo", "ana", "student"): _one(R.OTHER)},
    ),
    Change(
        "a deputy's assignment ended",
        _end_counselling("ana", "ida"),
        {("ida", "ana", "student"): _one(R.OTHER)},
    ),
    Change(
        "a counsellor has no student left",
        _end_counselling("eve", "dov"),
        {("dov", "eve", "student"): NOBODY, ("dov", "ana", "student"): NOBODY},
    ),
    Change(
        "a counsellor begins tomorrow",
        _move(CounsellorAssignment, "since", 1, counsellor_id="cleo", student_id="ana"),
        {("cleo", "ana", "student"): _one(R.OTHER)},
    ),
    Change(
        "a teacher left the group",
        _end_membership("ana", "tor"),
        {("tor", "ana", "group"): NOBODY, ("tor", "ana", "hidden"): NOBODY},
    ),
    Change(
        "a teacher's time was over yesterday",
        _move(Membership, "until", -1, user_id="per"),
        {("per", "ana", "group"): NOBODY, ("per", "ana", "hidden"): NOBODY},
    ),
    Change(
        "a helper left the group",
        _end_membership("ana", "kim"),
        {("kim", "ana", "group"): NOBODY, ("kim", "ana", "hidden"): NOBODY},
    ),
    Change(
        "a student left the group",
        _end_membership("ana", "ana"),
        {
            **{("ana", "ana", kind): NOBODY for kind in ("group", "hidden")},
            **{(name, "ana", "student"): NOBODY for name in ("dov", "liv")},
            ("cleo", "ana", "student"): _one(R.COUNSELLOR),
        },
    ),
    Change(
        "a lead is no lead any more",
        _move(CourseRole, "until", -1, user_id="liv"),
        {("liv", thing, kind): NOBODY for thing in ("ana", "eve") for kind in STANDS["ana"]},
    ),
    Change(
        "an account was closed",
        lambda _: User.objects.filter(username="cleo").update(is_active=False),
        {("cleo", thing, "student"): NOBODY for thing in ("ana", "eve")},
    ),
    Change(
        "a student was erased",
        lambda world: privacy.erase(world.people["ana"]),
        {
            **{(name, "ana", "student"): NOBODY for name in ("cleo", "ida", "dov", "liv", "tor")},
            ("dov", "elsewhere", "student"): NOBODY,
            ("liv", "ana", "course"): NOBODY,
        },
    ),
    Change(
        "a teacher follows a student of hers up",
        _counsel("eve", "una"),
        {
            ("una", "eve", "student"): _one(R.COUNSELLOR),
            ("una", "ana", "student"): _one(R.OTHER),
        },
    ),
    Change(
        "a teacher leads the safeguarding",
        _lead("tor"),
        {
            ("tor", thing, kind): _one(R.LEAD)
            for thing in ("ana", "eve")
            for kind in ("course", "student")
        },
    ),
    Change(
        "a lead follows a student up",
        _counsel("ana", "liv"),
        {
            ("liv", "ana", "student"): _one(R.COUNSELLOR),
            ("liv", "eve", "student"): _one(R.LEAD, R.OTHER),
        },
    ),
    Change(
        "a student helps in another group",
        lambda world: access.add_member(
            group_id=world.things["ana"].ids["group"], user_id=world.people["eve"], role="helper"
        ),
        {("eve", "ana", kind): _one(R.HELPER) for kind in ("group", "hidden")},
    ),
]
