"""What an adult may offer: a time that is still to come, none over another, and never a word."""

from datetime import date, time
from uuid import uuid4

import pytest

from flexid_xblock.care.models import TalkTime
from flexid_xblock.domain.errors import Conflict, Invalid, NotFound
from tests.care.talking import TUESDAY, at, end, offer

pytestmark = pytest.mark.usefixtures("clock")


@pytest.mark.parametrize(
    ("day", "start"),
    [
        (date(2040, 3, 5), time(10)),  # now
        (date(2040, 3, 4), time(12)),
        (date(2040, 5, 4), time(12)),
        (date(1, 1, 1), time(0)),
        (date(9999, 12, 31), time(23, 59)),
    ],
)
def test_a_time_is_still_to_come_and_not_far_away(cleo, day: date, start: time) -> None:
    with pytest.raises(Invalid, match="time_range"):
        offer(cleo, day=day, start=start)
    assert TalkTime.objects.count() == 0


@pytest.mark.parametrize(("minutes", "place"), [(25, "school"), (0, "school"), (20, "at home")])
def test_lengths_and_places_are_of_the_list(cleo, minutes: int, place: str) -> None:
    with pytest.raises(Invalid, match="bad_fields"):
        offer(cleo, minutes=minutes, place=place)


@pytest.mark.parametrize(
    ("start", "minutes", "overlaps"),
    [
        (time(9), 20, True),
        (time(8, 45), 20, True),
        (time(9, 19), 15, True),
        (time(8, 30), 45, True),
        (time(8, 45), 15, False),
        (time(9, 20), 15, False),
    ],
)
def test_no_two_times_of_an_adult_overlap(
    actor, cleo, start: time, minutes: int, overlaps: bool
) -> None:
    made = offer(cleo)
    offer(actor("ida"), start=start, minutes=minutes)  # another adult's are her own affair
    if overlaps:
        with pytest.raises(Conflict, match="time_overlaps"):
            offer(cleo, start=start, minutes=minutes)
        end(cleo, made)
    offer(cleo, start=start, minutes=minutes)


def test_to_offer_again_is_the_same_time_and_something_else_is_told(actor, cleo) -> None:
    made = uuid4()
    assert [offer(cleo, time_id=made) for _ in range(2)] == [made, made]
    with pytest.raises(Conflict, match="time_known"):
        offer(cleo, time_id=made, minutes=30)
    with pytest.raises(NotFound):
        offer(actor("ida"), time_id=made)
    assert TalkTime.objects.count() == 1


def test_day_and_start_are_by_the_schools_clock(cleo, settings) -> None:
    settings.FLEXID_SCHOOL_CALENDAR = settings.FLEXID_SCHOOL_CALENDAR | {
        "time_zone": "America/New_York"
    }
    offer(cleo, day=TUESDAY)
    assert TalkTime.objects.get().starts == at("2040-03-06T15:00")
