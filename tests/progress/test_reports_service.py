"""How the counselling service is counted: students, by theme, answered as promised or not."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from flexid_xblock.access.models import CounsellorAssignment
from flexid_xblock.care import remembered
from flexid_xblock.care.models import HelpRequest
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal.models import Entry, Reply, SentText
from flexid_xblock.progress.suppression import Number
from tests.common import COURSE, JOURNAL
from tests.progress.counted import FIRST_ID, at_least, group_of, look

pytestmark = pytest.mark.django_db
IN_TIME, LATER = (0, "in_time.who-am-i"), (0, "later.who-am-i")
HELP_IN_TIME, HELP_LATER = (0, "in_time."), (0, "later.")
ALL = range(FIRST_ID, FIRST_ID + 24)
CLEO, IDA = 90_001, 90_002


@pytest.fixture
def sol(actor: Callable[..., Actor], settings) -> Actor:
    """Sol; the school is open day and night, and it is the end of its year."""
    open_always = {"weekdays": range(1, 8), "holidays": [], "hours": ["00:00", "23:59"]}
    settings.FLEXID_SCHOOL_CALENDAR = {**settings.FLEXID_SCHOOL_CALENDAR, **open_always}
    found = actor("sol")
    CounsellorAssignment.objects.all().delete()
    for first in (0, 12):
        group_of(12, first=FIRST_ID + first)
    for adult in (CLEO, IDA):
        follow(adult, ALL)
    return found


def follow(adult: int, students: Iterable[int]) -> None:
    """The adult follows them up."""
    about = {"course_key": COURSE, "counsellor_id": adult}
    rows = (CounsellorAssignment(student_id=who, **about) for who in students)
    CounsellorAssignment.objects.bulk_create(rows)


def wrote(students: Iterable[int], *, days: int, answered_after: int | None, **about) -> None:
    """They sent a text so many days ago, and got an answer some days later."""
    at = timezone.now() - timedelta(days=days)
    for who in students:
        entry = Entry.objects.create(
            id=uuid4(),
            owner_id=who,
            course_key=COURSE,
            activity_key=JOURNAL,
            slot=str(uuid4()),
            draft=b"v1",
            revision=1,
            version="",
            **{"language": "en", "state": "sent", **about},
        )
        SentText.objects.create(entry=entry, number=1, text=b"v1", sent_at=at)
        if answered_after is not None:
            say(entry, CLEO, at + timedelta(days=answered_after))


def say(entry: Entry, author: int, at: datetime) -> None:
    """A message under a text."""
    Reply.objects.create(entry=entry, author_id=author, text=b"v1", visible_from=at)


def asked(students: Iterable[int], *, seen_after: int | None) -> None:
    """They asked for help four days ago, and it was opened so many hours later."""
    at = timezone.now() - timedelta(days=4)
    seen = None if seen_after is None else at + timedelta(hours=seen_after)
    about = {"course_key": COURSE, "urgency": "week", "created": at, "deputy_from": at}
    rows = (HelpRequest(student_id=who, seen_at=seen, **about) for who in students)
    HelpRequest.objects.bulk_create(rows)


def test_who_was_answered_in_time_and_who_was_not_are_counted_by_theme(sol: Actor) -> None:
    wrote(ALL[:7], days=10, answered_after=2)
    wrote(ALL[7:12], days=10, answered_after=8)
    wrote(ALL[12:16], days=10, answered_after=None)
    wrote(ALL[16:], days=1, answered_after=None)
    found = look(sol).numbers
    assert (found[IN_TIME], found[LATER]) == (at_least(7), at_least(9))


def test_in_time_is_what_the_coordinator_has_promised(sol: Actor) -> None:
    remembered.remember({"promise": {"answer_days": 9, "help_hours": 12}}, seconds=60)
    wrote(ALL[:7], days=10, answered_after=8)
    asked(ALL[:8], seen_after=5)
    found = look(sol).numbers
    assert (found[IN_TIME], found[HELP_IN_TIME]) == (at_least(7), at_least(8))


def test_a_student_is_counted_once_however_much_she_wrote(sol: Actor) -> None:
    for _time in range(4):
        wrote(ALL[:2], days=10, answered_after=1)
    found = look(sol).numbers
    assert (found[IN_TIME], found[LATER]) == (Number(), Number())


def test_what_was_taken_back_waited_for_nobody_and_her_own_word_is_no_answer(sol: Actor) -> None:
    wrote(ALL[6:12], days=10, answered_after=None, state="kept")
    wrote(ALL[:6], days=10, answered_after=None)
    for entry in Entry.objects.filter(owner_id__in=ALL[:6]):
        say(entry, entry.owner_id, timezone.now() - timedelta(days=9))
    assert look(sol).numbers[LATER] == at_least(6)


def test_requests_for_help_count_by_when_they_were_opened(sol: Actor) -> None:
    asked(ALL[:8], seen_after=3)
    asked(ALL[8:14], seen_after=5)
    asked(ALL[14:15], seen_after=None)
    found = look(sol).numbers
    assert (found[HELP_IN_TIME], found[HELP_LATER]) == (at_least(8), at_least(7))


def test_one_adults_answers_are_not_counted(sol: Actor) -> None:
    CounsellorAssignment.objects.filter(counsellor_id=IDA).delete()
    wrote(ALL[:7], days=10, answered_after=2)
    asked(ALL[:8], seen_after=3)
    assert {part for part, _name in look(sol).numbers} == {1}
