"""An actor knows whether somebody looks through another's eyes."""

import pytest

from flexid_xblock.domain.actors import Actor


@pytest.mark.parametrize(("real_user_id", "is_masked"), [(1, False), (2, True)])
def test_an_actor_is_masked_when_somebody_else_is_logged_in(
    real_user_id: int, *, is_masked: bool
) -> None:
    assert Actor(user_id=1, real_user_id=real_user_id).is_masked is is_masked


def test_an_actor_is_not_enrolled_unless_the_host_says_so() -> None:
    assert Actor(user_id=1, real_user_id=1).enrolled is False


def test_an_actor_is_nothing_on_the_platform_unless_the_host_says_so() -> None:
    found = Actor(user_id=1, real_user_id=1)
    assert (found.is_course_staff, found.is_admin) == (False, False)
