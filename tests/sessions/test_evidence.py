"""Two adults keep a copy of a card; its author can still take hers back, and nobody is named."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from flexid_xblock.audit.models import ReadRow
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound, Unavailable
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions import personal
from flexid_xblock.sessions.models import Card, Evidence
from flexid_xblock.sessions.sealing import sealed_evidence
from flexid_xblock.vault import door
from flexid_xblock.vault.api import forget, student_key
from tests.common import COURSE, meet
from tests.journal.common import read_rows, refusal
from tests.sessions.deeds import REASON, WHY, put, report, rewrite

NOBODYS = ["ana", "bo", "kim", "una", "cleo", "dov", "sol", "max"]


@pytest.fixture
def card_id(actor, meeting):
    """Bo's, without his name."""
    return put(actor("bo"), meeting, "hello", display="unnamed")


def ask(who, card_id: UUID, evidence_id: UUID | None = None, *, why: str = WHY) -> UUID:
    """Somebody asks for a copy to be kept."""
    evidence_id = evidence_id or uuid4()
    sessions.keep_card(who, evidence_id, card_id, reason=why)
    return evidence_id


def kept(actor, card_id: UUID) -> UUID:
    """What Tor asked for and Liv agreed to."""
    evidence_id = ask(actor("tor"), card_id)
    sessions.approve_evidence(actor("liv"), evidence_id)
    return evidence_id


def copied() -> str:
    return door.unseal([sealed_evidence(Evidence.objects.get(), "copy")])[0]


def test_a_copy_outlives_the_card_and_its_author(people, actor, meeting, card_id) -> None:
    kept(actor, card_id)
    sessions.take_back(actor("bo"), card_id)
    sessions.purge(timezone.now() + timedelta(days=91))
    personal.erase(people["bo"].pk)
    forget(student_key(people["bo"].pk))
    assert (Card.objects.count(), copied()) == (0, "hello")


def test_the_copy_is_taken_by_an_opening_that_the_author_sees(people, actor, card_id) -> None:
    evidence_id = ask(actor("tor"), card_id)
    assert (read_rows(), Evidence.objects.get().copy) == (0, None)
    for _ in range(2):
        sessions.approve_evidence(actor("per"), evidence_id)
    row = ReadRow.objects.get()
    assert (row.actor_id, row.role, row.purpose) == (people["per"].pk, "teacher", "hold")
    assert (row.object_kind, row.object_ref) == ("card", str(card_id))


def test_the_copy_is_of_the_words_as_they_stood_when_it_was_asked(actor, card_id) -> None:
    evidence_id = ask(actor("tor"), card_id)
    for number, text in enumerate(("second", "third")):
        sessions.return_card(actor("tor"), card_id, note=REASON)
        rewrite(actor("bo"), card_id, text, based_on=number)
    sessions.approve_evidence(actor("per"), evidence_id)
    assert copied() == "hello"


@pytest.mark.parametrize("names", [("tor", "per"), ("tor", "liv"), ("liv", "tor")])
def test_teachers_of_the_group_and_the_lead_are_the_two(people, actor, card_id, names) -> None:
    evidence_id = ask(actor(names[0]), card_id)
    sessions.approve_evidence(actor(names[1]), evidence_id)
    found = sessions.look_at_evidence(actor(names[0]), evidence_id)
    two = (people[names[0]].pk, people[names[1]].pk)
    assert (found.asked_by, found.approved_by, found.reason, found.copy) == (*two, WHY, "")


def test_nobody_agrees_with_herself(actor, card_id) -> None:
    evidence_id = ask(actor("tor"), card_id)
    refused = refusal(lambda: sessions.approve_evidence(actor("tor"), evidence_id))
    assert (refused[:2], read_rows()) == ((Denied, "not_oneself"), 0)


@pytest.mark.parametrize("name", NOBODYS)
def test_for_anybody_else_there_is_nothing(actor, card_id, name: str) -> None:
    evidence_id, who = kept(actor, card_id), actor(name)
    found = [
        lambda: ask(who, card_id),
        lambda: ask(who, uuid4()),
        lambda: sessions.approve_evidence(who, evidence_id),
        lambda: sessions.end_evidence(who, evidence_id),
        lambda: sessions.look_at_evidence(who, evidence_id),
        lambda: sessions.open_evidence(who, evidence_id),
    ]
    assert [refusal(act)[:2] for act in found] == [(NotFound, "not_found")] * 6


@pytest.mark.parametrize("why", ["", "x" * 19, " " * 30])
def test_a_reason_has_twenty_characters(actor, card_id, why: str) -> None:
    refused = refusal(lambda: ask(actor("tor"), card_id, why=why))
    assert (refused[:2], Evidence.objects.count()) == ((Invalid, "reason_short"), 0)


def test_the_same_again_is_the_same_and_another_reason_is_not(actor, card_id) -> None:
    evidence_id = ask(actor("tor"), card_id)
    ask(actor("tor"), card_id, evidence_id)
    other = refusal(lambda: ask(actor("tor"), card_id, evidence_id, why=WHY + " Again."))
    theirs = refusal(lambda: ask(actor("per"), card_id, evidence_id))
    assert (other[:2], theirs[0]) == ((Conflict, "asked_already"), NotFound)
    assert Evidence.objects.count() == 1


@pytest.mark.parametrize("name", ["tor", "per", "liv"])
def test_one_of_the_two_or_the_lead_ends_it_and_its_key_is_gone(actor, card_id, name) -> None:
    evidence_id = ask(actor("tor"), card_id)
    sessions.approve_evidence(actor("per"), evidence_id)
    before = sealed_evidence(Evidence.objects.get(), "copy")
    for _ in range(2):
        sessions.end_evidence(actor(name), evidence_id)
    assert Evidence.objects.get().copy is None
    with pytest.raises(Unavailable, match="key_gone"):
        door.unseal([before])
    for act in (
        lambda: sessions.approve_evidence(actor("liv"), evidence_id),
        lambda: ask(actor("tor"), card_id, evidence_id),
    ):
        assert refusal(act)[1] == "hold_ended"
    assert sessions.look_at_evidence(actor("tor"), evidence_id).reason == ""


def test_a_third_adult_does_not_end_it(actor, card_id) -> None:
    evidence_id = kept(actor, card_id)
    assert refusal(lambda: sessions.end_evidence(actor("per"), evidence_id))[0] is NotFound


def test_reading_the_copy_is_logged_each_time_and_names_nobody(people, actor, card_id) -> None:
    evidence_id = kept(actor, card_id)
    found = sessions.open_evidence(actor("per"), evidence_id)
    assert (found.reason, found.copy, "hello" in repr(found)) == (WHY, "hello", False)
    row = ReadRow.objects.order_by("seq").last()
    assert (row.actor_id, row.object_kind, row.object_ref) == (
        *(people["per"].pk, "evidence", str(evidence_id)),
    )
    assert people["bo"].pk not in {vars(found)[name] for name in vars(found)}


def test_before_the_second_yes_there_is_no_copy_to_read(actor, card_id) -> None:
    evidence_id = ask(actor("tor"), card_id)
    assert refusal(lambda: sessions.open_evidence(actor("per"), evidence_id))[0] is NotFound
    assert read_rows() == 0


@pytest.mark.parametrize(("name", "number"), [("tor", 1), ("una", 1), ("liv", 2)])
def test_each_lists_what_she_may_decide_about(actor, card_id, name: str, number: int) -> None:
    ask(actor("tor"), card_id)
    ask(actor("una"), put(actor("eve"), meet(actor("una"))))
    sessions.end_evidence(actor("tor"), ask(actor("tor"), card_id))
    found = sessions.kept_cards(actor(name), COURSE)
    assert (len(found), {one.reason + one.copy for one in found}) == (number, {""})


@pytest.mark.parametrize("name", ["ana", "kim", "cleo", "sol", "max"])
def test_who_decides_about_nothing_has_no_list(actor, card_id, name: str) -> None:
    assert refusal(lambda: sessions.kept_cards(actor(name), COURSE))[0] is NotFound


@pytest.mark.parametrize("count", [3, 45])
@pytest.mark.parametrize("name", ["tor", "liv"])
def test_a_list_costs_the_same_however_long(
    actor, card_id, django_assert_num_queries, count: int, name: str
) -> None:
    who = actor(name)
    for _ in range(count):
        ask(actor("tor"), card_id)
    with django_assert_num_queries(3):
        assert len(sessions.kept_cards(who, COURSE)) == count


@pytest.mark.parametrize("is_reported", [True, False])
def test_what_she_took_back_is_evidence_only_if_somebody_had_reported_it(
    actor, meeting, is_reported: bool
) -> None:
    card_id = put(actor("bo"), meeting)
    if is_reported:
        report(actor("ana"), card_id)
    sessions.take_back(actor("bo"), card_id)
    if is_reported:
        ask(actor("tor"), card_id)
    else:
        assert refusal(lambda: ask(actor("tor"), card_id))[0] is NotFound


def test_her_export_tells_that_it_is_kept_and_no_word_of_theirs(actor, card_id) -> None:
    ask(actor("tor"), card_id)
    (told,) = personal.export(actor("bo"))["kept_cards"]
    assert (told["card_id"], told["asked_by"]) == (card_id, actor("tor").user_id)
    assert WHY not in str(told)
