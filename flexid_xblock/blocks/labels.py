"""A readable name for the path of a text, in the language of whoever looks."""

from django.utils.translation import gettext_lazy as _

# What many activities have; a key that only one has is shown as it is spelled.
NAMES = {
    "board": _("board"),
    "columns": _("columns"),
    "content_note": _("note about the content"),
    "example": _("example"),
    "glossary": _("words to know"),
    "goals": _("goals"),
    "help": _("help"),
    "intro": _("introduction"),
    "invitation": _("invitation"),
    "meaning": _("meaning"),
    "options": _("choices"),
    "parts": _("reading"),
    "plain": _("in simple words"),
    "polls": _("votes"),
    "private": _("what stays private"),
    "prompts": _("questions"),
    "question": _("question"),
    "roles": _("roles"),
    "stages": _("steps"),
    "summary": _("summary"),
    "text": _("text"),
    "title": _("title"),
    "what_we_do": _("what we do"),
    "word": _("word"),
}


def label(path: str) -> str:
    """``prompts.three-circles.help.0`` as "questions › three circles › help › 1"."""
    return " › ".join(_step(step) for step in path.split("."))


def _step(step: str) -> str:
    if step.isdigit():
        return str(int(step) + 1)
    return str(NAMES.get(step) or step.replace("-", " ").replace("_", " "))
