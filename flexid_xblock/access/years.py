"""When a school year begins and when it is over. Pure."""

from datetime import datetime, timedelta

# The Norwegian school year begins in August.
FIRST_MONTH = 8
# Who makes a group in June or July makes it for the school year to come.
_AHEAD = timedelta(days=62)


def school_year(at: datetime) -> int:
    """The year in which the school year of this moment began, in the time zone of ``at``."""
    return at.year - (at.month < FIRST_MONTH)


def meant_for(created: datetime) -> int:
    """The school year for which a group made at this moment is, in the time zone of ``created``."""
    return school_year(created + _AHEAD)


def start_of_school_year(now: datetime) -> datetime:
    """The first moment of this school year, in the time zone of ``now``."""
    return _first_moment(now, school_year(now))


def end_of_school_year(now: datetime) -> datetime:
    """The first moment of the school year after this one, in the time zone of ``now``."""
    return _first_moment(now, school_year(now) + 1)


def _first_moment(now: datetime, year: int) -> datetime:
    return now.replace(
        year=year, month=FIRST_MONTH, day=1, hour=0, minute=0, second=0, microsecond=0
    )
