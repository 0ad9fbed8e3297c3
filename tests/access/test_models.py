"""A relation holds from its first moment until just before its last, everywhere alike."""

from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from flexid_xblock.access import api
from flexid_xblock.access.models import CounsellorAssignment
from tests.access.common import (
    ANA,
    BO,
    CLEO,
    COURSE,
    MOMENTS,
    SINCE,
    TOR,
    UNTIL,
    a_term,
    actor,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("now", "holds"), MOMENTS)
def test_a_counsellor_reaches_her_student_for_exactly_her_term(
    monkeypatch: pytest.MonkeyPatch, now: datetime, *, holds: bool
) -> None:
    a_term()
    monkeypatch.setattr(timezone, "now", lambda: now)
    cleo = actor(CLEO)
    relations = {api.Relation.COUNSELLOR} if holds else set()
    assert api.relations_to_student(cleo, ANA, COURSE) == relations
    assert list(api.caseload(cleo, COURSE)) == ([{"student_id": ANA}] if holds else [])
    assert api.readers_of(ANA, COURSE).all == ((CLEO,) if holds else ())
    assert api.desks(cleo, COURSE) == (("counsellor",) if holds else ())
    assert api.works_here(cleo, COURSE) is holds


@pytest.mark.parametrize(("now", "holds"), MOMENTS)
def test_a_teacher_reaches_the_group_for_exactly_his_term(
    monkeypatch: pytest.MonkeyPatch, now: datetime, *, holds: bool
) -> None:
    group = a_term()
    monkeypatch.setattr(timezone, "now", lambda: now)
    tor = actor(TOR)
    relations = {api.Relation.TEACHER} if holds else set()
    assert api.relations_to_group(tor, group.pk) == relations
    assert list(api.groups_as(tor, "teacher")) == ([{"group_id": group.pk}] if holds else [])
    assert [info.id for info in api.groups_of(tor, COURSE, "teacher")] == [group.pk] * holds
    assert api.members_of(tor, COURSE) == ({group.pk: (ANA,)} if holds else {})
    assert api.desks(tor, COURSE) == (("teacher", "coordinator") if holds else ())
    assert api.works_here(tor, COURSE) is holds


def test_a_relation_without_an_end_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    group = a_term(until=None)
    monkeypatch.setattr(timezone, "now", lambda: UNTIL + timedelta(days=10_000))
    assert api.relations_to_student(actor(CLEO), ANA, COURSE) == {api.Relation.COUNSELLOR}
    assert api.relations_to_group(actor(ANA), group.pk) == {api.Relation.MEMBER}


@pytest.mark.races
def test_the_database_itself_lets_nobody_be_her_own_counsellor() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        CounsellorAssignment.objects.create(course_key=COURSE, student_id=BO, counsellor_id=BO)
    CounsellorAssignment.objects.create(course_key=COURSE, student_id=BO, counsellor_id=CLEO)
    with pytest.raises(IntegrityError), transaction.atomic():
        CounsellorAssignment.objects.update(counsellor_id=BO)


def test_an_ended_student_is_no_longer_on_her_groups_list(monkeypatch: pytest.MonkeyPatch) -> None:
    group = a_term(until=None)
    group.memberships.filter(user_id=ANA).update(until=UNTIL)
    monkeypatch.setattr(timezone, "now", lambda: SINCE)
    assert api.members_of(actor(TOR), COURSE) == {group.pk: (ANA,)}
    monkeypatch.setattr(timezone, "now", lambda: UNTIL)
    assert api.members_of(actor(TOR), COURSE) == {}
