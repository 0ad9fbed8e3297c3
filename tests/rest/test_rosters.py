"""A term's roster, by its addresses: look, ask, take back, slips; and cohorts."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flexid_xblock.access import proposals
from flexid_xblock.access.models import Group, Membership, Proposal
from flexid_xblock.domain.cohorts import Cohort
from flexid_xblock.edge.school import HOST
from tests.access.rosters.files import a_file
from tests.common import COURSE

HERE = {"course": COURSE}
TEXT = a_file(
    "nora;Nora Berg;student;Vidde;1;nils", "nils;Nils Moe;counsellor", "per;;teacher;Vidde;1"
)


@pytest.fixture
def sol(api):
    return api("sol")


def look(client, text: str = TEXT, **more: Any) -> Any:
    return client.put("roster/look/", {**HERE, "text": text, **more})


def asked(client, text: str = TEXT) -> UUID:
    seen = look(client, text).json()["seen"]
    answer = client.put("roster/", {**HERE, "text": text, "whole": False, "seen": seen})
    assert (answer.status_code, answer.json()["outcome"]) == (200, "waiting")
    return UUID(answer.json()["id"])


def done(client, actor, text: str = TEXT) -> UUID:
    found = asked(client, text)
    proposals.approve(actor("max"), found, course_key=COURSE)
    return found


def test_a_look_says_in_sentences_what_would_change_and_changes_nothing(sol) -> None:
    found = look(sol).json()
    assert found["totals"] == [
        "1 new group",
        "2 new accounts",
        "2 places in groups begin",
        "1 time somebody begins to follow a student up",
    ]
    changes = [
        {"who": "Nora Berg", "text": "joins as a student"},
        {"who": "Per Dahl", "text": "joins as a teacher"},
        {"who": "Nils Moe", "text": "follows up 1 student from then on"},
    ]
    assert found["groups"] == [{"title": "Vidde, year 1", "is_new": True, "changes": changes}]
    assert (found["faults"], Group.objects.count()) == ([], 2)


def test_a_look_says_by_line_what_to_mend(sol) -> None:
    found = look(sol, a_file("ana;;boss", "sol;;teacher;Skog;1")).json()
    assert found["faults"] == [
        {
            "line": 2,
            "text": "“boss” is no role. Write student, teacher, helper or counsellor.",
        },
        {
            "line": 3,
            "text": "You cannot give a place to yourself. Another coordinator must do it.",
        },
    ]
    assert (found["groups"], found["totals"]) == ([], [])


def test_who_moves_is_told_what_happens_to_her_contributions(sol) -> None:
    found = look(sol, "Phone;" + a_file("1;ana;;student;Skog;1").lstrip()).json()
    assert found["notes"][0] == "Columns that are passed over: Phone."
    assert found["notes"][1].startswith("Who changes groups: what they put on the old group's")
    moves = [one for group in found["groups"] for one in group["changes"]]
    assert {"who": "Ana Lind", "text": "goes to another group"} in moves


def test_the_first_account_of_a_school_has_a_name_as_any_other(sol, people) -> None:
    User.objects.filter(pk=1).delete()
    User.objects.create(pk=1, username="nora", first_name="Nora", last_name="Berg")
    found = look(sol, a_file("nora;;student;Skog;1;dov")).json()
    assert found["groups"][0]["changes"][0]["who"] == "Nora Berg"


def test_what_was_not_looked_at_is_not_asked(sol) -> None:
    answer = sol.put("roster/", {**HERE, "text": TEXT, "whole": False, "seen": "0" * 64})
    assert (answer.status_code, answer.json()["code"]) == (409, "roster_changed")


def test_it_is_taken_back_by_its_address(sol, actor) -> None:
    found = done(sol, actor)
    answer = sol.put(f"roster/{found}/undoing/", HERE)
    assert answer.json() == {"left": {"groups": 1, "accounts": 2, "changed": 0}}


def test_slips_are_for_new_accounts_and_shown_in_this_answer_only(sol, actor) -> None:
    found = done(sol, actor)
    slips = sol.put(f"roster/{found}/slips/", HERE).json()["slips"]
    assert [(one["name"], one["login"]) for one in slips] == [
        ("Nils Moe", "nils"),
        ("Nora Berg", "nora"),
    ]
    stored = " ".join(User.objects.values_list("password", flat=True))
    assert slips[0]["password"] not in stored + str(list(Proposal.objects.values()))


def test_after_a_week_no_adult_gets_a_new_slip(sol, actor) -> None:
    found = done(sol, actor)
    Proposal.objects.update(decided_at=timezone.now() - timedelta(days=8))
    slips = sol.put(f"roster/{found}/slips/", HERE).json()["slips"]
    assert [one["login"] for one in slips] == ["nora"]


def test_where_nobody_waits_for_one_there_is_no_slip(sol, actor) -> None:
    found = done(sol, actor, a_file("per;;teacher;Skog;1"))
    assert sol.put(f"roster/{found}/slips/", HERE).json() == {"slips": []}


def test_the_sites_people_decide_but_get_no_slips(api, sol, actor) -> None:
    found = done(sol, actor)
    assert api("max").put(f"roster/{found}/slips/", HERE).status_code == 404


@pytest.fixture
def cohorts(monkeypatch, people) -> list[Cohort]:
    """Eve is in a cohort of the platform's; Tor too, who is staff."""
    who = frozenset(people[name].pk for name in ("eve", "tor"))
    found = [Cohort(id=7, name="Fjell", members=who, students=who)]
    monkeypatch.setattr(HOST, "cohorts", lambda course_key: tuple(found), raising=False)
    return found


def test_cohorts_are_looked_at_and_then_done(sol, cohorts, people) -> None:
    about = {**HERE, "year": 2}
    seen = sol.put("roster/cohorts/look/", about).json()
    changes = [
        {"who": "", "text": "a new group"},
        {"who": "Eve Rask", "text": "joins as a student"},
    ]
    assert seen["groups"] == [{"title": "Fjell", "is_new": False, "changes": changes}]
    assert not Group.objects.filter(name="Fjell").exists()
    answer = sol.put("roster/cohorts/", {**about, "seen": seen["seen"]})
    assert (answer.json(), answer.status_code) == ({"changes": 2}, 200)
    members = Membership.objects.filter(group__name="Fjell", group__year=2)
    assert [one.user_id for one in members] == [people["eve"].pk]


def test_cohorts_that_changed_since_are_looked_at_once_more(sol, cohorts) -> None:
    about = {**HERE, "year": 1}
    seen = sol.put("roster/cohorts/look/", about).json()["seen"]
    cohorts.clear()
    cohorts.append(Cohort(id=8, name="Vidde", members=frozenset(), students=frozenset()))
    answer = sol.put("roster/cohorts/", {**about, "seen": seen})
    assert (answer.status_code, Group.objects.filter(name="Vidde").exists()) == (409, False)


@pytest.mark.parametrize(("found", "code"), [((), "no_cohorts"), (None, "cohorts_unread")])
def test_without_cohorts_nothing_is_done(sol, monkeypatch, found, code: str) -> None:
    monkeypatch.setattr(HOST, "cohorts", lambda course_key: found, raising=False)
    assert sol.put("roster/cohorts/look/", {**HERE, "year": 1}).json()["code"] == code


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_whatever_bytes_a_file_has_there_is_an_answer_and_nothing_is_done(sol, rest) -> None:
    text = "login;role;group;year\n" + rest.decode("cp1252", "replace")
    answer = look(sol, text)
    assert answer.status_code in {200, 422}
    assert answer.json().get("faults") or answer.json().get("groups") or "code" in answer.json()
    assert (Group.objects.count(), Proposal.objects.count()) == (2, 0)
