"""A concern record is written one way, only grows, and is signed by a second person."""

from uuid import uuid4

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.access.models import Membership
from flexid_xblock.care.api import concerns
from flexid_xblock.care.models import Concern, ConcernPart
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound
from flexid_xblock.vault.models import DataKey
from tests.care.casework import FACTS, add, begin, record, words
from tests.common import COURSE

WRITERS = ["tor", "per", "cleo", "ida", "dov", "liv"]
READERS = ["cleo", "ida", "liv"]


@pytest.fixture
def written(actor, ana):
    """What Tor wrote about Ana."""
    return record(actor("tor"), ana, own_words="I am not cold.")


def sign(who, concern_id) -> None:
    concerns.sign(who, concern_id, course_key=COURSE)


def set_status(who, concern_id, status: str) -> None:
    concerns.set_status(who, concern_id, course_key=COURSE, status=status)


@pytest.mark.parametrize("name", WRITERS)
def test_these_adults_write_about_her(actor, ana, name: str) -> None:
    made = record(actor(name), ana)
    assert words(actor("liv"), made) == [FACTS]


@pytest.mark.parametrize("name", ["ana", "bo", "eve", "kim", "una", "sol", "max"])
def test_nobody_else_does(actor, ana, name: str) -> None:
    with pytest.raises(NotFound):
        record(actor(name), ana)
    assert Concern.objects.count() == 0


def test_who_looks_through_anothers_eyes_does_not(actor, ana) -> None:
    with pytest.raises(NotFound):
        record(actor("tor", seen_by="max"), ana)


@pytest.mark.parametrize("name", ["tor", "dov", "liv"])
def test_nobody_writes_about_who_is_no_student_here(actor, name: str) -> None:
    with pytest.raises(NotFound):
        record(actor(name), actor("una"))


def test_the_same_again_is_the_same_record(actor, ana) -> None:
    made, part = uuid4(), concerns.Part(id=uuid4(), kind="facts", text=FACTS)
    for _ in range(2):
        begin(actor("tor"), ana, made, [part])
    assert (Concern.objects.count(), ConcernPart.objects.count()) == (1, 1)
    other = concerns.Part(id=part.id, kind="facts", text="Other.")
    for change in ({"parts": [other]}, {"parts": [part], "category": "abuse"}):
        with pytest.raises(Conflict, match="written_already"):
            begin(actor("tor"), ana, made, **change)
    for who, whom in ((actor("cleo"), ana), (actor("tor"), actor("bo"))):
        with pytest.raises(NotFound):
            begin(who, whom, made, [part])
    assert words(actor("liv"), made) == [FACTS]


@pytest.mark.parametrize(("text", "code"), [(" ", "empty_text"), ("x" * 20_001, "too_long")])
def test_what_says_nothing_is_refused_whole(actor, ana, text: str, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        record(actor("tor"), ana, text)
    assert Concern.objects.count() == 0


def test_a_worry_of_a_kind_nobody_knows_is_refused(actor, ana) -> None:
    part = concerns.Part(id=uuid4(), kind="facts", text=FACTS)
    with pytest.raises(Invalid, match="bad_fields"):
        begin(actor("tor"), ana, uuid4(), [part], category="weather")


def test_a_correction_leaves_the_old_words(actor, written) -> None:
    add(actor("cleo"), written, "It was a jacket.", "correction", corrects=1)
    assert words(actor("liv"), written) == [FACTS, "I am not cold.", "It was a jacket."]
    told = list(ConcernPart.objects.order_by("number").values_list("number", "corrects"))
    assert told == [(1, None), (2, None), (3, 1)]


@pytest.mark.parametrize(
    ("kind", "corrects"), [("correction", None), ("correction", 9), ("action", 1)]
)
def test_a_correction_and_nothing_else_names_a_part(actor, written, kind: str, corrects) -> None:
    with pytest.raises(Invalid, match="part_unknown"):
        add(actor("cleo"), written, "Words.", kind, corrects=corrects)


def test_a_teacher_corrects_what_she_wrote_by_her_own_count(actor, written) -> None:
    add(actor("cleo"), written, "I called her.")
    add(actor("tor"), written, "It was cold too.", "facts")
    made = add(actor("tor"), written, "It was raining.", "correction", corrects=3)
    add(actor("tor"), written, "It was raining.", "correction", corrects=3, part_id=made)
    assert ConcernPart.objects.get(pk=made).corrects == 4
    with pytest.raises(Invalid, match="part_unknown"):
        add(actor("tor"), written, "No.", "correction", corrects=5)


@pytest.mark.parametrize("name", ["per", "dov"])
def test_who_only_sees_a_status_adds_to_no_record_of_others(actor, written, name: str) -> None:
    with pytest.raises(NotFound):
        add(actor(name), written, "Words.")


def test_a_part_sent_twice_is_one_part(actor, written) -> None:
    made = add(actor("cleo"), written, "I called her.")
    add(actor("cleo"), written, "I called her.", part_id=made)
    with pytest.raises(Conflict, match="written_already"):
        add(actor("cleo"), written, "I wrote to her.", part_id=made)
    with pytest.raises(NotFound):
        add(actor("liv"), written, "I called her.", part_id=made)
    assert ConcernPart.objects.count() == 3


@pytest.mark.parametrize("name", READERS)
def test_who_reads_it_closes_it_and_opens_it_again(actor, written, name: str) -> None:
    set_status(actor(name), written, "closed")
    with pytest.raises(Denied, match="concern_closed"):
        add(actor("liv"), written, "Words.")
    set_status(actor(name), written, "open")
    add(actor("liv"), written, "Words.")
    assert Concern.objects.get().closed_at is None


@pytest.mark.parametrize("name", ["ana", "tor", "dov", "kim", "una", "sol", "max"])
def test_nobody_else_changes_its_status_or_signs_it(actor, written, name: str) -> None:
    for act in (lambda who: set_status(who, written, "closed"), lambda who: sign(who, written)):
        with pytest.raises(NotFound):
            act(actor(name))
    assert (Concern.objects.get().status, Concern.objects.get().signed_by) == ("open", None)


@pytest.mark.parametrize("name", READERS)
def test_nobody_signs_what_she_began(actor, ana, name: str) -> None:
    made = record(actor(name), ana)
    with pytest.raises(Denied, match="second_person"):
        sign(actor(name), made)
    assert Concern.objects.get().signed_by is None


def test_the_first_signature_stands_until_something_is_added(actor, written) -> None:
    cleo, liv = actor("cleo"), actor("liv")
    sign(cleo, written)
    sign(liv, written)
    assert Concern.objects.get().signed_by == cleo.user_id
    add(cleo, written, "I called her.")
    sign(liv, written)
    assert Concern.objects.get().signed_by == liv.user_id


def test_each_record_has_a_key_of_its_own(actor, ana, written) -> None:
    record(actor("cleo"), ana)
    assert DataKey.objects.filter(owner_kind="record").count() == 2
    assert not DataKey.objects.filter(owner_kind="student").exists()


def test_a_student_who_has_a_role_is_no_party_to_what_is_about_her(actor, ana, written) -> None:
    access.give_course_role(course_key=COURSE, user_id=ana.user_id, role="safeguarding_lead")
    with pytest.raises(NotFound):
        words(ana, written)
    with pytest.raises(NotFound):
        record(ana, ana)


def test_the_lead_keeps_reading_when_the_student_has_left(actor, ana, written) -> None:
    Membership.objects.filter(user_id=ana.user_id).delete()
    assert words(actor("liv"), written) == [FACTS, "I am not cold."]
    with pytest.raises(NotFound):
        words(actor("tor"), written)
