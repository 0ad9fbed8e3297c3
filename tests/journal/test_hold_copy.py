"""The copy under a hold: read by few, only after two agreed, each time logged, even later on."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.audit import queries as audit
from flexid_xblock.audit.api import verify
from flexid_xblock.audit.models import Chain, ReadRow
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Invalid, NotFound
from flexid_xblock.journal import api as journal
from flexid_xblock.journal.models import Hold
from flexid_xblock.privacy import api as privacy
from tests.common import COURSE, send, write
from tests.journal.common import decide, read_rows, refusal

pytestmark = pytest.mark.django_db

Build = Callable[..., Actor]
WHY = "She writes that she will be sent away."
EVERYBODY = ("ana", "bo", "eve", "kim", "tor", "una", "per", "dov", "sol", "max")


@pytest.fixture
def entry(actor: Build) -> journal.OwnEntry:
    """Ana's, sent to Cleo and Ida."""
    return send(actor("ana"), write(actor("ana"), "hello"))


@pytest.fixture
def asked(actor: Build, entry: journal.OwnEntry) -> UUID:
    """Cleo has asked for a copy."""
    hold_id = uuid4()
    journal.hold(actor("cleo"), hold_id, entry.id, course_key=COURSE, reason=WHY)
    return hold_id


@pytest.fixture
def kept(actor: Build, asked: UUID) -> UUID:
    """Ida has agreed."""
    journal.approve_hold(actor("ida"), asked)
    return asked


def copy(who: Actor, hold_id: UUID) -> str:
    return journal.open_hold(who, hold_id, course_key=COURSE).copy


def hidden(act: Callable[[], object]) -> bool:
    return refusal(act)[0] is NotFound


@pytest.mark.parametrize(
    ("name", "role"), [("cleo", "counsellor"), ("ida", "deputy"), ("liv", "lead")]
)
def test_these_read_it_and_she_sees_who(
    people: dict, actor: Build, kept: UUID, name: str, role: str
) -> None:
    before = read_rows()
    found = journal.open_hold(actor(name), kept, course_key=COURSE)
    assert (found.copy, found.reason, read_rows()) == ("hello", WHY, before + 1)
    line = audit.reads_about(actor("ana"))[0]
    assert (line.actor_id, line.role, line.purpose) == (people[name].pk, role, "hold")
    assert (line.object_kind, line.object_ref) == ("hold", str(kept))


@pytest.mark.parametrize("name", EVERYBODY)
def test_nobody_else_finds_it(people: dict, actor: Build, kept: UUID, name: str) -> None:
    who, before = actor(name), read_rows()
    acts = [
        lambda: copy(who, kept),
        lambda: journal.look_at_hold(who, kept, course_key=COURSE),
        lambda: journal.holds_about(who, people["ana"].pk, COURSE),
        lambda: journal.open_holds(who, COURSE),
    ]
    assert ([hidden(act) for act in acts], read_rows()) == ([True] * 4, before)


def test_it_is_of_this_course_and_for_no_mask(people: dict, actor: Build, kept: UUID) -> None:
    masked = actor("cleo", seen_by="max")
    other = "course-v1:Other+School+1"
    acts = [
        lambda: copy(masked, kept),
        lambda: journal.look_at_hold(masked, kept, course_key=COURSE),
        lambda: journal.open_hold(actor("cleo"), kept, course_key=other),
        lambda: journal.look_at_hold(actor("cleo"), kept, course_key=other),
        lambda: copy(actor("cleo"), uuid4()),
    ]
    assert [hidden(act) for act in acts] == [True] * 5


def test_before_the_second_yes_there_is_none_and_the_reason_is_read_unlogged(
    actor: Build, asked: UUID
) -> None:
    for name in ("cleo", "ida", "liv"):
        assert hidden(lambda n=name: copy(actor(n), asked))
        seen = journal.look_at_hold(actor(name), asked, course_key=COURSE)
        assert (seen.reason, seen.copy, seen.is_kept) == (WHY, "", False)
    assert read_rows() == 0


def test_after_the_end_neither_is_left(people: dict, actor: Build, kept: UUID) -> None:
    journal.end_hold(actor("cleo"), kept)
    before = read_rows()
    assert hidden(lambda: copy(actor("cleo"), kept))
    seen = journal.look_at_hold(actor("liv"), kept, course_key=COURSE)
    assert (seen.reason, seen.copy, seen.is_kept, seen.may_end) == ("", "", False, False)
    assert seen.ended_at == Hold.objects.get().ended_at
    assert (journal.open_holds(actor("liv"), COURSE), read_rows()) == ((), before)


def test_it_is_read_after_the_text_was_deleted_and_is_gone(
    actor: Build, entry: journal.OwnEntry, kept: UUID
) -> None:
    decide(actor("ana"), entry, "delete")
    first = copy(actor("cleo"), kept)
    journal.purge(timezone.now() + timedelta(days=30))
    assert (first, copy(actor("liv"), kept)) == ("hello", "hello")


def test_a_student_who_was_erased_leaves_it_to_the_lead_and_the_log_goes_on(
    people: dict, actor: Build, kept: UUID
) -> None:
    privacy.erase(people["ana"].pk)
    assert copy(actor("liv"), kept) == "hello"
    assert [hidden(lambda n=n: copy(actor(n), kept)) for n in ("cleo", "ida")] == [True, True]
    assert (Chain.objects.count(), list(ReadRow.objects.values_list("seq", "object_kind"))) == (
        *(1, [(1, "entry"), (2, "hold")]),
    )
    assert verify() == []
    journal.end_hold(actor("liv"), kept)
    assert hidden(lambda: copy(actor("liv"), kept))


def test_one_to_whom_she_closed_her_texts_reads_no_copy(
    people: dict, actor: Build, kept: UUID
) -> None:
    access.choices.close_to(actor("ana"), people["cleo"].pk, course_key=COURSE, closed=True)
    assert hidden(lambda: copy(actor("cleo"), kept))
    assert [copy(actor(name), kept) for name in ("ida", "liv")] == ["hello"] * 2


def test_the_list_of_the_lead_goes_on_from_where_it_ended(actor: Build, kept: UUID) -> None:
    (row,) = journal.open_holds(actor("liv"), COURSE)
    assert (row.id, row.reason, row.may_end) == (kept, "", True)
    assert journal.open_holds(actor("liv"), COURSE, before=str(kept)) == ()
    for before in ("x", str(uuid4())):
        assert refusal(lambda b=before: journal.open_holds(actor("liv"), COURSE, before=b))[:2] == (
            *(Invalid, "bad_fields"),
        )


def test_a_lead_who_follows_her_up_ends_only_what_is_also_hers(
    people: dict, actor: Build, kept: UUID
) -> None:
    about = {"course_key": COURSE, "student_id": people["ana"].pk}
    access.assign_counsellor(**about, counsellor_id=people["liv"].pk)
    (row,) = journal.open_holds(actor("liv"), COURSE)
    seen = journal.look_at_hold(actor("liv"), kept, course_key=COURSE)
    assert (row.may_end, seen.may_end) == (False, False)
    assert hidden(lambda: journal.end_hold(actor("liv"), kept))


def test_a_lead_finds_no_hold_on_a_text_of_her_own(people: dict, actor: Build, kept: UUID) -> None:
    access.give_course_role(course_key=COURSE, user_id=people["ana"].pk, role="safeguarding_lead")
    assert journal.open_holds(actor("ana"), COURSE) == ()
    assert hidden(lambda: copy(actor("ana"), kept))
