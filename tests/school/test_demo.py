"""The demo people are made once, and never share a database with real ones."""

import pytest
from django.contrib.auth.models import User

from flexid_xblock.access import api as access
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Unavailable
from flexid_xblock.models import CounsellorAssignment, CourseRole, Group, Membership
from flexid_xblock.school import demo
from tests.attacks.common import stored
from tests.laid_down import lay_down_people

COURSE = "course-v1:FlexID+School+1"


def counts() -> list[int]:
    """How many people and relations there are."""
    return [model.objects.count() for model in (User, Membership, CounsellorAssignment, CourseRole)]


def test_seventeen_people_with_their_relations(people) -> None:
    assert counts() == [17, 11, 13, 2]


def test_a_second_time_changes_nothing(people) -> None:
    User.objects.filter(username="eve").delete()
    before = counts()
    demo.make_people()
    assert counts() == before


@pytest.mark.django_db
def test_what_the_tests_are_given_is_what_the_school_makes() -> None:
    lay_down_people()  # from here on, and on an empty database, they are written and not made
    kinds = (User, Membership, CounsellorAssignment, CourseRole)
    found = []
    for make in (demo.make_people, lay_down_people):
        for model in (*kinds, Group):
            model.objects.all().delete()
        make()
        found.append(({label: len(rows) for label, rows in stored().items()}, relations()))
    assert found[0] == found[1]


def relations() -> list[list[tuple]]:
    """The accounts, and who stands how to whom, by names."""
    name = dict(User.objects.values_list("pk", "username"))
    members, followed = Membership.objects.all(), CounsellorAssignment.objects.all()
    pairs = followed.values_list("is_deputy", "student_id", "counsellor_id")
    return [
        sorted(User.objects.values_list("username", "email", "is_active", "is_superuser")),
        sorted((one.group.name, one.role, name[one.user_id]) for one in members),
        sorted((is_deputy, name[who], name[by]) for is_deputy, who, by in pairs),
        sorted((one.role, name[one.user_id]) for one in CourseRole.objects.all()),
    ]


def test_cleo_and_ida_read_what_ana_sends_and_dov_what_eve_sends(people) -> None:
    names = {user.pk: user.username for user in people.values()}
    ana, eve = (access.readers_of(people[name].pk, COURSE) for name in ("ana", "eve"))
    assert [names[pk] for pk in (*ana.counsellors, *ana.deputies)] == ["cleo", "ida"]
    assert [names[pk] for pk in eve.all] == ["dov"]


def test_everybody_has_the_desks_of_the_design(people) -> None:
    def desks(name: str) -> tuple[str, ...]:
        pk = people[name].pk
        return access.desks(Actor(user_id=pk, real_user_id=pk), COURSE)

    found = {name: desks(name) for name in ("faduma", "una", "dov", "sol", "liv", "max")}
    assert found == {
        "faduma": ("student",),
        "una": ("teacher",),
        "dov": ("counsellor",),
        "sol": ("coordinator",),
        "liv": ("lead",),
        "max": (),
    }


def test_only_max_administers(people) -> None:
    assert [user.username for user in people.values() if user.is_superuser] == ["max"]


def test_the_demo_refuses_a_database_with_real_people(db) -> None:
    User.objects.create_user("real", "real@school.example", "x")
    with pytest.raises(Unavailable, match="real_people_here"):
        demo.refuse_mixture(demo=True)
    demo.refuse_mixture(demo=False)


def test_a_real_school_refuses_a_database_with_demo_people(people) -> None:
    with pytest.raises(Unavailable, match="demo_people_here"):
        demo.refuse_mixture(demo=False)
    demo.refuse_mixture(demo=True)
