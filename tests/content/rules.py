"""The guardrails as a table: what each says, at which places it holds, and what it finds."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from flexid_xblock.content.records import ModuleFiles

from . import backing, guardrails, names, peoples
from .common import sentences
from .course import activities_of_kind, is_at, stages_of_kind, texts_of


class Hit(NamedTuple):
    """What a rule finds: the word as it is written, and where."""

    module: str
    language: str
    place: str
    word: str


class Rule(NamedTuple):
    """A guardrail: in a sentence, the places it is for, and what it finds in a text there."""

    says: str
    holds: Callable[[ModuleFiles, str], bool]
    finds: Callable[[str, str], list[str]]


def hits(rule: Rule, module: ModuleFiles, language: str) -> list[Hit]:
    """All that a rule finds in the words of a module."""
    return [
        Hit(module.key, language, text.place, word)
        for text in texts_of(module, language)
        if rule.holds(module, text.place)
        for word in rule.finds(language, text.words)
    ]


def _everywhere(_module: ModuleFiles, _place: str) -> bool:
    return True


# Texts that ask: a student is to answer them, aloud or in writing. An example is an answer.
_ASKED = re.compile(
    r"student\.journal\.prompts\.[^.]+\.(?:question|plain|help)"
    r"|student\.meeting\.stages\.[^.]+\.(?:text|polls\..+|roleplay\.debrief)"
    r"|student\.meeting\.board\..+"
    r"|facilitator\.stages\.[^.]+\.say"
    r"|activities\.[^.]+\.(?:intro|helps|statements\..+|ways\..+|question|debrief\..+)"
)


def _where_asked(module: ModuleFiles, place: str) -> bool:
    told = any(is_at(place, f"{stage}.text") for stage in stages_of_kind(module, "dilemma"))
    return bool(_ASKED.fullmatch(place)) and not told


def _where_a_story_is(module: ModuleFiles, place: str) -> bool:
    """Where persons are made up: the dilemma, the role play, the branching story, a persona."""
    stories = [*stages_of_kind(module, "dilemma"), "facilitator.dilemma"]
    stories += [f"activities.{name}" for name in activities_of_kind(module, "branching_dilemma")]
    stories += [f"activities.{name}.persona" for name in activities_of_kind(module, "timeline")]
    played = re.fullmatch(r"student\.meeting\.stages\.[^.]+\.roleplay\..+", place)
    return bool(played) or any(is_at(place, story) for story in stories)


def _where_a_story_is_told(module: ModuleFiles, place: str) -> bool:
    """Where students read it; those who lead are told how not to talk of it."""
    return _where_a_story_is(module, place) and not is_at(place, "facilitator")


def _without_source(module: ModuleFiles, place: str) -> bool:
    return not backing.has_source(module, place)


def _shown_without_source(module: ModuleFiles, place: str) -> bool:
    return not is_at(place, "facilitator") and _without_source(module, place)


def _asks(language: str, text: str) -> list[str]:
    return list(_asked_in(language, text))


def _asked_in(language: str, text: str) -> Iterator[str]:
    lines = tuple(line for topic in guardrails.NOT_ASKED.values() for line in topic[language])
    for sentence in sentences(text):
        if not guardrails.found(language, guardrails.REASSURES, sentence):
            yield from guardrails.found_by(lines, sentence)


RULES = {
    "people": Rule(
        "No word is used of people that makes them small.",
        _everywhere,
        lambda language, text: guardrails.found(language, guardrails.NOT_OUR_WORDS, text),
    ),
    "promises": Rule(
        "Nothing is promised that does not hold: a name is stored, and a paper is no yes.",
        _everywhere,
        lambda language, text: guardrails.found(language, guardrails.NOT_OUR_PROMISES, text),
    ),
    "loud": Rule(
        "No exclamation marks in rows, and no little pictures.",
        _everywhere,
        lambda _language, text: guardrails.found_by(guardrails.LOUD, text),
    ),
    "asked": Rule("Nobody is asked what nobody must tell.", _where_asked, _asks),
    "cause": Rule(
        "No country, people or faith is named where persons are made up.",
        _where_a_story_is,
        peoples.named_in,
    ),
    "culture": Rule(
        "The person in a story is never the culture.",
        _where_a_story_is_told,
        lambda language, text: guardrails.found(language, peoples.CULTURE, text),
    ),
    "names": Rule("Nobody is named but the plan's people.", _everywhere, names.strangers),
    "contacts": Rule(
        "Numbers and addresses come from the settings.",
        _everywhere,
        lambda _language, text: guardrails.found_by(guardrails.CONTACTS, text),
    ),
    "law": Rule("Who speaks of law names a source.", _without_source, backing.words_of_law),
    "figures": Rule(
        "A figure that students or families read has a source.",
        _shown_without_source,
        lambda _language, text: backing.figures(text),
    ),
}
