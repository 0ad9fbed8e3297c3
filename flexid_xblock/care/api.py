"""The door of care."""

from flexid_xblock.care import (
    booking,
    calendar,
    concern_reads,
    concerns,
    cover,
    followups,
    handover,
    mail,
    notes,
    requests,
    times,
)
from flexid_xblock.care.appointment import calendar_file
from flexid_xblock.care.help import HelpNumber, answering_now, check_settings, help_numbers
from flexid_xblock.care.queries import (
    Overview,
    Page,
    answer_by,
    neighbours,
    neighbours_read,
    newest_of,
    overview,
    queue,
    read_before,
    timeline,
)
from flexid_xblock.care.route import report_route

__all__ = [
    "HelpNumber",
    "Overview",
    "Page",
    "answer_by",
    "answering_now",
    "booking",
    "calendar",
    "calendar_file",
    "check_settings",
    "concern_reads",
    "concerns",
    "cover",
    "followups",
    "handover",
    "help_numbers",
    "mail",
    "neighbours",
    "neighbours_read",
    "newest_of",
    "notes",
    "overview",
    "queue",
    "read_before",
    "report_route",
    "requests",
    "timeline",
    "times",
]
