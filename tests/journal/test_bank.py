"""A draw is hers: the same at every asking, another for others, and it takes nothing away."""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from flexid_xblock.journal import queries
from flexid_xblock.journal.bank import drawn
from tests.banks import CHOOSE, DRAW, JOURNAL, KEYS, begin, deal
from tests.common import COURSE

Build = Callable[..., Actor]

PEOPLE = st.integers(min_value=1, max_value=2**63 - 1)
PROMPTS = st.sets(st.from_regex(r"[a-z][a-z0-9-]{0,12}", fullmatch=True), min_size=1, max_size=12)
NUMBERS = st.integers(min_value=1, max_value=14)


@given(who=PEOPLE, prompts=PROMPTS, number=NUMBERS)
def test_a_draw_has_its_number_and_is_the_same_in_any_order(who, prompts, number) -> None:
    found = drawn(who, JOURNAL, sorted(prompts), number)
    assert (len(found), found <= prompts) == (min(number, len(prompts)), True)
    assert drawn(who, JOURNAL, sorted(prompts, reverse=True), number) == found


@given(who=PEOPLE, prompts=PROMPTS, number=NUMBERS)
def test_what_was_not_drawn_leaves_without_a_trace(who, prompts, number) -> None:
    found = drawn(who, JOURNAL, prompts, number)
    assert [drawn(who, JOURNAL, prompts - {one}, number) for one in prompts - found] == [
        found for _ in prompts - found
    ]


@given(who=PEOPLE, prompts=PROMPTS, number=NUMBERS)
def test_what_is_added_or_taken_away_moves_one_place_at_most(who, prompts, number) -> None:
    found = drawn(who, JOURNAL, prompts, number)
    for one in prompts:
        assert found - {one} <= drawn(who, JOURNAL, prompts - {one}, number)


def test_people_and_activities_differ_and_no_question_is_favoured() -> None:
    hands = {who: drawn(who, JOURNAL, KEYS, 2) for who in range(1, 601)}
    assert len(set(hands.values())) == 6  # every pair of four
    assert hands != {who: drawn(who, "welcome.journal", KEYS, 2) for who in hands}
    times = Counter(prompt for hand in hands.values() for prompt in hand)
    assert {prompt: 250 < times[prompt] < 350 for prompt in KEYS} == dict.fromkeys(KEYS, True)


def test_the_draw_of_a_student_never_changes() -> None:
    """A literal: whoever changes how it is drawn gives every student other questions."""
    hands = [sorted(drawn(who, JOURNAL, KEYS, 2)) for who in (1, 2)]
    assert hands == [["seen-first", "surprise"], ["surprise", "understood"]]


def shown(who: Actor, show: dict | None = DRAW) -> tuple[set[str], set[str]]:
    """What she is shown and has begun, on a page with this bank."""
    source = content.source(JOURNAL, None, {"show": show} if show else None)
    found = queries.shown(who, COURSE, source)
    return set(found.prompts), set(found.begun)


def hand(who: Actor) -> set[str]:
    return set(drawn(who.user_id, JOURNAL, KEYS, 2))


def other(who: Actor) -> str:
    """A question that she has not drawn."""
    return sorted(set(KEYS) - hand(who))[0]


def test_she_is_shown_her_draw_in_one_query(actor: Build, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        assert shown(actor("ana")) == (hand(actor("ana")), set())


def test_a_choice_shows_all_and_tells_what_is_begun(actor: Build) -> None:
    begin(actor("ana"), "surprise", CHOOSE)
    assert shown(actor("ana"), CHOOSE) == (set(KEYS), {"surprise"})


@pytest.mark.parametrize("decision", ["", "keep", "pass", "delete"])
def test_what_she_has_begun_is_always_shown(actor: Build, decision: str) -> None:
    ana = actor("ana")
    entry = begin(ana, other(ana), DRAW)
    if decision:
        journal.decide(ana, entry.id, journal.Decision(decision), based_on=entry.revision)
    assert shown(ana) == (hand(ana) | {other(ana)}, {other(ana)})


def test_what_others_wrote_moves_nothing(actor: Build) -> None:
    begin(actor("bo"), other(actor("ana")), DRAW)
    assert shown(actor("ana")) == (hand(actor("ana")), set())


def test_through_her_eyes_nobody_sees_what_she_has_begun(actor: Build) -> None:
    begin(actor("ana"), other(actor("ana")), DRAW)
    assert shown(actor("ana", seen_by="max")) == (hand(actor("ana")), set())


def test_who_began_while_more_were_asked_for_keeps_as_many(actor: Build) -> None:
    deal(actor("ana"), *hand(actor("ana")))
    begin(actor("bo"), next(iter(hand(actor("bo")))), {"how": "draw", "number": 3})
    assert shown(actor("ana"))[0] == set(KEYS)
    assert len(shown(actor("bo"))[0]) == 3
