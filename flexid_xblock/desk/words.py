"""Titles, questions, languages and days, in the language of whoever looks."""

from collections.abc import Callable
from datetime import date, datetime, tzinfo
from functools import cache, lru_cache, partial
from typing import Any, NamedTuple, TypeVar

from django.conf.locale import LANG_INFO
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from flexid_xblock.care import api as care
from flexid_xblock.content import api as content
from flexid_xblock.journal.records import ReplyView, SentEntry

Found = TypeVar("Found")

# By whether its reader wrote the text, whether a newer one stands, and whether she agreed.
_STEPS = {
    (True, True, True): _("Earlier next step: you said yes on %(day)s"),
    (True, True, False): _("Earlier next step: you did not say yes"),
    (True, False, True): _("Next step: you said yes on %(day)s"),
    (True, False, False): _("Next step: you have not said yes"),
    (False, True, True): _("Earlier next step: agreed on %(day)s"),
    (False, True, False): _("Earlier next step: not agreed"),
    (False, False, True): _("Next step: agreed on %(day)s"),
    (False, False, False): _("Next step: not agreed yet"),
}
# Languages of our students that Django has no name for, each in its own script.
_LANGUAGES = {
    "am": "አማርኛ",
    "kmr": "Kurmancî",
    "ku": "Kurdî",
    "prs": "دری",
    "ps": "پښتو",
    "rn": "Ikirundi",
    "rom": "Romani",
    "rw": "Kinyarwanda",
    "so": "Soomaali",
    "ti": "ትግርኛ",
    "tl": "Tagalog",
}
_WEEK = 7


class Asked(NamedTuple):
    """A question and the language it is in."""

    text: str
    language: str


def module_title(activity_key: str, language: str) -> str:
    """The title of the module an activity belongs to; its key if it has left the course."""
    return _title_among(_titles(), activity_key, language)


def _titles() -> dict[str, dict[str, str]]:
    return {module.key: module.titles for module in content.course().modules}


def _title_among(titles: dict[str, dict[str, str]], activity_key: str, language: str) -> str:
    module_key = activity_key.rpartition(".")[0]
    return title(titles[module_key], language) if module_key in titles else module_key


def title(titles: dict[str, str], language: str) -> str:
    """One of these titles, in the language or the nearest there is."""
    return str(content.words({"words": titles}, language).text)


def question(version: str, prompt: str, language: str) -> str:
    """A prompt's question as it was when it was answered."""
    return asked_words(version, prompt, language).text


# The course's own words under the mark of just these words: no person's, and never others.
@lru_cache(maxsize=1024)
def asked_words(version: str, prompt: str, language: str) -> Asked:
    """The same, with the language it could be found in."""
    words = content.words(content.version(version), language)
    return Asked(str(words.text["prompts"][prompt]["question"]), words.language)


def about_words(activity_key: str, version: str, prompt: str, language: str) -> str:
    """What somebody wrote about: the module and the question."""
    return f"{module_title(activity_key, language)} · {question(version, prompt, language)}"


class CourseWords:
    """Titles and questions for a long list, in one language: each is looked up once."""

    def __init__(self, language: str) -> None:
        titles = cache(_titles)
        self.title = cache(lambda activity_key: _title_among(titles(), activity_key, language))
        self._words = cache(lambda version: content.words(content.version(version), language))

    def asked(self, version: str, prompt: str) -> Asked:
        """A question as it was when it was answered."""
        words = self._words(version)
        return Asked(str(words.text["prompts"][prompt]["question"]), words.language)


class DayWords:
    """What a long list says of days, as seen from today: each is put into words once."""

    def __init__(self, today: date) -> None:
        self.today = today
        # Looked up once: for each moment anew it takes as long as to find its day.
        by_day = partial(_by_day, timezone.get_current_timezone())
        self.since = by_day(lambda moment: since_words(moment, today))
        self.sent = by_day(lambda moment: sent_words(moment, today))
        self.promised = by_day(care.promised)
        self.promise = cache(lambda day: promise_words(day, today))


def _by_day(zone: tzinfo, find: Callable[[datetime], Found]) -> Callable[[datetime], Found]:
    known: dict[date, Found] = {}

    def found(moment: datetime) -> Found:
        day = moment.astimezone(zone).date()
        if day not in known:
            known[day] = find(moment)
        return known[day]

    return found


def entry_row(entry: SentEntry, people: dict[int, str], language: str) -> dict[str, Any]:
    """One sent entry in a reader's list: whose, about what, when; no word of it."""
    ids = {"course_key": entry.course_key, "entry_id": entry.id}
    return {
        "href": reverse("flexid:counsellor_entry", kwargs=ids),
        "name": people.get(entry.owner_id, ""),
        "about": about_words(entry.activity_key, entry.version, entry.prompt, language),
        "sent_at": entry.sent_at,
        "is_new": entry.waiting_since is not None,
    }


def step_words(reply: ReplyView, *, is_writer: bool) -> str:
    """How a next step stands, for the writer of the text or for a reader; "" if it is none."""
    if not reply.is_step:
        return ""
    day = reply.agreed_at and date_format(timezone.localtime(reply.agreed_at), "j F Y")
    return _STEPS[is_writer, reply.is_past, bool(day)] % {"day": day}


def language_name(code: str) -> str:
    """What a language is called by those who speak it; its code if we do not know."""
    known = (code.lower(), code.lower().split("-")[0])
    for one in known:
        if one in _LANGUAGES:
            return _LANGUAGES[one]
        if "name_local" in LANG_INFO.get(one, {}):
            name = str(LANG_INFO[one]["name_local"])
            return name[:1].upper() + name[1:]
    return code


def since_words(moment: datetime, today: date) -> str:
    """Since when somebody waits, as one would say it."""
    day = timezone.localdate(moment)
    if day >= today:
        return gettext("Waiting since today")
    if (today - day).days == 1:
        return gettext("Waiting since yesterday")
    return gettext("Waiting since %(day)s") % {"day": _day(day, today)}


def sent_words(moment: datetime, today: date) -> str:
    """When something was sent, as one would say it."""
    return gettext("Sent: %(day)s") % {"day": _day(timezone.localdate(moment), today)}


def promise_words(answer_by: date, today: date) -> str:
    """What the service promise asks of her now; a day that is over is said calmly."""
    if answer_by < today:
        return gettext("Past the promise")
    if answer_by == today:
        return gettext("Answer today")
    return gettext("Answer by %(day)s") % {"day": _day(answer_by, today)}


def _day(day: date, today: date) -> str:
    """The name of the day within a week of today, else its date."""
    if abs((day - today).days) < _WEEK:
        return date_format(day, "l")
    return date_format(day, "j F" if day.year == today.year else "j F Y")
