"""The role map keeps expectations, where they come from and how they fit."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.activities import kinds
from flexid_xblock.domain.errors import Invalid
from tests.activities.kinds.maps import clean, faults, free_texts, rows, texts, told

NAME = "role-map"
EXPECTATIONS = rows(
    {
        "text": texts(200),
        "from": st.sampled_from(["family", "friends", "school", "community", "media", "me"]),
    },
    {
        "role": texts(60),
        "weight": st.integers(1, 3),
        "fit": st.sampled_from(["fits", "unsure", "pulls"]),
        "said": st.sampled_from(["spoken", "unspoken"]),
    },
)
STRATEGY = st.fixed_dictionaries({}, optional={"expectations": EXPECTATIONS})
CALL = {"id": "a1", "text": "Call Grandmother", "from": "family"}


@given(response=STRATEGY)
def test_every_word_of_hers_is_told(response: dict[str, Any]) -> None:
    lines = "\n".join(told(NAME, response))
    assert all(text in lines for text in free_texts(response, ["expectations"], {"text", "role"}))


def test_how_it_fits_and_what_it_weighs_is_told_in_words() -> None:
    whole = CALL | {"role": "grandchild", "fit": "fits", "weight": 1, "said": "spoken"}
    assert told(NAME, {"expectations": [whole]}) == [
        "family: grandchild: Call Grandmother – fits me, light, somebody has said it"
    ]
    assert told(NAME, {"expectations": [CALL]}, "nb") == ["familie: Call Grandmother"]


def test_a_piece_may_go_to_the_board() -> None:
    assert kinds.find("role_map").lifts


def test_somebody_it_does_not_ask_about_is_refused() -> None:
    with pytest.raises(Invalid, match="unknown_choice"):
        clean(NAME, {"expectations": [CALL | {"from": "neighbours"}]})


@pytest.mark.parametrize(
    "change",
    [{"weight": 4}, {"fit": "must"}, {"said": "shouted"}, {"text": "a" * 201}, {"who": ""}],
)
def test_a_weight_or_a_word_it_has_not_is_refused(change: Any) -> None:
    with pytest.raises(Invalid, match="bad_response"):
        clean(NAME, {"expectations": [CALL | change]})


def test_an_author_is_told_of_a_source_without_words_and_of_words_without_a_source() -> None:
    assert faults(NAME, lambda words: words["sources"].pop("me")) == ["sources: 'me' has no words"]
    assert faults(NAME, lambda words: words["sources"].update(faith="faith")) == [
        "sources: 'faith' is not in the structure"
    ]
