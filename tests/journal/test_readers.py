"""Whatever she and the school do, a text opens for those she named and who follow her up now."""

from contextlib import suppress
from itertools import count

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
from flexid_xblock.domain.errors import Denied, NotFound
from flexid_xblock.journal import api as journal
from tests.common import COURSE, type_on, write
from tests.journal.common import decide, open_as

_ids = count(1_000)
WHO = st.sampled_from([0, 1])


def somebody() -> Actor:
    user_id = next(_ids)
    return Actor(user_id=user_id, real_user_id=user_id, enrolled=True)


class OneEntry(RuleBasedStateMachine):
    """A student with one entry, two counsellors who come and go."""

    @initialize()
    def begin(self) -> None:
        self.student, self.counsellors = somebody(), [somebody(), somebody()]
        self.entry = write(self.student, "text 1")
        self.state, self.sent, self.named = "draft", "", set()
        self.live: set[int] = set()

    @rule()
    def types(self) -> None:
        text = f"text {self.entry.revision + 1}"
        self.entry = type_on(self.student, self.entry, text)

    @rule()
    def sends(self) -> None:
        if self.live:
            self.entry = decide(self.student, self.entry, "send")
            self.state, self.sent, self.named = "sent", self.entry.text, set(self.live)

    @rule(decision=st.sampled_from(["keep", "pass", "withdraw"]))
    def decides(self, decision: str) -> None:
        with suppress(Denied):
            self.entry = decide(self.student, self.entry, decision)
            self.state = self.entry.state

    @rule(who=WHO)
    def is_assigned(self, who: int) -> None:
        ids = {"student_id": self.student.user_id, "counsellor_id": self.counsellors[who].user_id}
        access.assign_counsellor(course_key=COURSE, **ids)
        self.live.add(ids["counsellor_id"])

    @rule(who=WHO)
    def is_taken_off(self, who: int) -> None:
        ids = {"student_id": self.student.user_id, "counsellor_id": self.counsellors[who].user_id}
        access.end_assignment(course_key=COURSE, **ids)
        self.live.discard(ids["counsellor_id"])

    @invariant()
    def it_opens_for_exactly_the_named_who_follow_her_up(self) -> None:
        readers = self.named & self.live if self.state == "sent" else set()
        assert self.opens() == dict.fromkeys(readers, self.sent)
        own = journal.own_entry(self.student, self.entry.id)
        assert (set(own.readers), own.text) == (readers, self.entry.text)

    def opens(self) -> dict[int, str]:
        found = {}
        for reader in self.counsellors:
            try:
                found[reader.user_id] = open_as(reader, self.entry.id).text
            except NotFound:
                continue
        return found


@pytest.mark.django_db
def test_the_readers_shown_are_always_the_readers_there_are() -> None:
    run_state_machine_as_test(OneEntry, settings=settings(stateful_step_count=8))
