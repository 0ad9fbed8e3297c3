"""What the school promises: by when somebody answers, and how long a wish to talk may wait."""

from django.conf import settings

from flexid_xblock.care import remembered


def answer_days() -> int:
    """Within so many school days a text is answered."""
    return int(_set_here().get("answer_days", settings.FLEXID_ANSWER_DAYS))


def help_hours() -> float:
    """After so many school hours unread, a request for help is the deputies' too."""
    hours: float = _set_here().get("help_hours", settings.FLEXID_HELP_HOURS)
    return hours


def _set_here() -> dict[str, int]:
    return remembered.value("promise") or {}
