"""Identity circles: nobody has to be a part of a whole."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.activities import api as activities
from flexid_xblock.activities import schemas
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import Invalid
from tests.activities.kinds.maps import rows, texts, told

NAME = "identity-circles"
KIND = activities.kind("identity_circles")
STRUCTURE = content.source(f"gallery.{NAME}")["structure"]
CIRCLES = rows(
    {"label": texts(60), "size": st.integers(1, 5)},
    {
        "colour": st.sampled_from(["teal", "apricot", "plum", "sky", "moss", "stone"]),
        "origin": st.sampled_from(["mine", "others"]),
        "contexts": st.lists(st.sampled_from(STRUCTURE["contexts"]), unique=True),
        "note": texts(400),
    },
)
STRATEGY = st.fixed_dictionaries({}, optional={"circles": CIRCLES})


@given(response=STRATEGY)
def test_each_word_she_wrote_is_told(response: dict[str, Any]) -> None:
    lines = "\n".join(told(NAME, response))
    written = [
        one[key] for one in response.get("circles", []) for key in ("label", "note") if one.get(key)
    ]
    assert [text for text in written if text not in lines] == []


def test_a_circle_is_told_with_its_places_and_never_with_a_number() -> None:
    circle = {"id": "a", "label": "drummer", "size": 5, "contexts": ["home", "online"]}
    assert told(NAME, {"circles": [circle]}) == ["drummer: at home, online"]
    assert told(NAME, {}) == []


def test_a_place_the_activity_does_not_have_is_refused() -> None:
    circle = {"id": "a", "label": "x", "size": 1, "contexts": ["moon"]}
    with pytest.raises(Invalid, match="unknown_choice"):
        schemas.clean(KIND, STRUCTURE, {"circles": [circle]})


@pytest.mark.parametrize("size", [0, 6, 2.5, "3", None])
def test_a_size_that_is_not_there_is_refused(size: object) -> None:
    with pytest.raises(Invalid, match="bad_response"):
        schemas.clean(KIND, STRUCTURE, {"circles": [{"id": "a", "label": "x", "size": size}]})


def test_sizes_need_not_add_up_to_anything() -> None:
    large = [{"id": f"a{one}", "label": "all of me", "size": 5} for one in range(15)]
    assert schemas.clean(KIND, STRUCTURE, {"circles": large})


def test_an_author_is_told_which_place_has_no_name() -> None:
    words = {"contexts": {"home": "at home"}, "helps": []}
    structure = {"contexts": ["home", "school"]}
    assert list(KIND.faults(structure, words)) == ["contexts: 'school' has no words"]
    assert list(KIND.faults({"contexts": []}, words)) == [
        "contexts: 'home' is not in the structure"
    ]
