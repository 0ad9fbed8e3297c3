"""The demo people as accounts, and the wall between them and real ones."""

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.db import transaction

from flexid_xblock.access import api as access
from flexid_xblock.domain.errors import Unavailable
from flexid_xblock.school.people import MAIL_DOMAIN, OTHERS, OURS, PASSWORD, PEOPLE, STUDENTS


def refuse_mixture(*, demo: bool) -> None:
    """Demo people, whose password everybody knows, never share a database with real ones.

    Raises ``Unavailable("real_people_here" | "demo_people_here")``.
    """
    invented = User.objects.filter(email__endswith=MAIL_DOMAIN)
    real = User.objects.exclude(email__endswith=MAIL_DOMAIN)
    if demo and real.exists():
        raise Unavailable("real_people_here")
    if not demo and invented.exists():
        raise Unavailable("demo_people_here")


@transaction.atomic
def make_people() -> None:
    """Everybody with groups and assignments, all or nothing; once there, left as they are."""
    if User.objects.filter(email__endswith=MAIL_DOMAIN).exists():
        return
    ids = _accounts()
    _groups(ids)
    _assignments(ids)


def _accounts() -> dict[str, int]:
    password = make_password(PASSWORD)  # once: hashing it for everybody takes many seconds
    User.objects.bulk_create(
        User(
            username=person.username,
            first_name=person.first_name,
            last_name=person.last_name,
            email=person.email,
            password=password,
            is_staff=person.username == "max",
            is_superuser=person.username == "max",
        )
        for person in PEOPLE
    )
    return dict(User.objects.values_list("username", "pk"))


def _groups(ids: dict[str, int]) -> None:
    rosters: dict[str, dict[str, tuple[str, ...]]] = {
        OURS: {"student": STUDENTS, "teacher": ("tor", "per"), "helper": ("kim",)},
        OTHERS: {"student": ("eve",), "teacher": ("una",)},
    }
    for name, roster in rosters.items():
        group = access.create_group(course_key=settings.FLEXID_SCHOOL_COURSE, name=name, year=1)
        for role, usernames in roster.items():
            for username in usernames:
                access.add_member(group_id=group, user_id=ids[username], role=role)


def _assignments(ids: dict[str, int]) -> None:
    course_key = settings.FLEXID_SCHOOL_COURSE
    followed = [(student, "cleo", False) for student in STUDENTS]
    followed += [(student, "ida", True) for student in STUDENTS]
    for student, counsellor, deputy in [*followed, ("eve", "dov", False)]:
        access.assign_counsellor(
            course_key=course_key,
            student_id=ids[student],
            counsellor_id=ids[counsellor],
            deputy=deputy,
        )
    for username, role in (("sol", "coordinator"), ("liv", "safeguarding_lead")):
        access.give_course_role(course_key=course_key, user_id=ids[username], role=role)
