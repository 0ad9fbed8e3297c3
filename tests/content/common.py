"""A curriculum of one small module, to be spoilt by the tests, and ways to walk a document."""

import copy
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from flexid_xblock.activities import reading
from flexid_xblock.content import checks, loader

SPOT = {"title": "A title", "text": "A text"}

COURSE = {
    "key": "small",
    "languages": ["en", "nb"],
    "titles": {"en": "Small"},
    "modules": [{"key": "one", "year": 1, "number": 1, "titles": {"en": "One"}}],
}
MODULE = {
    "opening": {"goals": ["goal"], "parts": ["part"], "glossary": ["word"]},
    "journal": {"prompts": [{"key": "prompt", "suggests": "counsellor"}]},
    "meeting": {
        "minutes": 15,
        "stages": [
            {"key": "begin", "kind": "opening", "minutes": 10},
            {"key": "end", "kind": "closing", "minutes": 5},
        ],
        "board": {"columns": ["column"], "display": ["named"]},
    },
    "facilitator": {"variations": ["big"]},
    "family": {"parts": ["page"]},
    "sources": [],
}
STUDENT = {
    "opening": {
        "title": "Opening",
        "summary": "A summary",
        "goals": {"goal": "I can"},
        "what_we_do": "We meet",
        "private": "Yours",
        "parts": {"part": {**SPOT, "plain": "A plain text"}},
        "glossary": {"word": {"word": "word", "meaning": "meaning"}},
    },
    "journal": {
        "title": "Journal",
        "intro": "Choose",
        "prompts": {"prompt": {"question": "Why?", "help": ["Because"], "example": "So"}},
    },
    "meeting": {
        "title": "Meeting",
        "stages": {"begin": SPOT, "end": SPOT},
        "board": {"title": "Board", "invitation": "Put up", "columns": {"column": "Column"}},
    },
}
SOURCE = {
    "key": "fact",
    "fact": "A fact",
    "source": "A book",
    "date": "2019",
    "where": ["family.intro"],
}
NOTES = {"say": "Hello", "do": ["Smile"], "watch_for": ["Yawns"], "materials": ["Chairs"]}
FACILITATOR = {
    "title": "Notes",
    "intro": "Dear leader",
    "aims": ["Calm"],
    "before": ["Breathe"],
    "stages": {"begin": NOTES, "end": NOTES},
    "do_not_ask": ["Why"],
    "hand_over": {"signs": ["Tears"], "steps": ["Listen"]},
    "after_care": "Rest",
    "variations": {"big": SPOT},
}
FAMILY = {"title": "Family", "intro": "Dear all", "parts": {"page": SPOT}}
SMALL = {
    "course.yaml": COURSE,
    "modules/one/module.yaml": MODULE,
    "modules/one/en/student.yaml": STUDENT,
    "modules/one/en/facilitator.yaml": FACILITATOR,
    "modules/one/en/family.yaml": FAMILY,
}

Documents = dict[str, Any]


def small(spoil: Callable[[Documents], object] = lambda documents: None) -> Documents:
    """The small curriculum's documents by path, after ``spoil`` has changed them."""
    documents = copy.deepcopy(SMALL)
    spoil(documents)
    return documents


def write(root: Path, documents: Documents) -> Path:
    """Put the documents on disk; a text is written as it is."""
    for path, content in documents.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        body = content if isinstance(content, str) else yaml.safe_dump(content, sort_keys=False)
        (root / path).write_text(body, encoding="utf-8")
    return root


def faults(root: Path, documents: Documents) -> list[str]:
    """What the checks say of these documents."""
    return checks.faults(loader.read(write(root, documents)))


def texts(node: Any) -> Iterator[str]:
    """Every text in a document."""
    if isinstance(node, str):
        yield node
    children = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for child in children:
        yield from texts(child)


def sentences(markdown: str) -> list[str]:
    """The sentences of a text. Headings, items of a list and paragraphs end one too.

    So does a colon, but not the stop of an abbreviation: a small letter or a number follows.
    What holds no word is no sentence.
    """
    plain = re.sub(r"(?m)^[ \t]*(?:[-+>]|#+|\d+[.)])[ \t]+", "\n", markdown)
    plain = re.sub(r'[*"«»“”]', "", plain)
    pieces = re.split(r"(?<=:)\s+|(?<=[.!?…])\s+(?![a-zæøå\d\s])|\n\s*\n", plain)
    return [" ".join(piece.split()) for piece in pieces if words(piece)]


def words(text: str) -> list[str]:
    """The words of a text, without numbers."""
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text)


def liks(markdown: str) -> float:
    """The product's own index, told which words make a sentence: a list is no long one here."""
    return reading.liks(*(" ".join(words(sentence)) for sentence in sentences(markdown)))
