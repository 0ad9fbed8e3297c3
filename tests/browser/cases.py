"""Students of a story's own, whose texts wait for Cleo: written by the rooms, inside a school."""

from uuid import uuid4

from django.contrib.auth.models import User

from flexid_xblock.access import api as access
from flexid_xblock.care import api as care
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from flexid_xblock.journal.models import Entry
from flexid_xblock.school.people import MAIL_DOMAIN
from tests.common import COURSE, answer, send, write

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


def plant_changed(name: str) -> str:
    """A new student who was answered, and has then sent another text in the first one's place."""
    who = _student(name, "en")
    first = send(who, write(who, "Sent first."))
    answer(_cleo(), first, "Thank you.")
    now = journal.own_entry(who, first.id).revision
    change = journal.Change(id=first.id, based_on=now, text="Sent second.", language="en")
    send(who, journal.save(who, change, None))
    return str(first.id)


def answered(login: str, text: str) -> str:
    """Cleo's answer to what a student sent last, its minute over; its id."""
    sent = Entry.objects.filter(owner_id=User.objects.get(username=login).pk)
    return str(answer(_cleo(), sent.latest("sent_at").pk, text))


def _student(name: str, language: str) -> Actor:
    first, last = name.split()
    login = f"{first}-{uuid4().hex[:6]}".lower()
    user = User.objects.create(
        username=login, first_name=first, last_name=last, email=login + MAIL_DOMAIN
    )
    access.assign_counsellor(
        course_key=COURSE, student_id=user.pk, counsellor_id=_cleo().user_id, deputy=False
    )
    return Actor(user_id=user.pk, real_user_id=user.pk, language=language, enrolled=True)


def _cleo() -> Actor:
    user_id = User.objects.get(username="cleo").pk
    return Actor(user_id=user_id, real_user_id=user_id, enrolled=True)


def _sent(who: Actor, prompt: str) -> object:
    return send(who, write(who, f"What {prompt} is to me.\n\nكلمة", prompt=prompt)).id
