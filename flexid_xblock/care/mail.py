"""Neutral e-mails: that something waits, never what, from whom or about whom.

What is due is looked up, and each mail is written down before it goes out: so
the clock may run twice, or at two places at once, and nobody gets two. Whom a
student asks for help is told at the next run, and a group's own teachers of a
card that waits for them; for all else there is one mail a day. What is two
minutes old or less waits: she may still take it back, and a teacher look.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import IntegrityError
from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from flexid_xblock import terms
from flexid_xblock.access.api import helping
from flexid_xblock.care import requests, times
from flexid_xblock.care.calendar import is_school_time, school_calendar
from flexid_xblock.care.models import NoticeMail
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import queries as journal
from flexid_xblock.patience import patiently
from flexid_xblock.sessions import api as sessions

WAIT = timedelta(minutes=2)
LOOK_BACK = timedelta(days=7)  # a clock that stood still for a week tells of it no more
SUBJECT = _("You have a message")
_FOOT = _("This e-mail never says what a message is about, or who wrote it.")
_BODIES = {
    "help": _("A message waits for you. Please log in today and read it."),
    "digest": _("Messages wait for you. Please log in when you can, and read them."),
    "message": _("A message waits for you. Log in as you usually do to read it."),
    "look": _("Something waits for you to look at it. Please log in today."),
    "kept": _("There is something you should read before long. Log in as you usually do."),
}


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One mail that is due: to whom, of which kind, and what makes it the same mail."""

    user_id: int
    kind: str
    about: str
    course_key: str = ""


def send_due(
    now: datetime,
    *,
    post: Callable[[int, str, str], bool],
    language_of: Callable[[int], str],
    more: Iterable[Notice] = (),
) -> int:
    """Send what is due, each once; the number that went out. Nothing with ``FLEXID_MAIL`` off.

    ``more`` is what a higher room knows to be due. What could not be sent is due
    again at the next run.
    """
    if not settings.FLEXID_MAIL:
        return 0
    return sum(_send(notice, now, post, language_of) for notice in due(now, more))


def due(now: datetime, more: Iterable[Notice] = ()) -> tuple[Notice, ...]:
    """Every mail that is due now and was not sent yet."""
    found = [*_help(now), *_digests(now), *_messages(now), *_looks(now), *more]
    keys = {(one.user_id, one.about) for one in found}
    sent = NoticeMail.objects.filter(user_id__in={user_id for user_id, _about in keys})
    known = set(sent.values_list("user_id", "course_key", "about"))
    return tuple(one for one in found if (one.user_id, one.course_key, one.about) not in known)


def forget(now: datetime) -> int:
    """Delete what is written down of old mails; the number that went."""
    return NoticeMail.objects.filter(sent_at__lte=terms.lapsed("mail", now)).delete()[0]


def _help(now: datetime) -> Iterator[Notice]:
    """At once, to all who can open a request that nobody has opened."""
    for asked, readers in requests.unseen(now):
        for user_id in readers:
            about = f"help:{asked.id}"
            yield Notice(user_id=user_id, kind="help", about=about, course_key=asked.course_key)


def _digests(now: datetime) -> Iterator[Notice]:
    """Once on a school day, to counsellors for whom something waits or whose times changed."""
    if not is_school_time(now):
        return
    told = set()
    for course_key, user_id in helping.followers():
        if user_id not in told and _waits(user_id, course_key, now):
            told.add(user_id)
            yield Notice(user_id=user_id, kind="digest", about=f"digest:{_today(now)}")


def _waits(user_id: int, course_key: str, now: datetime) -> bool:
    actor = Actor(user_id=user_id, real_user_id=user_id)
    if requests.for_reader(actor, course_key, limit=1):
        return True
    texts = journal.waiting(actor, course_key, after=None, limit=20)
    if any(one.waiting_since and one.waiting_since <= now - WAIT for one in texts):
        return True
    return times.has_news(actor, course_key, _told(user_id, now), now - WAIT)


def _told(user_id: int, now: datetime) -> datetime:
    """Up to when the last mail of the kind told everything."""
    mails = NoticeMail.objects.filter(user_id=user_id, about__startswith="digest:")
    last = mails.aggregate(last=Max("sent_at"))["last"]
    return max(last or now - LOOK_BACK, now - LOOK_BACK) - WAIT


def _messages(now: datetime) -> Iterator[Notice]:
    """Once a day, to students who got an answer, or lost a time, since the last mail."""
    answers = requests.answered_between(now - LOOK_BACK, now - WAIT)
    for more in (journal.answered_between, times.cancelled_between):
        for user_id, at in more(now - LOOK_BACK, now - WAIT).items():
            answers[user_id] = max(at, answers.get(user_id, at))
    mails = NoticeMail.objects.filter(user_id__in=answers, about__startswith="message:")
    last = dict(mails.values_list("user_id").annotate(Max("sent_at")))
    for user_id, at in answers.items():
        if user_id not in last or at > last[user_id] - WAIT:
            yield Notice(user_id=user_id, kind="message", about=f"message:{_today(now)}")


def _looks(now: datetime) -> Iterator[Notice]:
    """At once, to the teachers of a group where a card still waits for one of them."""
    for one in sessions.waking(now):
        for user_id in one.teachers:
            yield Notice(user_id=user_id, kind="look", about=one.about, course_key=one.course_key)


def _today(now: datetime) -> str:
    return now.astimezone(school_calendar().zone).date().isoformat()


def _send(
    notice: Notice,
    now: datetime,
    post: Callable[[int, str, str], bool],
    language_of: Callable[[int], str],
) -> bool:
    row = NoticeMail(user_id=notice.user_id, course_key=notice.course_key, about=notice.about)
    row.sent_at = now
    try:
        patiently(lambda: row.save(force_insert=True))
    except IntegrityError:  # another run of the clock was first
        return False
    if post(notice.user_id, *_words(notice.kind, language_of(notice.user_id))):
        return True
    row.delete()
    return False


def _words(kind: str, language: str) -> tuple[str, str]:
    """Subject and text, in the reader's language or the site's."""
    with translation.override(language or settings.LANGUAGE_CODE):
        return str(SUBJECT), f"{_BODIES[kind]}\n\n{_FOOT}\n"
