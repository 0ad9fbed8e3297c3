"""What can be chosen among: the activities of a module, by module and title, and their texts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from . import languages
from .records import ACTIVITY_KINDS, ActivityInfo, Course, Document, ModuleFiles, Words


@dataclass(frozen=True, kw_only=True)
class Listed:
    """One activity as a list names it; each title is one text, in the language that was found."""

    key: str
    title: Words
    module_key: str
    module: Words


def listed(
    course: Course, kind: str, language: str, texts_of: Callable[[str], dict[str, Document]]
) -> Iterator[Listed]:
    """All activities of one kind, in the order of the course."""
    for module in course.modules:
        for activity in module.activities:
            if activity.kind == kind:
                titles = {code: text["title"] for code, text in texts_of(activity.key).items()}
                yield Listed(
                    key=activity.key,
                    title=languages.choose(titles, language),
                    module_key=module.key,
                    module=languages.choose(module.titles, language),
                )


def texts(words: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Each text that an author may replace, after its dotted path."""
    if isinstance(words, str):
        yield path.removeprefix("."), words
        return
    parts = words.items() if isinstance(words, dict) else enumerate(words)
    for key, below in parts:
        yield from texts(below, f"{path}.{key}")


def fitting(words: dict[str, Document], overrides: Document) -> dict[str, dict[str, str]]:
    """Those of an author's words whose place is there."""
    kept = {}
    for language, own in overrides.items():
        places = dict(texts(words.get(language, {})))
        found = own.items() if isinstance(own, dict) else ()
        here = {path: text for path, text in found if path in places and isinstance(text, str)}
        if here:
            kept[language] = here
    return kept


def activity_infos(module: ModuleFiles) -> tuple[ActivityInfo, ...]:
    """The activities of a module in the order of its page."""
    made = {
        when: [name for name, one in module.activities.items() if (one or {})["when"] == when]
        for when in ("before", "together", "after", "home")
    }
    order = ["opening", *made["before"], *made["together"], *made["after"]]
    order += ["journal", "meeting", *made["home"]]
    return tuple(
        ActivityInfo(key=f"{module.key}.{name}", kind=ACTIVITY_KINDS.get(name, "activity"))
        for name in order
    )
