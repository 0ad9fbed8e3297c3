"""Fills an empty demo school with groups in open meetings, and logs their phones in.

Run inside the school by ``benchmarks.room``: writes one line of JSON a phone.
"""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402  after the settings
from django.contrib.auth import (  # noqa: E402
    BACKEND_SESSION_KEY,
    HASH_SESSION_KEY,
    SESSION_KEY,
    get_user_model,
)

from benchmarks.writer import ticket_of  # noqa: E402
from flexid_xblock.access import api as access  # noqa: E402
from flexid_xblock.domain.actors import Actor  # noqa: E402
from flexid_xblock.privacy import api as privacy  # noqa: E402
from flexid_xblock.sessions import api as sessions  # noqa: E402

ACTIVITY, JOURNAL = "who-am-i.meeting", "who-am-i.journal"
STUDENTS = 12


def main(groups: int, path: Path) -> None:
    """So many groups of twelve students and a teacher, each in a meeting."""
    phones = [phone for number in range(groups) for phone in group(number)]
    path.write_text("\n".join(map(json.dumps, phones)), "utf-8")


def group(number: int) -> list[dict[str, Any]]:
    """One group in its meeting: what each of its students' phones needs to know."""
    course = settings.FLEXID_SCHOOL_COURSE
    teacher = person(f"room-teacher-{number:03}")
    group_id = access.create_group(course_key=course, name=f"Room {number:03}", year=1)
    access.add_member(group_id=group_id, user_id=teacher.pk, role="teacher")
    students = [person(f"room-student-{number:03}-{index:02}") for index in range(STUDENTS)]
    for student in students:
        access.add_member(group_id=group_id, user_id=student.pk, role="student")
        privacy.see_notice(actor_of(student), course, language="en")
    where = {"group_id": group_id, "course_key": course, "activity_key": ACTIVITY}
    meeting = sessions.open_meeting(actor_of(teacher), **where)
    adults = {"teacher": logged_in(teacher), "counsellor": logged_in(person("cleo"))}
    return [
        {
            "group": number,
            "meeting": str(meeting.id),
            "session": logged_in(student),
            "ticket": ticket_of(student.pk, ACTIVITY),
            "writing": ticket_of(student.pk, JOURNAL),
            **adults,
        }
        for student in students
    ]


def person(username: str) -> Any:
    """An invented person."""
    about = {"email": username + "@demo.invalid", "first_name": username}
    return get_user_model().objects.get_or_create(username=username, defaults=about)[0]


def actor_of(user: Any) -> Actor:
    """Herself, enrolled."""
    return Actor(user_id=user.pk, real_user_id=user.pk, language="en", enrolled=True)


def logged_in(user: Any) -> str:
    """The cookie of a phone where she is logged in."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    return str(store.session_key)


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]))
