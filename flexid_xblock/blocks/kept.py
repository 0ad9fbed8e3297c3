"""A learner's pages, drawn once for all who are shown the same and kept in the process.

A page is authored words, the school's own rules and the sentences of the interface: the
same for every student who meets this block in one language. What is one person's own,
her ticket above all, is never in what is kept: where it belongs there is a hole.
"""

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.html import conditional_escape
from web_fragments.fragment import Fragment

# A page is up to 100 KB.
MOST = 128
HERS = ("person", "ticket", "ticket_url", "completed_url")
# No authored word can spell a hole: its name is another in each process.
_MARK = f"hole-{secrets.token_hex(12)}-"
HOLES = {name: f"{_MARK}{name}-" for name in HERS}
_HOLE = re.compile(f"{_MARK}({'|'.join(HERS)})-")


@dataclass(frozen=True, kw_only=True)
class Shown:
    """All that a learner's page depends on, beside what is in its holes and the settings."""

    activity_key: str
    version: str
    course_key: str
    usage_key: str
    content_language: str
    page_language: str
    school_rules: str


@dataclass(frozen=True)
class Kept:
    """One page with its holes."""

    drawn: Fragment

    def filled(self, hers: Mapping[str, Any]) -> Fragment:
        """The page of one person; ``hers`` has a value for each of ``HERS``."""
        words, values = list(self._pieces), {name: conditional_escape(hers[name]) for name in HERS}
        words[1::2] = [values[name] for name in words[1::2]]
        page = Fragment("".join(words))
        page.add_fragment_resources(self.drawn)
        page.initialize_js(self.drawn.js_init_fn)
        return page

    @cached_property
    def _pieces(self) -> list[str]:
        """Words and names of holes, in turn."""
        return _HOLE.split(self.drawn.content)


_pages: dict[Shown, Kept] = {}


def page(shown: Shown, draw: Callable[[], Fragment]) -> Kept:
    """The page as it was drawn for whoever was shown the same before, else drawn now."""
    found = _pages.get(shown)
    if found is None:
        found = Kept(draw())
        if len(_pages) >= MOST:
            forget()
        _pages[shown] = found
    return found


def forget() -> None:
    """Draw all anew: an operator's setting is another now, which happens in tests alone."""
    _pages.clear()
