"""What a counsellor reads: one text with its thread, an earlier one, and a student's timeline."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.care import api as care
from flexid_xblock.desk.counsellor import rows
from flexid_xblock.desk.filters import READ, Filters
from flexid_xblock.desk.page import desk, named
from flexid_xblock.desk.talk import HOW_SOON
from flexid_xblock.desk.words import asked_words, language_name, module_title, step_words
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal

Context = dict[str, Any]


@desk
def entry(
    actor: Actor, course_key: str, *, request: HttpRequest, entry_id: UUID
) -> tuple[str, Context]:
    """One text that was sent to her; opening it is written down for the student."""
    chosen = Filters.read(request.GET)
    opened = journal.open_entry(actor, entry_id, course_key=course_key)
    about = opened.about
    people = named({about.owner_id, *(reply.author_id for reply in opened.replies)})
    context = _about(about, people, actor.language) | {
        "text": opened.text,
        "language": opened.language,
        "language_name": language_name(opened.language),
        "sent_at": about.sent_at,
        "may_reply": opened.may_reply,
        "back": _back(course_key, chosen),
    }
    if opened.may_reply:
        context |= _thread(opened, actor, people) | _around(actor, opened, chosen)
    return "flexid/desk/entry.html", context


@desk
def older(
    actor: Actor, course_key: str, *, request: HttpRequest, entry_id: UUID, number: int
) -> tuple[str, Context]:
    """A text as it was sent before; opening it is written down, too."""
    chosen = Filters.read(request.GET)
    found = journal.older_text(actor, entry_id, number, course_key=course_key)
    ids = {"course_key": course_key, "entry_id": entry_id}
    return "flexid/desk/entry_older.html", {
        "text": found.text,
        "language": found.language,
        "sent_at": found.sent_at,
        "back": reverse("flexid:counsellor_entry", kwargs=ids) + _kept(chosen),
    }


@desk
def timeline(
    actor: Actor, course_key: str, *, request: HttpRequest, student_id: int
) -> tuple[str, Context]:
    """What one of her students sent her over time; what was kept is not even counted."""
    chosen = Filters.read(request.GET)
    page = care.timeline(actor, student_id, course_key, cursor=chosen.after)
    people = named({student_id})
    groups = access.groups_of_cases(actor, course_key)
    return "flexid/desk/timeline.html", {
        "name": people.get(student_id, ""),
        "student_id": student_id,
        "group": ", ".join(group.name for group in groups.get(student_id, ())),
        "rows": rows(page.entries, {}, {}, actor.language, ""),
        "requests": _requests(actor, course_key, student_id),
        "next_href": page.next and Filters().query(after=page.next),
    }


def _requests(actor: Actor, course_key: str, student_id: int) -> list[Context]:
    """Her requests for help that wait for an answer the actor may give."""
    return [
        {
            "href": reverse("flexid:request_desk", args=(course_key, one.id)),
            "how_soon": HOW_SOON[one.urgency],
            "created": one.created,
        }
        for one in care.requests.for_reader(actor, course_key)
        if one.student_id == student_id
    ]


def _about(about: journal.SentEntry, people: dict[int, str], language: str) -> Context:
    question = asked_words(about.version, about.prompt, language)
    return {
        "entry_id": about.id,
        "name": people.get(about.owner_id, ""),
        "student_id": about.owner_id,
        "module": module_title(about.activity_key, language),
        "question": question.text,
        "question_language": question.language,
        "is_asked": about.asked_at is not None,
        "is_changed": about.is_changed,
        "is_unanswered": about.unanswered_since is not None,
        "is_thread_closed": about.is_thread_closed,
    }


def _thread(opened: journal.OpenedEntry, actor: Actor, people: dict[int, str]) -> Context:
    """The messages, and her own answer: a draft, or one that she can still take back."""
    mine = [one for one in opened.replies if one.is_pending and one.author_id == actor.user_id]
    pending = mine[-1] if mine and not opened.draft else None
    context: Context = {
        "messages": [
            _message(reply, actor, people) for reply in opened.replies if reply is not pending
        ],
        "draft": opened.draft,
        "is_talk": journal.is_for_a_talk(opened.about.version, opened.about.prompt),
    }
    if pending:
        left = (pending.created - timezone.now()).total_seconds()
        context |= {"draft": pending, "left": max(1, round(left))}
    return context


def _message(reply: journal.ReplyView, actor: Actor, people: dict[int, str]) -> Context:
    return {
        "is_mine": reply.author_id == actor.user_id,
        "author": people.get(reply.author_id, ""),
        "text": reply.text,
        "when": reply.created,
        "step": step_words(reply, is_writer=False),
    }


def _around(actor: Actor, opened: journal.OpenedEntry, chosen: Filters) -> Context:
    """The way to the texts before and after, earlier sendings, and what else this student sent."""
    about = opened.about
    find = care.neighbours_read if chosen.show == READ else care.neighbours
    previous, following = find(actor, about, filters=chosen.for_queue)
    more = care.newest_of(actor, about)
    return {
        "previous": _entry_href(about.course_key, previous, chosen),
        "following": _entry_href(about.course_key, following, chosen),
        "older": [(number, _older_href(about, number, chosen)) for number in opened.older],
        "more": rows(more, {}, {}, actor.language, _kept(chosen)),
    }


def _entry_href(course_key: str, entry_id: UUID | None, chosen: Filters) -> str:
    if entry_id is None:
        return ""
    ids = {"course_key": course_key, "entry_id": entry_id}
    return reverse("flexid:counsellor_entry", kwargs=ids) + _kept(chosen)


def _older_href(about: journal.SentEntry, number: int, chosen: Filters) -> str:
    ids = {"course_key": about.course_key, "entry_id": about.id, "number": number}
    return reverse("flexid:counsellor_older", kwargs=ids) + _kept(chosen)


def _back(course_key: str, chosen: Filters) -> str:
    return reverse("flexid:counsellor_desk", kwargs={"course_key": course_key}) + _kept(chosen)


def _kept(chosen: Filters) -> str:
    """The choice she came with, so that she comes back to the same place."""
    return chosen.query(after=chosen.after)
