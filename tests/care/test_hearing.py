"""Who hears a request: what she is shown is what the adults' query lets in, whatever happened."""

import random

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.care.api import requests
from flexid_xblock.care.hearing import heard_by, one_heard_by
from flexid_xblock.care.models import HelpRequest
from tests.care.asking import answer, ask, mine
from tests.common import COURSE

ADULTS = ("cleo", "ida", "dov", "tor", "per", "una", "liv", "sol", "kim", "max")
pytestmark = pytest.mark.django_db


def happen(chance: random.Random, clock, actor, asked) -> None:
    """What may happen to Ana's adults and to her request, in any order."""
    for _ in range(chance.randrange(5)):
        adult = actor(chance.choice(ADULTS[:3])).user_id
        ids = {"course_key": COURSE, "student_id": actor("ana").user_id, "counsellor_id": adult}
        act = chance.choice(["wait", "close", "end", "assign", "see", "leave"])
        if act == "wait":
            clock.forward(minutes=chance.choice([1, 119, 240, 241, 1440]))
        elif act == "close" and adult in access.readers_of(actor("ana").user_id, COURSE).all:
            access.choices.close_to(actor("ana"), adult, course_key=COURSE, closed=True)
        elif act == "end":
            access.end_assignment(**ids)
        elif act == "assign":
            access.assign_counsellor(**ids, deputy=chance.random() < 0.5)
        elif act == "see":
            HelpRequest.objects.filter(pk=asked, seen_at=None).update(seen_at=clock.now)
        elif act == "leave":
            group = access.groups_of(actor("tor"), COURSE, "teacher")
            if group:
                access.end_membership(group_id=group[0].id, user_id=actor("tor").user_id)


@pytest.mark.parametrize("seed", range(15))
def test_the_names_she_sees_are_those_who_can_open_it(clock, actor, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - what happens, no secret
    to = chance.choice([None, "cleo", "ida", "tor", "per"])
    asked = ask(actor("ana"), actor(to) if to else None)
    happen(chance, clock, actor, asked)
    clock.forward(seconds=1)
    people = {actor(name).user_id: actor(name) for name in ADULTS}
    for let_in in (heard_by, one_heard_by):
        hear = {pk for pk, one in people.items() if let_in(one, COURSE).exists()}
        assert set(mine(actor("ana")).readers) == hear
    assert {pk for pk, one in people.items() if requests.for_reader(one, COURSE)} == hear


def test_where_nobody_waits_one_query_says_so(clock, actor, django_assert_num_queries) -> None:
    answer(actor("cleo"), ask(actor("ana"), actor("cleo")))
    ask(actor("eve"), actor("dov"))
    with django_assert_num_queries(1):
        assert requests.for_reader(actor("cleo"), COURSE) == ()


@pytest.mark.parametrize("seed", range(10))
def test_who_is_said_to_join_later_does(clock, actor, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311
    to = chance.choice([None, "cleo", "ida", "tor"])
    ask(actor("ana"), actor(to) if to else None)
    clock.forward(minutes=chance.randrange(300))
    before = mine(actor("ana"))
    clock.now = before.later_from or clock.now
    after = mine(actor("ana"))
    assert set(after.readers) == {*before.readers, *before.later}
    assert after.later == ()
