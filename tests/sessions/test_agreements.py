"""An agreement has versions; each person's yes belongs to one; a new one asks all again."""

import pytest

from flexid_xblock.domain.errors import Conflict, Invalid, NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Agreement, AgreementYes
from tests.common import COURSE
from tests.sessions.deeds import STRANGERS
from tests.sessions.leading import look, poll

RULES = ["We listen until the end.", "What is said here stays here."]
GROUP = ("ana", "bo", "cai", "dina", "emre", "faduma", "kim", "tor", "per")


def write(who, meeting, rules=RULES, *, after: int = 0) -> sessions.AgreementView:
    """A new version."""
    about = {"course_key": COURSE, "rules": rules, "after": after}
    return sessions.write_agreement(who, meeting.group_id, **about)


def agree(who, meeting, number: int = 1) -> sessions.AgreementView:
    return sessions.agree(who, meeting.group_id, course_key=COURSE, number=number)


def read(who, meeting) -> sessions.AgreementView | None:
    return sessions.agreement(who, meeting.group_id, course_key=COURSE)


@pytest.mark.parametrize("name", ["ana", "kim", *STRANGERS])
def test_only_teachers_write_it_down(actor, meeting, name: str) -> None:
    with pytest.raises(NotFound):
        write(actor(name), meeting)
    assert Agreement.objects.count() == 0


@pytest.mark.parametrize("name", STRANGERS)
def test_nobody_else_reads_it_or_agrees(actor, meeting, name: str) -> None:
    write(actor("tor"), meeting)
    for act in (read, agree):
        with pytest.raises(NotFound):
            act(actor(name), meeting)
    assert AgreementYes.objects.count() == 0


@pytest.mark.parametrize("name", ["ana", "kim", "per"])
def test_the_group_reads_it(actor, meeting, name: str) -> None:
    before = read(actor(name), meeting)
    write(actor("tor"), meeting)
    found = read(actor(name), meeting)
    assert (before, found.number, list(found.rules)) == (None, 1, RULES)
    assert look(actor(name), meeting).agreement == found


def test_everybody_says_her_own_yes(actor, meeting) -> None:
    write(actor("tor"), meeting)
    for name in ("ana", "ana", "kim", "tor"):  # twice is once
        agree(actor(name), meeting)
    found = {name: read(actor(name), meeting) for name in ("ana", "bo", "tor")}
    assert {name: one.agreed for name, one in found.items()} == {
        "ana": True,
        "bo": False,
        "tor": True,
    }
    assert {(one.yes, one.of) for one in found.values()} == {(3, len(GROUP))}


def test_a_new_version_asks_everybody_again(actor, meeting) -> None:
    write(actor("tor"), meeting)
    agree(actor("ana"), meeting)
    write(actor("per"), meeting, [*RULES, "We may pass."], after=1)
    found = read(actor("ana"), meeting)
    assert (found.number, found.agreed, found.yes) == (2, False, 0)
    assert AgreementYes.objects.count() == 1  # what she agreed to stays known


def test_a_yes_to_an_older_version_is_no_yes_to_this_one(actor, meeting) -> None:
    write(actor("tor"), meeting)
    newest = write(actor("tor"), meeting, ["Other rules."], after=1)
    for number in (1, 3):
        with pytest.raises(Conflict) as refusal:
            agree(actor("tor"), meeting, number)
        assert (refusal.value.code, refusal.value.stored) == ("changed_elsewhere", newest)


def test_two_teachers_do_not_write_over_each_other(actor, meeting) -> None:
    first = write(actor("tor"), meeting)
    assert write(actor("tor"), meeting) == first  # a repeat
    with pytest.raises(Conflict) as refusal:
        write(actor("per"), meeting, ["Other rules."])
    assert (refusal.value.stored, Agreement.objects.count()) == (first, 1)


def test_who_left_the_group_is_not_counted(actor, meeting, people) -> None:
    from flexid_xblock.access import api as access

    write(actor("tor"), meeting)
    for name in ("ana", "bo"):
        agree(actor(name), meeting)
    access.end_membership(group_id=meeting.group_id, user_id=actor("bo").user_id)
    found = read(actor("ana"), meeting)
    assert (found.yes, found.of) == (1, len(GROUP) - 1)


@pytest.mark.parametrize(
    ("rules", "code"),
    [
        ([], "empty_text"),
        (["  "], "empty_text"),
        (["x"] * 31, "too_long"),
        (["x" * 4001], "too_long"),
    ],
)
def test_what_is_no_agreement_is_refused(actor, meeting, rules, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        write(actor("tor"), meeting, rules)
    assert refusal.value.code == code


def test_the_groups_pages_notice_it(actor, meeting) -> None:
    tags = [poll(actor("bo"), meeting).tag]
    write(actor("tor"), meeting)
    tags.append(poll(actor("bo"), meeting).tag)
    agree(actor("ana"), meeting)
    tags.append(poll(actor("bo"), meeting).tag)
    assert len(set(tags)) == 3


def test_it_is_not_stored_in_clear(actor, meeting) -> None:
    write(actor("tor"), meeting, ["kanarifugl"])
    assert b"kanarifugl" not in bytes(Agreement.objects.get().rules)


def test_another_course_has_its_own(actor, meeting) -> None:
    write(actor("tor"), meeting)
    with pytest.raises(NotFound):
        sessions.agreement(actor("ana"), meeting.group_id, course_key="course-v1:Other+1+1")
