"""The help card: numbers from settings, words in the reader's language."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _

_WORDS = {
    "acute": (_("Danger to life"), _("day and night")),
    "police": (_("Police, danger now"), _("day and night")),
    "children": (_("Alarm phone for children and young people"), _("day and night, free")),
    "mental": (_("Somebody to talk with"), _("day and night, free")),
}


@dataclass(frozen=True, kw_only=True)
class HelpNumber:
    """One line of the help card."""

    name: str
    number: str
    hours: str


def help_numbers() -> tuple[HelpNumber, ...]:
    """The site's numbers, in the order of ``FLEXID_HELP_NUMBERS``.

    A number with a ``key`` of ours has translated words; a site's own number
    brings its ``name`` and ``hours``.
    """
    return tuple(_number(item) for item in settings.FLEXID_HELP_NUMBERS)


def _number(item: dict[str, str]) -> HelpNumber:
    name, hours = _WORDS.get(item.get("key", ""), (item.get("name", ""), item.get("hours", "")))
    return HelpNumber(name=str(name), number=item["number"], hours=str(hours))
