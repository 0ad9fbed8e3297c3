"""The next step after a talk: written down by a reader, and it counts while the writer says yes."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, Invalid, NotFound
from flexid_xblock.journal import api as journal
from flexid_xblock.journal import queries
from flexid_xblock.journal.models import Entry, Reply
from tests.common import COURSE, answer, end_the_minute, send, type_on, write
from tests.journal.common import LISTS, decide, open_as, refusal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("year_two")]

Build = Callable[..., Actor]
HERE = {"course_key": COURSE}
STATES = ("is_step", "is_past", "agreed_at")


@pytest.fixture
def entry(actor: Build) -> journal.OwnEntry:
    """Ana's points for the talk, sent to Cleo and Ida."""
    return send(actor("ana"), write(actor("ana"), "my points"))


def step(who: Actor, entry: journal.OwnEntry, text: str = "Ask Emre along.") -> UUID:
    """What a reader wrote down, and her minute is over."""
    return answer(who, entry, text, is_step=True)


def agree(who: Actor, entry: journal.OwnEntry, reply_id: UUID, *, yes: bool = True) -> list[tuple]:
    """Her yes, or no; how the messages stand for her."""
    found = journal.agree(who, entry.id, reply_id, agreed=yes)
    return [tuple(bool(getattr(one, name)) for name in STATES) for one in found.replies]


def row() -> tuple:
    """All of the entry that lists go by."""
    return Entry.objects.values_list(
        "waiting_since", "unanswered_since", "answered_at", "asked_at", "updated", "revision"
    ).get()


def test_a_step_counts_when_she_says_yes_and_no_more_when_she_takes_it_back(
    actor: Build, entry: journal.OwnEntry
) -> None:
    ana, found = actor("ana"), step(actor("cleo"), entry)
    for yes in (True, False, True):
        assert agree(ana, entry, found, yes=yes) == [(True, False, yes)]
        seen = open_as(actor("ida"), entry.id).replies[0]
        assert (seen.is_step, bool(seen.agreed_at)) == (True, yes)


def test_saying_yes_twice_keeps_the_first_moment(actor: Build, entry: journal.OwnEntry) -> None:
    found = step(actor("cleo"), entry)
    first, again = (journal.agree(actor("ana"), entry.id, found, agreed=True) for _ in range(2))
    assert first.replies[0].agreed_at == again.replies[0].agreed_at is not None


def test_her_yes_makes_the_text_wait_for_nobody(actor: Build, entry: journal.OwnEntry) -> None:
    found = step(actor("cleo"), entry)
    open_as(actor("cleo"), entry.id)
    before = row()
    for yes in (True, False):
        agree(actor("ana"), entry, found, yes=yes)
        assert row() == before
    assert [len(LISTS[show](actor("cleo"))) for show in ("unread", "waiting")] == [0, 0]


def test_a_newer_step_takes_the_place_of_the_older_and_leaves_it_as_it_is(
    actor: Build, entry: journal.OwnEntry
) -> None:
    ana, older = actor("ana"), step(actor("cleo"), entry)
    agree(ana, entry, older)
    before = Reply.objects.values().get()
    newer = step(actor("ida"), entry, "Ask him on Sunday.")
    for yes in (True, False):
        refused = refusal(lambda yes=yes: journal.agree(ana, entry.id, older, agreed=yes))
        assert refused[:2] == (Denied, "newer_step")
    assert Reply.objects.values().get(pk=older) == before
    assert agree(ana, entry, newer) == [(True, True, True), (True, False, True)]


def test_a_newer_step_counts_from_the_moment_she_can_see_it(
    actor: Build, entry: journal.OwnEntry
) -> None:
    ana, cleo, older, newer = actor("ana"), actor("cleo"), step(actor("cleo"), entry), uuid4()
    journal.draft_reply(cleo, entry.id, newer, "On Sunday.", based_on=0, **HERE)
    journal.send_reply(cleo, entry.id, newer, is_step=True, **HERE)
    assert agree(ana, entry, older) == [(True, False, True)]
    assert [one.is_past for one in open_as(cleo, entry.id).replies] == [False, False]
    with pytest.raises(NotFound):
        journal.agree(ana, entry.id, newer, agreed=True)
    end_the_minute(newer)
    assert [one.is_past for one in open_as(cleo, entry.id).replies] == [True, False]


@pytest.mark.parametrize("decision", ["withdraw", "delete"])
def test_only_under_a_text_that_is_sent(
    actor: Build, entry: journal.OwnEntry, decision: str
) -> None:
    ana, found = actor("ana"), step(actor("cleo"), entry)
    agree(ana, entry, found)
    decide(ana, entry, decision)
    for yes in (True, False):
        with pytest.raises(NotFound):
            journal.agree(ana, entry.id, found, agreed=yes)
    assert Reply.objects.get().agreed_at is not None


def test_another_message_is_no_step(actor: Build, entry: journal.OwnEntry) -> None:
    ana, hers = actor("ana"), uuid4()
    journal.reply(ana, entry.id, hers, "and?", **HERE)
    other = send(ana, write(ana, "other", prompt="surprise"))
    for one in (answer(actor("cleo"), entry, "thank you"), hers, uuid4()):
        with pytest.raises(NotFound):
            journal.agree(ana, entry.id, one, agreed=True)
    found = step(actor("cleo"), entry)
    with pytest.raises(NotFound):
        journal.agree(ana, other.id, found, agreed=True)


@pytest.mark.parametrize("name", ["bo", "cleo", "ida", "tor", "max"])
def test_nobody_else_says_yes(actor: Build, entry: journal.OwnEntry, name: str) -> None:
    found = step(actor("cleo"), entry)
    with pytest.raises(NotFound):
        journal.agree(actor(name), entry.id, found, agreed=True)


def test_whoever_looks_as_her_does_not_say_yes(actor: Build, entry: journal.OwnEntry) -> None:
    found = step(actor("cleo"), entry)
    with pytest.raises(NotFound):
        journal.agree(actor("ana", seen_by="max"), entry.id, found, agreed=True)


def test_where_no_talk_is_no_step_is_written_down(actor: Build) -> None:
    cleo, reply_id = actor("cleo"), uuid4()
    other = send(actor("ana"), write(actor("ana"), "other", prompt="surprise"))
    journal.draft_reply(cleo, other.id, reply_id, "Ask Emre.", based_on=0, **HERE)
    with pytest.raises(Invalid, match="no_talk_here"):
        journal.send_reply(cleo, other.id, reply_id, is_step=True, **HERE)
    assert Reply.objects.get().visible_from is None
    journal.send_reply(cleo, other.id, reply_id, **HERE)
    assert Reply.objects.get().is_step is False


def test_a_step_that_is_taken_back_in_time_is_a_draft_like_any_other(
    actor: Build, entry: journal.OwnEntry
) -> None:
    cleo, reply_id = actor("cleo"), uuid4()
    journal.draft_reply(cleo, entry.id, reply_id, "Ask Emre.", based_on=0, **HERE)
    first, again = (
        journal.send_reply(cleo, entry.id, reply_id, is_step=one, **HERE) for one in (True, False)
    )
    assert (first, Reply.objects.get().is_step) == (again, True)
    journal.take_back_reply(cleo, entry.id, reply_id, **HERE)
    assert Reply.objects.values_list("is_step", "visible_from").get() == (False, None)
    journal.send_reply(cleo, entry.id, reply_id, **HERE)
    end_the_minute(reply_id)
    with pytest.raises(NotFound):
        journal.agree(actor("ana"), entry.id, reply_id, agreed=True)


def test_a_closed_conversation_keeps_her_say(actor: Build, entry: journal.OwnEntry) -> None:
    found = step(actor("cleo"), entry)
    journal.close_thread(actor("ana"), entry.id, closed=True)
    assert agree(actor("ana"), entry, found) == [(True, False, True)]


def agreed(actor: Build, name: str = "cleo") -> list[UUID]:
    """Under which entries a reader knows of an agreed step of Ana's."""
    found = queries.agreed_steps(actor(name), actor("ana").user_id, COURSE)
    return [one.entry_id for one in found]


def test_readers_know_of_an_agreed_step_without_opening_it(
    actor: Build, entry: journal.OwnEntry
) -> None:
    ana, found = actor("ana"), step(actor("cleo"), entry)
    assert agreed(actor) == []
    agree(ana, entry, found)
    known = {name: agreed(actor, name) for name in ("cleo", "ida", "dov", "tor", "ana", "liv")}
    assert {name: ids for name, ids in known.items() if ids} == {
        "cleo": [entry.id],
        "ida": [entry.id],
    }
    step(actor("cleo"), entry, "Something newer.")
    assert agreed(actor) == []
    Reply.objects.exclude(pk=found).update(visible_from=timezone.now() + timedelta(minutes=1))
    assert agreed(actor) == [entry.id]
    decide(ana, type_on(ana, entry, "more"), "withdraw")
    assert agreed(actor) == []
