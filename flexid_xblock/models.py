"""Django finds models here; each lives in its room."""

from flexid_xblock.access.models import (
    Closing,
    CounsellorAssignment,
    CourseRole,
    Group,
    Membership,
    Permit,
    Wish,
)
from flexid_xblock.audit.models import Chain, ReadRow
from flexid_xblock.care.models import (
    CaseNote,
    Concern,
    ConcernPart,
    Cover,
    FollowUp,
    HelpRequest,
    NoticeMail,
)
from flexid_xblock.content.models import ActivityVersion
from flexid_xblock.journal.models import Entry, EntryReader, Hold, Reply, SentText
from flexid_xblock.privacy.models import NoticeSeen
from flexid_xblock.sessions.models import Card, Meeting, Presence
from flexid_xblock.vault.models import DataKey, KeyFingerprint

__all__ = [
    "ActivityVersion",
    "Card",
    "CaseNote",
    "Chain",
    "Closing",
    "Concern",
    "ConcernPart",
    "CounsellorAssignment",
    "CourseRole",
    "Cover",
    "DataKey",
    "Entry",
    "EntryReader",
    "FollowUp",
    "Group",
    "HelpRequest",
    "Hold",
    "KeyFingerprint",
    "Meeting",
    "Membership",
    "NoticeMail",
    "NoticeSeen",
    "Permit",
    "Presence",
    "ReadRow",
    "Reply",
    "SentText",
    "Wish",
]
