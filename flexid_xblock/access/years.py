"""When a school year is over. Pure."""

from datetime import datetime

# The Norwegian school year begins in August.
FIRST_MONTH = 8


def end_of_school_year(now: datetime) -> datetime:
    """The first moment of the school year after this one, in the time zone of ``now``."""
    year = now.year + (now.month >= FIRST_MONTH)
    return now.replace(
        year=year, month=FIRST_MONTH, day=1, hour=0, minute=0, second=0, microsecond=0
    )
