"""What is shown of counted faces: never a number of few, and nothing that is somebody's."""

from collections.abc import Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.activities import totals
from flexid_xblock.activities.totals import FACES, LEAST, Counts, shown
from tests.activities.pulse_worlds import Keep, Look, arriving, coming_and_going, seen, told_of

COUNTS = st.fixed_dictionaries(dict.fromkeys(FACES, st.integers(0, 25)))
SMALL = st.fixed_dictionaries(dict.fromkeys(FACES, st.sampled_from([0, 0, 1, 2, 9, 10, 11, 20])))


def counts(*numbers: int) -> Counts:
    """How many chose each face, in the order of the faces."""
    return dict(zip(FACES, numbers, strict=False))


@pytest.mark.parametrize(
    ("numbers", "most", "told"),
    [
        ((9,), "", {}),
        ((5, 4), "", {}),
        ((10,), "yes", {}),
        ((6, 4), "yes", {}),
        ((40, 9), "yes", {}),
        ((4, 3, 3), "", {}),
        ((10, 10), "", {"yes": 10, "mostly": 10, "between": 0, "little": 0, "no": 0}),
        ((15, 0, 4, 6), "", {"yes": 15, "mostly": 0, "no": 0}),
        ((12, 14, 3), "", {"mostly": 14, "little": 0, "no": 0}),
        ((9, 9, 9), "", {}),
    ],
)
def test_a_row_says_this(numbers: tuple[int, ...], most: str, told: Counts) -> None:
    assert shown(counts(*numbers)) == totals.PulseRow(most=most, numbers=told)


@given(st.one_of(COUNTS, SMALL))
def test_a_number_is_nought_or_ten_and_more_and_what_is_hidden_is_never_alone(row: Counts) -> None:
    found = shown(row)
    assert [n for n in found.numbers.values() if 0 < n < LEAST] == []
    assert {face: row[face] for face in found.numbers} == found.numbers
    hidden = [row[face] for face in FACES if face not in found.numbers]
    if found.numbers and hidden:
        assert len(hidden) > 1
        assert sum(hidden) >= LEAST


@given(st.sampled_from(FACES), st.integers(LEAST, 60), st.integers(0, 4))
def test_all_of_one_mind_reads_like_nearly_all(face: str, total: int, odd: int) -> None:
    other = next(one for one in FACES if one != face)
    mixed = {face: total - odd, other: odd}
    assert shown({face: total}) == shown(mixed) == totals.PulseRow(most=face)


def other_rows(row: Counts, most: int) -> Iterator[Counts]:
    """Rows that read the same, of so many people at most."""
    found = shown(row)
    hidden = [face for face in FACES if face not in found.numbers]
    for one, step in product(hidden, (-2, -1, 1, 2)):
        for other, back in product(hidden, (-2, -1, 0, 1, 2)):
            changed = dict(row)
            changed[one] += step
            changed[other] += back if other != one else 0
            fits = min(changed.values()) >= 0 and sum(changed.values()) <= most
            if fits and shown(changed) == found:
                yield changed


@given(st.one_of(COUNTS, SMALL))
def test_no_hidden_number_follows_from_the_others_and_the_number_of_people(row: Counts) -> None:
    people = max(sum(row.values()), LEAST)
    # All a reader has is how many people answered, in whole tens; each may pass a row over.
    known = totals.table("pulse", people, {"hope": row})
    found = list(other_rows(row, known.people + LEAST - 1))
    hidden = [face for face in FACES if row[face] and face not in known.rows["hope"].numbers]
    assert [face for face in hidden if {one[face] for one in found} <= {row[face]}] == []


def test_fewer_than_ten_people_have_no_table() -> None:
    known = totals.table("pulse", 9, {"hope": counts(9)})
    assert (known.people, known.rows) == (0, {})
    known = totals.table("pulse", 39, {"hope": counts(20, 19)})
    assert (known.people, list(known.rows)) == (30, ["hope"])


@given(arriving())
def test_no_answer_follows_from_all_tables_there_ever_were(world) -> None:
    assert told_of(world) == []


@given(coming_and_going())
def test_nor_when_people_change_their_answers_and_leave(world) -> None:
    assert told_of(world) == []


@given(st.one_of(arriving(), coming_and_going()))
def test_nothing_changes_before_ten_more_have_answered(world) -> None:
    shows, kept, then = [(0, totals.PulseRow()), *seen(world)], set(), 0
    for event in world:
        if isinstance(event, Keep):
            kept.add(event.who)
        elif not isinstance(event, Look):
            kept.discard(event.who)
        elif shows.pop(0) != shows[0]:
            assert len(kept) - then >= LEAST
            then = len(kept)


HALVES = [Keep(who, FACES[who % 2]) for who in range(20)]
TEN_MORE = [Keep(who, "yes") for who in range(20, 30)]


@pytest.mark.parametrize(
    ("name", "value", "world"),
    [
        ("MIXED", 0, [*HALVES, Look(), *TEN_MORE, Look()]),
        ("is_due", lambda then, now: now > then, [*HALVES, Look(), *TEN_MORE[:4], Look()]),
        ("shown", lambda row: totals.PulseRow(numbers=row), [*TEN_MORE, Look()]),
    ],
)
def test_a_weaker_rule_would_be_noticed(monkeypatch, name: str, value, world) -> None:
    assert told_of(world) == []
    monkeypatch.setattr(totals, name, value)
    if name == "is_due":
        monkeypatch.setattr(totals, "MIXED", 0)
    assert told_of(world) != []
