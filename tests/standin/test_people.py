"""Who sits before a block, in each runtime, by the platform's exact names and no others."""

from typing import Any

import pytest

from tests.common import COURSE

RUNTIMES = ("lms", "preview", "editor", "leaking editor", "library")
KNOWN = {
    "edx-platform.user_id",
    "edx-platform.username",
    "edx-platform.is_authenticated",
    "edx-platform.user_is_staff",
    "edx-platform.user_is_global_staff",
    "edx-platform.user_role",
    "edx-platform.user_is_beta_tester",
    "edx-platform.anonymous_user_id",
    "edx-platform.deprecated_anonymous_user_id",
    "edx-platform.request_country_code",
    "edx-platform.user_preferences",
}
NOBODY = {"edx-platform.is_authenticated", "edx-platform.request_country_code"}
STUDENT, STAFF = {"role": "student"}, {"role": "staff"}
AS_ANA = {"role": "student", "user_name": "ana"}


@pytest.fixture
def team(platform, people) -> None:
    """Tor is staff of the course."""
    platform.staff.add((people["tor"].pk, COURSE))


def said(block: Any) -> dict[str, Any]:
    """What the user service says of who is bound."""
    return block.runtime.service(block, "user").get_current_user().opt_attrs


def roles(block: Any) -> tuple[Any, ...]:
    names = ("username", "user_is_staff", "user_is_global_staff", "user_role")
    return tuple(said(block)[f"edx-platform.{name}"] for name in names)


@pytest.mark.parametrize("runtime", RUNTIMES)
@pytest.mark.parametrize("name", ["ana", "max"])
def test_somebody_known_has_these_names_and_no_others(held, runtime: str, name: str) -> None:
    assert set(said(held(runtime, name))) == KNOWN


@pytest.mark.parametrize("looks", [STUDENT, STAFF, AS_ANA])
def test_a_look_changes_no_name(held, looks: dict[str, str]) -> None:
    assert set(said(held("lms", "max", **looks))) == KNOWN


@pytest.mark.parametrize("runtime", ["lms", "library"])
def test_nobody_has_two_names_only(held, runtime: str) -> None:
    found = said(held(runtime, "nobody"))
    assert (set(found), found["edx-platform.is_authenticated"]) == (NOBODY, False)


@pytest.mark.parametrize(
    ("name", "looks", "who"),
    [
        ("ana", {}, ("ana", False, False, "student")),
        ("tor", {}, ("tor", True, False, "staff")),
        ("tor", STAFF, ("tor", True, False, "staff")),
        ("tor", STUDENT, ("tor", False, False, "student")),
        ("tor", AS_ANA, ("ana", False, False, "student")),
        ("max", {}, ("max", True, True, "instructor")),
        ("max", STAFF, ("max", True, True, "staff")),
        ("max", STUDENT, ("max", False, True, "student")),
        ("max", AS_ANA, ("ana", False, False, "student")),
        ("ana", {**AS_ANA, "user_name": "bo"}, ("ana", False, False, "student")),
    ],
)
@pytest.mark.usefixtures("team")
def test_the_lms_binds_whom_staff_look_as(held, name: str, looks: dict, who: tuple) -> None:
    assert roles(held("lms", name, **looks)) == who


@pytest.mark.usefixtures("team")
def test_who_has_left_the_course_is_looked_as_no_more(held, platform, people) -> None:
    platform.unenrol(COURSE, people["ana"])
    assert roles(held("lms", "tor", **AS_ANA)) == ("tor", True, False, "staff")


@pytest.mark.parametrize("runtime", ["preview", "editor", "leaking editor"])
@pytest.mark.parametrize("name", ["tor", "max"])
@pytest.mark.usefixtures("team")
def test_studio_knows_no_staff_not_even_of_the_site(held, runtime: str, name: str) -> None:
    assert roles(held(runtime, name))[1:3] == (False, False)


@pytest.mark.parametrize(
    ("runtime", "role", "anonymous"),
    [
        ("lms", "instructor", "course-{}"),
        ("preview", "instructor", "student"),
        ("editor", "student", None),
        ("library", "student", "library-{}"),
    ],
)
def test_each_runtime_calls_an_administrator_something_else(
    held, people, runtime: str, role: str, anonymous: str | None
) -> None:
    found = said(held(runtime, "max"))
    expected = anonymous and anonymous.format(people["max"].pk)
    assert found["edx-platform.user_role"] == role
    assert found["edx-platform.anonymous_user_id"] == expected


@pytest.mark.usefixtures("team")
def test_a_library_takes_staff_of_the_site_for_staff_and_no_course_team(held) -> None:
    assert [roles(held("library", name))[1] for name in ("tor", "max")] == [False, True]


def test_only_two_preferences_are_told(held, platform, people) -> None:
    everything = {"pref-lang": "nb", "time_zone": "Europe/Oslo", "account_privacy": "all"}
    platform.preferences[people["ana"].pk] = everything
    told = said(held("lms"))["edx-platform.user_preferences"]
    assert told == {"pref-lang": "nb", "time_zone": "Europe/Oslo"}


def test_the_person_behind_an_anonymous_id_forgets_the_look(held, people) -> None:
    service = (block := held("lms", "max", **AS_ANA)).runtime.service(block, "user")
    fresh = service.get_user_by_anonymous_id()
    assert (fresh, hasattr(fresh, "real_user")) == (people["ana"], False)
    assert service._django_user.real_user == people["max"]
