"""Each dangerous text alone, where a page shows many: written by the rooms, inside a school."""

from uuid import UUID, uuid4

from django.contrib.auth.models import User

from flexid_xblock.access import api as access
from flexid_xblock.access import glass
from flexid_xblock.domain.actors import Actor
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions import queries
from flexid_xblock.text import plain
from tests.browser.payloads import every
from tests.common import COURSE, MEETING, answer, put_card

# As the rooms clean them; a reason needs twenty letters.
ALONE = tuple(
    dict.fromkeys(plain(f"Somebody typed this: {text}", limit=999).strip() for text in every(("",)))
)


def actor(user: User) -> Actor:
    """This person as the school vouches for her."""
    return Actor(user_id=user.pk, real_user_id=user.pk, language="en", enrolled=True)


def plant_each(entry: str) -> None:
    """One more student for each text: it is her name, her card, and said in every other place."""
    people = {user.username: actor(user) for user in User.objects.all()}
    meeting = next(one for one in queries.taught(people["tor"], COURSE) if is_planted(one))
    for text in ALONE:
        student = actor(User.objects.create(username=uuid4().hex, first_name=text))
        access.add_member(group_id=meeting.group_id, user_id=student.user_id, role="student")
        card = put_card(student, meeting, text)
        sessions.moderate(people["tor"], card, hidden=True, reason=text)
        answer(people["cleo"], UUID(entry), text)
        break_glass(people, text)


def is_planted(meeting: sessions.MeetingInfo) -> bool:
    """Whether it is the one whose page is looked at."""
    return meeting.activity_key == MEETING


def break_glass(people: dict[str, Actor], reason: str) -> None:
    """Asked for and granted."""
    permit = uuid4()
    student_id = people["ana"].user_id
    glass.ask(people["dov"], permit, course_key=COURSE, student_id=student_id, reason=reason)
    glass.decide(people["liv"], permit, granted=True, tell_from=None, why_later="")
