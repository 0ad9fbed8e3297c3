"""What a guardrail finds and what is right all the same: ``exceptions.yaml``, with reasons."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from .rules import Hit

FILE = Path(__file__).with_name("exceptions.yaml")
# Fewer words are no reason.
LEAST_WORDS = 5


@cache
def reasons() -> dict[Hit, str]:
    """The reason for each word that may stay."""
    return {_hit(one): one["reason"] for one in written()}


def written() -> list[dict[str, Any]]:
    """The file as it is written."""
    return yaml.safe_load(FILE.read_text(encoding="utf-8"))


def faults(exceptions: list[dict[str, Any]], found: set[Hit], modules: set[str]) -> list[str]:
    """What is wrong with the exceptions, one sentence each.

    Those for a module that is not written yet wait for it.
    """
    told = []
    for one in exceptions:
        name = " ".join(_hit(one))
        if len(one["reason"].split()) < LEAST_WORDS:
            told.append(f"{name}: write a reason of at least {LEAST_WORDS} words.")
        if one["module"] in modules and _hit(one) not in found:
            told.append(f"{name}: take it out, nothing is found there any more.")
        if [_hit(other) for other in exceptions].count(_hit(one)) > 1:
            told.append(f"{name}: write it once.")
    return told


def _hit(one: dict[str, Any]) -> Hit:
    return Hit(one["module"], one["language"], one["place"], one["word"])
