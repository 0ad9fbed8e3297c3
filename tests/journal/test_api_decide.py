"""Deciding: who reads is who was named on the button, until the writer takes it back."""

from collections.abc import Callable
from uuid import UUID

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound
from flexid_xblock.journal import api as journal
from flexid_xblock.journal.models import Entry, SentText
from tests.common import COURSE, send, type_on, write
from tests.journal.common import Decision, answer, decide, open_as, refusal

pytestmark = pytest.mark.django_db

Build = Callable[..., Actor]


def end(people: dict, counsellor: str) -> None:
    access.end_assignment(
        course_key=COURSE,
        student_id=people["ana"].pk,
        counsellor_id=people[counsellor].pk,
    )


def assign(people: dict, counsellor: str) -> None:
    access.assign_counsellor(
        course_key=COURSE,
        student_id=people["ana"].pk,
        counsellor_id=people[counsellor].pk,
    )


def can_open(actor: Build, name: str, entry_id: UUID) -> bool:
    try:
        open_as(actor(name), entry_id)
    except NotFound:
        return False
    return True


def who_opens(actor: Build, people: dict, entry_id: UUID) -> set[int]:
    """Everybody for whom the entry opens now."""
    return {people[name].pk for name in people if can_open(actor, name, entry_id)}


def test_a_sent_entry_opens_for_its_named_readers_and_nobody_else(
    people: dict, actor: Build
) -> None:
    entry = send(actor("ana"), write(actor("ana"), "hello"))
    named = {people["cleo"].pk, people["ida"].pk}
    assert (entry.state, set(entry.readers), entry.changed_since_sent) == ("sent", named, False)
    assert who_opens(actor, people, entry.id) == named


@pytest.mark.parametrize("ending", ["withdraw", "assign", "end", "end both"])
def test_the_readers_she_is_shown_are_the_readers_there_are(
    people: dict, actor: Build, ending: str
) -> None:
    entry = send(actor("ana"), write(actor("ana"), "hello"))
    if ending == "withdraw":
        decide(actor("ana"), entry, "withdraw")
    elif ending == "assign":
        assign(people, "dov")
    else:
        for name in ("cleo", "ida")[: 1 if ending == "end" else 2]:
            end(people, name)
    shown = journal.own_entry(actor("ana"), entry.id).readers
    assert set(shown) == who_opens(actor, people, entry.id)


def test_typing_on_after_sending_is_seen_by_nobody_until_she_sends_again(actor: Build) -> None:
    ana, cleo = actor("ana"), actor("cleo")
    entry = send(ana, write(ana, "first"))
    open_as(cleo, entry.id)
    before = open_as(cleo, entry.id)
    newer = type_on(ana, entry, "second")
    assert (newer.text, newer.changed_since_sent) == ("second", True)
    assert open_as(cleo, entry.id) == before
    again = send(ana, newer)
    assert (again.changed_since_sent, open_as(cleo, entry.id).text) == (False, "second")


def test_each_sending_is_kept_as_it_was(actor: Build) -> None:
    ana = actor("ana")
    entry = send(ana, write(ana, "first"))
    send(ana, type_on(ana, entry, "second"))
    assert list(SentText.objects.order_by("number").values_list("number", flat=True)) == [1, 2]


@pytest.mark.parametrize("decision", ["send", "keep", "pass", "withdraw"])
def test_to_decide_the_same_again_changes_nothing(actor: Build, decision: str) -> None:
    ana = actor("ana")
    entry = write(ana, "hello")
    entry = send(ana, entry) if decision == "withdraw" else entry
    first = decide(ana, entry, decision)
    rows = list(Entry.objects.values())
    assert decide(ana, entry, decision) == first
    assert list(Entry.objects.values()) == rows
    assert SentText.objects.count() == (1 if decision in {"send", "withdraw"} else 0)


def test_sending_again_after_reading_the_same_text_does_not_wait_again(actor: Build) -> None:
    entry = send(actor("ana"), write(actor("ana"), "hello"))
    open_as(actor("cleo"), entry.id)
    send(actor("ana"), entry)
    assert Entry.objects.get().waiting_since is None


@pytest.mark.parametrize("decision", list(Decision))
def test_a_decision_about_a_text_she_has_not_seen_is_refused(
    actor: Build, decision: Decision
) -> None:
    first = write(actor("ana"), "one")
    type_on(actor("ana"), first, "two, on another device")
    refused = refusal(lambda: decide(actor("ana"), first, decision))
    assert refused[:2] == (Conflict, "changed_elsewhere")
    assert (Entry.objects.get().state, SentText.objects.count()) == ("draft", 0)


@pytest.mark.parametrize("change", [end, assign])
def test_when_the_readers_changed_since_the_page_was_made_nothing_is_sent(
    people: dict, actor: Build, change: Callable
) -> None:
    entry = write(actor("ana"), "hello")
    named = access.readers_of(people["ana"].pk, COURSE).all
    change(people, "ida" if change is end else "dov")
    press = {"based_on": entry.revision, "readers": named}
    refused = refusal(lambda: journal.decide(actor("ana"), entry.id, Decision.SEND, **press))
    assert refused[:2] == (Conflict, "readers_changed")
    assert journal.own_entry(actor("ana"), entry.id) == entry
    assert who_opens(actor, people, entry.id) == set()


def test_without_a_reader_nothing_is_sent(people: dict, actor: Build) -> None:
    entry = write(actor("ana"), "hello")
    for name in ("cleo", "ida"):
        end(people, name)
    assert refusal(lambda: send(actor("ana"), entry))[:2] == (Denied, "no_reader")
    assert SentText.objects.count() == 0


def test_a_blank_text_is_not_sent(actor: Build) -> None:
    entry = write(actor("ana"), " \n ")
    assert refusal(lambda: send(actor("ana"), entry))[:2] == (Invalid, "empty_text")


@pytest.mark.parametrize("decision", ["keep", "pass"])
def test_a_sent_text_is_taken_back_before_it_is_kept(actor: Build, decision: str) -> None:
    entry = send(actor("ana"), write(actor("ana"), "hello"))
    refused = refusal(lambda: decide(actor("ana"), entry, decision))
    assert refused[:2] == (Denied, "withdraw_first")
    assert open_as(actor("cleo"), entry.id).text == "hello"


def test_a_counsellor_assigned_later_does_not_see_the_old_text(people: dict, actor: Build) -> None:
    ana = actor("ana")
    entry = send(ana, write(ana, "to Cleo and Ida"))
    assign(people, "dov")
    assert can_open(actor, "dov", entry.id) is False
    send(ana, type_on(ana, entry, "to all three"))
    assert open_as(actor("dov"), entry.id).text == "to all three"


def test_the_same_text_sent_again_reaches_a_reader_who_was_named_now(
    people: dict, actor: Build
) -> None:
    ana = actor("ana")
    entry = send(ana, write(ana, "the same"))
    assign(people, "dov")
    again = send(ana, entry)
    assert set(again.readers) == {people[name].pk for name in ("cleo", "ida", "dov")}
    assert can_open(actor, "dov", entry.id) is True


def test_sending_again_does_not_move_her_back_in_the_queue(actor: Build) -> None:
    ana = actor("ana")
    entry = send(ana, write(ana, "one"))
    since = Entry.objects.get().waiting_since
    again = send(ana, type_on(ana, entry, "two"))
    assert (Entry.objects.get().waiting_since, again.sent_at > since) == (since, True)


def test_what_was_taken_back_waits_from_its_new_sending(actor: Build) -> None:
    ana = actor("ana")
    back = decide(ana, send(ana, write(ana, "one")), "withdraw")
    assert Entry.objects.get().waiting_since is None
    again = send(ana, back)
    assert Entry.objects.get().waiting_since == again.sent_at


def test_a_reader_who_was_not_named_again_loses_it(people: dict, actor: Build) -> None:
    ana = actor("ana")
    entry = send(ana, write(ana, "one"))
    end(people, "cleo")
    send(ana, type_on(ana, entry, "two"))
    assign(people, "cleo")
    assert who_opens(actor, people, entry.id) == {people["ida"].pk}


def test_an_ended_assignment_is_over_at_the_next_request(people: dict, actor: Build) -> None:
    entry = send(actor("ana"), write(actor("ana"), "hello"))
    assert can_open(actor, "cleo", entry.id) is True
    end(people, "cleo")
    assert can_open(actor, "cleo", entry.id) is False
    assert refusal(lambda: answer(actor("cleo"), entry.id, "hi"))[:2] == (NotFound, "not_found")


def test_what_she_takes_back_is_gone_at_once_and_stays_hers(people: dict, actor: Build) -> None:
    ana = actor("ana")
    entry = send(ana, write(ana, "hello"))
    back = decide(ana, entry, "withdraw")
    assert (back.state, back.text, back.sent_at) == ("withdrawn", "hello", None)
    assert who_opens(actor, people, entry.id) == set()
    assert refusal(lambda: answer(ana, entry.id, "hi"))[:2] == (NotFound, "not_found")
    send(ana, type_on(ana, back, "hello again"))
    assert open_as(actor("cleo"), entry.id).text == "hello again"
