"""What becomes of times to talk: mails without a word, data that goes, a file that says nothing."""

from datetime import time, timedelta
from uuid import UUID

import pytest
from django.core import mail as outbox
from django.core.management import call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.care import personal, times
from flexid_xblock.care.api import calendar_file
from flexid_xblock.care.models import TalkTime
from flexid_xblock.privacy import api as privacy
from tests.care.asking import MONDAY
from tests.care.talking import at, book, desk, end, free, give_back, many, mine, offer
from tests.common import COURSE

ONE = UUID("5b1f1f6e-5d4e-4c8e-9d65-1f6d2f4a8a01")
FILE = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//flexid//1//EN\r\nBEGIN:VEVENT\r\n"
    f"UID:{ONE}@flexid\r\nDTSTAMP:20400305T090000Z\r\nDTSTART:20400306T080000Z\r\n"
    "DTEND:20400306T082000Z\r\nSUMMARY:Appointment\r\nCLASS:PRIVATE\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)
MINUTES = timedelta(minutes=3)
pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def _mail(settings) -> None:
    settings.FLEXID_MAIL = True


def tick() -> list[tuple[str, str]]:
    """To whom one run of the clock sends, and the first words."""
    outbox.outbox.clear()
    call_command("flexid_tick")
    return sorted((one.to[0].partition("@")[0], one.body[:17]) for one in outbox.outbox)


@pytest.mark.usefixtures("_mail")
def test_her_daily_mail_is_due_when_a_time_was_booked_or_given_back(ana, cleo, clock) -> None:
    made = offer(cleo)
    clock.forward(minutes=3)
    assert tick() == []
    book(ana, made)
    clock.forward(minutes=3)
    assert (tick(), tick()) == ([("cleo", "Messages wait for")], [])
    clock.forward(hours=4)
    give_back(ana, made)
    clock.now = at("2040-03-06T08:05")
    assert (tick(), tick()) == ([("cleo", "Messages wait for")], [])
    clock.now = at("2040-03-07T08:05")
    assert tick() == []


@pytest.mark.usefixtures("_mail")
def test_she_is_mailed_when_an_adult_cancels_and_not_when_she_does(ana, cleo, actor, clock) -> None:
    first, second = offer(cleo), offer(actor("ida"))
    book(ana, first)
    book(ana, second)
    give_back(ana, second)
    end(actor("ida"), second)
    end(cleo, first, booked=True)
    clock.now = MONDAY.replace(hour=20)
    assert (tick(), tick()) == ([("ana", "A message waits f")], [])


def test_a_calendar_file_says_when_and_nothing_else() -> None:
    starts, now = at("2040-03-06T09:00"), at("2040-03-05T10:00")
    assert calendar_file(ONE, "Appointment", starts=starts, minutes=20, now=now) == FILE


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_any_title_is_one_property_in_lines_that_are_short_enough(title: str) -> None:
    made = calendar_file(ONE, title, starts=MONDAY, minutes=15, now=MONDAY)
    lines = made.split("\r\n")
    assert max(len(line.encode()) for line in lines) <= 75
    unfolded = made.replace("\r\n ", "").split("\r\n")
    (summary,) = [line for line in unfolded if line.startswith("SUMMARY:")]
    escaped = summary.removeprefix("SUMMARY:")
    assert escaped.replace("\\\\", "\0").replace("\\", "").replace("\0", "\\") == title
    assert [line.partition(":")[0] for line in unfolded] == [
        line.partition(":")[0] for line in FILE.split("\r\n")
    ]


def test_her_export_has_her_bookings_and_nobody_elses(ana, cleo, actor) -> None:
    made, gone, his = offer(cleo), offer(actor("ida")), offer(cleo, start=time(11))
    for one in (made, gone):
        book(ana, one)
    end(actor("ida"), gone, booked=True)
    book(actor("bo"), his)
    found = personal.export(ana)["talk_times"]
    assert {one["id"] for one in found} == {made, gone}
    own = next(one for one in found if one["id"] == made)
    assert own == {
        "id": made,
        "course": COURSE,
        "with": cleo.user_id,
        "starts": at("2040-03-06T09:00"),
        "minutes": 20,
        "place": "school",
        "booked_at": timezone.now(),
        "cancelled_at": None,
    }
    assert personal.export(cleo)["talk_times"] == []


def test_a_student_who_goes_frees_her_time(ana, cleo, actor) -> None:
    made, gone = offer(cleo), offer(actor("ida"))
    for one in (made, gone):
        book(ana, one)
    end(actor("ida"), gone, booked=True)
    privacy.erase(ana.user_id)
    assert not TalkTime.objects.filter(student_id=ana.user_id).exists()
    assert (desk(cleo), free(actor("bo"))) == (([], [made]), [made])


def test_an_adult_who_goes_takes_her_times_along(ana, cleo, actor) -> None:
    book(ana, offer(cleo))
    other = book(ana, offer(actor("ida"))).id
    privacy.erase(cleo.user_id)
    assert (mine(ana), TalkTime.objects.count()) == ([other], 1)


def test_thirty_days_after_it_began_it_is_deleted(ana, cleo, clock) -> None:
    book(ana, offer(cleo))
    offer(cleo, start=time(9, 30))
    clock.now = at("2040-04-05T08:15")  # the clocks have gone forward: a quarter past nine
    call_command("flexid_tick")
    assert [one.starts for one in TalkTime.objects.all()] == [at("2040-03-06T09:30")]


def test_a_long_list_ends_somewhere(ana, cleo, actor) -> None:
    many(cleo, times.SHOWN + 5)
    assert (len(free(ana)), len(desk(cleo)[1])) == (times.SHOWN, times.SHOWN)
