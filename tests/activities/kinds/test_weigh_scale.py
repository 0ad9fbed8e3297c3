"""The weigh scale keeps what each seat says, in words; nothing is added up."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.activities import kinds
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import Invalid
from tests.activities.kinds.maps import clean, faults, free_texts, rows, texts, told

NAME = "weigh-scale"
STRUCTURE = content.source(f"gallery.{NAME}")["structure"]
MATTERS = st.sampled_from([*STRUCTURE["matters"], "own"])
SEATS = rows(
    {
        "matter": MATTERS,
        "who": st.sampled_from(STRUCTURE["seats"]),
        "weight": st.integers(1, 5),
    },
    {"name": texts(40), "why": texts(400), "red_line": st.just(True)},
)
STRATEGY = st.fixed_dictionaries(
    {}, optional={"matter": MATTERS, "about": texts(400), "seats": SEATS}
)
ME = {"id": "a1", "matter": "greeting", "who": "me", "weight": 1}


@given(response=STRATEGY)
def test_every_word_of_hers_is_told(response: dict[str, Any]) -> None:
    lines = "\n".join(told(NAME, response))
    written = [*free_texts(response, ["seats"], {"name", "why"}), response.get("about", "")]
    assert all(text in lines for text in written)


def test_the_matters_are_told_one_after_the_other_in_words() -> None:
    own = ME | {"id": "a2", "matter": "own", "weight": 5, "red_line": True, "why": "My room."}
    friend = ME | {"id": "a3", "who": "other", "name": "Samir", "weight": 3}
    assert told(NAME, {"about": "Black walls", "seats": [own, ME, friend]}) == [
        "The greeting",
        "me, if it were my life: very light",
        "somebody else, Samir: in between",
        "My own matter: Black walls",
        "me, if it were my life: very heavy; a red line: My room.",
    ]


def test_no_number_is_told() -> None:
    response = content.answer(f"gallery.{NAME}", "en")
    assert not any(sign.isdigit() for line in told(NAME, response) for sign in line)


def test_nothing_made_tells_nothing() -> None:
    assert told(NAME, {}) == []
    assert told(NAME, {"matter": "photo"}) == []


def test_a_scale_is_hers_alone() -> None:
    assert not kinds.find("weigh_scale").lifts


@pytest.mark.parametrize(
    "response",
    [{"matter": "money"}, {"seats": [ME | {"matter": "money"}]}, {"seats": [ME | {"who": "king"}]}],
)
def test_a_matter_or_a_seat_it_has_not_is_refused(response: Any) -> None:
    with pytest.raises(Invalid, match="unknown_choice"):
        clean(NAME, response)


@pytest.mark.parametrize(
    "change",
    [{"weight": 0}, {"weight": 6}, {"weight": 2.5}, {"red_line": False}, {"sum": 3}, {"id": "A"}],
)
def test_a_weight_it_has_not_is_refused(change: Any) -> None:
    with pytest.raises(Invalid, match="bad_response"):
        clean(NAME, {"seats": [ME | change]})


def test_an_author_is_told_of_what_has_no_words_and_of_words_without_a_place() -> None:
    assert faults(NAME, lambda words: words["matters"].pop("photo")) == [
        "matters: 'photo' has no words"
    ]
    assert faults(NAME, lambda words: words["seats"].update(king="the king")) == [
        "seats: 'king' is not in the structure"
    ]


def test_an_author_cannot_take_the_name_of_her_own_matter() -> None:
    source = content.source(f"gallery.{NAME}")
    source["structure"]["matters"].append("own")
    source["words"]["en"]["matters"]["own"] = {"title": "Own", "text": "Ours."}
    found = list(kinds.find("weigh_scale").faults(source["structure"], source["words"]["en"]))
    assert found == ["matters: 'own' is the student's own matter; give this one another name"]
