"""The student's own page: where she is, what she wrote, who has read it, her data."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext, pgettext

from flexid_xblock.access.api import glass
from flexid_xblock.content import api as content
from flexid_xblock.desk.page import desk, named
from flexid_xblock.desk.words import module_title, question, title
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.journal import api as journal
from flexid_xblock.phrases import role_name
from flexid_xblock.progress import api as progress


@desk
def own_page(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """Her modules, her journal book, the readings of it, and the way to take it all along."""
    entries = journal.own_entries(actor, course_key)
    # Who left the course keeps reading what she wrote in it.
    if not (entries or actor.enrolled):
        raise NotFound
    people = named(_people(entries))
    return "flexid/desk/student.html", {
        "modules": _modules(actor, course_key),
        "entries": [_shown(entry, actor, people) for entry in entries],
        "reads": _reads(entries, people),
        "broken": _broken(actor),
    }


def _modules(actor: Actor, course_key: str) -> list[dict[str, Any]]:
    titles = {module.key: module.titles for module in content.course().modules}
    return [
        {"title": title(titles[one.key], actor.language), "done": one.done, "planned": one.planned}
        for one in progress.overview(actor, course_key)
        if one.state != "coming"
    ]


def _shown(entry: journal.OwnEntry, actor: Actor, people: dict[int, str]) -> dict[str, Any]:
    return {
        "module": module_title(entry.activity_key, actor.language),
        "question": question(entry.version, entry.prompt, actor.language),
        "text": entry.text,
        "language": entry.language,
        "state": _state_words(entry, people),
        "replies": [
            {
                "is_mine": reply.author_id == actor.user_id,
                "author": people.get(reply.author_id, ""),
                "text": reply.text,
                "when": reply.created,
            }
            for reply in entry.replies
        ],
    }


def _state_words(entry: journal.OwnEntry, people: dict[int, str]) -> str:
    names = pgettext("between names", ", ").join(people.get(reader, "") for reader in entry.readers)
    return {
        "draft": gettext("Only you can read this. It is not finished."),
        "kept": gettext("Only you can read this."),
        "passed": gettext("You chose: not this one."),
        "withdrawn": gettext("You took this back. Only you can read it now."),
        "sent": gettext("Sent to: %(names)s") % {"names": names},
    }[entry.state]


def _reads(entries: tuple[journal.OwnEntry, ...], people: dict[int, str]) -> list[dict[str, Any]]:
    reads = [
        {
            "name": people.get(read.actor_id, ""),
            "role": role_name(read.role),
            "first": read.first_at,
            "last": read.last_at,
        }
        for entry in entries
        for read in entry.reads
    ]
    return sorted(reads, key=lambda read: read["last"], reverse=True)


def _broken(actor: Actor) -> list[dict[str, Any]]:
    permits = glass.told_to(actor)
    people = named({one.asker_id for one in permits})
    return [
        {
            "name": people.get(one.asker_id, ""),
            "from": one.decided_at,
            "until": one.until,
            "reason": one.reason,
        }
        for one in permits
    ]


def _people(entries: tuple[journal.OwnEntry, ...]) -> set[int]:
    found: set[int] = set()
    for entry in entries:
        found.update(entry.readers)
        found.update(read.actor_id for read in entry.reads)
        found.update(reply.author_id for reply in entry.replies)
    return found
