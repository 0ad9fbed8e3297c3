"""The acts that change who stands how to whom."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.journal.models import EntryReader, SentText
from tests.common import COURSE
from tests.matrix.cast import actor_of
from tests.matrix.world import Planted


def end_counselling(student: str, counsellor: str) -> Callable[[Planted], Any]:
    return lambda world: access.end_assignment(
        course_key=COURSE,
        student_id=world.people[student],
        counsellor_id=world.people[counsellor],
    )


def end_membership(thing: str, person: str) -> Callable[[Planted], Any]:
    return lambda world: access.end_membership(
        group_id=world.things[thing].ids["group"], user_id=world.people[person]
    )


def join(thing: str, person: str, role: str) -> Callable[[Planted], Any]:
    """Somebody comes into the group of a thing."""
    return lambda world: access.add_member(
        group_id=world.things[thing].ids["group"], user_id=world.people[person], role=role
    )


def both(*acts: Callable[[Planted], Any]) -> Callable[[Planted], Any]:
    """One after the other."""
    return lambda world: [act(world) for act in acts]


def counsel(student: str, counsellor: str) -> Callable[[Planted], Any]:
    """Somebody follows a student up, and is named on what she sent from the first text on."""

    def act(world: Planted) -> None:
        ids = {"student_id": world.people[student], "counsellor_id": world.people[counsellor]}
        access.assign_counsellor(course_key=COURSE, **ids)
        entry = world.things[student].ids["sent"]
        first = SentText.objects.get(entry_id=entry, number=1)
        row = EntryReader(entry_id=entry, reader_id=world.people[counsellor])
        row.named_at = first.sent_at
        row.save()

    return act


def lead(person: str) -> Callable[[Planted], Any]:
    return lambda world: access.give_course_role(
        course_key=COURSE, user_id=world.people[person], role="safeguarding_lead"
    )


def move(model: type, column: str, days: int, **which: str) -> Callable[[Planted], Any]:
    """A relation begins or ends at another time."""

    def act(world: Planted) -> None:
        ids = {name: world.people[person] for name, person in which.items()}
        rows = model.objects.filter(**ids)
        rows.update(**{column: timezone.now() + timedelta(days=days)})

    return act


def close(student: str, reader: str) -> Callable[[Planted], Any]:
    """A student closes her texts to somebody."""

    def act(world: Planted) -> None:
        owner, reader_id = actor_of(student), world.people[reader]
        access.choices.close_to(owner, reader_id, course_key=COURSE, closed=True)

    return act
