"""Each dangerous text alone, where a page shows many: written by the rooms, inside a school."""

from uuid import UUID, uuid4

from django.contrib.auth.models import User

from flexid_xblock.access import api as access
from flexid_xblock.access import glass
from flexid_xblock.care.api import concerns, notes, requests
from flexid_xblock.domain.actors import Actor
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions import queries
from flexid_xblock.text import name, plain
from tests.browser.payloads import every
from tests.common import COURSE, MEETING, answer, put_card

# As the rooms clean them; a reason needs twenty letters.
ALONE = tuple(
    dict.fromkeys(plain(f"Somebody typed this: {text}", limit=999).strip() for text in every(("",)))
)
# As people are called who have such a name.
CALLED = tuple(map(name, ALONE))


def actor(user: User) -> Actor:
    """This person as the school vouches for her."""
    return Actor(user_id=user.pk, real_user_id=user.pk, language="en", enrolled=True)


def plant_each(entry: str, concern: str) -> None:
    """One more student for each text: it is her name, her card, and said in every other place."""
    people = {user.username: actor(user) for user in User.objects.all()}
    meeting = next(one for one in queries.taught(people["tor"], COURSE) if is_planted(one))
    for text in ALONE:
        student = actor(User.objects.create(username=uuid4().hex, first_name=text))
        access.add_member(group_id=meeting.group_id, user_id=student.user_id, role="student")
        in_a_meeting(people, student, meeting, text)
        answer(people["ida"], UUID(entry), text)  # Cleo has begun one that she keeps
        break_glass(people, text)
        for_care(people, UUID(concern), text)


def in_a_meeting(
    people: dict[str, Actor], student: Actor, meeting: sessions.MeetingInfo, text: str
) -> None:
    """A card that all see, with a translation; one that is hidden with a reason; and a note."""
    card = put_card(student, meeting, text)
    about = {"translation_id": uuid4(), "text": text, "after": 0}
    sessions.translate(people["kim"], card, "so", **about)
    sessions.moderate(people["tor"], put_card(student, meeting, text), hidden=True, reason=text)
    mark = {"state": "there", "note": text, "based_on": 0}
    sessions.after.mark(people["tor"], meeting.id, student.user_id, **mark)


def for_care(people: dict[str, Actor], concern: UUID, text: str) -> None:
    """A request with its answer, a note for all on the case, and a part of a record."""
    here, ana = {"course_key": COURSE}, people["ana"]
    asked = {"to": people["tor"].user_id, "urgency": "week", "words": text}
    request = requests.ask(ana, uuid4(), **here, **asked).about.id
    requests.answer(people["tor"], request, **here, text=text)
    note = {"student_id": ana.user_id, "kind": "case", "text": text, "based_on": 0}
    notes.save(people["cleo"], uuid4(), **here, **note)
    part = concerns.Part(id=uuid4(), kind="action", text=text)
    concerns.add_part(people["cleo"], concern, part, **here)


def is_planted(meeting: sessions.MeetingInfo) -> bool:
    """Whether it is the one whose page is looked at."""
    return meeting.activity_key == MEETING


def break_glass(people: dict[str, Actor], reason: str) -> None:
    """Asked for and granted."""
    permit = uuid4()
    student_id = people["ana"].user_id
    glass.ask(people["dov"], permit, course_key=COURSE, student_id=student_id, reason=reason)
    glass.decide(people["liv"], permit, granted=True, tell_from=None, why_later="")
