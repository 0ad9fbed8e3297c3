"""A booked time as a calendar file (RFC 5545). It says when, and nothing else.

No names, no course, no place, no topic: a calendar is looked at by others.
"""

from datetime import UTC, datetime, timedelta
from uuid import UUID

_FOLD = 73  # octets in a line that is folded, without its end; the standard allows 75


def calendar_file(
    time_id: UUID, title: str, *, starts: datetime, minutes: int, now: datetime
) -> str:
    """One event with this title, in UTC; the same time is the same event everywhere."""
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//flexid//1//EN",
        "BEGIN:VEVENT",
        f"UID:{time_id}@flexid",
        f"DTSTAMP:{_utc(now)}",
        f"DTSTART:{_utc(starts)}",
        f"DTEND:{_utc(starts + timedelta(minutes=minutes))}",
        f"SUMMARY:{_escaped(title)}",
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, escaped)
    return text


def _folded(line: str) -> str:
    """A long line in pieces, each but the first after a space; no letter is cut in two."""
    pieces, size = [""], 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _FOLD:
            pieces.append("")
            size = 0
        pieces[-1] += letter
        size += octets
    return "\r\n ".join(pieces)
