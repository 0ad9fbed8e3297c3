"""What the writer says about the thread: that it is closed, and that she asks to be read."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied
from flexid_xblock.journal import api as journal
from flexid_xblock.journal import reading
from flexid_xblock.journal.models import Entry
from tests.common import COURSE, answer, send, write
from tests.journal.common import decide, open_as, refusal

pytestmark = pytest.mark.django_db

Build = Callable[..., Actor]
HERE = {"course_key": COURSE}
CLOSED = (Denied, "thread_closed")


@pytest.fixture
def entry(actor: Build) -> journal.OwnEntry:
    """Ana's, sent to Cleo and Ida."""
    return send(actor("ana"), write(actor("ana"), "hello"))


def close(actor: Build, entry: journal.OwnEntry, *, closed: bool) -> journal.OwnEntry:
    return journal.close_thread(actor("ana"), entry.id, closed=closed)


def test_a_closed_thread_takes_no_message_until_she_opens_it(
    actor: Build, entry: journal.OwnEntry
) -> None:
    for _ in range(2):
        assert close(actor, entry, closed=True).is_thread_closed is True
    assert open_as(actor("cleo"), entry.id).is_thread_closed is True
    assert refusal(lambda: answer(actor("cleo"), entry, "hi"))[:2] == CLOSED
    mine = (actor("ana"), entry.id, uuid4(), "hi")
    assert refusal(lambda: journal.reply(*mine, **HERE))[:2] == CLOSED
    assert close(actor, entry, closed=False).is_thread_closed is False
    answer(actor("cleo"), entry, "hi")
    assert [one.text for one in journal.own_entry(actor("ana"), entry.id).replies] == ["hi"]


def test_a_draft_begun_before_is_kept_and_cannot_be_sent(
    actor: Build, entry: journal.OwnEntry
) -> None:
    cleo, reply_id = actor("cleo"), uuid4()
    journal.draft_reply(cleo, entry.id, reply_id, "one", based_on=0, **HERE)
    close(actor, entry, closed=True)
    saved = journal.draft_reply(cleo, entry.id, reply_id, "two", based_on=1, **HERE)
    assert refusal(lambda: journal.send_reply(cleo, entry.id, reply_id, **HERE))[:2] == CLOSED
    assert open_as(cleo, entry.id).draft == saved


def test_what_was_said_before_can_be_read_and_repeated(
    actor: Build, entry: journal.OwnEntry
) -> None:
    reply_id = answer(actor("cleo"), entry, "thank you")
    close(actor, entry, closed=True)
    journal.send_reply(actor("cleo"), entry.id, reply_id, **HERE)
    assert [one.text for one in open_as(actor("ida"), entry.id).replies] == ["thank you"]


def test_her_asking_is_seen_and_ends_when_it_is_opened(
    actor: Build, entry: journal.OwnEntry
) -> None:
    first, again = (journal.ask_to_read(actor("ana"), entry.id, asks=True) for _ in range(2))
    assert (first.asked_at is not None, again) == (True, first)
    assert open_as(actor("ida"), entry.id).asked_at == first.asked_at
    assert journal.own_entry(actor("ana"), entry.id).asked_at is None


def test_she_takes_her_asking_back(actor: Build, entry: journal.OwnEntry) -> None:
    journal.ask_to_read(actor("ana"), entry.id, asks=True)
    for _ in range(2):
        assert journal.ask_to_read(actor("ana"), entry.id, asks=False).asked_at is None


@pytest.mark.parametrize("decision", ["keep", "pass", "delete", None])
def test_what_is_not_sent_cannot_be_asked_to_be_read(actor: Build, decision: str | None) -> None:
    entry = write(actor("ana"), "mine")
    if decision:
        decide(actor("ana"), entry, decision)
    refused = refusal(lambda: journal.ask_to_read(actor("ana"), entry.id, asks=True))
    assert (refused[:2], Entry.objects.get().asked_at) == ((Denied, "nothing_sent"), None)


@pytest.mark.parametrize("decision", ["withdraw", "delete"])
def test_an_asking_ends_with_the_sending(
    actor: Build, entry: journal.OwnEntry, decision: str
) -> None:
    journal.ask_to_read(actor("ana"), entry.id, asks=True)
    assert decide(actor("ana"), entry, decision).asked_at is None


def test_an_asking_during_the_opening_stands(
    actor: Build, entry: journal.OwnEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening, ana = reading.open_sealed, actor("ana")

    def slowly(*args: object, **options: object) -> list[str]:
        texts = opening(*args, **options)
        journal.ask_to_read(ana, entry.id, asks=True)
        return texts

    monkeypatch.setattr(reading, "open_sealed", slowly)
    open_as(actor("cleo"), entry.id)
    assert journal.own_entry(ana, entry.id).asked_at is not None
