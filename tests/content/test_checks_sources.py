"""A source names places that its module has; each other place has its sentence."""

import pytest

from flexid_xblock.content import checks_sources, loader

from .common import SPOT, faults, write
from .meeting import STRUCTURE, whole

HOME = {"kind": "family_link", "when": "home"}
WAYS = {"title": "At home", "intro": "Ask", "ways": {"name": "A name"}}
HERE = [
    "student.opening.parts.part",
    "student.meeting.stages.begin.text",
    "facilitator.do_not_ask",
    "family.parts.page",
    "activities.at-home.ways",
]
NOWHERE = [
    "student.opening.parts.another",
    "facilitator.do_not_ask.0",
    "family.title.text",
    "activities.bridge",
]


def source(*where, key="fact"):
    return {"key": key, "fact": "A fact", "source": "A book", "date": "2019", "where": list(where)}


def sources(*written):
    """The whole small module with an activity and these sources."""

    def put_in(documents):
        documents[STRUCTURE]["sources"] = list(written)
        documents["modules/one/activities/at-home.yaml"] = HOME
        documents["modules/one/en/activities/at-home.yaml"] = WAYS

    return whole(put_in)


def no_words(key, place):
    return f"{STRUCTURE}: sources.{key}: there are no words at '{place}'"


@pytest.mark.parametrize("place", HERE)
def test_a_place_with_words_has_no_fault(tmp_path, place):
    assert faults(tmp_path, sources(source(place))) == []


@pytest.mark.parametrize("place", NOWHERE)
def test_a_place_without_words_is_named_with_its_source(tmp_path, place):
    assert faults(tmp_path, sources(source(place))) == [no_words("fact", place)]


def test_each_place_of_each_source_is_looked_at(tmp_path):
    written = [source(NOWHERE[0], HERE[0], NOWHERE[3]), source(NOWHERE[0], key="law")]
    assert faults(tmp_path, sources(*written)) == [
        no_words("fact", NOWHERE[0]),
        no_words("fact", NOWHERE[3]),
        no_words("law", NOWHERE[0]),
    ]


def test_a_source_that_is_there_twice_is_named(tmp_path):
    written = [source(HERE[0]), source(HERE[1])]
    assert faults(tmp_path, sources(*written)) == [f"{STRUCTURE}: sources: 'fact' is there twice"]


def test_what_stands_at_a_place_is_given(tmp_path):
    module = loader.read(write(tmp_path, sources(source(HERE[0])))).modules["one"]
    stood = [checks_sources.find(module, "en", place) for place in [*HERE, *NOWHERE]]
    assert stood == [
        {**SPOT, "plain": "A plain text"}, "A text", ["Why"], SPOT, WAYS["ways"],
        None, None, None, None,
    ]  # fmt: skip
    assert checks_sources.find(module, "nb", HERE[0]) is None
