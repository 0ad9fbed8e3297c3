"""Django finds models here; each lives in its room."""

from flexid_xblock.access.models import (
    CounsellorAssignment,
    CourseRole,
    Group,
    Membership,
    Permit,
)
from flexid_xblock.audit.models import Chain, ReadRow
from flexid_xblock.content.models import ActivityVersion
from flexid_xblock.journal.models import Entry, EntryReader, Reply, SentText
from flexid_xblock.privacy.models import NoticeSeen
from flexid_xblock.sessions.models import Card, Meeting, Presence
from flexid_xblock.vault.models import DataKey, KeyFingerprint

__all__ = [
    "ActivityVersion",
    "Card",
    "Chain",
    "CounsellorAssignment",
    "CourseRole",
    "DataKey",
    "Entry",
    "EntryReader",
    "Group",
    "KeyFingerprint",
    "Meeting",
    "Membership",
    "NoticeSeen",
    "Permit",
    "Presence",
    "ReadRow",
    "Reply",
    "SentText",
]
