"""Earlier sendings open for who was named then; a new reader gets what stands, with her yes."""

from collections.abc import Callable
from uuid import UUID

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.audit.models import ReadRow
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.journal import api as journal
from flexid_xblock.journal.models import Entry
from tests.common import COURSE, send, type_on, write
from tests.journal.common import decide, open_as, read_rows, refusal

pytestmark = pytest.mark.django_db

Build = Callable[..., Actor]
HERE = {"course_key": COURSE}


def assign(people: dict, counsellor: str) -> None:
    ids = {"student_id": people["ana"].pk, "counsellor_id": people[counsellor].pk}
    access.assign_counsellor(course_key=COURSE, **ids)


def sent_three_times(ana: Actor) -> journal.OwnEntry:
    entry = send(ana, write(ana, "first"))
    for text in ("second", "third"):
        entry = send(ana, type_on(ana, entry, text))
    return entry


def older(who: Actor, entry_id: UUID, number: int) -> journal.OlderText:
    return journal.older_text(who, entry_id, number, **HERE)


def test_a_reader_opens_what_was_sent_to_her_before(people: dict, actor: Build) -> None:
    entry, cleo = sent_three_times(actor("ana")), actor("cleo")
    opened = open_as(cleo, entry.id)
    assert (opened.text, opened.sent_number, opened.older) == ("third", 3, (1, 2))
    assert [older(cleo, entry.id, number).text for number in (1, 2)] == ["first", "second"]
    rows = ReadRow.objects.values_list("actor_id", "role", "object_kind", "object_ref", "purpose")
    said = (people["cleo"].pk, "counsellor", "entry", str(entry.id), "follow_up")
    assert list(rows) == [said] * 3


@pytest.mark.parametrize("number", [0, 3, 4])
def test_what_was_not_sent_before_is_not_there(actor: Build, number: int) -> None:
    entry = sent_three_times(actor("ana"))
    assert refusal(lambda: older(actor("cleo"), entry.id, number))[0] is NotFound
    assert read_rows() == 0


@pytest.mark.parametrize("name", ["ana", "bo", "tor", "dov", "liv", "max"])
def test_nobody_else_opens_it(actor: Build, name: str) -> None:
    entry = sent_three_times(actor("ana"))
    assert refusal(lambda: older(actor(name), entry.id, 1))[0] is NotFound
    assert read_rows() == 0


def test_what_was_taken_back_does_not_come_along_with_the_next_text(actor: Build) -> None:
    ana, cleo = actor("ana"), actor("cleo")
    back = decide(ana, send(ana, write(ana, "first")), "withdraw")
    entry = send(ana, type_on(ana, back, "second"))
    entry = send(ana, type_on(ana, entry, "third"))
    assert open_as(cleo, entry.id).older == (2,)
    assert refusal(lambda: older(cleo, entry.id, 1))[0] is NotFound


def test_a_reader_named_later_opens_nothing_older(people: dict, actor: Build) -> None:
    ana = actor("ana")
    entry = sent_three_times(ana)
    assign(people, "dov")
    entry = send(ana, type_on(ana, entry, "fourth"))
    assert (open_as(actor("dov"), entry.id).older, open_as(actor("cleo"), entry.id).older) == (
        *((), (1, 2, 3)),
    )
    assert refusal(lambda: older(actor("dov"), entry.id, 3))[0] is NotFound


def test_her_yes_opens_what_stands_and_nothing_else(people: dict, actor: Build) -> None:
    ana, dov = actor("ana"), actor("dov")
    entry = sent_three_times(ana)
    kept = decide(ana, write(ana, "kept", prompt="surprise"), "keep")
    back = decide(ana, send(ana, write(ana, "back", prompt="seen-first")), "withdraw")
    assign(people, "dov")
    assert refusal(lambda: open_as(dov, entry.id))[0] is NotFound
    assert [journal.let_read(ana, dov.user_id, **HERE) for _ in range(2)] == [1, 1]
    opened = open_as(dov, entry.id)
    assert (opened.text, opened.older) == ("third", ())
    assert [refusal(lambda i=i: open_as(dov, i))[0] for i in (kept.id, back.id)] == [NotFound] * 2
    assert set(journal.own_entry(ana, entry.id).readers) == {
        people[name].pk for name in ("cleo", "ida", "dov")
    }


def test_what_stood_when_she_said_yes_is_older_after_the_next_sending(
    people: dict, actor: Build
) -> None:
    entry = sent_three_times(actor("ana"))
    assign(people, "dov")
    journal.let_read(actor("ana"), people["dov"].pk, **HERE)
    send(actor("ana"), type_on(actor("ana"), entry, "fourth"))
    assert open_as(actor("dov"), entry.id).older == (3,)


def test_her_yes_does_not_make_anything_wait(people: dict, actor: Build) -> None:
    sent_three_times(actor("ana"))
    before = list(Entry.objects.values())
    assign(people, "dov")
    journal.let_read(actor("ana"), people["dov"].pk, **HERE)
    assert list(Entry.objects.values()) == before


@pytest.mark.parametrize("name", ["una", "dov", "liv", "ana"])
def test_her_yes_to_who_does_not_follow_her_up_is_no_yes(
    people: dict, actor: Build, name: str
) -> None:
    entry = sent_three_times(actor("ana"))
    refused = refusal(lambda: journal.let_read(actor("ana"), people[name].pk, **HERE))
    assert refused[0] is NotFound
    assert len(journal.own_entry(actor("ana"), entry.id).readers) == 2


def test_nobody_says_yes_through_her_eyes(people: dict, actor: Build) -> None:
    sent_three_times(actor("ana"))
    masked = actor("ana", seen_by="cleo")
    assert refusal(lambda: journal.let_read(masked, people["cleo"].pk, **HERE))[0] is NotFound
