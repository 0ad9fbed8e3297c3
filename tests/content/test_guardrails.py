"""The course keeps to the guardrails, but for what has a written reason."""

from functools import cache
from itertools import product

import pytest

from . import exceptions
from .course import LANGUAGES, MODULES, each_language, each_module
from .rules import RULES, Hit, hits

each_rule = pytest.mark.parametrize("name", RULES)


@cache
def found(name, key, language):
    return hits(RULES[name], MODULES[key], language)


def exception(**change):
    one = {"module": "one", "language": "en", "place": "family.title", "word": "war"}
    return {**one, "reason": "a reason of just five words", **change}


@each_language
@each_module
@each_rule
def test_a_module_keeps_to_a_guardrail(name, module, language):
    there = found(name, module.key, language)
    assert [hit for hit in there if hit not in exceptions.reasons()] == []


def test_each_exception_is_needed_and_has_its_reason():
    places = product(RULES, MODULES, LANGUAGES)
    there = {hit for name, key, language in places for hit in found(name, key, language)}
    assert exceptions.faults(exceptions.written(), there, set(MODULES)) == []


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ([exception()], []),
        ([exception(reason="it is fine here")], ["write a reason of at least 5 words."]),
        ([exception(word="wars")], ["take it out, nothing is found there any more."]),
        ([exception(module="two", word="wars")], []),
        ([exception(), exception()], ["write it once."] * 2),
    ],
    ids=["needed", "without a reason", "needed no more", "for a module to come", "twice"],
)
def test_an_exception_has_faults_of_its_own(written, expected):
    there = {Hit("one", "en", "family.title", "war")}
    told = exceptions.faults(written, there, {"one"})
    assert [fault.rsplit(": ", 1)[1] for fault in told] == expected
