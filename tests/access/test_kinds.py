"""A change names people, tells each of them her part, and forgets whoever is erased."""

import pytest
from django.utils import timezone

from flexid_xblock.access import personal, proposals
from flexid_xblock.access.kinds import only, people_in, without
from flexid_xblock.access.models import Proposal
from tests.access.proposing import change
from tests.common import COURSE

LINES = {"name": "Fjord", "lines": [{"user_id": 1, "group": "a"}, {"user_id": 2, "group": "b"}]}


@pytest.mark.parametrize(
    ("node", "people"),
    [(change([1, 2], 9), {1, 2, 9}), (LINES, {1, 2}), ({"count": 7}, set()), (None, set())],
)
def test_everybody_in_it_is_found(node, people) -> None:
    assert people_in(node) == people


def test_each_is_told_her_own_part() -> None:
    assert only(change([1, 2], 9), 1) == change([1], 9)
    assert only(LINES, 2) == {"name": "Fjord", "lines": [{"user_id": 2, "group": "b"}]}


@pytest.mark.parametrize(
    ("node", "user_id", "left"),
    [
        (change([1, 2], 9), 1, change([2], 9)),
        (change([1], 9), 1, None),
        (change([1, 2], 9), 9, None),
        (LINES, 1, {"name": "Fjord", "lines": [{"user_id": 2, "group": "b"}]}),
        ({"act": "new", "students": []}, 1, {"act": "new", "students": []}),
        (None, 1, None),
    ],
)
def test_whoever_is_erased_is_in_no_change_any_more(node, user_id, left) -> None:
    assert without(node, user_id) == left


def test_what_nobody_decided_in_time_stays_where_all_of_it_is_kept(actor) -> None:
    what = change([actor("bo").user_id], actor("dov").user_id)
    proposals.propose(actor("sol"), COURSE, "counsellor", what)
    proposals.forget(timezone.now() + proposals.LIFE)
    assert Proposal.objects.get().what == what


@pytest.fixture
def asked(actor) -> dict[str, int]:
    """That Dov follows Ana and Bo up, asked by Sol and agreed to by Max."""
    ids = {name: actor(name).user_id for name in ("ana", "bo", "dov", "sol", "max", "eve")}
    what = change([ids["ana"], ids["bo"]], ids["dov"])
    found = proposals.propose(actor("sol"), COURSE, "counsellor", what)
    proposals.approve(actor("max"), found.id, course_key=COURSE)
    return ids


@pytest.mark.parametrize(
    ("name", "students"), [("ana", ["ana"]), ("dov", []), ("sol", []), ("max", []), ("eve", None)]
)
def test_an_export_has_it_for_whom_it_names(actor, asked, name: str, students) -> None:
    found = [row["what"]["students"] for row in personal.export(actor(name))["proposals"]]
    assert found == ([] if students is None else [[asked[one] for one in students]])


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("ana", (["bo"], "sol", "max")),
        ("sol", (["ana", "bo"], None, "max")),
        ("max", (["ana", "bo"], "sol", None)),
        ("dov", None),
        ("eve", (["ana", "bo"], "sol", "max")),
    ],
)
def test_erasing_somebody_leaves_her_id_in_no_change(asked, name: str, left) -> None:
    personal.erase(asked[name])
    rows = Proposal.objects.values_list("what", "asked_by", "decided_by")
    found = [(what["students"], asker, second) for what, asker, second in rows]
    if left is None:
        assert found == []
        return
    students, asker, second = left
    assert found == [([asked[one] for one in students], asked.get(asker), asked.get(second))]
