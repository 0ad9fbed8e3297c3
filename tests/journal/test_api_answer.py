"""A reader answers: a draft that nobody sees, then a minute to take it back."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound
from flexid_xblock.journal import api as journal
from flexid_xblock.journal.models import Entry, Reply
from tests.common import COURSE, answer, end_the_minute, send, type_on, write
from tests.journal.common import decide, open_as, refusal

pytestmark = pytest.mark.django_db

Build = Callable[..., Actor]
HERE = {"course_key": COURSE}


@pytest.fixture
def entry(actor: Build) -> journal.OwnEntry:
    """Ana's, sent to Cleo and Ida."""
    return send(actor("ana"), write(actor("ana"), "hello"))


def draft(
    who: Actor,
    entry_id: UUID,
    text: str,
    *,
    based_on: int = 0,
    id: UUID | None = None,  # noqa: A002
) -> journal.ReplyDraft:
    return journal.draft_reply(who, entry_id, id or uuid4(), text, based_on=based_on, **HERE)


def sent(who: Actor, entry_id: UUID, text: str) -> journal.ReplyDraft:
    """Drafted and sent; the minute runs."""
    return journal.send_reply(who, entry_id, draft(who, entry_id, text).id, **HERE)


def thread(actor: Build, name: str, entry_id: UUID) -> list[tuple[str, bool]]:
    """What this person sees, and whether it is pending."""
    if name == "ana":
        replies = journal.own_entry(actor("ana"), entry_id).replies
    else:
        replies = open_as(actor(name), entry_id).replies
    return [(reply.text, reply.is_pending) for reply in replies]


def times() -> tuple[datetime | None, datetime | None]:
    return Entry.objects.values_list("unanswered_since", "answered_at").get()


def test_a_draft_is_its_authors_alone_and_comes_back_to_her(
    actor: Build, entry: journal.OwnEntry
) -> None:
    saved = draft(actor("cleo"), entry.id, "I am writ")
    assert (saved.revision, saved.text, saved.visible_from) == (1, "I am writ", None)
    assert open_as(actor("cleo"), entry.id).draft == saved
    assert open_as(actor("ida"), entry.id).draft is None
    assert [thread(actor, name, entry.id) for name in ("ana", "ida", "cleo")] == [[], [], []]
    assert times() == (entry.sent_at, None)


def test_a_draft_is_saved_from_what_was_seen_and_never_overwritten(
    actor: Build, entry: journal.OwnEntry
) -> None:
    cleo = actor("cleo")
    first = draft(cleo, entry.id, "one")
    second = draft(cleo, entry.id, "two", based_on=1, id=first.id)
    assert (second.revision, draft(cleo, entry.id, "two", based_on=1, id=first.id)) == (2, second)
    with pytest.raises(Conflict, match="changed_elsewhere") as refused:
        draft(cleo, entry.id, "three", based_on=1, id=first.id)
    shown = refused.value.stored
    assert (shown.id, shown.revision, shown.text) == (first.id, 2, "two")


def test_a_second_tab_is_shown_the_draft_of_the_first(
    actor: Build, entry: journal.OwnEntry
) -> None:
    first = draft(actor("cleo"), entry.id, "from the first tab")
    with pytest.raises(Conflict, match="changed_elsewhere") as refused:
        draft(actor("cleo"), entry.id, "from the second tab")
    assert (refused.value.stored.id, refused.value.stored.text) == (first.id, first.text)
    assert draft(actor("ida"), entry.id, "from another reader").revision == 1


def test_what_is_sent_is_seen_after_a_minute_and_pending_for_its_author(
    actor: Build, entry: journal.OwnEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = timezone.now()
    reply = sent(actor("cleo"), entry.id, "thank you")
    minute = timedelta(seconds=60)
    assert before + minute <= reply.visible_from <= timezone.now() + minute
    seen = {name: thread(actor, name, entry.id) for name in ("ana", "ida", "cleo")}
    assert seen == {"ana": [], "ida": [], "cleo": [("thank you", True)]}
    monkeypatch.setattr(timezone, "now", lambda: reply.visible_from)
    seen = {name: thread(actor, name, entry.id) for name in ("ana", "ida", "cleo")}
    assert list(seen.values()) == [[("thank you", False)]] * 3


def test_sending_twice_is_sending_once(actor: Build, entry: journal.OwnEntry) -> None:
    first = sent(actor("cleo"), entry.id, "thank you")
    assert journal.send_reply(actor("cleo"), entry.id, first.id, **HERE) == first
    assert draft(actor("cleo"), entry.id, "thank you", id=first.id) == first
    refused = refusal(lambda: draft(actor("cleo"), entry.id, "no", based_on=1, id=first.id))
    assert (refused[:2], Reply.objects.count()) == ((Denied, "already_sent"), 1)


@pytest.mark.parametrize("text", ["", " \n"])
def test_a_blank_draft_is_kept_but_not_sent(
    actor: Build, entry: journal.OwnEntry, text: str
) -> None:
    saved = draft(actor("cleo"), entry.id, text)
    refused = refusal(lambda: journal.send_reply(actor("cleo"), entry.id, saved.id, **HERE))
    assert refused[:2] == (Invalid, "empty_text")


def test_an_answer_ends_the_students_waiting(actor: Build, entry: journal.OwnEntry) -> None:
    assert times() == (entry.sent_at, None)
    sent(actor("cleo"), entry.id, "thank you")
    since, answered = times()
    assert (since, answered > entry.sent_at) == (None, True)


def test_what_is_taken_back_in_time_is_a_draft_again(actor: Build, entry: journal.OwnEntry) -> None:
    cleo, reply = actor("cleo"), sent(actor("cleo"), entry.id, "too hasty")
    for _ in range(2):
        back = journal.take_back_reply(cleo, entry.id, reply.id, **HERE)
        assert (back.visible_from, back.text) == (None, "too hasty")
    assert times() == (entry.sent_at, None)
    calm = draft(cleo, entry.id, "calmly", based_on=back.revision, id=reply.id)
    journal.send_reply(cleo, entry.id, calm.id, **HERE)
    end_the_minute(calm.id)
    assert thread(actor, "ana", entry.id) == [("calmly", False)]


def test_taking_back_the_second_answer_leaves_the_first(
    actor: Build, entry: journal.OwnEntry
) -> None:
    sent(actor("cleo"), entry.id, "first")
    first = times()[1]
    journal.reply(actor("ana"), entry.id, uuid4(), "and?", **HERE)
    since = times()[0]
    reply = sent(actor("cleo"), entry.id, "second")
    journal.take_back_reply(actor("cleo"), entry.id, reply.id, **HERE)
    since_now, answered = times()
    assert (since_now, abs(answered - first) < timedelta(seconds=1)) == (since, True)


def test_what_can_be_read_is_not_taken_back(actor: Build, entry: journal.OwnEntry) -> None:
    reply_id = answer(actor("cleo"), entry, "it stands")
    back = refusal(lambda: journal.take_back_reply(actor("cleo"), entry.id, reply_id, **HERE))
    assert (back[:2], thread(actor, "ana", entry.id)) == (
        *((Denied, "already_read"), [("it stands", False)]),
    )


def test_taking_back_does_not_make_two_drafts(actor: Build, entry: journal.OwnEntry) -> None:
    cleo, reply = actor("cleo"), sent(actor("cleo"), entry.id, "one")
    other = draft(cleo, entry.id, "two")
    back = refusal(lambda: journal.take_back_reply(cleo, entry.id, reply.id, **HERE))
    assert (back[:2], open_as(cleo, entry.id).draft) == ((Conflict, "changed_elsewhere"), other)


@pytest.mark.parametrize("name", ["ida", "ana", "bo", "tor", "dov"])
def test_nobody_touches_anothers_answer(actor: Build, entry: journal.OwnEntry, name: str) -> None:
    reply, who = draft(actor("cleo"), entry.id, "mine"), actor(name)
    for act in (journal.send_reply, journal.take_back_reply):
        assert refusal(lambda a=act: a(who, entry.id, reply.id, **HERE))[0] is NotFound
    assert refusal(lambda: draft(who, entry.id, "mine", based_on=1, id=reply.id))[0] is NotFound
    assert open_as(actor("cleo"), entry.id).draft == reply


def test_a_draft_that_an_older_ciphertext_replaced_does_not_open(
    actor: Build, entry: journal.OwnEntry
) -> None:
    first = draft(actor("cleo"), entry.id, "older")
    older = bytes(Reply.objects.get().text)
    draft(actor("cleo"), entry.id, "newer", based_on=1, id=first.id)
    Reply.objects.update(text=older)
    refused = refusal(lambda: draft(actor("cleo"), entry.id, "x", based_on=2, id=first.id))
    assert refused[1] == "cannot_open"


def test_done_says_that_no_answer_is_needed(actor: Build, entry: journal.OwnEntry) -> None:
    for _ in range(2):
        journal.done(actor("cleo"), entry.id, **HERE)
        assert times() == (None, None)
    send(actor("ana"), type_on(actor("ana"), entry, "more"))
    assert times()[0] is not None


def test_what_was_taken_from_a_reader_is_not_answered(
    actor: Build, entry: journal.OwnEntry
) -> None:
    cleo, reply = actor("cleo"), draft(actor("cleo"), entry.id, "mine")
    decide(actor("ana"), entry, "withdraw")
    acts = [
        lambda: draft(cleo, entry.id, "more", based_on=1, id=reply.id),
        lambda: journal.send_reply(cleo, entry.id, reply.id, **HERE),
        lambda: journal.done(cleo, entry.id, **HERE),
    ]
    assert [refusal(act)[0] for act in acts] == [NotFound] * 3
