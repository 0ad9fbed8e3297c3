"""Whatever is done with a card, in whatever order: nobody sees too much, and nothing is lost."""

from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from flexid_xblock.access import api as access
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import FlexIdError
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Card, Meeting
from flexid_xblock.sessions.stages import mix_cards
from tests.common import COURSE, MEETING
from tests.sessions.deeds import REASON, acts, hide, put, report, restore, rewrite, seen

PEERS, TEACHERS = ("ana", "cai", "kim"), ("tor", "per")
WORDS = st.text("abc æø\n\u0627🍞", min_size=1, max_size=9).filter(str.strip)
peers, teachers = st.sampled_from(PEERS), st.sampled_from(TEACHERS)

_ids = count(70_000)


def somebody() -> Actor:
    user_id = next(_ids)
    return Actor(user_id=user_id, real_user_id=user_id, enrolled=True)


class OneCard(RuleBasedStateMachine):
    """Bo's card among his group: its text, how it stands and who sees it, as plain values say."""

    @initialize(
        policy=st.sampled_from(["none", "first", "all"]),
        display=st.sampled_from(["named", "unnamed"]),
        text=WORDS,
    )
    def begins(self, policy: str, display: str, text: str) -> None:
        self.who = {name: somebody() for name in ("bo", *PEERS, *TEACHERS)}
        group_id = access.create_group(course_key=COURSE, name=str(uuid4()), year=1)
        for name, who in self.who.items():
            role = "teacher" if name in TEACHERS else "helper" if name == "kim" else "student"
            access.add_member(group_id=group_id, user_id=who.user_id, role=role)
        self.meeting = sessions.open_meeting(
            self.who["tor"], group_id=group_id, course_key=COURSE, activity_key=MEETING
        )
        Meeting.objects.filter(pk=self.meeting.id).update(moderation=policy)
        self.card = put(self.who["bo"], self.meeting, text, display=display)
        self.text, self.revision, self.is_unnamed = text, 0, display == "unnamed"
        self.state = "shown" if policy == "none" else "waiting"
        self.is_mixed, self.is_kept, self.is_settled = not self.is_unnamed, False, False
        self.asking: set[str] = set()
        self.claimed_by: str | None = None
        self.before: list[str] = []

    # What the author does

    @rule(text=WORDS)
    def rewrites(self, text: str) -> None:
        if self.done(self.state == "returned", lambda: self.write(text)):
            self.text, self.state, self.revision = text, "waiting", self.revision + 1
            self.is_mixed, self.is_kept = not self.is_unnamed, False
            self.asking = set()

    @rule(how_sure=st.integers(1, 9))
    def takes_back(self, how_sure: int) -> None:
        if how_sure == 1 or not self.is_there:  # seldom: it is the end of the story
            sessions.take_back(self.who["bo"], self.card)
            self.state = "taken_back"

    # What teachers do

    @rule(name=teachers)
    def approves(self, name: str) -> None:
        fine = self.state in {"waiting", "shown"}
        if self.done(fine, lambda: sessions.approve(self.who[name], self.card)):
            settles = self.state == "waiting" or self.asking
            self.claimed_by = None if settles else self.claimed_by
            self.is_kept |= self.state == "shown" and bool(self.asking)
            self.state, self.asking = "shown", set()

    @rule(name=teachers)
    def hides(self, name: str) -> None:
        if self.done(self.is_there, lambda: hide(self.who[name], self.card)):
            settles = self.state != "hidden" or self.asking
            self.claimed_by = None if settles else self.claimed_by
            self.state, self.asking = "hidden", set()

    @rule(name=teachers)
    def gives_back(self, name: str) -> None:
        if self.done(
            self.is_there, lambda: sessions.return_card(self.who[name], self.card, note=REASON)
        ):
            self.claimed_by = self.claimed_by if self.state == "returned" else None
            self.state, self.asking = "returned", set()

    @rule(name=teachers)
    def restores(self, name: str) -> None:
        is_done = self.done(self.is_there, lambda: restore(self.who[name], self.card))
        if is_done and (self.state == "hidden" or (self.state == "shown" and self.asking)):
            self.state, self.is_kept, self.asking = "shown", True, set()
            self.claimed_by = None

    @rule(name=teachers, on=st.booleans())
    def claims(self, name: str, on: bool) -> None:
        is_free = self.claimed_by in {None, name} or not on
        claim = partial(sessions.claim, self.who[name], self.card, claimed=on)
        if self.done(self.is_there and is_free, claim) and (on or self.claimed_by == name):
            self.claimed_by = name if on else None

    @rule(name=teachers)
    def pauses_and_ends_it(self, name: str) -> None:
        pause_id, values = uuid4(), {"minutes": 5, "note": REASON}
        pause = partial(sessions.pause_writer, self.who[name], self.card, pause_id, **values)
        if self.done(self.is_there, pause):
            sessions.end_pause(self.who[name], pause_id)

    @rule()
    def mixes(self) -> None:
        mix_cards(self.who["tor"], self.meeting.id)
        self.is_mixed |= self.state == "shown"

    # What the group does

    @rule(names=st.lists(peers, min_size=1, max_size=3))
    def report_it(self, names: list[str]) -> None:
        for name in names:
            self.reports(name)

    def reports(self, name: str) -> None:
        again = name in self.asking and self.is_there  # she asked before, and is answered the same
        tell = partial(report, self.who[name], self.card, words=str(uuid4()))
        if self.done(self.is_up or again, tell) and not again:
            self.asking.add(name)
            is_down = len(self.asking) > 1 and not self.is_kept
            self.state = "hidden" if is_down else self.state

    @rule(name=peers)
    def reacts(self, name: str) -> None:
        self.done(self.is_up, lambda: sessions.react(self.who[name], self.card, "strong", on=True))

    @rule(text=WORDS)
    def translates(self, text: str) -> None:
        said = {"translation_id": uuid4(), "text": text, "after": self.revision}
        self.done(self.is_up, lambda: sessions.translate(self.who["kim"], self.card, "nb", **said))

    # What is always true

    @rule(name=st.sampled_from([*PEERS, *TEACHERS, "bo"]))
    def looks(self, name: str) -> None:
        sees = self.is_up if name in PEERS else self.is_there
        cards = seen(self.who[name], self.meeting)
        assert [card.text for card in cards.values()] == [self.text] * sees
        for card in cards.values() if name in PEERS else ():
            told = (card.author_id is None, card.reason, card.desk)
            assert told == (self.is_unnamed, "", None)

    @invariant()
    def it_stands_as_the_acts_say(self) -> None:
        card = Card.objects.get(pk=self.card)
        told = (self.state, self.is_mixed, self.is_kept, self.revision)
        assert (card.state, card.is_mixed, card.is_restored, card.revision) == told

    @invariant()
    def its_history_only_grows(self) -> None:
        now = acts(self.card)
        assert now[: len(self.before)] == self.before
        self.before = now

    @property
    def is_there(self) -> bool:
        """Whether the author has not taken it back."""
        return self.state != "taken_back"

    @property
    def is_up(self) -> bool:
        """Whether the group may see it."""
        return self.state == "shown" and self.is_mixed

    def write(self, text: str) -> None:
        """What his page sends; the same again is the same."""
        answers = [
            rewrite(self.who["bo"], self.card, text, based_on=self.revision) for _ in range(2)
        ]
        assert answers[0] == answers[1]

    def done(self, fine: bool, act: Callable[[], Any]) -> bool:
        """Whether it was done, which it must be if it is fine, and else may not be."""
        try:
            act()
        except FlexIdError:
            assert not fine
            return False
        assert fine
        return True


@pytest.mark.django_db
def test_no_order_of_acts_shows_too_much_or_loses_a_word() -> None:
    run_state_machine_as_test(OneCard, settings=settings(stateful_step_count=20))
