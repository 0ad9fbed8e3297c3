"""What a person is told of her relations, and what stays of her when she is erased."""

from collections.abc import Callable
from operator import itemgetter

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.access import glass, personal
from flexid_xblock.access.models import CounsellorAssignment, CourseRole, Membership, Permit
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.personal import PersonalField
from tests.access.breaking import ask, decide
from tests.common import COURSE


@pytest.mark.parametrize("name", ["ana", "cleo", "sol"])
def test_her_export_says_where_who_as_what_and_how_long(
    people: dict, actor: Callable[..., Actor], name: str
) -> None:
    export, who = personal.export(actor(name)), people[name].pk
    times = ("since", "until")
    assert export["memberships"] == list(
        Membership.objects.filter(user_id=who)
        .order_by("pk")
        .values("group__name", "group__course_key", "role", "from_cohort", *times)
    )
    pairs = ("course_key", "student_id", "counsellor_id", "is_deputy", *times)
    rows = CounsellorAssignment.objects.order_by("student_id", "counsellor_id").values(*pairs)
    mine = [row for row in rows if who in (row["student_id"], row["counsellor_id"])]
    ids = itemgetter("student_id", "counsellor_id")
    assert sorted(export["assignments"], key=ids) == mine
    roles = CourseRole.objects.filter(user_id=who).values("course_key", "role", *times)
    assert export["roles"] == list(roles)


def test_who_decided_is_forgotten_and_that_it_was_decided_stays(
    people: dict, actor: Callable[..., Actor]
) -> None:
    permit_id = ask(actor("dov"), actor("ana"))
    decide(actor("liv"), permit_id)
    glass.review(actor("liv"), permit_id)
    for name in ("sol", "liv"):
        before = Permit.objects.values().get()
        personal.erase(people[name].pk)
    assert (before["decided_by"], before["reviewed_by"]) == (people["liv"].pk,) * 2
    gone = {"decided_by": None, "reviewed_by": None}
    assert Permit.objects.values().get() == before | gone


def test_only_her_name_is_forgotten_as_who_granted_it(people: dict, actor: Callable) -> None:
    for name, student in (("sol", "kim"), ("liv", "max")):
        assign = {"course_key": COURSE, "counsellor_id": people["cleo"].pk, "by": actor(name)}
        access.assign_counsellor(student_id=people[student].pk, **assign)
    personal.erase(people["sol"].pk)
    granted = CounsellorAssignment.objects.order_by("-pk").values_list("granted_by", flat=True)
    assert list(granted[:2]) == [people["liv"].pk, None]


def test_when_a_relation_held_is_told_and_who_granted_it_is_not() -> None:
    time = PersonalField("time", "roster", export=True, erase="delete")
    assert personal._relation("Of", to=personal._PERSON) == {
        "Of.id": PersonalField("none", "roster", export=False, erase="delete"),
        "Of.since": time,
        "Of.until": time,
        "Of.granted_by": PersonalField("id", "roster", export=False, erase="delete"),
        "Of.to": PersonalField("id", "roster", export=True, erase="delete"),
    }
