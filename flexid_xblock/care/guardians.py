"""What the school has decided about parents and guardians, in plain words, by version.

Nobody but herself ever logs in to a student's texts: the rule only tells what the school does.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.translation import get_language

from flexid_xblock.care import remembered
from flexid_xblock.care.route import language_faults
from flexid_xblock.content import api as content


def texts() -> dict[str, str]:
    """The rule by language; empty where the school has written none."""
    set_here = remembered.value("guardians")
    given: dict[str, str] = settings.FLEXID_GUARDIANS if set_here is None else set_here
    return given


def words() -> content.Words | None:
    """The rule in the reader's language, or as the school has it; None where there is none."""
    found = texts()
    return content.words({"words": found}, get_language() or "en") if found else None


def faults() -> Iterator[CheckMessage]:
    """What is wrong with ``FLEXID_GUARDIANS``, a sentence each."""
    for fault in language_faults(settings.FLEXID_GUARDIANS):
        yield Error(
            f"FLEXID_GUARDIANS {fault}",
            hint='Write a language and a plain text for each: {"en": "We ...", "nb": "Vi ..."}.',
            id="flexid.E003",
        )


def version() -> str:
    """What tells one wording from the next; "" where there is no rule."""
    found: Any = texts()
    if not found:
        return ""
    spelled = json.dumps(found, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(spelled.encode()).hexdigest()[:16]
