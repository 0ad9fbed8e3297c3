"""How many questions the frozen versions of journals ask for."""

import json
from collections.abc import Collection

from . import bank
from .models import ActivityVersion

# By the name of a version, which never changes.
_numbers: dict[str, int | None] = {}


def numbers(versions: Collection[str]) -> dict[str, int | None]:
    """What each of these versions asks for, see ``bank.number``; one that is gone is left out.

    One query, and none for what this process has frozen or asked for before.
    """
    unknown = set(versions) - _numbers.keys()
    if unknown:
        rows = ActivityVersion.objects.filter(pk__in=unknown)
        for sha, body in rows.values_list("sha256", "body").iterator():
            remember(sha, body)
    return {sha: _numbers[sha] for sha in versions if sha in _numbers}


def remember(sha: str, body: str) -> None:
    """Know what a version asks for, without a query later."""
    source = json.loads(body)
    _numbers[sha] = bank.number(source["structure"]) if source["kind"] == "journal" else None
