"""The measures of reading have known answers, and the course keeps to guardrail 25."""

from functools import cache

import pytest

from . import reading
from .common import liks, sentences
from .course import LANGUAGES, MODULES

ROW = reading.Row("one", "nb", "reading", 120, 29.9, 34.9, "Han ser")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He sees. She goes.", ["He sees.", "She goes."]),
        ("It is this: we eat.", ["It is this:", "we eat."]),
        ("# A name\n\nHe sees", ["A name", "He sees"]),
        ("You need\n\n- a pen\n- paper\n  and ink", ["You need", "a pen", "paper and ink"]),
        ("1. Sit.\n2. Eat.", ["Sit.", "Eat."]),
        ('She says: "Why?" Then she goes.', ["She says:", "Why?", "Then she goes."]),
        ('"Why?" she asks.', ["Why? she asks."]),
        ("Hun sier: «Ja.» Han ler.", ["Hun sier:", "Ja.", "Han ler."]),
        ("Ta noe med, f.eks. brød eller frukt.", ["Ta noe med, f.eks. brød eller frukt."]),
        ("It is big because ... It is old.", ["It is big because ...", "It is old."]),
        ("Vi møtes kl. 18 i dag. 12?", ["Vi møtes kl. 18 i dag. 12?"]),
        ("A line\nthat goes on.", ["A line that goes on."]),
        ("**Luka** tells. *Sara* hears.", ["Luka tells.", "Sara hears."]),
    ],
)
def test_a_text_falls_into_its_sentences(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("I", 1),
        ("bridge", 1),
        ("people", 2),
        ("identity", 4),
        ("Tuesday's", 2),
        ("can’t", 1),
        # Not in the dictionary: vowels in groups, and the last e is silent.
        ("flexidade", 3),
        ("bamble", 2),
        ("hmm", 1),
    ],
)
def test_a_word_has_its_syllables(word, count):
    assert reading.syllables(word) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Han ser. Hun går.", 2),
        ("Han ser venninnen.", 3 + 100 / 3),
        ("Du trenger\n\n- blyant\n- papir", 4 / 3 + 100 / 4),
        ("Vi er 12 her.", 3),  # a number is no word
        ("Hun sier: «Ja.» Han ler.", 5 / 3),
    ],
)
def test_liks_is_words_a_sentence_and_long_words_in_a_hundred(text, expected):
    assert liks(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("text", "words", "sentences", "syllables"),
    [
        ("The cat sat.", 3, 1, 3),
        ("She can see it. He is happy today.", 8, 2, 10),
        ("It is yours: your identity.", 5, 2, 8),
        ("Bring\n\n- a pencil\n- water", 4, 3, 6),
    ],
)
def test_the_grade_is_of_words_a_sentence_and_syllables_a_word(text, words, sentences, syllables):
    expected = 0.39 * words / sentences + 11.8 * syllables / words - 15.59
    assert reading.grade(text) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("change", "easy"),
    [
        ({}, True),
        ({"together": 30.1}, False),
        ({"hardest": 35.1}, False),
        ({"language": "en", "together": 7.0, "hardest": 7.0}, True),
        ({"language": "en", "together": 7.1, "hardest": 0}, False),
        ({"language": "en", "together": 0, "hardest": 7.1}, False),
    ],
)
def test_a_row_is_easy_when_both_figures_keep_to_the_plan(change, easy):
    assert ROW._replace(**change).is_easy is easy


def test_a_long_text_is_measured_alone_too():
    hard = " ".join(["forventning"] * 100)
    row = reading._row("one", "nb", "reading", ["Han ser.", hard])
    assert (row.words, row.hardest, row.hardest_text) == (102, 200.0, hard[:40])


def test_a_short_text_is_measured_with_the_others_only():
    row = reading._row("one", "nb", "reading", ["Han ser.", "Hun venter."])
    assert (row.together, row.hardest) == (2.0, 0)


def test_the_mean_weighs_each_kind_by_its_words():
    norwegian = [ROW._replace(words=100, together=10), ROW._replace(words=300, together=20)]
    assert reading.mean([*norwegian, ROW._replace(language="en")], "nb") == 17.5


@cache
def rows():
    return list(reading.table())


def test_each_module_is_in_the_table_in_both_languages():
    there = {(row.module, row.language) for row in rows()}
    assert there == {(module, language) for module in MODULES for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_easy_to_read(module, language):
    own = [row for row in rows() if (row.module, row.language) == (module, language)]
    assert [row for row in own if not row.is_easy] == []
