"""When a student's time in a course is over, and when what is hers goes. Pure.

The cases, each with a test in ``tests/privacy/test_course_end.py``:

- She is in a group whose year is not closed: she is in the course.
- Her year-2 group held its closing evening and she was in it until then: that evening.
- Her year-1 group was closed and she was in it until then: year 2 is to come, and she has left
  one year after that evening if she came into no other group.
- She went from her group before it was closed, or it never was: the day she went; later, if she
  went on writing: that day.
- She was in several groups: the latest of these days; none while one of them goes on.
- She never was in a group: nobody knows, until the host says that she is out of the course.

Kept is through the last day: it goes in the night after it.
"""

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from flexid_xblock.access.records import Stay

LAST_YEAR = 2
WAITS_FOR_NEXT_YEAR = timedelta(days=365)
TOLD_BEFORE = (60, 30, 7)  # days
_NOTICE = timedelta(days=min(TOLD_BEFORE))


def end_of_course(
    stays: Sequence[Stay], today: date, *, last_word: date | None = None
) -> date | None:
    """The day on which her time in the course was over, or will be; None while she is in it.

    ``last_word`` is the day she last changed a text: nobody has left who still writes.
    """
    ends = [_end_of_stay(stay, today, last_word) for stay in stays]
    known = [end for end in ends if end is not None]
    return max(known) if known and len(known) == len(ends) else None


def end_of_group(
    closed_on: date | None, untils: Collection[date | None], today: date
) -> date | None:
    """The closing evening, or the day on which the last student went from a group never closed."""
    if closed_on is not None:
        return closed_on
    gone = [until for until in untils if until is not None and until <= today]
    return max(gone) if gone and len(gone) == len(untils) else None


def last_day(ended_on: date, kept: int, *, found_on: date | None = None) -> date:
    """The last day something is kept; a week after it was found at the least, where one is told."""
    counted = ended_on + timedelta(days=kept)
    return max(counted, found_on + _NOTICE) if found_on else counted


def told_now(last: date, today: date) -> int | None:
    """Of the days before the end on which she is told, the one whose turn it is."""
    left = (last - today).days
    turns = [before for before in TOLD_BEFORE if 0 <= left <= before]
    return min(turns) if turns else None


def _end_of_stay(stay: Stay, today: date, last_word: date | None) -> date | None:
    went = stay.until if stay.until is not None and stay.until <= today else None
    if stay.closed_on is not None and (went is None or went >= stay.closed_on):
        is_last = stay.year >= LAST_YEAR
        return stay.closed_on if is_last else stay.closed_on + WAITS_FOR_NEXT_YEAR
    if went is not None and last_word is not None:
        return max(went, last_word)
    return went
