"""Deleting: gone for others at once, hers to bring back for 30 days, then gone for good."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, NotFound
from flexid_xblock.journal import api as journal
from flexid_xblock.journal import queries
from flexid_xblock.journal.models import Entry, EntryReader, Reply, SentText
from tests.common import COURSE, PROMPT, answer, send, type_on, write
from tests.journal.acts import readers_acts
from tests.journal.common import LISTS, dealt, decide, open_as, refusal

pytestmark = pytest.mark.django_db

Build = Callable[..., Actor]
DAYS = timedelta(days=30)
TICK = timedelta(microseconds=1)


def made(ana: Actor, state: str) -> journal.OwnEntry:
    """Ana's entry in this state."""
    entry = write(ana, "hers")
    press = {"sent": ["send"], "kept": ["keep"], "passed": ["pass"], "draft": []}
    for decision in press.get(state, ["send", "withdraw"]):
        entry = decide(ana, entry, decision)
    return entry


STATES = ["draft", "sent", "kept", "passed", "withdrawn"]


@pytest.mark.parametrize("state", STATES)
def test_from_any_state_it_goes_and_comes_back_to_her_alone(actor: Build, state: str) -> None:
    ana = actor("ana")
    entry = made(ana, state)
    deleted = decide(ana, entry, "delete")
    assert (deleted.state, deleted.text, deleted.replies) == ("deleted", "", ())
    assert deleted.deleted_until == Entry.objects.get().deleted_at + DAYS
    back = decide(ana, entry, "restore")
    comes_as = "withdrawn" if state == "sent" else state
    assert (back.state, back.text, back.deleted_until) == (comes_as, "hers", None)
    assert [reader for reader in ("cleo", "ida") if opens(actor, reader, entry)] == []


def opens(actor: Build, name: str, entry: journal.OwnEntry) -> bool:
    return refused_open(actor, name, entry) is None


def refused_open(actor: Build, name: str, entry: journal.OwnEntry) -> type | None:
    try:
        open_as(actor(name), entry.id)
    except NotFound as refused:
        return type(refused)
    return None


def test_for_its_readers_it_is_as_if_it_had_never_been(actor: Build) -> None:
    entry = made(actor("ana"), "sent")
    journal.ask_to_read(actor("ana"), entry.id, asks=True)
    open_as(actor("ida"), entry.id)
    decide(actor("ana"), entry, "delete")
    for name in ("cleo", "ida"):
        assert {refusal(act) for act in readers_acts(actor(name), entry.id)} == {
            (NotFound, "not_found", "{'code': 'not_found'}")
        }
        assert [lists(actor(name)) for lists in LISTS.values()] == [()] * len(LISTS)
        assert queries.sent_by(actor(name), entry_owner(), COURSE, before=None, limit=9) == ()


def entry_owner() -> int:
    return Entry.objects.get().owner_id


@pytest.mark.parametrize("decision", ["delete", "restore"])
def test_to_say_it_again_changes_nothing(actor: Build, decision: str) -> None:
    ana, entry = actor("ana"), made(actor("ana"), "sent")
    decide(ana, entry, "delete")
    first = decide(ana, entry, decision)
    rows = list(Entry.objects.values())
    assert (decide(ana, entry, decision), list(Entry.objects.values())) == (first, rows)


def test_restoring_what_is_not_deleted_changes_nothing(actor: Build) -> None:
    entry = made(actor("ana"), "sent")
    assert decide(actor("ana"), entry, "restore") == entry
    assert open_as(actor("cleo"), entry.id).text == "hers"


@pytest.mark.parametrize("decision", ["send", "keep", "pass", "withdraw"])
def test_what_is_deleted_can_only_be_brought_back(actor: Build, decision: str) -> None:
    ana = actor("ana")
    entry = decide(ana, made(ana, "kept"), "delete")
    refused = refusal(lambda: decide(ana, entry, decision))
    assert (refused[:2], Entry.objects.get().state) == ((Denied, "restore_first"), "deleted")


def test_nothing_is_written_where_it_would_be_lost(actor: Build) -> None:
    ana = actor("ana")
    entry = decide(ana, made(ana, "kept"), "delete")
    acts = [lambda: type_on(ana, entry, "more"), lambda: write(ana, "anew")]
    assert [refusal(act) for act in acts] == [
        (Denied, "restore_first", "{'code': 'restore_first'}")
    ] * 2
    back = decide(ana, entry, "restore")
    assert type_on(ana, back, "more").text == "more"


def test_what_is_deleted_counts_neither_as_done_nor_as_begun(actor: Build) -> None:
    ana = actor("ana")
    entry = decide(ana, made(ana, "sent"), "delete")
    assert (queries.done_prompts(ana, COURSE), queries.begun_activities(ana, COURSE)) == (
        *({}, frozenset()),
    )
    decide(ana, entry, "restore")
    assert list(queries.done_prompts(ana, COURSE).values()) == [dealt(PROMPT)]


def test_sent_again_after_restoring_it_waits_anew_and_older_texts_stay_closed(
    actor: Build,
) -> None:
    ana, cleo = actor("ana"), actor("cleo")
    entry = made(ana, "sent")
    back = decide(ana, decide(ana, entry, "delete"), "restore")
    again = send(ana, type_on(ana, back, "other words"))
    assert Entry.objects.get().unanswered_since == again.sent_at
    assert (open_as(cleo, entry.id).text, open_as(cleo, entry.id).older) == ("other words", ())


def test_after_thirty_days_it_is_gone_for_good_and_not_before(actor: Build) -> None:
    ana = actor("ana")
    entry = made(ana, "sent")
    journal.reply(ana, entry.id, uuid4(), "one more thing", course_key=COURSE)
    answer(actor("cleo"), entry, "thank you")
    other = write(ana, "stays", prompt="surprise")
    end = decide(ana, entry, "delete").deleted_until
    assert (journal.purge(end - TICK), Entry.objects.count()) == (0, 2)
    assert (journal.purge(end), journal.purge(end)) == (1, 0)
    left = [model.objects.count() for model in (SentText, EntryReader, Reply)]
    assert (left, Entry.objects.get().pk) == ([0, 0, 0], other.id)
    assert refusal(lambda: decide(ana, entry, "restore"))[0] is NotFound
    assert write(ana, "anew").text == "anew"


def test_what_was_brought_back_is_never_purged(actor: Build) -> None:
    ana = actor("ana")
    entry = made(ana, "kept")
    decide(ana, entry, "delete")
    decide(ana, entry, "restore")
    assert journal.purge(timezone.now() + 10 * DAYS) == 0


def test_many_go_at_once_and_in_parts(actor: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flexid_xblock.saving.deleting.PURGE_AT_ONCE", 2)
    ana = actor("ana")
    for prompt in ("three-circles", "seen-first", "surprise"):
        decide(ana, write(ana, "mine", prompt=prompt), "delete")
    assert journal.purge(timezone.now() + DAYS) == 3
