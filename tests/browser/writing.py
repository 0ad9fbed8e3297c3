"""What happens elsewhere while a student writes, done by the rooms inside the running school."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, Route

from tests.browser.common import box, expect_saved, open_module, prompt
from tests.browser.server import School

Person = Callable[..., Page]
SAVING = re.compile(r"/api/v1/entries/[0-9a-f-]{36}/$")

_INSIDE = """
from django.contrib.auth.models import User
from flexid_xblock.access import api as access
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from flexid_xblock.journal.models import Entry, Reply
from flexid_xblock.privacy.models import NoticeSeen
from flexid_xblock.sessions.models import Card, Meeting
from tests import common

def who(name):
    user_id = User.objects.get(username=name).pk
    return Actor(user_id=user_id, real_user_id=user_id, language="en", enrolled=True)

student = who("{student}")
mine = Entry.objects.filter(owner_id=student.user_id)
here = {{"course_key": common.COURSE}}
{then}
"""

# The minute of everything that was sent is over.
MINUTE_OVER = """
from django.utils import timezone
Reply.objects.exclude(visible_from=None).update(visible_from=timezone.now())
"""
# Whatever hangs on a meeting goes before it; the newest kinds too.
_UNMEET = """
for one in Meeting._meta.related_objects:
    one.related_model.objects.filter(meeting__in={meetings}).delete()
{meetings}.delete()
"""


def inside(school: School, student: str, then: str) -> str:
    """Run a few lines in the school, where ``student`` and her entries ``mine`` are known."""
    return school.python(_INSIDE.format(student=student, then=then))


def begin_anew(school: School, student: str) -> None:
    """She has written nothing yet."""
    inside(school, student, "mine.delete()")


def never_met(school: School, activity_key: str) -> None:
    """No group has met about this yet, whatever other stories did."""
    meetings = f"Meeting.objects.filter(activity_key={activity_key!r})"
    inside(school, "ana", _UNMEET.format(meetings=meetings))


def never_told(school: School, student: str) -> None:
    """She has not read the notice yet."""
    inside(school, student, "NoticeSeen.objects.filter(user_id=student.user_id).delete()")


def answer_as_cleo(school: School, student: str, key: str, text: str) -> None:
    """Cleo has opened the text, answered, and her minute is over."""
    then = f"entry = mine.get(slot={key!r}); cleo = who('cleo')"
    then += "\njournal.open_entry(cleo, entry.pk, **here)"
    inside(school, student, f"{then}\ncommon.answer(cleo, entry.pk, {text!r})")


def cleo_reads(school: School, student: str, key: str) -> str:
    """The words that Cleo is shown now."""
    then = f"entry = mine.get(slot={key!r})"
    return inside(
        school, student, f"{then}\nprint(journal.open_entry(who('cleo'), entry.pk, **here).text)"
    )


def count_of(school: School, student: str, what: str) -> int:
    """How many rows there are, by a few words of the ORM: ``mine``, ``Card.objects``."""
    return int(inside(school, student, f"print(({what}).count())"))


def lose_answers(page: Page, address: re.Pattern[str] | str) -> list[str]:
    """The server gets each request and does its work; its answers never arrive."""
    lost: list[str] = []

    def lose(route: Route) -> None:
        if route.request.method == "GET":
            return route.fallback()
        lost.append(f"{route.request.method} {route.fetch().status}")
        return route.abort("connectionreset")

    page.route(address, lose)
    return lost


def act(question: Locator, name: str) -> Locator:
    """A button of a prompt, by what it does: its words differ by language."""
    return question.locator(f"[data-action={name}]")


def part(question: Locator, name: str) -> Locator:
    """A part of a prompt."""
    return question.locator(f"[data-part={name}]")


def open_more(question: Locator) -> None:
    """What is behind "More"."""
    question.locator("[data-part=more] > summary").click()


def begun(page: Page, key: str, text: str, module: str = "who-am-i") -> Locator:
    """A question with these words in its box, saved."""
    open_module(page, module)
    question = prompt(page, key)
    box(question).fill(text)
    expect_saved(question)
    return question
