"""A timeline: every word of it in the summary, nothing in it that the activity has not."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.activities import kinds, schemas
from flexid_xblock.activities.records import Source
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import Invalid

NAME = "timeline-moving"
OWN_STORY = "timeline-own-story"
KIND = kinds.find("timeline")
FREE = ("label", "when", "place", "feeling", "strengths")

EVENTS = content.source(f"gallery.{NAME}")["structure"]["events"]
WRITTEN = "abc æøå نور ١٢ <b>&\"'.,?"


def written(most: int) -> st.SearchStrategy[str]:
    """Words as the room keeps them."""
    return st.text(WRITTEN, max_size=most)


def rows(
    required: dict[str, Any], optional: dict[str, Any], most: int
) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Rows of a list, each with an id of its own."""
    row = st.fixed_dictionaries(required, optional=optional)
    numbered = lambda found: [{"id": f"r{at}", **one} for at, one in enumerate(found)]  # noqa: E731
    return st.lists(row, max_size=most).map(numbered)


EVENT = {
    "when": written(60),
    "kind": st.sampled_from(EVENTS),
    "place": written(80),
    "feeling": written(80),
    "strengths": written(400),
    "hide": st.just(True),
    "do_not_ask": st.just(True),
}
STRATEGY = st.fixed_dictionaries(
    {},
    optional={
        "events": rows({"label": written(80)}, EVENT, 6),
        "tips": rows({"text": written(200)}, {}, 5),
    },
)
# Her own story has events of other kinds, and no tips.
OWN_EVENTS = content.source(f"gallery.{OWN_STORY}")["structure"]["events"]
STRATEGIES = {
    OWN_STORY: st.fixed_dictionaries(
        {},
        optional={
            "events": rows(
                {"label": written(80)}, {**EVENT, "kind": st.sampled_from(OWN_EVENTS)}, 6
            )
        },
    )
}


def source(name: str = NAME) -> Source:
    """The example, in English."""
    found = content.source(f"gallery.{name}")
    return Source(structure=found["structure"], words=found["words"]["en"], language="en")


def lines(response: dict[str, Any], name: str = NAME) -> list[str]:
    """A response as it is told."""
    return list(KIND.summary(source(name), response))


@given(STRATEGY)
def test_every_word_is_in_the_summary(response: dict[str, Any]) -> None:
    told = "\n".join(lines(response))
    events = [event[key] for event in response.get("events", []) for key in FREE if key in event]
    assert [one for one in events if one not in told] == []
    assert [tip for tip in response.get("tips", []) if tip["text"] not in told] == []
    schemas.clean(KIND, source().structure, response)


def test_an_event_is_told_with_its_time_and_place_and_what_she_does_not_want_asked() -> None:
    event = {"id": "a", "label": "Goodbye", "when": "May", "kind": "friend", "place": "Moss"}
    assert lines({"events": [event | {"feeling": "sad", "do_not_ask": True}]}) == [
        "Goodbye: May, a friend, Moss",
        "sad",
        "Do not ask me about this",
    ]


def test_a_tip_is_told_as_a_tip() -> None:
    tips = [{"id": "a", "text": "Ask."}]
    assert lines({"tips": tips}) == ["One tip for somebody new: Ask."]


def test_nothing_made_is_nothing_told() -> None:
    assert lines({}) == []
    assert lines({"events": [{"id": "a", "label": ""}]}) == []


@pytest.mark.parametrize("name", [NAME, OWN_STORY])
def test_a_kind_of_event_that_is_not_offered_is_refused(name: str) -> None:
    response = {"events": [{"id": "a", "label": "", "kind": "flight"}]}
    with pytest.raises(Invalid, match="unknown_choice"):
        schemas.clean(KIND, source(name).structure, response)


def test_ones_own_story_has_no_tips() -> None:
    response = {"tips": [{"id": "a", "text": "Ask."}]}
    with pytest.raises(Invalid, match="bad_response"):
        schemas.clean(KIND, source(OWN_STORY).structure, response)


@pytest.mark.parametrize(
    "event",
    [
        {"label": "no id"},
        {"id": "a"},
        {"id": "UPPER", "label": ""},
        {"id": "a", "label": "a date", "date": "2021-01-01"},
        {"id": "a", "label": "a point", "x": 3},
        {"id": "a", "label": "folded", "hide": False},
        {"id": "a", "label": "l" * 81},
    ],
)
def test_what_no_timeline_has_is_refused(event: dict[str, Any]) -> None:
    with pytest.raises(Invalid, match="bad_response"):
        schemas.clean(KIND, source().structure, {"events": [event]})


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda s, w: w["events"].pop("move"), "events: 'move' has no words"),
        (lambda s, w: w["events"].update(war="war"), "events: 'war' is not in the structure"),
        (lambda s, w: w.pop("tip"), "tip: "),
        (lambda s, w: s.update(preset="own_story"), "tip: "),
        (lambda s, w: w.pop("persona"), "persona: it is either"),
        (lambda s, w: s.pop("persona"), "persona: it is either"),
        (lambda s, w: w["persona"]["events"].pop("team"), "persona: 'team' has no words"),
        (lambda s, w: s["persona"][0].update(kind="war"), "persona: 'war' is not among"),
        (lambda s, w: s["persona"].append(s["persona"][0]), "persona: 1 of the keys"),
    ],
)
def test_an_author_is_told_what_to_mend(change, fault: str) -> None:
    example = source()
    change(example.structure, example.words)
    (found,) = KIND.faults(example.structure, example.words)
    assert found.startswith(fault)


@pytest.mark.parametrize("name", [NAME, OWN_STORY])
def test_the_examples_are_whole(name: str) -> None:
    assert list(KIND.faults(source(name).structure, source(name).words)) == []
