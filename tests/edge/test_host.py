"""The host is the one that the settings name."""

from importlib import import_module

import pytest

from flexid_xblock import edge
from flexid_xblock.domain.errors import Denied


@pytest.mark.parametrize(("name", "kind"), [("school", "SchoolHost"), ("openedx", "OpenEdxHost")])
def test_the_settings_choose_the_host(settings, name: str, kind: str) -> None:
    settings.FLEXID_HOST = name
    assert type(edge.host.__wrapped__()).__name__ == kind


@pytest.mark.parametrize("name", ["school", "openedx"])
def test_a_host_answers_all_that_the_doors_ask(settings, name: str) -> None:
    settings.FLEXID_HOST = name
    asked = {"actor", "seat", "names", "course_url", "place_url", "emit_completion"}
    asked |= {"mail", "language_of", "places", "complete_for", "may_author", "authored"}
    asked |= {"find", "find_people", "free_logins", "make_accounts", "start_passwords"}
    asked |= {"without_own_password", "cohorts"}
    assert asked - set(dir(edge.host.__wrapped__())) == set()


def test_one_process_has_one_host() -> None:
    assert edge.host() is edge.host()


def test_a_host_that_nobody_knows_stops_the_process(settings) -> None:
    settings.FLEXID_HOST = "moodle"
    with pytest.raises(KeyError):
        edge.host.__wrapped__()


def test_in_the_school_an_activity_has_one_place_and_nothing_else_keeps_what_is_done() -> None:
    host = edge.host()
    assert host.places("course-v1:FlexID+School+1", "who-am-i.meeting") == ("who-am-i.meeting",)
    assert host.complete_for("course-v1:FlexID+School+1", "who-am-i.meeting", [1]) is None


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("school", "/module/who-am-i/#who-am-i.meeting"),
        ("openedx", "/courses/course-v1:FlexID+School+1/course/"),
    ],
)
def test_a_host_says_where_an_activity_stands(settings, name: str, place: str) -> None:
    settings.FLEXID_HOST = name
    host = edge.host.__wrapped__()
    assert host.place_url("course-v1:FlexID+School+1", "who-am-i.meeting") == place


def test_in_the_lms_accounts_and_passwords_are_the_platforms() -> None:
    lms = import_module("flexid_xblock.edge.openedx").HOST
    assert (lms.free_logins(["nora"]), lms.start_passwords([1])) == (None, {})
    assert lms.without_own_password([1]) == frozenset()
    with pytest.raises(Denied, match="accounts_elsewhere"):
        lms.make_accounts({"nora": "Nora Berg"})


def test_the_school_has_no_cohorts() -> None:
    assert edge.host().cohorts("course-v1:FlexID+School+1") == ()
