"""Every row of the table to the day: there before its end and at it, gone after it.

By the school's clock, over the days on which the clocks are changed, and leap days.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from flexid_xblock import terms
from flexid_xblock.access.models import CounsellorAssignment, Membership
from flexid_xblock.audit.api import mark_gone, verify
from flexid_xblock.content.models import ActivityVersion
from flexid_xblock.privacy.models import RetentionRun, TakeAway
from flexid_xblock.progress.models import Certificate
from flexid_xblock.settings.common import RETENTION
from tests.audit.common import read
from tests.common import COURSE
from tests.privacy.kept import (
    ANA,
    CLEO,
    DAY,
    MINUTE,
    OSLO,
    Agreement,
    Card,
    CaseNote,
    Concern,
    DataKey,
    Entry,
    HelpRequest,
    Hold,
    Meeting,
    NoticeMail,
    NoticeSeen,
    Reply,
    Response,
    TalkTime,
    agreement,
    at_school,
    card,
    certificate,
    entry,
    group,
    here,
    hold,
    let_go,
    meeting,
    note,
    response,
    says_something,
    wish,
    words,
)
from tests.vault.common import a_sealed

pytestmark = pytest.mark.django_db

# The clocks change on 25 March and 28 October; the year has a 29 February.
STARTS = [date(2040, 2, 29), date(2040, 10, 10)]
MORE = [date(2040, *at) for at in ((1, 15), (2, 28), (3, 10), (3, 25), (8, 5), (10, 28), (12, 31))]
DAYS = [*STARTS, *(pytest.param(day, marks=pytest.mark.deep) for day in MORE)]


@dataclass(frozen=True)
class Story:
    """What is made on a day, what tells whether it is there; by whole days, or by the minute."""

    make: Callable[[datetime], Any]
    is_there: Callable[[], bool]
    by_day: bool = True
    days: int | None = None


def _reply(at: datetime) -> None:
    group(closed_on=at.date())
    Reply.objects.create(entry=entry(updated=at), author_id=CLEO, text=words())


def _left(make: Callable[[], Any]) -> Callable[[datetime], None]:
    """Ana, whose group's last evening this was, leaves this behind."""

    def act(at: datetime) -> None:
        group(closed_on=at.date())
        make()

    return act


def _letter(at: datetime) -> None:
    group(closed_on=at.date() - 200 * DAY)
    response(state="locked", opens_on=at.date(), updated=at - 300 * DAY)


def _in_a_group(make: Callable[[Any], Any]) -> Callable[[datetime], Any]:
    return lambda at: make(group(closed_on=at.date()))


def _read(at: datetime) -> None:
    read(a_sealed())
    DataKey.objects.filter(owner_kind="student").delete()
    mark_gone(1)


def _notice() -> NoticeSeen:
    return NoticeSeen.objects.create(user_id=ANA, course_key=COURSE, version=1, language="en")


def _time(at: datetime) -> TalkTime:
    about = {"course_key": COURSE, "adult_id": CLEO, "place": "school"}
    return TalkTime.objects.create(**about, starts=at, minutes=15)


def _concern(at: datetime) -> Concern:
    about = {"course_key": COURSE, "student_id": ANA, "opened_by": CLEO, "category": "home"}
    return Concern.objects.create(**about, status="closed", closed_at=at)


def _followed(at: datetime) -> None:
    CounsellorAssignment.objects.create(
        course_key=COURSE, student_id=ANA, counsellor_id=CLEO, since=at - DAY, until=at
    )


STORIES = {
    "entry": Story(_left(entry), lambda: here(Entry)),
    "letter": Story(_letter, lambda: here(Response)),
    "deleted": Story(
        lambda at: entry(state="deleted", deleted_at=at), lambda: here(Entry), by_day=False
    ),
    "replies": Story(_reply, lambda: here(Reply), days=90),
    "case": Story(_left(note), lambda: here(CaseNote), days=90),
    "notice": Story(_left(_notice), lambda: here(NoticeSeen), days=90),
    "keys": Story(_left(entry), lambda: here(DataKey), days=90),
    "group": Story(_in_a_group(card), lambda: here(Card)),
    "meeting": Story(_in_a_group(meeting), lambda: here(Meeting), days=90),
    "card": Story(
        lambda at: card(group(), state="hidden", settled_at=at), lambda: here(Card), by_day=False
    ),
    "help": Story(lambda at: wish(answered_at=at), lambda: here(HelpRequest), by_day=False),
    "time": Story(_time, lambda: here(TalkTime), by_day=False),
    "mail": Story(
        lambda at: NoticeMail.objects.create(
            user_id=CLEO, course_key=COURSE, about="x", sent_at=at
        ),
        lambda: here(NoticeMail),
        by_day=False,
    ),
    "roster": Story(_followed, lambda: here(CounsellorAssignment), by_day=False),
    "read_log": Story(_read, says_something, by_day=False),
    "hold": Story(
        lambda at: hold(entry(), ended_at=at, asked_at=at), lambda: here(Hold), by_day=False
    ),
    "take_away": Story(
        lambda at: TakeAway.objects.create(user_id=ANA, token_hash="x", form="data", made_at=at),
        lambda: here(TakeAway),
        by_day=False,
    ),
    "certificate": Story(certificate, lambda: here(Certificate), by_day=False),
    "concern": Story(_concern, lambda: here(Concern), by_day=False, days=90),
}
FOR_EVER = {"content", "runs"}


@pytest.fixture
def clock(monkeypatch) -> Callable[[datetime], None]:
    """Set what time it is."""
    return lambda now: monkeypatch.setattr(timezone, "now", lambda: now)


def test_every_row_has_its_story() -> None:
    assert set(STORIES) | FOR_EVER == set(RETENTION)


@pytest.mark.parametrize("start", DAYS, ids=str)
@pytest.mark.parametrize("row", STORIES)
def test_it_is_there_to_the_last_moment_and_gone_after_it(
    clock, settings, row: str, start: date
) -> None:
    settings.FLEXID_RETENTION = {**RETENTION, "concern": 90}
    story, at = STORIES[row], at_school(start)
    clock(at)
    story.make(at)
    let_go(at)
    for now, is_there in _moments(row, at):
        clock(now)
        let_go(now)
        assert (now, story.is_there()) == (now, is_there)
    assert verify() == []


def _moments(row: str, at: datetime) -> list[tuple[datetime, bool]]:
    """A minute before the end, and the end: midnight of the school, or the same time of day."""
    story = STORIES[row]
    kept = story.days or terms.days(row)
    day = at.date() + timedelta(days=kept)
    end = at_school(day + DAY, 0, 0) if story.by_day else at_school(day)
    if row == "deleted":  # its writer was shown this moment: hours are counted
        end = (at.astimezone(UTC) + kept * DAY).astimezone(OSLO)
    before = (end.astimezone(UTC) - MINUTE).astimezone(OSLO)
    return [(before, True), (end, False)]


def test_what_has_no_days_is_never_let_go(clock) -> None:
    at = at_school(STARTS[0])
    let_go(at)
    concern = _concern(at)
    ActivityVersion.objects.create(sha256="0" * 64, activity_key="a", body="{}", created=at)
    let_go(at + 30 * 365 * DAY)
    assert (here(ActivityVersion), RetentionRun.objects.count()) == (True, 2)
    assert Concern.objects.get() == concern


def test_a_place_in_a_group_goes_a_year_after_it_ended_or_the_group_was_closed(clock) -> None:
    at = at_school(STARTS[0])
    group(user_id=1, since=at - DAY, until=at)
    group(user_id=2, closed_on=at.date())
    group(user_id=3)
    found = []
    for now in (at + 365 * DAY - MINUTE, at + 365 * DAY, at_school(at.date() + 366 * DAY, 0, 0)):
        let_go(now)
        found.append(sorted(Membership.objects.values_list("user_id", flat=True)))
    assert found == [[1, 2, 3], [2, 3], [3]]


def test_a_letter_that_opens_before_her_texts_go_goes_with_them(clock) -> None:
    at = at_school(STARTS[0])
    group(closed_on=at.date())
    response(state="locked", opens_on=at.date() - 10 * DAY)
    let_go(at)
    let_go(at + 90 * DAY)
    assert here(Response)
    let_go(at + 91 * DAY)
    assert not here(Response)


def test_what_a_group_agreed_on_goes_with_its_year(clock) -> None:
    at = at_school(STARTS[0])
    agreement(made := group(closed_on=at.date()))
    let_go(at + 90 * DAY)
    assert made.pk == Agreement.objects.get().group_id
    let_go(at + 91 * DAY)
    assert not here(Agreement)
