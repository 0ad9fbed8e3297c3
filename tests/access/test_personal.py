"""A person takes her relations with her, and none of her ids stays behind."""

from collections.abc import Callable

import pytest

from flexid_xblock.access import api, choices, personal
from flexid_xblock.access.models import (
    Closing,
    CounsellorAssignment,
    CourseRole,
    Group,
    Membership,
    Wish,
)
from flexid_xblock.domain.actors import Actor
from tests.common import COURSE

MODELS = (Membership, CounsellorAssignment, CourseRole)


def ids() -> set[int | None]:
    """Every id of a person in any column of the room."""
    columns = ("user_id", "student_id", "counsellor_id", "granted_by")
    return {
        getattr(row, column)
        for model in MODELS
        for row in model.objects.all()
        for column in columns
        if hasattr(row, column)
    }


def test_a_student_is_told_her_groups_and_who_follows_her_up(
    people: dict, actor: Callable[..., Actor]
) -> None:
    export = personal.export(actor("ana"))
    groups = [(row["group__name"], row["role"], row["until"]) for row in export["memberships"]]
    assert groups == [("Fjord", "student", None)]
    assigned = {(row["counsellor_id"], row["is_deputy"]) for row in export["assignments"]}
    assert assigned == {(people["cleo"].pk, False), (people["ida"].pk, True)}
    assert {row["student_id"] for row in export["assignments"]} == {people["ana"].pk}
    assert export["roles"] == []


def test_what_has_ended_is_told_too(people: dict, actor: Callable[..., Actor]) -> None:
    group = Group.objects.get(name="Fjord").pk
    api.end_membership(group_id=group, user_id=people["ana"].pk)
    memberships = personal.export(actor("ana"))["memberships"]
    assert [row["until"] is None for row in memberships] == [False]


@pytest.mark.parametrize(("name", "rows"), [("ana", 3), ("cleo", 6), ("tor", 1), ("sol", 1)])
def test_erasing_a_person_leaves_none_of_her_ids(people: dict, name: str, rows: int) -> None:
    user_id = people[name].pk
    by = Actor(user_id=user_id, real_user_id=user_id)
    group = Group.objects.get(name="Fjord").pk
    api.add_member(group_id=group, user_id=people["eve"].pk, role="student", by=by)
    before = sum(model.objects.count() for model in MODELS)
    assert user_id in ids()
    assert (personal.erase(user_id), personal.erase(user_id)) == (rows, 0)
    assert user_id not in ids()
    assert sum(model.objects.count() for model in MODELS) == before - rows


def test_only_she_is_erased(people: dict, actor: Callable[..., Actor]) -> None:
    personal.erase(people["ana"].pk)
    names = {user.pk: name for name, user in people.items()}
    left = {names[row["student_id"]] for row in api.caseload(actor("cleo"), COURSE)}
    assert left == {"bo", "cai", "dina", "emre", "faduma"}
    assert Group.objects.count() == 2


@pytest.fixture
def decided(people: dict, actor: Callable[..., Actor]) -> dict[str, dict]:
    """What Ana is told of her choices; Bo has made the same ones, and Sol has settled both."""
    cleo = people["cleo"].pk
    for name in ("ana", "bo"):
        choices.close_to(actor(name), cleo, course_key=COURSE, closed=True)
        choices.ask_for_another(actor(name), course_key=COURSE)
        choices.settle(actor("sol"), people[name].pk, course_key=COURSE)
    here = {"course_key": COURSE, "student_id": people["ana"].pk}
    closing, wish = Closing.objects.get(**here), Wish.objects.get(**here)
    return {
        "closings": here | {"reader_id": cleo, "since": closing.since, "until": None},
        "wishes": here | {"asked_at": wish.asked_at, "settled_at": wish.settled_at},
    }


def test_what_she_decided_is_told_to_her_and_to_nobody_else(
    decided: dict[str, dict], actor: Callable[..., Actor]
) -> None:
    export = personal.export(actor("ana"))
    assert {name: export[name] for name in decided} == {n: [row] for n, row in decided.items()}
    for name in ("cleo", "sol", "eve"):
        export = personal.export(actor(name))
        assert {one: export[one] for one in decided} == {"closings": [], "wishes": []}


@pytest.mark.parametrize("name", ["ana", "cleo", "sol"])
def test_her_choices_go_with_her_and_her_id_goes_from_those_of_others(
    decided: dict[str, dict], people: dict, name: str
) -> None:
    ana, bo, cleo, sol = (people[one].pk for one in ("ana", "bo", "cleo", "sol"))
    left = {
        "ana": ({(bo, cleo)}, {(bo, sol)}),
        "cleo": (set(), {(ana, sol), (bo, sol)}),
        "sol": ({(ana, cleo), (bo, cleo)}, {(ana, None), (bo, None)}),
    }
    personal.erase(people[name].pk)
    closings = set(Closing.objects.values_list("student_id", "reader_id"))
    wishes = set(Wish.objects.values_list("student_id", "settled_by"))
    assert (closings, wishes) == left[name]
