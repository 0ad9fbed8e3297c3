"""Retired is erased: from every table, at once, and nobody else with her; years do the same."""

from collections.abc import Collection
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from flexid_xblock.access.models import CounsellorAssignment, CourseRole, Group, Membership
from flexid_xblock.care.models import HelpRequest, NoticeMail, TalkTime
from flexid_xblock.domain.personal import PersonalField
from flexid_xblock.privacy.api import retention
from flexid_xblock.privacy.models import CourseEnd
from flexid_xblock.privacy.rooms import ROOMS
from flexid_xblock.vault.models import DataKey
from tests.common import COURSE
from tests.lifecycle.platform import Platform
from tests.lifecycle.rows import DECLARED, columns_with, counted, hers, house_rows
from tests.matrix.world import Planted

pytestmark = pytest.mark.django_db

# Rooms without a column of hers: what was shown, and a log that knows her by an HMAC.
NOBODYS = {"content", "audit"}
# What students wrote and made, and what stands in their cases.
ABOUT_STUDENTS = (
    *("Entry", "SentText", "Response", "Card", "Report", "Nickname", "Hold", "Permit"),
    *("HelpRequest", "CaseNote", "FollowUp", "ConcernPart"),
)
YEARS = 12
# With a reason each: whatever else is still there has no end.
STAYS = {
    "Group": "names nobody",
    "ActivityVersion": "names nobody",
    "RetentionRun": "names nobody",
    "ReportNumber": "names nobody",
    "KeyFingerprint": "names nobody",
    "Chain": "an HMAC; the log of concern records stays with them",
    "ReadRow": "emptied; the log of concern records stays with them",
    "Concern": "the school's archive rule",
    "ConcernPart": "the school's archive rule",
    "Hold": "until two adults end it",
    "Evidence": "until two adults end it",
    "DataKey": "of the log, of concern records and of what two adults keep",
}
FREE = PersonalField("none", "content", export=False, erase="keep")
EACH = range(len(ROOMS))


@pytest.fixture
def ana(house: Planted, platform: Platform) -> User:
    """Ana, who has left something in every room."""
    user = User.objects.get(username="ana")
    NoticeMail.objects.create(user_id=user.pk, course_key=COURSE, about="reply")
    return user


def kept(columns: set[str]) -> set[str]:
    """Those of them that an erasure leaves as they are: the log, and a school's duty."""
    return {name for name in columns if DECLARED[name].erase != "delete"}


def without_marks(row: dict[str, object]) -> dict[str, object]:
    """A row without what only tells a board, or the log, that somebody is gone."""
    marks = ("change", "whole_from", "gone_at")
    return {name: value for name, value in row.items() if name not in marks}


def test_before_she_stands_in_every_room(ana) -> None:
    tables = {name.partition(".")[0] for name in columns_with(house_rows(), ana.pk)}
    rooms = {room.__name__.split(".")[1]: room.FIELDS for room in ROOMS}
    found = {
        room
        for room, fields in rooms.items()
        if tables & {name.partition(".")[0] for name in fields}
    }
    assert found == rooms.keys() - NOBODYS


def test_after_both_signals_only_the_log_and_a_duty_name_her(ana, platform) -> None:
    before = columns_with(house_rows(), ana.pk)
    platform.retire(ana)
    assert columns_with(house_rows(), ana.pk) == kept(before)


def test_only_rows_of_hers_are_gone_and_all_others_are_the_same(ana, platform) -> None:
    before = house_rows()
    platform.retire(ana)
    after = house_rows()
    mine = hers(before, before.keys() - after.keys(), ana.pk)
    others = {row: without_marks(one) for row, one in before.items() if row not in mine}
    assert {row: without_marks(after[row]) for row in others} == others
    # That she was erased, and the key that names her there: no id of hers is in either.
    assert {name for name, _ in after.keys() - before.keys()} == {"Tombstone", "DataKey"}
    lost = {name: number - counted(after)[name] for name, number in counted(before).items()}
    assert sum(lost.values()) == len(before.keys() - after.keys()) - 2 > 50


def test_either_signal_alone_is_enough_and_any_number_of_them_no_more(ana, platform) -> None:
    platform.signals["USER_RETIRE_LMS_CRITICAL"].send(
        sender=object, user=ana, retired_username="x", retired_email="x"
    )
    once = house_rows()
    for _ in range(3):
        platform.retire(ana)
    assert house_rows() == once


@pytest.mark.parametrize("room", EACH, ids=lambda at: ROOMS[at].__name__.split(".")[1])
def test_a_fault_in_any_room_erases_nothing_and_stops_the_pipeline_until_it_asks_again(
    ana, platform, monkeypatch, room: int
) -> None:
    def fault(_: int) -> int:
        raise RuntimeError

    before = house_rows()
    with monkeypatch.context() as broken:
        broken.setattr(ROOMS[room], "erase", fault)
        with pytest.raises(RuntimeError):
            platform.retire(ana)
    assert house_rows() == before
    platform.retire(ana)
    assert columns_with(house_rows(), ana.pk) == kept(columns_with(before, ana.pk))


@pytest.mark.parametrize("name", ["cleo", "ida", "tor", "sol", "liv"])
def test_an_adult_who_is_retired_takes_no_word_of_a_students(ana, platform, name: str) -> None:
    before = sealed(*ABOUT_STUDENTS)
    platform.retire(User.objects.get(username=name))
    assert (sealed(*ABOUT_STUDENTS), len(before) > 80) == (before, True)


def sealed(*tables: str) -> dict[tuple, object]:
    """Every word that is locked away in these tables, and where."""
    return {
        (*row, name): value
        for row, columns in house_rows().items()
        for name, value in columns.items()
        if row[0] in tables and DECLARED.get(f"{row[0]}.{name}", FREE).sealed
    }


def test_whom_nobody_here_knows_is_retired_in_peace(ana, platform) -> None:
    before = house_rows()
    platform.retire(User(pk=10**9))
    assert house_rows() == before


def test_what_is_left_after_the_years_is_what_is_meant_to_stay(house: Planted) -> None:
    _all_is_over()
    now = timezone.now()
    for year in range(YEARS):
        retention.run(now + timedelta(days=365 * year), everybody_left)
    left = {name for name, _ in house_rows()}
    assert left == set(STAYS)
    assert not DataKey.objects.filter(owner_kind="student").exists()


def everybody_left(course_key: str, user_ids: Collection[int]) -> Collection[int]:
    """What a host says that has nobody enrolled any more."""
    return user_ids


def _all_is_over() -> None:
    """Every group's second year is closed, the adults have gone, and what was asked is answered."""
    now = timezone.now()
    CourseEnd.objects.all().delete()  # planted for an export, and far away
    Group.objects.update(closed_on=now.date(), year=2)
    for relation in (Membership, CounsellorAssignment, CourseRole):
        relation.objects.filter(until=None).update(until=now)
    HelpRequest.objects.filter(answered_at=None).update(answered_at=now)
    TalkTime.objects.filter(starts__gt=now).update(starts=now)
