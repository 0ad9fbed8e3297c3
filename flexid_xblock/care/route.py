"""Where one tells that somebody is treated badly: as the school has written it, or not at all.

It stands in the help card on every page, so nothing here asks the database.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.translation import get_language

from flexid_xblock.content import api as content

MOST = 600  # characters: what a frightened person reads
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]+)*")


def report_route() -> content.Words | None:
    """The school's own way in the reader's language; None where it has written none.

    In a language the school has not written it is in English, or as it has it.
    """
    texts = settings.FLEXID_REPORT_ROUTE
    return content.words({"words": texts}, get_language() or "en") if texts else None


def faults() -> Iterator[CheckMessage]:
    """What is wrong with ``FLEXID_REPORT_ROUTE``, a sentence each."""
    for fault in language_faults(settings.FLEXID_REPORT_ROUTE):
        yield Error(
            f"FLEXID_REPORT_ROUTE {fault}",
            hint='Write a language and a plain text for each: {"en": "Tell ...", "nb": "Si ..."}.',
            id="flexid.E001",
        )


def language_faults(texts: Any) -> Iterator[str]:
    """What is wrong with a setting that is a short plain text for each language."""
    if not isinstance(texts, dict):
        yield "is not a text for each language."
        return
    for language, text in texts.items():
        if not (isinstance(language, str) and LANGUAGE.fullmatch(language)):
            yield f"has {language!r}, which is no language code in small letters."
        if not (isinstance(text, str) and text.strip()):
            yield f"has no text for {language!r}."
        elif len(text) > MOST:
            yield f"has {len(text)} characters for {language!r}; {MOST} are the most."
