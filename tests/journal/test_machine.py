"""Whatever is pressed in whatever order: no text is lost, nothing goes twice or past its readers.

Each request may be made again, as after a lost answer: the second answer is the first.
"""

from datetime import timedelta
from itertools import count
from uuid import UUID, uuid4

import pytest
from django.utils import timezone
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
from flexid_xblock.domain.errors import Denied, Invalid, NotFound
from flexid_xblock.journal import api as journal
from flexid_xblock.journal import personal
from tests.common import COURSE, end_the_minute, type_on, write
from tests.journal.acts import ACTS, HOWS, WHEN_SENT, How
from tests.journal.common import LISTS, decide, only_if, open_as, twice

HERE = {"course_key": COURSE}
_ids = count(50_000)


def somebody() -> Actor:
    user_id = next(_ids)
    return Actor(user_id=user_id, real_user_id=user_id, enrolled=True)


class OneJournal(RuleBasedStateMachine):
    """A student with one entry, two counsellors, and what should be true of them all."""

    @initialize(is_sent=st.booleans())
    def begin(self, *, is_sent: bool) -> None:
        self.student, self.readers = somebody(), [somebody(), somebody()]
        self.live: set[int] = set()
        self.named: set[int] = set()
        self.first: dict[int, int] = {}
        self.state, self.before, self.draft = "draft", "", "begun"
        self.sent: list[str] = []
        self.thread: list[tuple[UUID, str]] = []
        self.drafts: dict[int, tuple[UUID, int, str]] = {}
        self.pending: dict[int, list[tuple[UUID, str]]] = {0: [], 1: []}
        self.steps: set[UUID] = set()
        self.agreed: set[UUID] = set()
        self.closed = self.asks = self.unread = False
        self.entry_id = write(self.student, "begun").id
        for who in (0, 1):
            self.is_assigned(How(who, "", yes=True, times=1))
        if is_sent:
            self.sends(How(0, "", yes=True, times=1))

    @rule(act=st.sampled_from(ACTS), how=HOWS)
    def somebody_acts(self, act: str, how: How) -> None:
        if act in WHEN_SENT and self.state != "sent" and how.times == 1:  # seldom tried in vain
            act = "restores" if self.state == "deleted" else "sends"
        getattr(self, act)(how)

    # What the student does

    def types(self, how: How) -> None:
        with only_if(self.state != "deleted", Denied):
            twice(how.times, lambda: type_on(self.student, self.seen(), how.text))
            self.draft = how.text

    def keeps(self, how: How) -> None:
        at_rest = self.state not in {"sent", "deleted"}
        self.decides("keep", "kept", how, fine=at_rest and self.draft.strip())

    def passes(self, how: How) -> None:
        self.decides("pass", "passed", how, fine=self.state not in {"sent", "deleted"})

    def withdraws(self, how: How) -> None:
        self.decides("withdraw", "withdrawn", how, fine=self.state == "sent")

    def deletes(self, how: How) -> None:
        before = "withdrawn" if self.state == "sent" else self.state
        self.before = self.before if self.state == "deleted" else before
        self.decides("delete", "deleted", how, fine=True)

    def restores(self, how: How) -> None:
        twice(how.times, lambda: decide(self.student, self.seen(), "restore"))
        self.state = self.before if self.state == "deleted" else self.state

    def decides(self, decision: str, outcome: str, how: How, *, fine: object) -> None:
        with only_if(fine or self.state == outcome, Denied, Invalid):
            twice(how.times, lambda: decide(self.student, self.seen(), decision))
            self.state, self.asks, self.unread = outcome, False, False
            self.name(set())

    def sends(self, how: How) -> None:
        fine = self.live and self.draft.strip() and self.state != "deleted"
        is_sent = self.state == "sent" and self.named == self.live
        is_new = not is_sent or self.seen().changed_since_sent
        with only_if(fine, Denied, Invalid):
            twice(how.times, lambda: decide(self.student, self.seen(), "send"))
            if is_new:
                self.sent.append(self.draft)
                self.state, self.unread = "sent", True
                self.name(set(self.live))

    def asks_to_be_read(self, how: How) -> None:
        with only_if(self.state == "sent", Denied):
            journal.ask_to_read(self.student, self.entry_id, asks=how.yes)
            self.asks = how.yes

    def closes(self, how: How) -> None:
        journal.close_thread(self.student, self.entry_id, closed=how.yes)
        self.closed = how.yes

    def replies(self, how: How) -> None:
        fine = self.state == "sent" and not self.closed and how.text.strip()
        said = (self.student, self.entry_id, uuid4(), how.text)
        with only_if(fine, Denied, Invalid, NotFound):
            twice(how.times, lambda: journal.reply(*said, **HERE))
            self.thread.append(said[2:])
            self.unread = True

    def agrees(self, how: How) -> None:
        steps = [reply_id for reply_id, _ in self.thread if reply_id in self.steps]
        newest = steps[-1] if steps else uuid4()
        with only_if(steps and self.state == "sent", NotFound):
            said = (self.student, self.entry_id, newest)
            twice(how.times, lambda: journal.agree(*said, agreed=how.yes))
            self.agreed = {*self.agreed - {newest}, *([newest] if how.yes else [])}

    def lapses(self, how: How) -> None:
        if self.state == "deleted":
            self.teardown()
            journal.purge(timezone.now() + timedelta(days=30))
            with pytest.raises(NotFound):
                self.seen()
            self.begin(is_sent=how.yes)

    # What the school and the readers do

    def is_assigned(self, how: How) -> None:
        ids = {"student_id": self.student.user_id, "counsellor_id": self.readers[how.who].user_id}
        change = access.assign_counsellor if how.yes else access.end_assignment
        change(course_key=COURSE, **ids)
        others = self.live - {ids["counsellor_id"]}
        self.live = {*others, ids["counsellor_id"]} if how.yes else others

    def is_let_read(self, how: How) -> None:
        reader = self.readers[how.who].user_id
        with only_if(reader in self.live, NotFound):
            twice(how.times, lambda: journal.let_read(self.student, reader, **HERE))
            if self.state == "sent":
                self.name(self.named | {reader})

    def drafts_an_answer(self, how: How) -> None:
        reply_id, revision, old = self.drafts.get(how.who, (uuid4(), 0, None))
        said = (self.readers[how.who], self.entry_id, reply_id, how.text)
        with only_if(self.reads(how.who) and (revision or not self.closed), Denied, NotFound):
            saved = twice(how.times, lambda: journal.draft_reply(*said, based_on=revision, **HERE))
            assert saved.revision == revision + (how.text != old)
            self.drafts[how.who] = (reply_id, saved.revision, how.text)

    def sends_an_answer(self, how: How) -> None:
        reply_id, _, text = self.drafts.get(how.who, (uuid4(), 0, ""))
        sent = (self.readers[how.who], self.entry_id, reply_id)
        fine = self.reads(how.who) and not self.closed and text.strip()
        with only_if(fine, Denied, Invalid, NotFound):
            twice(how.times, lambda: journal.send_reply(*sent, is_step=how.yes, **HERE))
            self.steps |= {reply_id} if how.yes else set()
            self.pending[how.who].append((reply_id, text))
            del self.drafts[how.who]

    def takes_it_back(self, how: How) -> None:
        if self.pending[how.who] and how.who not in self.drafts and self.reads(how.who):
            reply_id, text = self.pending[how.who].pop()
            back = (self.readers[how.who], self.entry_id, reply_id)
            found = twice(how.times, lambda: journal.take_back_reply(*back, **HERE))
            self.drafts[how.who] = (reply_id, found.revision, text)
            self.steps -= {reply_id}

    def the_minute_ends(self, how: How) -> None:
        for reply_id, _ in self.pending[how.who]:
            end_the_minute(reply_id)
        self.thread += self.pending[how.who]
        self.pending[how.who] = []

    def opens(self, how: How) -> None:
        who, reader = how.who, self.readers[how.who]
        with only_if(self.reads(who), NotFound):
            opened = open_as(reader, self.entry_id)
            said = {(one.id, one.text) for one in opened.replies}
            assert (opened.text, said) == (self.sent[-1], {*self.thread, *self.pending[who]})
            assert opened.older == tuple(range(self.first[reader.user_id], len(self.sent)))
            draft = self.drafts.get(who)
            assert (opened.draft and opened.draft.text) == (draft and draft[2])
            self.unread = self.asks = False

    def looks_at_her_lists(self, how: How) -> None:
        unread, reader = LISTS["unread"](self.readers[how.who]), self.readers[how.who]
        found = {row.id for row in unread + LISTS["read_before"](reader)}
        assert found == ({self.entry_id} if self.reads(how.who) else set())
        assert bool(unread) == (self.reads(how.who) and (self.unread or self.asks))

    # What is always true

    @invariant()
    def her_page_shows_who_reads_and_of_what_is_deleted_no_word(self) -> None:
        mine, is_there = self.seen(), self.state != "deleted"
        assert (mine.state, mine.text) == (self.state, self.draft if is_there else "")
        assert {one.id for one in mine.replies} == {i for i, _ in self.thread if is_there}
        agreed = {one.id for one in mine.replies if one.agreed_at}
        assert agreed == (self.agreed if is_there else set())
        assert (mine.asked_at is not None, mine.is_thread_closed) == (self.asks, self.closed)
        reading = {reader.user_id for who, reader in enumerate(self.readers) if self.reads(who)}
        assert set(mine.readers) == reading

    def teardown(self) -> None:
        """At the end she has every word, and nothing was sent twice."""
        if hasattr(self, "entry_id"):
            (mine,) = personal.export(self.student)["entries"]
            assert (mine["state"], mine["draft"]) == (self.state, self.draft)
            assert [one["text"] for one in mine["sent_texts"]] == self.sent
            words = sorted(text for _, text in self.thread)
            assert sorted(one["text"] for one in mine["replies"]) == words

    def seen(self) -> journal.OwnEntry:
        """What her page shows."""
        return journal.own_entry(self.student, self.entry_id)

    def reads(self, who: int) -> bool:
        """Whether this counsellor may open it now."""
        return self.state == "sent" and self.readers[who].user_id in self.named & self.live

    def name(self, readers: set[int]) -> None:
        """Who was named before keeps the number of the first text she was named for."""
        self.first = {one: self.first.get(one, len(self.sent)) for one in readers}
        self.named = readers


@pytest.mark.django_db
@pytest.mark.usefixtures("year_two")
def test_no_order_of_acts_loses_or_leaks_a_word() -> None:
    run_state_machine_as_test(OneJournal, settings=settings(stateful_step_count=30))
