"""Students of a story's own, whose texts wait for Cleo: written by the rooms, inside a school."""

from uuid import uuid4

from django.contrib.auth.models import User

from flexid_xblock.access import api as access
from flexid_xblock.care import api as care
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from flexid_xblock.school.people import MAIL_DOMAIN
from tests.common import COURSE, send, write

PROMPTS = ("understood", "surprise")


def plant(language: str, *names: str) -> str:
    """New students, each with two texts that wait in this language, the first one's asked for.

    The first student also wants to talk. The ids of the texts, in the queue's order.
    """
    students = [_student(name, language) for name in names]
    found = [_sent(who, prompt) for prompt in PROMPTS for who in students]
    journal.ask_to_read(students[0], found[0], asks=True)
    care.requests.ask(
        students[0], uuid4(), course_key=COURSE, to=None, urgency="now", words="Please talk."
    )
    return " ".join(map(str, found))


def plant_one(name: str) -> str:
    """A new student with one text that waits; its id."""
    return str(_sent(_student(name, "en"), PROMPTS[0]))


def _student(name: str, language: str) -> Actor:
    first, last = name.split()
    login = f"{first}-{uuid4().hex[:6]}".lower()
    user = User.objects.create(
        username=login, first_name=first, last_name=last, email=login + MAIL_DOMAIN
    )
    cleo = User.objects.get(username="cleo").pk
    access.assign_counsellor(
        course_key=COURSE, student_id=user.pk, counsellor_id=cleo, deputy=False
    )
    return Actor(user_id=user.pk, real_user_id=user.pk, language=language, enrolled=True)


def _sent(who: Actor, prompt: str) -> object:
    return send(who, write(who, f"What {prompt} is to me.\n\nكلمة", prompt=prompt)).id
