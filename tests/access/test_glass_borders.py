"""The glass breaks over one student in one course for one person, and for nobody beside."""

from datetime import datetime, timedelta
from functools import partial
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access import glass
from flexid_xblock.access.models import Permit
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, Invalid, NotFound, Unavailable
from flexid_xblock.vault.api import Place, Sealed, forget, open_own, student_key
from tests.access.breaking import DAY, REASON, WHY_LATER, ask, decide
from tests.common import COURSE

ELSEWHERE = "course-v1:other+1+1"


@pytest.fixture
def elsewhere(actor) -> None:
    """In another course Ana is a student too, and Dov and Liv lead its safeguarding."""
    group = access.create_group(course_key=ELSEWHERE, name="Fjord", year=1)
    access.add_member(group_id=group, user_id=actor("ana").user_id, role="student")
    for name in ("dov", "liv"):
        access.give_course_role(
            course_key=ELSEWHERE, user_id=actor(name).user_id, role="safeguarding_lead"
        )


@pytest.fixture
def hour(actor) -> UUID:
    """Dov may read what Ana sent."""
    permit_id = ask(actor("dov"), actor("ana"))
    decide(actor("liv"), permit_id)
    return permit_id


def opened(actor: Actor, course_key: str = COURSE) -> list[int]:
    """Whose texts stand open to the actor."""
    return [row["student_id"] for row in glass.open_students(actor, course_key)]


def test_what_nobody_asked_for_is_not_there(actor) -> None:
    for act in (decide, glass.review):
        with pytest.raises(NotFound):
            act(actor("liv"), uuid4())


def test_a_student_of_another_course_only_is_not_there(actor, elsewhere) -> None:
    group = access.groups_of(actor("ana"), COURSE, "student")[0]
    access.end_membership(group_id=group.id, user_id=actor("ana").user_id)
    ask_in = partial(glass.ask, actor("liv"), student_id=actor("ana").user_id, reason=REASON)
    ask_in(uuid4(), course_key=ELSEWHERE)
    with pytest.raises(NotFound):
        ask_in(uuid4(), course_key=COURSE)


def test_a_lead_who_counsels_others_stands_outside_as_both(actor) -> None:
    dov = actor("dov")
    access.give_course_role(course_key=COURSE, user_id=dov.user_id, role="safeguarding_lead")
    found = access.relations_to_student(dov, actor("ana").user_id, COURSE)
    assert found == {access.Relation.LEAD, access.Relation.OTHER}


def test_an_hour_in_one_course_opens_nothing_in_another(actor, elsewhere, hour) -> None:
    assert opened(actor("dov")) == [actor("ana").user_id]
    assert opened(actor("dov"), ELSEWHERE) == []


def test_the_hour_is_over_when_the_student_leaves(actor, hour) -> None:
    group = access.groups_of(actor("ana"), COURSE, "student")[0]
    access.end_membership(group_id=group.id, user_id=actor("ana").user_id)
    assert opened(actor("dov")) == []


def test_the_hour_is_over_when_nothing_joins_its_reader_to_the_course(actor, hour) -> None:
    access.end_assignment(
        course_key=COURSE, student_id=actor("eve").user_id, counsellor_id=actor("dov").user_id
    )
    assert opened(actor("dov")) == []


def test_the_hour_opens_nothing_through_its_readers_eyes(actor, hour) -> None:
    assert opened(actor("dov", seen_by="max")) == []


def test_what_was_asked_in_one_course_is_in_no_other_courses_lists(actor, elsewhere) -> None:
    permit_id = ask(actor("dov"), actor("ana"))
    here = [glass.asked_by(actor("dov"), COURSE), glass.led_by(actor("liv"), COURSE)]
    there = [glass.asked_by(actor("dov"), ELSEWHERE), glass.led_by(actor("liv"), ELSEWHERE)]
    assert [[one.id for one in found] for found in here + there] == [[permit_id]] * 2 + [[]] * 2


def test_another_students_hour_hides_nothing_from_her(actor) -> None:
    permit_id = ask(actor("dov"), actor("bo"))
    decide(actor("liv"), permit_id, tell_from=timezone.now() + DAY, why_later=WHY_LATER)
    assert [one.reader_id for one in glass.untold(actor("bo"))] == [actor("dov").user_id]
    assert glass.untold(actor("ana")) == ()


def test_what_is_refused_is_never_told_later(actor) -> None:
    permit_id = ask(actor("dov"), actor("ana"))
    decide(actor("liv"), permit_id, granted=False, tell_from=timezone.now() + DAY)
    assert Permit.objects.values_list("tell_from", "why_later", "until").get() == (None,) * 3


@pytest.mark.parametrize("act", [decide, glass.review])
def test_who_asked_herself_is_told_why_she_cannot(actor, act) -> None:
    own = ask(actor("liv"), actor("ana"))
    with pytest.raises(Denied) as refused:
        act(actor("liv"), own)
    assert refused.value.code == "not_oneself"


def test_who_gives_no_reason_is_told_so(actor) -> None:
    with pytest.raises(Invalid) as refused:
        ask(actor("liv"), actor("ana"), why="short")
    assert refused.value.code == "reason_short"


def test_an_asking_never_takes_the_place_of_another(actor, monkeypatch) -> None:
    saved = []
    monkeypatch.setattr(Permit, "save", lambda _, **how: saved.append(how))
    ask(actor("liv"), actor("ana"))
    assert saved == [{"force_insert": True}]


def test_a_list_begins_with_the_newest(actor) -> None:
    moments: dict[int, datetime] = {2: timezone.now(), 3: timezone.now() - DAY}
    moments[1] = moments[3]
    for number, moment in moments.items():
        ask(actor("dov"), actor("ana"), permit_id=UUID(int=number))
        Permit.objects.filter(pk=UUID(int=number)).update(asked_at=moment)
    for found in (glass.asked_by(actor("dov"), COURSE), glass.led_by(actor("liv"), COURSE)):
        assert [one.id.int for one in found] == [2, 1, 3]


def test_who_may_know_of_it_sees_all_of_it(actor) -> None:
    permit_id = ask(actor("dov"), actor("ana"))
    decide(actor("liv"), permit_id, tell_from=timezone.now() + DAY, why_later=WHY_LATER)
    columns = ("id", "course_key", "student_id", "asker_id", "decided_by", "asked_at")
    row = Permit.objects.values(*columns, "decided_at", "until", "tell_from").get()
    assert [vars(one) for one in glass.led_by(actor("liv"), COURSE)] == [row | {"reason": REASON}]
    assert row["decided_by"] == actor("liv").user_id
    assert row["tell_from"] - row["decided_at"] > timedelta(hours=23)


def test_each_reason_opens_in_its_own_column_only(actor) -> None:
    permit_id = ask(actor("dov"), actor("ana"))
    decide(actor("liv"), permit_id, tell_from=timezone.now() + DAY, why_later=WHY_LATER)
    permit, ana = Permit.objects.get(), actor("ana")
    for column, text in (("reason", REASON), ("why_later", WHY_LATER)):
        place = glass._place(permit, column)
        assert open_own(ana, Sealed(place=place, data=bytes(getattr(permit, column)))) == text
    with pytest.raises(Unavailable):
        open_own(ana, Sealed(place=place, data=bytes(permit.reason)))


def test_a_reason_is_bound_to_its_asking(actor) -> None:
    permit_id, ana = ask(actor("dov"), actor("ana")), actor("ana").user_id
    assert glass._place(Permit.objects.get(), "reason") == Place(
        kind="permit",
        course_key=COURSE,
        activity_key="",
        slot=str(permit_id),
        owner_id=ana,
        revision=0,
        column="reason",
    )


def test_a_reason_goes_dark_with_the_student(actor) -> None:
    ask(actor("dov"), actor("ana"))
    assert forget(student_key(actor("ana").user_id)) == 1
    with pytest.raises(Unavailable, match="key_gone"):
        glass.asked_by(actor("dov"), COURSE)
