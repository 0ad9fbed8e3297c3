"""Who is shown as a reader is who can read: after any turn of assignments, sends and yeses.

And nobody who comes later reads what was sent before, unless she says yes.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from flexid_xblock.access import api as access
from flexid_xblock.access.api import choices
from flexid_xblock.access.models import Closing, CounsellorAssignment
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from flexid_xblock.journal import scope
from flexid_xblock.journal.models import Entry
from tests.common import COURSE, send, type_on, write

ADULTS = ("cleo", "ida", "dov")
STEPS = st.one_of(
    st.tuples(
        st.sampled_from(["assign", "deputy", "end", "close", "open", "yes"]),
        st.sampled_from(ADULTS),
    ),
    st.tuples(st.sampled_from(["send", "again", "withdraw"]), st.just("")),
)
Build = Callable[..., Actor]
Reads = set[tuple[int, object]]


@dataclass
class House:
    """Ana, her adults, and what she may have sent."""

    ana: Actor
    adults: dict[str, Actor]
    entries: list[journal.OwnEntry] = field(default_factory=list)

    def step(self, what: str, name: str) -> None:
        """One thing that somebody does; what cannot be done now is not done."""
        if name:
            return self._about(what, self.adults[name].user_id)
        if what == "send":
            prompt = ("understood", "surprise", "at-ease")[len(self.entries) % 3]
            if len(self.entries) < 2 and self._live():
                self.entries.append(send(self.ana, write(self.ana, "one", prompt=prompt)))
            return None
        for place, entry in enumerate(self.entries):
            self.entries[place] = self._again(what, journal.own_entry(self.ana, entry.id))
        return None

    def _again(self, what: str, entry: journal.OwnEntry) -> journal.OwnEntry:
        if what == "withdraw" and entry.state == "sent":
            decision = journal.Decision.WITHDRAW
            return journal.decide(self.ana, entry.id, decision, based_on=entry.revision)
        if what == "again" and self._live():
            return send(self.ana, type_on(self.ana, entry, f"{entry.text}."))
        return entry

    def _about(self, what: str, adult: int) -> None:
        ids = {"student_id": self.ana.user_id, "counsellor_id": adult, "course_key": COURSE}
        if what in {"assign", "deputy"}:
            access.assign_counsellor(**ids, deputy=what == "deputy")
        elif what == "end":
            access.end_assignment(**ids)
        elif what == "yes" and adult in self._live():
            journal.let_read(self.ana, adult, course_key=COURSE)
        elif what in {"close", "open"} and CounsellorAssignment.objects.filter(**ids).exists():
            choices.close_to(self.ana, adult, course_key=COURSE, closed=what == "close")

    def _live(self) -> tuple[int, ...]:
        return access.readers_of(self.ana.user_id, COURSE).all

    def shown(self) -> Reads:
        """Whom her own page names as readers of which text."""
        return {(who, one.id) for one in self._own() for who in one.readers}

    def enforced(self) -> Reads:
        """Who can open which text."""
        return {
            (adult.user_id, found.pk)
            for adult in self.adults.values()
            for found in scope.sent_to(adult, COURSE)
        }

    def _own(self) -> tuple[journal.OwnEntry, ...]:
        return journal.own_entries(self.ana, COURSE)


def hold(build: Build, steps: list[tuple[str, str]]) -> None:
    """The promise, looked at after each step."""
    house = House(build("ana"), {name: build(name) for name in ADULTS})
    ever: Reads = set()
    before = house.enforced()
    try:
        for what, name in steps:
            house.step(what, name)
            now = house.enforced()
            assert house.shown() == now
            # Only her own press makes a reader of somebody who never was one of this text.
            assert what in {"send", "again", "yes"} or now - before <= ever
            before, ever = now, ever | now
    finally:
        _undo(house.ana.user_id)


SHARED = {"suppress_health_check": [HealthCheck.function_scoped_fixture]}


@settings(max_examples=6, **SHARED)
@example(steps=[("send", ""), ("assign", "dov"), ("yes", "dov"), ("end", "cleo"), ("again", "")])
@given(steps=st.lists(STEPS, min_size=3, max_size=8))
def test_who_is_shown_is_who_can_read_and_old_texts_stay_with_old_readers(
    actor, steps: list[tuple[str, str]]
) -> None:
    hold(actor, steps)


@pytest.mark.deep
@settings(max_examples=300, **SHARED)
@given(steps=st.lists(STEPS, min_size=3, max_size=20))
def test_it_holds_over_long_stories_too(actor, steps: list[tuple[str, str]]) -> None:
    hold(actor, steps)


def _undo(student: int) -> None:
    """Examples share a database: the next one begins with Ana's own two adults again."""
    Entry.objects.filter(owner_id=student).delete()
    Closing.objects.filter(student_id=student).delete()
    rows = CounsellorAssignment.objects.filter(student_id=student).order_by("pk")
    first = list(rows.values_list("pk", flat=True)[:2])
    rows.exclude(pk__in=first).delete()
    rows.filter(pk__in=first).update(until=None)
