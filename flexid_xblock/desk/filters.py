"""What part of her queue a counsellor looks at. Keys only: it stands in addresses."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.desk.words import language_name, title
from flexid_xblock.domain.errors import Invalid
from flexid_xblock.journal.records import QueueFilter, Show

_KEY = re.compile(r"[A-Za-z0-9_-]{0,60}")
_EVERYTHING = ""
READ = "read"
_SHOWN: dict[str, Show] = {"waiting": "all", "unread": "unread", "changed": "changed", READ: "all"}


@dataclass(frozen=True, kw_only=True)
class Filters:
    """A counsellor's choice of rows, as it is carried from page to page."""

    show: str = "waiting"
    module: str = ""
    language: str = ""
    group: str = ""
    after: str = ""

    @classmethod
    def read(cls, query: QueryDict) -> Self:
        """The choice an address carries; what cannot be a key is refused."""
        found = {name: query.get(name, "") for name in ("module", "language", "group")}
        if not all(_KEY.fullmatch(value) for value in found.values()):
            raise Invalid("bad_fields")
        shown = query.get("show", "")
        known = shown if shown in _SHOWN else "waiting"
        return cls(show=known, after=query.get("after", ""), **found)

    def query(self, **changes: str) -> str:
        """The query string of this choice with some of it changed; '' for the plain queue."""
        values = vars(self) | {"after": ""} | changes
        said = {name: value for name, value in values.items() if value}
        if said.get("show") == "waiting":
            del said["show"]
        return f"?{urlencode(said)}" if said else ""

    @property
    def is_first(self) -> bool:
        """Whether this is the first page of what waits, where the day begins."""
        return self.show == "waiting" and not self.after

    @property
    def is_narrow(self) -> bool:
        """Whether it asks for one module, language or group."""
        return bool(self.module or self.language or self.group)

    @property
    def for_queue(self) -> QueueFilter:
        """The same, as the queue understands it; what was read is a list of its own."""
        return QueueFilter(
            show=_SHOWN[self.show],
            activity_prefix=f"{self.module}." if self.module else "",
            language=self.language,
            students=access.students_in_group(_uuid(self.group)) if self.group else None,
        )


Link = dict[str, Any]


def tabs(chosen: Filters) -> list[Link]:
    """The four ways to look at the queue."""
    words = {
        "waiting": gettext("Waiting for you"),
        "unread": gettext("Not opened yet"),
        "changed": gettext("Changed"),
        "read": gettext("Read before"),
    }
    return _links(chosen, "show", words.items())


def narrowings(
    chosen: Filters, groups: Iterable[access.GroupInfo], languages: Iterable[str], language: str
) -> list[dict[str, Any]]:
    """Module, language and group: a name and its links each, where there is a choice."""
    every = (_EVERYTHING, gettext("All"))
    kinds = (
        ("module", gettext("Module"), _modules(language)),
        ("language", gettext("Language"), _languages(chosen, languages)),
        ("group", gettext("Group"), [(str(one.id), one.name) for one in groups]),
    )
    return [
        {"key": key, "name": name, "links": _links(chosen, key, [every, *choices])}
        for key, name, choices in kinds
        if len(choices) > 1 or getattr(chosen, key)
    ]


def _links(chosen: Filters, key: str, choices: Iterable[tuple[str, str]]) -> list[Link]:
    return [
        {
            "href": chosen.query(**{key: value}) or "?",
            "words": words,
            "is_current": getattr(chosen, key) == value,
        }
        for value, words in choices
    ]


def _modules(language: str) -> list[tuple[str, str]]:
    return [
        (module.key, title(module.titles, language))
        for module in content.course().modules
        if module.complete
    ]


def _languages(chosen: Filters, languages: Iterable[str]) -> list[tuple[str, str]]:
    """Those that are there, and the one she asked for."""
    found = {*languages, chosen.language} - {_EVERYTHING}
    return sorted((one, language_name(one)) for one in found)


def _uuid(value: str) -> UUID:
    try:
        return UUID(value)
    except ValueError as error:
        raise Invalid("bad_fields") from error
