"""A hold: two adults keep a copy, the student knows, and her deleting is never stopped."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from flexid_xblock.audit.models import ReadRow
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound, Unavailable
from flexid_xblock.journal import api as journal
from flexid_xblock.journal import personal
from flexid_xblock.journal.models import Entry, Hold
from flexid_xblock.journal.sealing import sealed_copy
from flexid_xblock.vault import door
from flexid_xblock.vault.api import forget, student_key
from tests.common import COURSE, send, type_on, write
from tests.journal.common import decide, read_rows, refusal

pytestmark = pytest.mark.django_db

Build = Callable[..., Actor]
WHY = "She writes that she will be sent away."


@pytest.fixture
def entry(actor: Build) -> journal.OwnEntry:
    """Ana's, sent to Cleo and Ida."""
    return send(actor("ana"), write(actor("ana"), "hello"))


def ask(who: Actor, entry_id: UUID, *, why: str = WHY, id: UUID | None = None) -> UUID:  # noqa: A002
    hold_id = id or uuid4()
    journal.hold(who, hold_id, entry_id, course_key=COURSE, reason=why)
    return hold_id


def is_held(actor: Build, entry: journal.OwnEntry) -> bool:
    return journal.own_entry(actor("ana"), entry.id).is_held


def copied() -> str:
    return door.unseal([sealed_copy(Hold.objects.get())])[0]


def test_two_adults_keep_a_copy_that_outlives_the_entry(
    people: dict, actor: Build, entry: journal.OwnEntry
) -> None:
    hold_id = ask(actor("cleo"), entry.id)
    assert (is_held(actor, entry), Hold.objects.get().copy) == (True, None)
    journal.approve_hold(actor("liv"), hold_id)
    deleted = decide(actor("ana"), entry, "delete")
    assert (deleted.state, deleted.is_held) == ("deleted", True)
    journal.purge(timezone.now() + timedelta(days=30))
    personal.erase(people["ana"].pk)
    forget(student_key(people["ana"].pk))
    assert (Entry.objects.count(), copied()) == (0, "hello")


def test_the_copy_is_taken_by_an_opening_that_she_sees(
    people: dict, actor: Build, entry: journal.OwnEntry
) -> None:
    hold_id = ask(actor("cleo"), entry.id)
    assert read_rows() == 0
    for _ in range(2):
        journal.approve_hold(actor("ida"), hold_id)
    row = ReadRow.objects.get()
    assert (row.actor_id, row.role, row.purpose) == (people["ida"].pk, "deputy", "hold")
    assert (row.object_kind, row.object_ref) == ("entry", str(entry.id))


def test_the_copy_is_of_the_text_that_was_sent_when_it_was_asked(
    actor: Build, entry: journal.OwnEntry
) -> None:
    hold_id = ask(actor("cleo"), entry.id)
    decide(actor("ana"), send(actor("ana"), type_on(actor("ana"), entry, "other")), "delete")
    journal.approve_hold(actor("ida"), hold_id)
    assert copied() == "hello"


def test_what_is_gone_for_good_cannot_be_copied(actor: Build, entry: journal.OwnEntry) -> None:
    hold_id = ask(actor("cleo"), entry.id)
    decide(actor("ana"), entry, "delete")
    journal.purge(timezone.now() + timedelta(days=30))
    assert refusal(lambda: journal.approve_hold(actor("ida"), hold_id))[0] is NotFound


def test_nobody_agrees_with_herself(actor: Build, entry: journal.OwnEntry) -> None:
    hold_id = ask(actor("cleo"), entry.id)
    refused = refusal(lambda: journal.approve_hold(actor("cleo"), hold_id))
    assert (refused[:2], Hold.objects.get().copy) == ((Denied, "not_oneself"), None)


def test_asking_twice_is_asking_once_and_the_first_reason_stands(
    actor: Build, entry: journal.OwnEntry
) -> None:
    hold_id = ask(actor("cleo"), entry.id)
    before = Hold.objects.get()
    ask(actor("cleo"), entry.id, id=hold_id)
    other = refusal(lambda: ask(actor("cleo"), entry.id, id=hold_id, why=WHY + " Again."))
    theirs = refusal(lambda: ask(actor("ida"), entry.id, id=hold_id))
    assert (other[:2], theirs[0]) == ((Conflict, "asked_already"), NotFound)
    assert Hold.objects.get() == before


@pytest.mark.parametrize("why", ["", "x" * 19, " " * 30])
def test_a_reason_has_twenty_characters(actor: Build, entry: journal.OwnEntry, why: str) -> None:
    refused = refusal(lambda: ask(actor("cleo"), entry.id, why=why))
    assert (refused[:2], is_held(actor, entry)) == ((Invalid, "reason_short"), False)


@pytest.mark.parametrize("name", ["cleo", "ida", "liv"])
def test_these_may_ask_agree_and_see_why(
    people: dict, actor: Build, entry: journal.OwnEntry, name: str
) -> None:
    ask(actor(name), entry.id)
    second = "cleo" if name != "cleo" else "liv"
    journal.approve_hold(actor(second), Hold.objects.get().pk)
    (view,) = journal.holds_about(actor(second), people["ana"].pk, COURSE)
    shown = (people[name].pk, people[second].pk)
    assert (view.asked_by, view.approved_by, view.reason, view.copy) == (*shown, "", "")
    assert journal.look_at_hold(actor(second), view.id, course_key=COURSE).reason == WHY


@pytest.mark.parametrize("name", ["ana", "bo", "tor", "dov", "una", "sol", "max", "kim"])
def test_for_anybody_else_there_is_nothing_to_hold(
    people: dict, actor: Build, entry: journal.OwnEntry, name: str
) -> None:
    who, hold_id = actor(name), ask(actor("cleo"), entry.id)
    acts = [
        lambda: ask(who, entry.id),
        lambda: journal.approve_hold(who, hold_id),
        lambda: journal.end_hold(who, hold_id),
        lambda: journal.holds_about(who, people["ana"].pk, COURSE),
    ]
    assert [refusal(act)[0] for act in acts] == [NotFound] * 4


@pytest.mark.parametrize("decision", ["keep", "withdraw", "delete", None])
def test_what_is_not_sent_cannot_be_held(actor: Build, decision: str | None) -> None:
    entry = write(actor("ana"), "mine")
    for press in ["send"] * (decision == "withdraw") + [decision] * bool(decision):
        decide(actor("ana"), entry, press)
    for name in ("cleo", "liv"):
        assert refusal(lambda n=name: ask(actor(n), entry.id))[0] is NotFound


@pytest.mark.parametrize("name", ["cleo", "liv", "ida"])
def test_one_of_the_two_or_a_lead_ends_it_and_its_key_is_gone(
    actor: Build, entry: journal.OwnEntry, name: str
) -> None:
    hold_id = ask(actor("cleo"), entry.id)
    journal.approve_hold(actor("ida"), hold_id)
    before = sealed_copy(Hold.objects.get())
    for _ in range(2):
        journal.end_hold(actor(name), hold_id)
    assert (is_held(actor, entry), Hold.objects.get().copy) == (False, None)
    with pytest.raises(Unavailable, match="key_gone"):
        door.unseal([before])
    assert refusal(lambda: journal.approve_hold(actor("liv"), hold_id))[1] == "hold_ended"
    assert refusal(lambda: ask(actor("cleo"), entry.id, id=hold_id))[1] == "hold_ended"


def test_a_third_adult_does_not_end_it(actor: Build, entry: journal.OwnEntry) -> None:
    hold_id = ask(actor("cleo"), entry.id)
    journal.approve_hold(actor("liv"), hold_id)
    assert refusal(lambda: journal.end_hold(actor("ida"), hold_id))[0] is NotFound
    assert is_held(actor, entry) is True


def test_her_export_tells_whose_hold_it_is_and_none_of_their_words(
    people: dict, actor: Build, entry: journal.OwnEntry
) -> None:
    ask(actor("cleo"), entry.id)
    found = personal.export(actor("ana"))["holds"]
    assert [(one["entry_id"], one["asked_by"], one["ended_at"]) for one in found] == [
        (entry.id, people["cleo"].pk, None)
    ]
    assert WHY not in str(found)
