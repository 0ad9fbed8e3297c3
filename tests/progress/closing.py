"""A group's year with meetings, marked and closed."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access.models import Group
from flexid_xblock.domain.actors import Actor
from flexid_xblock.progress.api import certificates
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.api import after
from flexid_xblock.sessions.models import Meeting
from tests.common import COURSE

WELCOME, FIRST, SECOND = "welcome.meeting", "who-am-i.meeting", "moving.meeting"


def held(teacher: Actor, activity_key: str, *, form: str = "full", **marks: str) -> UUID:
    """A meeting of the teacher's group that is over, with what she noted by id of the student."""
    group = access.groups_of(teacher, COURSE, "teacher")[0]
    place = {"group_id": group.id, "course_key": COURSE, "activity_key": activity_key}
    plan: dict[str, Any] = {"planned_for": None, "form": form, "moderation": "none"}
    sessions.plan_meeting(teacher, **place, **plan)
    meeting = sessions.open_meeting(teacher, **place).id
    for who, state in marks.items():
        note(teacher, meeting, int(who.strip("_")), state)
    sessions.set_open(teacher, meeting, is_open=False)
    return meeting


def note(teacher: Actor, meeting: UUID, who: int, state: str, *, based_on: int = 0) -> None:
    """What the teacher notes about one student."""
    after.mark(teacher, meeting, who, state=state, note="", based_on=based_on)


def on_day(meeting: UUID, day: date) -> None:
    """The meeting was on that day."""
    moment = timezone.now().replace(year=day.year, month=day.month, day=day.day, hour=12)
    Meeting.objects.filter(pk=meeting).update(opened_at=moment)


def group_named(name: str) -> UUID:
    """The id of a group of the demo."""
    return Group.objects.get(name=name).pk


def close(coordinator: Actor, *names: str, on: date | None = None) -> int:
    """Close the years of these groups; how many certificates were issued."""
    groups = [group_named(name) for name in names or ("Fjord",)]
    day = on or timezone.localdate()
    return certificates.close_years(coordinator, groups, course_key=COURSE, on=day)


def mine(actor: Actor) -> tuple[certificates.CertificateView, ...]:
    """Somebody's own certificates."""
    return certificates.own_certificates(actor, COURSE)
