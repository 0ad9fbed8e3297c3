"""The door of care."""

from flexid_xblock.care.help import HelpNumber, help_numbers
from flexid_xblock.care.queries import Page, queue, read_before, waiting_count

__all__ = ["HelpNumber", "Page", "help_numbers", "queue", "read_before", "waiting_count"]
