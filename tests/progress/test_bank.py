"""Done with a bank: as many as were asked for, by one rule wherever it is counted."""

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.journal.api import counting
from flexid_xblock.journal.queries import needed
from flexid_xblock.progress import api as progress
from flexid_xblock.progress import plan
from tests.banks import CHOOSE, DRAW, JOURNAL, KEYS, MODULE, bank, banked, begin, deal
from tests.common import COURSE, MEETING

ONE = {"how": "choose", "number": 1}
THREE = {"how": "draw", "number": 3}
ALL = {"how": "all"}
# What the course has, what an author made of it, how many are dealt with; is she done?
CASES = {
    "all, and one is left": (None, None, 3, False),
    "all": (None, None, 4, True),
    "a draw": (DRAW, None, 2, True),
    "a draw, and one is left": (DRAW, None, 1, False),
    "an author's choice": (None, CHOOSE, 2, True),
    "an author's draw, and one is left": (None, THREE, 2, False),
    "an author asks for more than the course": (DRAW, THREE, 2, False),
    "an author asks for all": (DRAW, ALL, 3, False),
    "an author asks for all, and has them": (DRAW, ALL, 4, True),
    "more than were asked for": (ONE, None, 3, True),
}


@pytest.fixture(params=CASES.values(), ids=list(CASES))
def case(request, actor):
    """Ana has dealt with so many, Bo with none; is she done?"""
    course, authors, count, is_done = request.param
    if not course:
        deal(actor("ana"), *KEYS[:count], show=authors)
        yield is_done
        return
    with banked(course):
        deal(actor("ana"), *KEYS[:count], show=authors)
        yield is_done


def state(who) -> tuple[int, int]:
    """Steps of the module that are done, and of how many."""
    found = {one.key: one for one in progress.overview(who, COURSE)}[MODULE]
    return found.done, found.planned


def test_everywhere_it_is_counted_alike(case: bool, actor) -> None:
    who = actor("ana")
    done, planned = state(who)
    source = content.source(MEETING)
    source["structure"]["teacher_knows_done"] = True
    group = access.groups_of(actor("tor"), COURSE, "teacher")[0].id
    told = progress.who_is_done(
        actor("tor"), group_id=group, course_key=COURSE, meeting_version=content.keep(source)
    )
    prompts = {JOURNAL: plan.journal(JOURNAL).prompts}
    assert [
        progress.is_done(who, COURSE, JOURNAL),
        done == planned - 3,  # what is made and the gathering are still to do
        told[who.user_id],
        who.user_id in counting.finished(COURSE, prompts),
    ] == [case] * 4
    assert told[actor("bo").user_id] is False


@pytest.mark.parametrize("decision", ["keep", "pass"])
def test_in_whatever_way_and_more_than_enough_is_no_more_than_done(actor, decision) -> None:
    found = []
    for prompt in KEYS:
        deal(actor("ana"), prompt, show=CHOOSE, by=decision)
        found.append(state(actor("ana")))
    assert found == [(1, 5), (2, 5), (2, 5), (2, 5)]


def test_before_she_begins_the_course_says_how_many(actor) -> None:
    assert state(actor("ana")) == (0, 7)
    with banked(DRAW):
        assert state(actor("ana")) == (0, 5)
        begin(actor("ana"), KEYS[0], THREE)
        assert state(actor("ana")) == (0, 5)


def test_what_she_was_told_suffices_whatever_the_author_changes_later(actor) -> None:
    deal(actor("ana"), *KEYS[:2], show=CHOOSE)
    deal(actor("bo"), KEYS[0], show=THREE)
    deal(actor("bo"), KEYS[1], show=CHOOSE)
    both = [actor(name) for name in ("ana", "bo")]
    assert [progress.is_done(one, COURSE, JOURNAL) for one in both] == [True, True]
    assert counting.finished(COURSE, {JOURNAL: frozenset(KEYS)}) == {one.user_id for one in both}


def test_an_old_version_that_asks_for_more_than_is_left_asks_for_all() -> None:
    asked = [[None], [9], [2, None], [3, 1], []]
    assert [needed(4, one) for one in asked] == [4, 4, 2, 1, 4]


def test_a_bank_costs_no_query_more(actor, django_assert_num_queries) -> None:
    deal(actor("ana"), *KEYS[:2], show=CHOOSE)
    with django_assert_num_queries(4):
        progress.overview(actor("ana"), COURSE)
    content.asked._numbers.clear()
    for queries in (5, 4):  # once in a process that has not met the version
        with django_assert_num_queries(queries):
            progress.overview(actor("ana"), COURSE)


def test_the_tests_own_bank_leaves_no_trace() -> None:
    with banked(DRAW):
        bank(MODULE, CHOOSE)
    assert "show" not in content.source(JOURNAL)["structure"]
