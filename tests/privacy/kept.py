"""One thing of each class, as old as a test wants it, and whether it is still there."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from flexid_xblock.access.models import Group, Membership
from flexid_xblock.activities.models import Response
from flexid_xblock.audit.models import ReadRow
from flexid_xblock.care.models import CaseNote, Concern, HelpRequest, NoticeMail, TalkTime
from flexid_xblock.journal.models import Entry, Hold, Reply
from flexid_xblock.privacy.api import retention
from flexid_xblock.privacy.models import NoticeSeen
from flexid_xblock.progress.models import Certificate
from flexid_xblock.sessions.models import Agreement, Card, Meeting
from flexid_xblock.vault.api import Place, seal, student_key
from flexid_xblock.vault.models import DataKey
from tests.common import COURSE

OSLO = ZoneInfo("Europe/Oslo")
ANA, CLEO = 41, 42
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)

Make = Callable[[datetime], Any]


def words(owner: int = ANA) -> bytes:
    """Something under somebody's key."""
    about = {"kind": "entry", "course_key": COURSE, "activity_key": "a", "slot": "s"}
    return seal(student_key(owner), Place(**about, owner_id=owner, revision=1, column="c"), b"w")


def nobody_left(course_key: str, user_ids: object) -> frozenset[int]:
    """What a host says in which everybody is still enrolled."""
    return frozenset()


def at_school(day: date, hour: int = 10, minute: int = 30) -> datetime:
    """A moment by the school's clock."""
    return datetime.combine(day, time(hour, minute), OSLO)


def group(*, year: int = 2, closed_on: date | None = None, **options: Any) -> Group:
    """A group in which Ana is."""
    made = Group.objects.create(course_key=COURSE, name="G", year=year, closed_on=closed_on)
    Membership.objects.create(
        group=made, user_id=options.pop("user_id", ANA), role="student", **options
    )
    return made


def entry(owner: int = ANA, **options: Any) -> Entry:
    usual = {"course_key": COURSE, "activity_key": "a", "slot": str(uuid4()), "owner_id": owner}
    return Entry.objects.create(**usual, revision=1, draft=words(owner), **options)


def response(**options: Any) -> Response:
    usual = {"course_key": COURSE, "activity_key": "a", "slot": str(uuid4()), "owner_id": ANA}
    return Response.objects.create(**usual, revision=1, draft=words(), **options)


def note(author: int = CLEO, **options: Any) -> CaseNote:
    about = {"course_key": COURSE, "student_id": ANA, "author_id": author, "kind": "case"}
    return CaseNote.objects.create(**about, revision=1, text=words(), **options)


def meeting(of: Group, **options: Any) -> Meeting:
    about = {"course_key": COURSE, "activity_key": str(uuid4()), "group_id": of.pk}
    return Meeting.objects.create(**about, version="v", opened_by=CLEO, **options)


def card(of: Group, **options: Any) -> Card:
    about = {"author_id": ANA, "column": "c", "display": "named", "text": words()}
    return Card.objects.create(meeting=meeting(of), **about, **options)


def wish(**options: Any) -> HelpRequest:
    about = {"course_key": COURSE, "student_id": ANA, "urgency": "now"}
    deputy_from = options.pop("deputy_from", at_school(date(2040, 1, 1)))
    return HelpRequest.objects.create(**about, deputy_from=deputy_from, **options)


def hold(of: Entry, **options: Any) -> Hold:
    about = {"course_key": COURSE, "entry_id": of.pk, "activity_key": "a", "slot": "s"}
    who = {"student_id": of.owner_id, "asked_by": CLEO}
    return Hold.objects.create(**about, **who, number=1, reason=words(CLEO), **options)


def agreement(of: Group) -> Agreement:
    about = {"group_id": of.pk, "course_key": COURSE, "number": 1, "author_id": CLEO}
    return Agreement.objects.create(**about, rules=words(CLEO))


def certificate(at: datetime) -> Certificate:
    about = {"user_id": ANA, "course_key": COURSE, "group_id": uuid4(), "issued_at": at}
    count = {"modules": [], "meetings": 1, "minutes": 1, "first_day": at, "last_day": at}
    return Certificate.objects.create(**about, **count, what="year1", code="A")


def here(model: type) -> bool:
    """Whether a row of a kind is still there."""
    return QuerySet(model).exists()


def says_something() -> bool:
    """Whether any row of the log still names anybody."""
    return QuerySet(ReadRow).exclude(actor_id=0).exists()


def let_go(now: datetime) -> dict[str, int]:
    """What a run at this moment lets go, where nobody has left by the host's word."""
    return retention.run(now, nobody_left)


__all__ = [
    "Agreement", "Card", "CaseNote", "Concern", "DataKey", "Entry", "HelpRequest", "Hold",
    "Meeting", "NoticeMail", "NoticeSeen", "Reply", "Response", "TalkTime",
]  # fmt: skip
