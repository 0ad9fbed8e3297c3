"""My journal: everything a student wrote in a course, module by module, on one page or paper."""

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext, pgettext

from flexid_xblock.content import api as content
from flexid_xblock.desk.made import made
from flexid_xblock.desk.page import desk, named
from flexid_xblock.desk.words import asked_words, module_title, step_words
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.journal import api as journal
from flexid_xblock.phrases import role_name

People = dict[int, str]


@desk
def book(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """Her book on the screen: the newest module lies open, the others one press away."""
    return "flexid/desk/book.html", _whole(actor, course_key)


@desk
def printed(actor: Actor, course_key: str, *, request: HttpRequest) -> tuple[str, dict[str, Any]]:
    """The same book for paper, or to keep as a file."""
    return "flexid/desk/print.html", {
        **_whole(actor, course_key),
        "name": named({actor.user_id}).get(actor.user_id, ""),
        "today": timezone.localdate(),
    }


def _whole(actor: Actor, course_key: str) -> dict[str, Any]:
    entries = journal.own_entries(actor, course_key)
    things = made(actor, course_key)
    # Who left the course keeps reading what she wrote and made in it.
    if not (entries or things or actor.enrolled):
        raise NotFound
    people = named(_people(entries))
    sent = journal.sent_texts(actor, course_key)
    chapters: dict[str, list[dict[str, Any]]] = {}
    for entry in entries:
        shown = _shown(entry, sent.get(entry.id, ()), actor, people)
        chapters.setdefault(entry.activity_key.rpartition(".")[0], []).append(shown)
    keys = sorted({*chapters, *things}, key=_place)
    return {
        "chapters": [
            {
                "key": key,
                "title": module_title(f"{key}.journal", actor.language),
                "entries": chapters.get(key, []),
                "made": things.get(key, []),
                "is_newest": key == keys[-1],
            }
            for key in keys
        ]
    }


def _place(module_key: str) -> tuple[int, str]:
    """Where a module stands in the course; one that has left it comes last."""
    keys = [module.key for module in content.course().modules]
    return (keys.index(module_key) if module_key in keys else len(keys), module_key)


def _shown(
    entry: journal.OwnEntry,
    sent: tuple[journal.OlderText, ...],
    actor: Actor,
    people: People,
) -> dict[str, Any]:
    asked = asked_words(entry.version, entry.prompt, actor.language)
    return {
        "id": entry.id,
        "revision": entry.revision,
        "question": asked.text,
        "question_language": asked.language,
        "text": entry.text,
        "language": entry.language,
        "deleted_until": entry.deleted_until,
        "lines": _lines(entry, people),
        "sent": [one for one in sent if one.text != entry.text],
        "replies": [_reply(one, actor, people) for one in entry.replies],
        "book_with": [people.get(one, "") for one in entry.readers] if entry.replies else [],
        "reads": [_read(one, people) for one in entry.reads],
        "is_unread": entry.state == "sent" and not entry.reads,
        "may_withdraw": entry.state == "sent",
        "was_read": _was_read(entry, people),
        "is_held": entry.is_held,
    }


def _was_read(entry: journal.OwnEntry, people: People) -> str:
    """What she is told before she deletes a text that somebody knows."""
    names = list(dict.fromkeys(people.get(read.actor_id, "") for read in entry.reads))
    if not names:
        return ""
    words = (
        gettext("{names} has read this and may have to act on it. Deleting removes the text.")
        if len(names) == 1
        else gettext("{names} have read this and may have to act on it. Deleting removes the text.")
    )
    return words.format(names=_joined(names))


def _joined(names: list[str]) -> str:
    return pgettext("between names", ", ").join(names)


def _lines(entry: journal.OwnEntry, people: People) -> list[str]:
    """What became of it, in words."""
    return [
        *_state_lines(entry, people),
        *([gettext("You asked for this to be read.")] if entry.asked_at else []),
        *([gettext("You closed this conversation.")] if entry.is_thread_closed else []),
        *([_held()] if entry.is_held else []),
    ]


def _held() -> str:
    return gettext("A copy of what you sent is kept by two adults, or will be.")


def _state_lines(entry: journal.OwnEntry, people: People) -> list[str]:
    if entry.state == "sent":
        return _sent_lines(entry, people)
    return {
        "draft": [gettext("Only you can read this. It is not finished.")],
        "kept": [gettext("Only you can read this.")],
        "passed": [gettext("You chose: not this one.")],
        "withdrawn": [gettext("You took this back. Only you can read it now.")],
        "deleted": [],
    }[entry.state]


def _sent_lines(entry: journal.OwnEntry, people: People) -> list[str]:
    if not entry.readers:
        return [gettext("You sent this. Nobody else can read it now.")]
    names = _joined([people.get(one, "") for one in entry.readers])
    lines = [gettext("Sent to: %(names)s") % {"names": names}]
    if entry.changed_since_sent:
        lines.append(gettext("You changed this after you sent it. The change is only yours."))
    return lines


def _reply(reply: journal.ReplyView, actor: Actor, people: People) -> dict[str, Any]:
    return {
        "is_mine": reply.author_id == actor.user_id,
        "author": people.get(reply.author_id, ""),
        "text": reply.text,
        "when": reply.created,
        "step": step_words(reply, is_writer=True),
    }


def _read(read: Any, people: People) -> dict[str, Any]:
    return {
        "name": people.get(read.actor_id, ""),
        "role": role_name(read.role),
        "first": read.first_at,
        "last": read.last_at if read.last_at > read.first_at else None,
    }


def _people(entries: tuple[journal.OwnEntry, ...]) -> set[int]:
    return {
        who
        for entry in entries
        for who in (
            *entry.readers,
            *(read.actor_id for read in entry.reads),
            *(reply.author_id for reply in entry.replies),
        )
    }
