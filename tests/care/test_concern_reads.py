"""A concern record is read by few; the others find its status, and her log finds nothing."""

import pytest

from flexid_xblock.access.api import choices
from flexid_xblock.audit.models import Chain, ReadRow
from flexid_xblock.audit.queries import reads_about
from flexid_xblock.care.api import concern_reads
from flexid_xblock.care.models import Concern
from flexid_xblock.domain.errors import Invalid, NotFound
from tests.care.casework import FACTS, add, end, record, words
from tests.common import COURSE


@pytest.fixture
def written(actor, ana):
    """What Tor wrote about Ana."""
    return record(actor("tor"), ana)


def listed(who, **more: object) -> list[tuple]:
    """What a person finds in her list."""
    return [(one.id, one.may_read) for one in concern_reads.listed(who, COURSE, **more)]


@pytest.mark.parametrize(
    ("name", "role"), [("cleo", "counsellor"), ("ida", "deputy"), ("liv", "lead")]
)
def test_opening_is_logged_on_the_courses_chain(actor, ana, written, name: str, role) -> None:
    assert words(actor(name), written) == [FACTS]
    said = ("actor_id", "role", "object_kind", "object_ref", "purpose")
    row = (actor(name).user_id, role, "concern", str(written), "concern")
    assert list(ReadRow.objects.values_list(*said)) == [row]
    assert (Chain.objects.count(), reads_about(ana)) == (1, ())


def test_a_teacher_who_comes_back_finds_the_status_and_no_words(actor, written) -> None:
    found = concern_reads.look(actor("tor"), written, COURSE)
    told = {name for name, value in vars(found.about).items() if value}
    assert told == {"id", "student_id", "status", "created"}
    assert [(part.number, part.text) for part in found.parts] == [(1, "")]
    assert ReadRow.objects.count() == 0


def test_she_sees_of_the_parts_her_own_only(actor, written) -> None:
    add(actor("cleo"), written, "I called her.")
    add(actor("tor"), written, "A jacket.", "correction", corrects=1)
    found = concern_reads.look(actor("tor"), written, COURSE).parts
    assert [(part.number, part.corrects, part.text) for part in found] == [
        (1, None, ""),
        (2, 1, ""),
    ]
    assert words(actor("liv"), written) == [FACTS, "I called her.", "A jacket."]


@pytest.mark.parametrize("name", ["ana", "bo", "eve", "kim", "per", "dov", "una", "sol", "max"])
def test_for_everybody_else_it_is_not_there(actor, written, name: str) -> None:
    with pytest.raises(NotFound):
        words(actor(name), written)
    assert (listed(actor(name)), ReadRow.objects.count()) == ([], 0)


def test_looking_through_a_readers_eyes_shows_nothing(actor, written) -> None:
    for name in ("cleo", "liv"):
        masked = actor(name, seen_by="max")
        assert listed(masked) == []
        with pytest.raises(NotFound):
            words(masked, written)


def test_each_finds_what_she_may_know_of(actor, ana, written) -> None:
    by_dov, about_eve = record(actor("dov"), ana), record(actor("una"), actor("eve"))
    assert listed(actor("liv")) == [(about_eve, True), (by_dov, True), (written, True)]
    for name in ("cleo", "ida"):
        assert listed(actor(name)) == [(by_dov, True), (written, True)]
    assert listed(actor("dov")) == [(about_eve, True), (by_dov, False)]
    assert (listed(actor("tor")), listed(actor("una"))) == (
        [(written, False)],
        [(about_eve, False)],
    )


def test_a_record_about_the_lead_herself_is_not_in_her_list(actor, ana) -> None:
    made = record(actor("cleo"), ana)
    Concern.objects.update(student_id=actor("liv").user_id)
    assert listed(actor("liv")) == []
    with pytest.raises(NotFound):
        words(actor("liv"), made)


def test_closed_ones_are_a_list_of_their_own(actor, written) -> None:
    Concern.objects.update(status="closed")
    assert (listed(actor("cleo")), listed(actor("cleo"), closed=True)) == ([], [(written, True)])


def test_who_has_closed_her_texts_to_her_has_not_taken_the_case_away(actor, ana, written) -> None:
    choices.close_to(ana, actor("cleo").user_id, course_key=COURSE, closed=True)
    assert (listed(actor("cleo")), words(actor("cleo"), written)) == ([(written, True)], [FACTS])


def test_an_ended_assignment_ends_it(actor, ana, written) -> None:
    end(actor("cleo"), ana)
    with pytest.raises(NotFound):
        words(actor("cleo"), written)
    assert listed(actor("cleo")) == []


def test_the_case_page_lists_them_for_its_readers_only(actor, ana, written) -> None:
    assert [one.id for one in concern_reads.about(actor("ida"), ana.user_id, COURSE)] == [written]
    for name in ("tor", "dov", "ana", "sol"):
        with pytest.raises(NotFound):
            concern_reads.about(actor(name), ana.user_id, COURSE)


def test_pages_hold_each_record_once(actor, ana) -> None:
    for _ in range(concern_reads.PAGE + 2):
        record(actor("tor"), ana)
    first = listed(actor("liv"))
    second = listed(actor("liv"), before=str(first[-1][0]))
    assert (len(first), len(second), len({*first, *second})) == (50, 2, 52)


def test_a_place_that_is_none_is_refused(actor, written) -> None:
    with pytest.raises(Invalid, match="bad_fields"):
        listed(actor("liv"), before="x")
