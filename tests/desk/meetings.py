"""Many meetings, students and cards, made at one go, for pages that must not grow dear."""

from uuid import UUID, uuid4

from django.contrib.auth.models import User

from flexid_xblock.access.models import Group, Membership
from flexid_xblock.sessions.models import Attendance, Card, Meeting, Presence, Report
from flexid_xblock.sessions.sealing import seal_attendance, seal_card
from tests.common import COURSE, MEETING


def many_groups(teacher_id: int, count: int, *, version: str) -> None:
    """So many groups of this teacher, each with a meeting where a reported card waits."""
    groups = [Group(course_key=COURSE, name=f"group {n:03}", year=1) for n in range(count)]
    Group.objects.bulk_create(groups)
    Membership.objects.bulk_create(
        Membership(group=one, user_id=teacher_id, role="teacher") for one in groups
    )
    about = {"course_key": COURSE, "activity_key": MEETING, "version": version}
    meetings = [Meeting(group_id=one.pk, opened_by=teacher_id, **about) for one in groups]
    Meeting.objects.bulk_create(meetings)
    cards = [
        Card(meeting=one, author_id=teacher_id, column="we-share", display="named", state="waiting")
        for one in meetings
    ]
    for card in cards:
        card.text = b"v1 no desk may try to open this"
    Card.objects.bulk_create(cards)
    Report.objects.bulk_create(
        Report(card=card, reporter_id=teacher_id, reason="other") for card in cards
    )


def many_students(group_id: UUID, count: int) -> list[int]:
    """So many students of a group; their ids."""
    users = [
        User(username=uuid4().hex, first_name="Student", last_name=str(n)) for n in range(count)
    ]
    User.objects.bulk_create(users)
    ids = [one.pk for one in users]
    Membership.objects.bulk_create(
        Membership(group_id=group_id, user_id=who, role="student") for who in ids
    )
    return ids


def mark_all(meeting_id: UUID, students: list[int], note: str) -> None:
    """Each was there, and has a note."""
    meeting = Meeting.objects.get(pk=meeting_id)
    rows = [Attendance(meeting=meeting, user_id=who, state="there", revision=1) for who in students]
    for row in rows:
        row.note = seal_attendance(row, meeting, note)
    Attendance.objects.bulk_create(rows)
    Presence.objects.bulk_create(Presence(meeting=meeting, user_id=who) for who in students)


def many_cards(meeting_id: UUID, authors: list[int], text: str) -> None:
    """A card by name of each of these."""
    meeting = Meeting.objects.get(pk=meeting_id)
    cards = [
        Card(id=uuid4(), meeting=meeting, author_id=who, column="we-share", display="named")
        for who in authors
    ]
    for card in cards:
        card.text = seal_card(card, meeting, text)
    Card.objects.bulk_create(cards)
