"""What the whole course says of itself, in words and in numbers that tell of nobody."""

from typing import Any

from flexid_xblock.activities import api as activities
from flexid_xblock.content import api as content
from flexid_xblock.desk.words import module_title
from flexid_xblock.domain.actors import Actor


def pulses(actor: Actor, course_key: str) -> list[dict[str, Any]]:
    """A table for each pulse of the course; without rows where too few have answered."""
    found = activities.pulse_tables(actor, course_key)
    return [_table(one, actor.language) for one in found]


def _table(found: activities.PulseTable, language: str) -> dict[str, Any]:
    source = content.source(found.activity_key)
    words = content.words(source, language)
    return {
        "key": found.activity_key,
        "module": module_title(found.activity_key, language),
        "moment": source["structure"]["moment"],
        "words": words,
        "people": found.people,
        "faces": [words.text["faces"][face] for face in activities.FACES],
        "rows": [
            {"statement": words.text["statements"][name], "cells": _cells(row)}
            for name, row in found.rows.items()
        ],
    }


def _cells(row: activities.PulseRow) -> list[dict[str, Any]]:
    return [
        {"number": row.numbers.get(face), "is_most": row.most == face} for face in activities.FACES
    ]
