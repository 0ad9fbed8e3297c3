"""The counsellor's desk: her queue, and the page that explains the desk."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.translation import gettext_lazy as _

from flexid_xblock.access import api as access
from flexid_xblock.care import api as care
from flexid_xblock.desk.cases import follow_up_rows
from flexid_xblock.desk.filters import READ, Filters, narrowings, tabs
from flexid_xblock.desk.page import desk, named
from flexid_xblock.desk.talk import request_rows
from flexid_xblock.desk.words import CourseWords, DayWords, language_name
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.journal.api import SentEntry

Groups = dict[int, tuple[access.GroupInfo, ...]]

_ASKED, _CHANGED = _("Please read this"), _("Changed")
_READ, _ANSWERED = _("Read, not answered"), _("Answered")
_ANY = UUID(int=0)  # in the place of an entry's id


@desk
def queue(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """Help requests, then what waits for her, or what she read before; nothing is opened."""
    groups = access.groups_of_cases(actor, course_key)
    if not (groups or access.cases(actor, course_key).exists()):
        raise NotFound
    chosen = Filters.read(request.GET)
    found = care.overview(actor, course_key, filters=chosen.for_queue)
    page = _later_page(actor, course_key, chosen) or found.first
    people = named({entry.owner_id for entry in page.entries})
    return "flexid/desk/queue.html", {
        "rows": rows(
            page.entries, people, groups, actor.language, chosen.query(after=chosen.after)
        ),
        "next_href": page.next and chosen.query(after=page.next),
        "count": "" if chosen.show == READ else found.count,
        "tabs": tabs(chosen),
        "kinds": narrowings(chosen, _all(groups), found.languages, actor.language),
        "is_narrow": chosen.is_narrow,
        "shows_read": chosen.show == READ,
        **(_first(actor, course_key) if chosen.is_first else {}),
        "clear_href": chosen.query(module="", language="", group="") or "?",
    }


@desk
def guide(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """How the desk works, for those who have one."""
    if not access.cases(actor, course_key).exists():
        raise NotFound
    return "flexid/desk/guide.html", {"answer_days": care.promise.answer_days()}


def rows(
    entries: Iterable[SentEntry], people: dict[int, str], groups: Groups, language: str, query: str
) -> list[dict[str, Any]]:
    """Sent entries as her lists show them: whose, about what, how long; no word of it."""
    words, days = CourseWords(language), DayWords(timezone.localdate())
    addresses = _Addresses(query)
    # Most rows say the same few words: those are made safe for a page once, and not in each row.
    safe = cache(conditional_escape)
    return [
        _row(entry, people, groups, words, days, safe) | {"href": addresses.of(entry)}
        for entry in entries
    ]


class _Addresses:
    """Where the entries of a list are read. ``reverse`` is asked once a course, not once a row."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._of_course = cache(lambda course_key: address(course_key, _ANY))

    def of(self, entry: SentEntry) -> str:
        address_of_any: str = self._of_course(entry.course_key)
        return address_of_any.replace(str(_ANY), str(entry.id)) + self._query


def address(course_key: str, entry_id: UUID) -> str:
    """Where an entry is read."""
    ids = {"course_key": course_key, "entry_id": entry_id}
    return reverse("flexid:counsellor_entry", kwargs=ids)


def _first(actor: Actor, course_key: str) -> dict[str, Any]:
    """What stands before and after the first page of what waits."""
    return {
        "requests": request_rows(actor, course_key),
        "follow_ups": follow_up_rows(actor, course_key),
    }


def _row(
    entry: SentEntry,
    people: dict[int, str],
    groups: Groups,
    words: CourseWords,
    days: DayWords,
    safe: Callable[[str], str],
) -> dict[str, Any]:
    question = words.asked(entry.version, entry.prompt)
    answer_by = days.promised(entry.unanswered_since) if entry.unanswered_since else None
    waits, waits_iso = _waits(entry, days)
    return {
        "name": safe(people.get(entry.owner_id, "")),
        "group": safe(", ".join(group.name for group in groups.get(entry.owner_id, ()))),
        "module": safe(words.title(entry.activity_key)),
        "question": safe(question.text),
        "question_language": safe(question.language),
        "language": safe(entry.language),
        "language_name": safe(language_name(entry.language)),
        "marks": _marks(entry),
        "promise": safe(days.promise(answer_by)) if answer_by else "",
        "is_due": answer_by is not None and answer_by <= days.today,
        "waits": safe(waits),
        "waits_iso": waits_iso,
    }


def _waits(entry: SentEntry, days: DayWords) -> tuple[str, str]:
    """Since when she waits for an answer, or when she sent what waits no longer."""
    since = entry.unanswered_since or entry.asked_at or entry.waiting_since
    at = since or entry.sent_at
    assert at is not None  # noqa: S101 - what is sent has a time
    return days.since(at) if since else days.sent(at), at.isoformat()


def _marks(entry: SentEntry) -> list[dict[str, str]]:
    """What is not as usual: most texts in the queue were not opened, so that is not said."""
    is_open = entry.unanswered_since is not None
    was_read = entry.waiting_since is None
    marks = (
        (entry.asked_at is not None, _ASKED, "new"),
        (entry.is_changed, _CHANGED, "waiting"),
        (is_open and was_read, _READ, "plain"),
        (not is_open and entry.answered_at is not None, _ANSWERED, "done"),
    )
    return [{"text": str(text), "tone": tone} for is_so, text, tone in marks if is_so]


def _later_page(actor: Actor, course_key: str, chosen: Filters) -> care.Page | None:
    """A page that the overview does not have already."""
    filters, cursor = chosen.for_queue, chosen.after
    if chosen.show == READ:
        return care.read_before(actor, course_key, filters=filters, cursor=cursor)
    return care.queue(actor, course_key, filters=filters, cursor=cursor) if cursor else None


def _all(groups: Groups) -> list[access.GroupInfo]:
    found = {group.id: group for ones in groups.values() for group in ones}
    return sorted(found.values(), key=lambda group: group.name)
