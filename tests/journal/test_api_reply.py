"""Replying: both ways, once each, and only between the writer and her readers."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Invalid, NotFound
from flexid_xblock.journal import api as journal
from flexid_xblock.journal.models import Entry, Reply
from tests.common import send, write
from tests.journal.common import answer, decide, open_as, read_rows, refusal

pytestmark = pytest.mark.django_db

Build = Callable[..., Actor]
NOT_THERE = (NotFound, "not_found")


@pytest.fixture
def entry(actor: Build) -> journal.OwnEntry:
    """Ana's, sent to Cleo and Ida."""
    return send(actor("ana"), write(actor("ana"), "hello"))


def thread(replies: tuple[journal.ReplyView, ...]) -> list[tuple[int, str]]:
    return [(reply.author_id, reply.text) for reply in replies]


def waits() -> bool:
    return Entry.objects.get().waiting_since is not None


def test_both_see_the_same_thread(people: dict, actor: Build, entry: journal.OwnEntry) -> None:
    said = [("cleo", "thank you"), ("ana", "and you"), ("ida", "me too")]
    for name, text in said:
        answer(actor(name), entry.id, text)
    expected = [(people[name].pk, text) for name, text in said]
    assert thread(journal.own_entry(actor("ana"), entry.id).replies) == expected
    assert thread(open_as(actor("cleo"), entry.id).replies) == expected


def test_a_thread_stays_with_its_entry(actor: Build, entry: journal.OwnEntry) -> None:
    other = send(actor("ana"), write(actor("ana"), "other", prompt="surprise"))
    answer(actor("cleo"), entry.id, "here")
    assert journal.own_entry(actor("ana"), other.id).replies == ()
    assert open_as(actor("cleo"), other.id).replies == ()


def test_a_message_said_twice_is_said_once(actor: Build, entry: journal.OwnEntry) -> None:
    reply_id = answer(actor("ana"), entry.id, "the first words")
    before = Reply.objects.get()
    for text in ("the first words", "other words"):
        answer(actor("ana"), entry.id, text, id=reply_id)
    assert Reply.objects.get() == before
    replies = journal.own_entry(actor("ana"), entry.id).replies
    assert [reply.text for reply in replies] == ["the first words"]


@pytest.mark.parametrize(("first", "second"), [("cleo", "ida"), ("cleo", "ana"), ("ana", "cleo")])
def test_somebody_elses_message_is_not_there(
    actor: Build, entry: journal.OwnEntry, first: str, second: str
) -> None:
    reply_id = answer(actor(first), entry.id, "mine")
    refused = refusal(lambda: answer(actor(second), entry.id, "mine", id=reply_id))
    assert (refused[:2], Reply.objects.count()) == (NOT_THERE, 1)


def test_a_message_does_not_move_to_another_entry(actor: Build, entry: journal.OwnEntry) -> None:
    other = send(actor("ana"), write(actor("ana"), "other", prompt="surprise"))
    reply_id = answer(actor("cleo"), entry.id, "here")
    refused = refusal(lambda: answer(actor("cleo"), other.id, "here", id=reply_id))
    assert (refused[:2], Reply.objects.get().entry_id) == (NOT_THERE, entry.id)


@pytest.mark.parametrize("name", ["bo", "eve", "kim", "tor", "una", "dov", "liv", "sol", "max"])
def test_nobody_else_replies(actor: Build, entry: journal.OwnEntry, name: str) -> None:
    answers = [
        refusal(lambda i=i: answer(actor(name), i, "let me in")) for i in (entry.id, uuid4())
    ]
    assert (answers[0], Reply.objects.count()) == (answers[1], 0)
    assert answers[0][:2] == NOT_THERE


@pytest.mark.parametrize("decision", ["keep", "pass", None])
def test_nobody_replies_to_what_was_not_sent(actor: Build, decision: str | None) -> None:
    draft = write(actor("bo"), "mine")
    if decision:
        decide(actor("bo"), draft, decision)
    for name in ("bo", "cleo"):
        assert refusal(lambda n=name: answer(actor(n), draft.id, "hi"))[:2] == NOT_THERE
    assert Reply.objects.count() == 0


@pytest.mark.parametrize(
    ("text", "code"), [("", "empty_text"), (" \n\u202e", "empty_text"), ("a" * 4001, "too_long")]
)
@pytest.mark.parametrize("name", ["ana", "cleo"])
def test_a_message_has_words_and_not_too_many(
    actor: Build, entry: journal.OwnEntry, name: str, text: str, code: str
) -> None:
    refused = refusal(lambda: answer(actor(name), entry.id, text))
    assert refused[:2] == (Invalid, code)
    assert journal.own_entry(actor("ana"), entry.id).replies == ()


def test_the_longest_message_is_saved(actor: Build, entry: journal.OwnEntry) -> None:
    answer(actor("cleo"), entry.id, "å" * 4000)
    assert [len(reply.text) for reply in open_as(actor("cleo"), entry.id).replies] == [4000]


def test_her_reply_makes_a_read_entry_wait_again(actor: Build, entry: journal.OwnEntry) -> None:
    open_as(actor("cleo"), entry.id)
    assert waits() is False
    reply_id = answer(actor("ana"), entry.id, "one more thing")
    assert waits() is True
    open_as(actor("cleo"), entry.id)
    answer(actor("ana"), entry.id, "one more thing", id=reply_id)
    assert waits() is False


def test_her_reply_does_not_move_her_back_in_the_queue(
    actor: Build, entry: journal.OwnEntry
) -> None:
    since = Entry.objects.get().waiting_since
    answer(actor("ana"), entry.id, "one more thing")
    assert Entry.objects.get().waiting_since == since


def test_a_readers_reply_neither_reads_nor_makes_it_wait(
    actor: Build, entry: journal.OwnEntry
) -> None:
    answer(actor("cleo"), entry.id, "I will read it tonight")
    assert (waits(), read_rows()) == (True, 0)
    open_as(actor("cleo"), entry.id)
    answer(actor("cleo"), entry.id, "I have read it")
    assert waits() is False


def test_a_message_is_stored_closed(actor: Build, entry: journal.OwnEntry) -> None:
    answer(actor("cleo"), entry.id, "words to look for")
    assert b"words to look for" not in bytes(Reply.objects.get().text)
