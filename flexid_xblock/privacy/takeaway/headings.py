"""Headings that stand in many places of the file, in words that a student of 15 knows."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

WHEN, STATE, LANGUAGE = _("When"), _("How it stands"), _("Language")
MODULE, COURSE, NUMBER = _("Module"), _("Course"), _("Number")
WHO, REASON, FROM = _("Who"), _("Why"), pgettext_lazy("first day", "From")
UNTIL, GROUP, ROLE = pgettext_lazy("last day", "Until"), _("Group"), _("Role")
MADE, CHANGED, MARK = _("Begun"), _("Changed"), _("Mark")
PART, CHOICE, CARD = _("Part of the meeting"), _("What you chose"), _("Card")
UNDO = _("Deleted; you can bring it back until")
ASKED_BY, AGREED_BY = _("Asked for by"), _("Agreed to by")
ASKED_AT, AGREED_AT, ENDED_AT = _("Asked for on"), _("Agreed to on"), _("Ended on")
