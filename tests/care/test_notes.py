"""Case notes: hers alone, known to colleagues, or open to all on the case."""

from uuid import uuid4

import pytest

from flexid_xblock.access.api import choices
from flexid_xblock.audit.models import ReadRow
from flexid_xblock.care.api import notes
from flexid_xblock.care.models import CaseNote
from flexid_xblock.care.sealing import sealed_note
from flexid_xblock.domain.errors import Conflict, Invalid, NotFound
from flexid_xblock.vault.api import open_own
from tests.care.casework import close, end, known, note, opened, own
from tests.common import COURSE

OUTSIDE = ["ana", "bo", "eve", "kim", "tor", "dov", "liv", "sol", "max"]


@pytest.fixture
def of_each_kind(ana, cleo):
    """One note of each kind by Cleo about Ana."""
    return {kind: note(cleo, ana, f"kanari-{kind}", kind=kind) for kind in notes.KINDS}


def test_the_author_reads_her_own_without_a_row(ana, cleo, of_each_kind) -> None:
    assert own(cleo, ana) == ["kanari-case", "kanari-restricted", "kanari-private"]
    assert (known(cleo, ana), opened(cleo, ana), ReadRow.objects.count()) == ([], [], 0)


def test_a_colleague_knows_of_two_and_opens_one(actor, ana, cleo, of_each_kind) -> None:
    ida = actor("ida")
    assert known(ida, ana) == [(cleo.user_id, "case"), (cleo.user_id, "restricted")]
    assert (own(ida, ana), opened(ida, ana)) == ([], ["kanari-case"])


def test_what_is_known_of_a_note_is_who_when_and_which_kind(actor, ana, of_each_kind) -> None:
    found = notes.known(actor("ida"), ana.user_id, COURSE)
    assert [set(vars(one)) for one in found] == [{"id", "author_id", "kind", "created"}] * 2


def test_an_opening_is_in_her_log_and_names_no_note(actor, ana, of_each_kind) -> None:
    opened(actor("ida"), ana)
    said = ("actor_id", "role", "object_kind", "object_ref", "purpose")
    row = (actor("ida").user_id, "deputy", "case", str(ana.user_id), "case_note")
    assert list(ReadRow.objects.values_list(*said)) == [row]


@pytest.mark.parametrize("name", OUTSIDE)
def test_nobody_else_is_told_that_there_is_a_case(actor, ana, of_each_kind, name: str) -> None:
    for look in (own, known, opened):
        with pytest.raises(NotFound):
            look(actor(name), ana)
    assert ReadRow.objects.count() == 0


def test_looking_through_her_eyes_shows_nothing(actor, ana, of_each_kind) -> None:
    for look in (own, known, opened):
        with pytest.raises(NotFound):
            look(actor("cleo", seen_by="max"), ana)


@pytest.mark.parametrize("name", OUTSIDE)
def test_nobody_else_writes_about_her(actor, ana, name: str) -> None:
    with pytest.raises(NotFound):
        note(actor(name), ana)
    assert CaseNote.objects.count() == 0


def test_the_vault_itself_keeps_it_from_the_student(ana, of_each_kind) -> None:
    for row in CaseNote.objects.all():
        with pytest.raises(NotFound):
            open_own(ana, sealed_note(row))


def test_the_same_again_is_the_same_note(ana, cleo) -> None:
    first = note(cleo, ana)
    assert note(cleo, ana, note_id=first.id) == first
    assert CaseNote.objects.count() == 1


def test_a_change_that_saw_the_last_words_is_taken(ana, cleo) -> None:
    first = note(cleo, ana, "One.")
    second = note(cleo, ana, "Two.", note_id=first.id, based_on=1)
    assert (second.revision, own(cleo, ana)) == (2, ["Two."])
    assert note(cleo, ana, "Two.", note_id=first.id, based_on=1) == second


def test_a_change_that_did_not_is_told_both(ana, cleo) -> None:
    first = note(cleo, ana, "One.")
    note(cleo, ana, "Two.", note_id=first.id, based_on=1)
    with pytest.raises(Conflict, match="changed_elsewhere") as refused:
        note(cleo, ana, "Three.", note_id=first.id, based_on=1)
    assert (refused.value.stored.revision, refused.value.stored.text) == (2, "Two.")
    assert own(cleo, ana) == ["Two."]


@pytest.mark.parametrize(("text", "code"), [(" \n", "empty_text"), ("x" * 20_001, "too_long")])
def test_what_is_no_note_is_refused(ana, cleo, text: str, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        note(cleo, ana, text)


def test_a_colleague_changes_nothing_of_hers(actor, ana, of_each_kind) -> None:
    before = list(CaseNote.objects.order_by("pk").values())
    for one in of_each_kind.values():
        for act in (
            lambda it: note(actor("ida"), ana, "Mine.", note_id=it.id, based_on=1),
            lambda it: close(actor("ida"), it.id),
            lambda it: notes.set_kind(actor("ida"), it.id, course_key=COURSE, kind="case"),
        ):
            with pytest.raises(NotFound):
                act(one)
    assert list(CaseNote.objects.order_by("pk").values()) == before


def test_a_note_about_one_student_is_not_there_for_another(actor, ana, cleo) -> None:
    first = note(cleo, ana)
    with pytest.raises(NotFound):
        note(cleo, actor("bo"), "Other.", note_id=first.id, based_on=1)


@pytest.mark.parametrize("kind", notes.KINDS)
def test_what_is_put_away_is_hers_alone(actor, ana, cleo, of_each_kind, kind: str) -> None:
    close(cleo, of_each_kind[kind].id)
    gone = f"kanari-{kind}"
    assert (own(cleo, ana, closed=True), gone in own(cleo, ana)) == ([gone], False)
    assert kind not in [one for _, one in known(actor("ida"), ana)]
    assert gone not in opened(actor("ida"), ana)
    close(cleo, of_each_kind[kind].id, closed=False)
    assert own(cleo, ana, closed=True) == []


def test_a_private_note_can_become_one_for_all(actor, ana, cleo) -> None:
    first = note(cleo, ana, "kanari-mine")
    notes.set_kind(cleo, first.id, course_key=COURSE, kind="case")
    assert opened(actor("ida"), ana) == ["kanari-mine"]


def test_her_case_ends_with_her_assignment(ana, cleo, of_each_kind) -> None:
    end(cleo, ana)
    for act in (
        lambda: own(cleo, ana),
        lambda: note(cleo, ana, note_id=uuid4()),
        lambda: close(cleo, of_each_kind["private"].id),
    ):
        with pytest.raises(NotFound):
            act()


def test_who_closed_her_texts_to_her_has_not_taken_the_case_away(actor, ana, cleo) -> None:
    note(actor("ida"), ana, "kanari-case", kind="case")
    choices.close_to(ana, cleo.user_id, course_key=COURSE, closed=True)
    note(cleo, ana, "still mine")
    assert (own(cleo, ana), opened(cleo, ana)) == (["still mine"], ["kanari-case"])


def test_pages_hold_each_note_once(ana, cleo) -> None:
    for number in range(notes.PAGE + 3):
        note(cleo, ana, str(number))
    first = notes.own(cleo, ana.user_id, COURSE)
    second = notes.own(cleo, ana.user_id, COURSE, before=str(first[-1].id))
    assert (len(first), len(second)) == (notes.PAGE, 3)
    assert len({one.id for one in (*first, *second)}) == notes.PAGE + 3


@pytest.mark.parametrize("place", ["x", str(uuid4())])
def test_a_place_that_is_none_is_refused(ana, cleo, place: str) -> None:
    with pytest.raises(Invalid, match="bad_fields"):
        notes.own(cleo, ana.user_id, COURSE, before=place)
