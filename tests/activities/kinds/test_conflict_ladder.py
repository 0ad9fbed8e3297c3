"""The conflict ladder keeps a ladder for each case, tells it from below, and goes to no board."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.activities import kinds
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import Invalid
from tests.activities.kinds.maps import clean, faults, texts, told

NAME = "conflict-ladder"
RUNG = st.fixed_dictionaries(
    {}, optional={ask: texts(300) for ask in ("said", "done", "felt", "needed")}
)
LADDER = st.fixed_dictionaries(
    {},
    optional={
        "at": st.integers(1, 7),
        "step": texts(400),
        "helper": texts(200),
        "rungs": st.dictionaries(st.sampled_from("1234567"), RUNG, max_size=3),
    },
)
CASES = st.sampled_from(["rumour", "own"])
STRATEGY = st.fixed_dictionaries(
    {},
    optional={
        "case": CASES,
        "about": texts(1000),
        "ladders": st.dictionaries(CASES, LADDER),
    },
)


def written(response: dict[str, Any]) -> list[str]:
    """Everything she wrote herself."""
    found = [response.get("about", "")]
    for ladder in response.get("ladders", {}).values():
        found += [ladder.get("step", ""), ladder.get("helper", "")]
        found += [text for rung in ladder.get("rungs", {}).values() for text in rung.values()]
    return found


@given(response=STRATEGY)
def test_every_word_of_hers_is_told(response: dict[str, Any]) -> None:
    lines = "\n".join(told(NAME, response))
    assert all(text in lines for text in written(response))


def test_it_is_told_from_the_lowest_rung_and_her_own_case_last() -> None:
    rungs = {"4": {"felt": "Alone."}, "1": {"said": "I saw it."}}
    rumour = {"at": 4, "step": "Ask.", "helper": "An aunt", "rungs": rungs}
    response = {"about": "A secret.", "ladders": {"own": {"at": 1}, "rumour": rumour}}
    assert told(NAME, response) == [
        "The rumour",
        "We see it differently: What was said? I saw it.",
        "We stop talking: What did people feel? Alone.",
        "Where does it stand now? We stop talking",
        "What could be one step down? Ask.",
        "Who can help? An aunt",
        "My own case: A secret.",
        "Where does it stand now? We see it differently",
    ]


def test_a_rung_is_told_by_its_name_and_never_by_a_number() -> None:
    response = content.answer(f"gallery.{NAME}", "en")
    assert not any(sign.isdigit() for line in told(NAME, response) for sign in line)


def test_nothing_made_tells_nothing() -> None:
    assert told(NAME, {}) == []
    assert told(NAME, {"case": "own", "ladders": {"own": {"rungs": {"1": {"said": ""}}}}}) == []


def test_her_own_case_never_goes_to_the_board() -> None:
    assert not kinds.find("conflict_ladder").lifts


@pytest.mark.parametrize("response", [{"case": "team"}, {"ladders": {"team": {"at": 1}}}])
def test_a_case_it_has_not_is_refused(response: Any) -> None:
    with pytest.raises(Invalid, match="unknown_choice"):
        clean(NAME, response)


@pytest.mark.parametrize(
    "ladder",
    [
        {"at": 0},
        {"at": 8},
        {"rungs": {"8": {}}},
        {"rungs": {"1": {"who": "he"}}},
        {"step": "a" * 401},
    ],
)
def test_a_rung_it_has_not_is_refused(ladder: Any) -> None:
    with pytest.raises(Invalid, match="bad_response"):
        clean(NAME, {"ladders": {"own": ladder}})


def test_an_author_is_told_of_a_case_without_words_and_of_words_without_a_case() -> None:
    assert faults(NAME, lambda words: words["cases"].pop("rumour")) == [
        "cases: 'rumour' has no words"
    ]
    team = {"title": "The team", "text": "A rumour on a team."}
    assert faults(NAME, lambda words: words["cases"].update(team=team)) == [
        "cases: 'team' is not in the structure"
    ]


def test_an_author_cannot_take_the_name_of_her_own_case() -> None:
    source = content.source(f"gallery.{NAME}")
    source["structure"]["cases"].append("own")
    source["words"]["en"]["cases"]["own"] = {"title": "Own", "text": "Ours."}
    found = list(kinds.find("conflict_ladder").faults(source["structure"], source["words"]["en"]))
    assert found == ["cases: 'own' is the student's own case; give this one another name"]
