"""What a count may tell, how long a step takes, and which stages a form has."""

import re
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.sessions import rules

OPTIONS = ("tell", "keep", "own")
SHAPE = {
    "stages": [
        {"key": "opening", "kind": "opening", "minutes": 10},
        {"key": "food", "kind": "food", "minutes": 15},
        {"key": "names", "kind": "dilemma", "minutes": 40, "options": ["tell", "keep"]},
    ],
    "forms": {"short": {"minutes": 40, "stages": {"names": 30, "opening": 10}}},
    "content_note": True,
}
VOTES = st.lists(st.sampled_from(OPTIONS), max_size=14)
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@given(VOTES)
def test_of_fewer_than_five_nothing_is_told(votes: list[str]) -> None:
    assert (rules.totals(votes, OPTIONS) == {"shown": False}) == (len(votes) < 5)


@given(VOTES)
def test_all_alike_is_told_as_most_and_without_a_number(votes: list[str]) -> None:
    found = rules.totals(votes, OPTIONS)
    is_alike = len(votes) >= 5 and len(set(votes)) == 1
    assert (found == {"shown": True, "most": (votes or [""])[0]}) == is_alike


@given(VOTES)
def test_otherwise_each_option_has_its_number(votes: list[str]) -> None:
    found = rules.totals(votes, OPTIONS)
    if "options" in found:
        count = Counter(votes)
        assert found == {
            "shown": True,
            "answered": len(votes),
            "options": {one: count[one] for one in OPTIONS},
        }


@given(VOTES, st.randoms())
def test_no_order_of_votes_is_told(votes: list[str], chance) -> None:
    mixed = list(votes)
    chance.shuffle(mixed)
    assert rules.totals(mixed, OPTIONS) == rules.totals(votes, OPTIONS)


@pytest.mark.parametrize(
    ("total", "minutes"),
    [
        (40, [4, 5, 2, 8, 12, 4, 2, 3, 0]),
        (30, [3, 4, 2, 6, 9, 3, 1, 2, 0]),
        (25, [3, 3, 1, 5, 8, 2, 1, 2, 0]),
    ],
)
def test_a_circle_has_these_minutes(total: int, minutes: list[int]) -> None:
    assert list(rules.step_minutes(total).values()) == minutes


@given(st.integers(min_value=8, max_value=180))
def test_the_steps_fill_the_time_and_each_has_some(total: int) -> None:
    found = rules.step_minutes(total)
    assert list(found) == list(rules.STEPS)
    assert (min(list(found.values())[:-1]) >= 1, found["done"]) == (True, 0)
    assert abs(sum(found.values()) - total) <= (0 if total >= 20 else 8)


def test_a_form_leaves_out_what_it_does_not_name() -> None:
    found = {
        form: [(one.key, one.minutes) for one in rules.stages_of(SHAPE, form)]
        for form in rules.forms_of(SHAPE)
    }
    assert found == {
        "full": [("opening", 10), ("food", 15), ("names", 40)],
        "short": [("opening", 10), ("names", 30)],
    }


def test_a_circle_holds_two_votes_and_a_poll_one() -> None:
    poll = {"kind": "input", "polls": [{"key": "line", "options": ["yes", "no"]}]}
    circle = rules.stage_of(SHAPE, "names")
    assert rules.ballots_of(circle) == {"first": ("tell", "keep"), "second": ("tell", "keep")}
    assert rules.ballots_of(poll) == {"line": ("yes", "no")}
    assert rules.ballots_of(rules.stage_of(SHAPE, "nowhere")) == {}


@pytest.mark.parametrize(
    ("days", "due"), [(None, False), (8, False), (7, True), (1, True), (-1, True)]
)
def test_a_content_note_is_due_seven_days_before(days: int | None, due: bool) -> None:
    planned = None if days is None else NOW + timedelta(days=days)
    assert rules.note_is_due(SHAPE, planned, NOW) == due
    assert rules.note_is_due({"stages": []}, planned, NOW) is False


def test_a_code_is_no_word_and_easily_read() -> None:
    codes = {rules.make_code() for _ in range(200)}
    assert all(re.fullmatch("[BCDFGHJKMNPQRTVWXZ2346789]{6}", code) for code in codes)
    assert len(codes) > 190


@pytest.mark.parametrize(("one", "other"), [("Ana Lind", " ana   LIND"), ("STRASSE", "straße")])
def test_names_that_read_alike_are_alike(one: str, other: str) -> None:
    assert rules.alike(one) == rules.alike(other)
