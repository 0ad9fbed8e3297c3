"""Each adult who can newly read what she sends is told of once, and only that."""

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.access.api import choices, telling
from flexid_xblock.domain.errors import NotFound
from tests.common import COURSE, read_notice


@pytest.fixture
def assign(people):
    """``assign("dov", deputy=True)``: from now on Dov follows Ana up."""

    def act(name: str, **options: object) -> None:
        ids = {"student_id": people["ana"].pk, "counsellor_id": people[name].pk}
        access.assign_counsellor(course_key=COURSE, **ids, **options)

    return act


@pytest.fixture
def told(actor, people):
    """Who is new to Ana, by name and role."""
    names = {user.pk: name for name, user in people.items()}

    def look(student: str = "ana") -> list[tuple[str, str]]:
        found = telling.new_readers(actor(student), COURSE)
        return [(names[one.id], one.role) for one in found]

    return look


def test_before_the_notice_and_after_it_nobody_is_new(told, actor) -> None:
    before = told()
    read_notice(actor("ana"))
    assert (before, told()) == ([], [])


@pytest.mark.parametrize(("deputy", "role"), [(False, "counsellor"), (True, "deputy")])
def test_a_new_reader_is_told_of_until_she_says_ok(
    told, assign, actor, people, deputy: bool, role: str
) -> None:
    read_notice(actor("ana"))
    assign("dov", deputy=deputy)
    before = told()
    for _ in range(2):
        telling.say_told(actor("ana"), people["dov"].pk, role=role, course_key=COURSE)
    assert (before, told()) == ([("dov", role)], [])


@pytest.mark.parametrize("role", ["teacher", "helper"])
def test_who_newly_leads_her_group_is_told_of(told, actor, people, role: str) -> None:
    read_notice(actor("ana"))
    (group,) = access.groups_of(actor("ana"), COURSE, "student")
    access.add_member(group_id=group.id, user_id=people["una"].pk, role=role)
    assert (told(), told("eve")) == ([("una", role)], [])


def test_a_new_student_of_the_group_is_no_news(told, actor, people) -> None:
    read_notice(actor("ana"))
    (group,) = access.groups_of(actor("ana"), COURSE, "student")
    access.add_member(group_id=group.id, user_id=people["eve"].pk, role="student")
    assert told() == []


def test_who_comes_back_is_told_of_again(told, assign, actor, people) -> None:
    read_notice(actor("ana"))
    ids = {"student_id": people["ana"].pk, "counsellor_id": people["cleo"].pk}
    access.end_assignment(course_key=COURSE, **ids)
    assign("cleo")
    assert told() == [("cleo", "counsellor")]


def test_who_has_gone_or_may_not_read_is_not_told_of(told, assign, actor, people) -> None:
    read_notice(actor("ana"))
    assign("dov")
    choices.close_to(actor("ana"), people["dov"].pk, course_key=COURSE, closed=True)
    assert told() == []


def test_ok_to_one_is_not_ok_to_another(told, assign, actor, people) -> None:
    read_notice(actor("ana"))
    assign("dov")
    assign("una", deputy=True)
    telling.say_told(actor("ana"), people["dov"].pk, role="counsellor", course_key=COURSE)
    assert told() == [("una", "deputy")]


@pytest.mark.parametrize("role", ["counsellor", "deputy", "teacher"])
def test_who_reads_nothing_of_hers_is_not_there(actor, people, role: str) -> None:
    with pytest.raises(NotFound):
        telling.say_told(actor("ana"), people["dov"].pk, role=role, course_key=COURSE)


def test_nobody_says_it_for_her(told, assign, actor, people) -> None:
    read_notice(actor("ana"))
    assign("dov")
    masked = actor("ana", seen_by="max")
    with pytest.raises(NotFound):
        telling.say_told(masked, people["dov"].pk, role="counsellor", course_key=COURSE)
    assert (telling.new_readers(masked, COURSE), told()) == ((), [("dov", "counsellor")])


def test_whoever_looks_as_her_is_told_no_number(actor, people) -> None:
    assert telling.readers_by_role(actor("ana", seen_by="max"), COURSE) == {}


def test_the_notice_counts_those_who_can_read_now(assign, actor, people) -> None:
    before = telling.readers_by_role(actor("ana"), COURSE)
    assign("dov", deputy=True)
    after = telling.readers_by_role(actor("ana"), COURSE)
    assert before == {"counsellor": 1, "deputy": 1, "teacher": 2, "student": 5, "helper": 1}
    assert after == before | {"deputy": 2}
