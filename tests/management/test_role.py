"""flexid_role: coordinators and leads are named by an operator."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from flexid_xblock.access import api as access
from flexid_xblock.access.models import CourseRole
from tests.common import COURSE

ELSEWHERE = "course-v1:Other+1+1"


def run(*options: str) -> str:
    out = StringIO()
    call_command("flexid_role", *options, stdout=out)
    return out.getvalue().strip()


@pytest.mark.parametrize(("role", "desk"), [("coordinator", "coordinator"), ("lead", "lead")])
def test_somebody_is_named_once_and_ended(actor, role: str, desk: str) -> None:
    given = [run(COURSE, "max", role) for _ in range(2)]
    assert given == [f"max is now {role} of this course."] * 2
    assert (access.desks(actor("max"), COURSE), access.desks(actor("max"), ELSEWHERE)) == (
        (desk,),
        (),
    )
    assert run(COURSE, "max", role, "--end") == f"max is no longer {role} of this course."
    assert access.desks(actor("max"), COURSE) == ()
    assert CourseRole.objects.filter(user_id=actor("max").user_id).count() == 1


def test_of_others_and_of_other_roles_nothing_ends(actor) -> None:
    run(COURSE, "sol", "lead", "--end")
    run(ELSEWHERE, "sol", "coordinator", "--end")
    assert access.desks(actor("sol"), COURSE) == ("coordinator",)


def test_a_name_that_nobody_has_changes_nothing(people) -> None:
    before = CourseRole.objects.count()
    with pytest.raises(CommandError, match="Nobody has this login name"):
        run(COURSE, "nobody-here", "coordinator")
    assert CourseRole.objects.count() == before
