"""Titles and questions of the course, in the language of whoever looks."""

from typing import Any

from django.urls import reverse

from flexid_xblock.content import api as content
from flexid_xblock.journal.records import SentEntry


def module_title(activity_key: str, language: str) -> str:
    """The title of the module an activity belongs to; its key if it has left the course."""
    module_key = activity_key.rpartition(".")[0]
    titles = {module.key: module.titles for module in content.course().modules}
    if module_key not in titles:
        return module_key
    return title(titles[module_key], language)


def title(titles: dict[str, str], language: str) -> str:
    """One of these titles, in the language or the nearest there is."""
    return str(content.words({"words": titles}, language).text)


def question(version: str, prompt: str, language: str) -> str:
    """A prompt's question as it was when it was answered."""
    words = content.words(content.version(version), language)
    return str(words.text["prompts"][prompt]["question"])


def entry_row(entry: SentEntry, people: dict[int, str], language: str) -> dict[str, Any]:
    """One sent entry in a reader's list: whose, about what, when; no word of it."""
    module = module_title(entry.activity_key, language)
    asked = question(entry.version, entry.prompt, language)
    ids = {"course_key": entry.course_key, "entry_id": entry.id}
    return {
        "href": reverse("flexid:counsellor_entry", kwargs=ids),
        "name": people.get(entry.owner_id, ""),
        "about": f"{module} · {asked}",
        "sent_at": entry.sent_at,
        "is_new": entry.waiting_since is not None,
    }
