"""Times to talk of each thing: one that its owner booked, and one that is free."""

from datetime import time, timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from flexid_xblock.care import booking
from flexid_xblock.domain.actors import Actor
from tests.matrix.cast import Cast, actor_of

_DAYS = {"ana": 3, "eve": 4, "elsewhere": 5}  # Dov has times of two students: each on its day


def plant_times(cast: Cast, owner: Actor) -> dict[str, UUID]:
    """Both are her counsellor's."""
    ids = {"time_booked": uuid4(), "time_free": uuid4()}
    day = timezone.localdate() + timedelta(days=_DAYS[cast.thing])
    for hour, one in enumerate(ids.values(), start=9):
        about = {"day": day, "start": time(hour), "minutes": 15, "place": "phone"}
        booking.offer(actor_of(cast.counsellor), one, course_key=cast.course, **about)
    booking.book(owner, ids["time_booked"], course_key=cast.course)
    return ids


def time_words(ids: dict[str, UUID]) -> dict[str, tuple[str, ...]]:
    """By what one knows that a page told it: the form, and the owner's own time."""
    return {"time.offer": (f"/times/{UUID(int=0)}/",), "time.see": (str(ids["time_booked"]),)}
