"""In whatever order people press: no time has two students, and nobody loses hers unasked."""

from datetime import time
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from flexid_xblock.care.models import TalkTime
from flexid_xblock.domain.errors import FlexIdError
from tests.care.talking import book, cancelled, desk, end, free, give_back, mine, offer
from tests.common import COURSE

STUDENTS = ("ana", "bo", "cai")
STARTS = (time(9), time(10), time(11))
STEPS = st.lists(
    st.tuples(
        st.sampled_from(("book", "book", "give back", "cancel", "take back", "offer")),
        st.integers(0, 4),
        st.sampled_from(STUDENTS),
    ),
    max_size=14,
)


class Book:
    """What should be: the times there are, who has which, and which are no more."""

    def __init__(self, actor: Any) -> None:
        TalkTime.objects.all().delete()
        self.who = {name: actor(name) for name in STUDENTS}
        self.cleo = actor("cleo")
        self.times: list[UUID] = [offer(self.cleo, start=start) for start in STARTS]
        self.has: dict[UUID, str] = {}
        self.gone: dict[UUID, str] = {}

    def step(self, act: str, number: int, name: str) -> None:
        """One press; refused exactly where it should be."""
        one = self.times[number % len(self.times)]
        is_done = self.do(act, one, name)
        assert is_done == self.is_fine(act, one, name)
        if is_done:
            self.note(act, one, name)

    def do(self, act: str, one: UUID, name: str) -> bool:
        try:
            match act:
                case "book":
                    book(self.who[name], one)
                case "give back":
                    give_back(self.who[name], one)
                case "offer":
                    self.times.append(offer(self.cleo, start=time(12 + len(self.times))))
                case _:
                    end(self.cleo, one, booked=act == "cancel")
        except FlexIdError:
            return False
        return True

    def is_fine(self, act: str, one: UUID, name: str) -> bool:
        if act == "book":
            is_free = one not in self.has and one not in self.gone
            return self.has.get(one) == name or (is_free and name not in self.has.values())
        return act != "take back" or one not in self.has

    def note(self, act: str, one: UUID, name: str) -> None:
        if act == "book":
            self.has[one] = name
        elif act == "give back" and self.has.get(one) == name:
            del self.has[one]
        elif act in ("cancel", "take back"):
            self.gone.setdefault(one, self.has.pop(one, ""))

    def check(self) -> None:
        """Everybody sees what is so, of others' bookings nothing."""
        there = [one for one in self.times if one not in self.has and one not in self.gone]
        for name, who in self.who.items():
            own = [one for one in self.times if self.has.get(one) == name]
            assert (mine(who), sorted(free(who))) == (own, sorted(there))
            lost = {one for one in self.times if self.gone.get(one) == name}
            assert set(cancelled(who)) == (lost if not own else set())
        booked = {one: self.who[name].user_id for one, name in self.has.items()}
        assert dict(desk(self.cleo)[0]) == booked


@pytest.mark.usefixtures("clock")
def test_whatever_is_pressed_in_whatever_order(actor) -> None:
    @settings(max_examples=max(30, settings.default.max_examples // 4))
    @given(steps=STEPS)
    def all_orders(steps: list[tuple[str, int, str]]) -> None:
        found = Book(actor)
        for step in steps:
            if step[0] != "offer" or len(found.times) < 6:
                found.step(*step)
        found.check()

    all_orders()


class Meanwhile:
    """Somebody else presses just before the times are looked at again, with a lock."""

    def __init__(self, act: Any) -> None:
        self.act, self.seen = act, 0

    def __call__(self, execute: Any, sql: str, *rest: Any) -> Any:
        if sql.startswith("SELECT") and 'FROM "flexid_xblock_talktime"' in sql.replace("`", '"'):
            self.seen += 1
            if self.seen == 2:
                self.act()
        return execute(sql, *rest)


@pytest.mark.races
@pytest.mark.usefixtures("clock")
def test_two_students_press_the_same_time_and_one_gets_it(actor, api) -> None:
    made, body = offer(actor("cleo")), {"course": COURSE, "booked": True}
    ana, bo = api("ana"), api("bo")
    first = []
    press = Meanwhile(lambda: first.append(ana.put(f"times/{made}/booking/", body)))
    with connection.execute_wrapper(press):
        second = bo.put(f"times/{made}/booking/", body)
    assert (first[0].status_code, second.status_code) == (200, 409)
    assert second.json() == {
        "code": "time_taken",
        "message": "Somebody else just took this time. Here are the others.",
    }
    # One connection here: his refusal undoes hers too. Two are in tests/browser/test_times.py.
    assert mine(actor("bo")) == []
