"""The counsellor's desk: her queue, and one text that was sent to her."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest

from flexid_xblock.access import api as access
from flexid_xblock.care import api as care
from flexid_xblock.content import api as content
from flexid_xblock.desk.page import desk, named
from flexid_xblock.desk.words import entry_row, module_title, question
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.journal import api as journal


@desk
def queue(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """What waits for her, longest first, or what was read before."""
    if not access.caseload(actor, course_key).exists():
        raise NotFound
    cursor = request.GET.get("after", "")
    shows_read = request.GET.get("show") == "read"
    find = care.read_before if shows_read else care.queue
    page = find(actor, course_key, cursor=cursor)
    people = named({entry.owner_id for entry in page.entries})
    return "flexid/desk/queue.html", {
        "rows": [entry_row(entry, people, actor.language) for entry in page.entries],
        "next": page.next,
        "shows_read": shows_read,
        "count": care.waiting_count(actor, course_key),
    }


@desk
def entry(
    actor: Actor, course_key: str, *, request: HttpRequest, entry_id: UUID
) -> tuple[str, dict[str, Any]]:
    """One text that was sent to her; opening it is written down for the student."""
    opened = journal.open_entry(actor, entry_id, course_key=course_key)
    about = opened.about
    people = named({about.owner_id, *(reply.author_id for reply in opened.replies)})
    words = content.words(content.version(about.version), actor.language)
    return "flexid/desk/entry.html", {
        "entry_id": about.id,
        "name": people.get(about.owner_id, ""),
        "module": module_title(about.activity_key, actor.language),
        "question": question(about.version, about.prompt, actor.language),
        "question_language": words.language,
        "sent_at": about.sent_at,
        "text": opened.text,
        "language": opened.language,
        "may_reply": opened.may_reply,
        "messages": [_message(reply, actor, people) for reply in opened.replies],
    }


def _message(reply: journal.ReplyView, actor: Actor, people: dict[int, str]) -> dict[str, Any]:
    return {
        "is_mine": reply.author_id == actor.user_id,
        "author": people.get(reply.author_id, ""),
        "text": reply.text,
        "when": reply.created,
    }
