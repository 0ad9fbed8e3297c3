"""A dilemma keeps every way that can be gone, tells it in words, and counts nothing."""

import json
import re
from typing import Any

import pytest
from hypothesis import given

from flexid_xblock.activities import kinds, schemas
from flexid_xblock.activities.records import Source
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import Invalid
from tests.activities.kinds.dilemma import NAME, broken, responses, source

STRUCTURE = source()["structure"]
STRATEGY = responses(STRUCTURE)
KIND = kinds.find("branching_dilemma")
SHY = {"node": "dinner", "choice": "shy"}
TELL = {"node": "hurt", "choice": "tell"}
RULE = {"node": "talk", "choice": "rule"}


def way(*steps: dict[str, Any], seat: str = "elias", id: str = "a1") -> dict[str, Any]:  # noqa: A002
    """One way, as a page sends it."""
    return {"id": id, "seat": seat, "steps": list(steps)}


def clean(response: dict[str, Any]) -> dict[str, Any]:
    """What would be stored."""
    return schemas.read(schemas.clean(KIND, STRUCTURE, response))


def told(response: dict[str, Any], language: str = "en") -> list[str]:
    """Its plain lines."""
    words = source()["words"][language]
    return list(KIND.summary(Source(structure=STRUCTURE, words=words, language=language), response))


@given(response=STRATEGY)
def test_every_way_that_can_be_gone_is_kept_as_it_is(response: dict[str, Any]) -> None:
    assert clean(response) == response


@given(response=STRATEGY)
def test_each_text_of_hers_is_told(response: dict[str, Any]) -> None:
    steps = [step for path in response.get("paths", []) for step in path["steps"]]
    written = [step[key] for step in steps for key in ("reason", "own_idea") if key in step]
    written += [response.get("idea", ""), *response.get("debrief", {}).values()]
    lines = told(response)
    assert [text for text in written if text and not any(text in line for line in lines)] == []


@given(response=STRATEGY)
def test_no_line_has_a_figure_but_those_she_wrote(response: dict[str, Any]) -> None:
    for path in response.get("paths", []):
        path["steps"] = [{"node": one["node"], "choice": one["choice"]} for one in path["steps"]]
    response = {"paths": response.get("paths", [])}
    assert [line for line in told(response) if re.search(r"\d", line)] == []


def test_a_response_has_no_place_for_a_number() -> None:
    schema = (KIND.folder / "response.json").read_text("utf-8")
    assert re.findall(r'"(?:number|integer|boolean)"', schema) == []


def test_a_way_is_told_from_its_seat_to_its_end() -> None:
    steps = ({**SHY, "reason": "It is so."}, TELL, {**RULE, "own_idea": "A sign."})
    assert told({"paths": [way(*steps, seat="father")], "debrief": {"forgot": "Hana."}}) == [
        "Samir, his father",
        "A silent dinner: “I saw her. I was shy in front of my friends.”",
        "It is so.",
        "“Shy? Of us?”: He tells how it is with friends, and how it is at home.",
        "At the kitchen table: They make a rule together that both can keep.",
        "A sign.",
        "A new word for hello",
        "Whose seat did you forget? Hana.",
    ]


def test_a_way_that_is_not_at_its_end_has_none() -> None:
    assert told({"paths": [way(SHY)]})[-1] == (
        "A silent dinner: “I saw her. I was shy in front of my friends.”"
    )


def test_three_seats_have_three_ways_apart() -> None:
    seats = STRUCTURE["roles"]
    response = {"paths": [way(SHY, seat=seat, id=f"a{at}") for at, seat in enumerate(seats)]}
    assert clean(response) == response
    assert [line for line in told(response) if ": " not in line] == [
        "Elias",
        "Samir, his father",
        "Noor and Daniel, his friends",
    ]


@given(case=broken(STRUCTURE))
def test_a_way_that_cannot_be_gone_is_refused(case: tuple[dict[str, Any], str]) -> None:
    response, code = case
    with pytest.raises(Invalid) as refused:
        clean(response)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("response", "code"),
    [
        ({"debrief": {"weather": "fine"}}, "unknown_choice"),
        ({"paths": [way(SHY), way(SHY)]}, "bad_response"),
        ({"paths": [way(TELL)]}, "bad_response"),
        ({"paths": [way({**SHY, "score": 3})]}, "bad_response"),
        ({"paths": [way({**SHY, "reason": "x" * 401})]}, "bad_response"),
        ({"paths": [way(id=f"a{at}") for at in range(21)]}, "bad_response"),
        ({"paths": [way({**SHY, "reason": "x" * 400}, id=f"a{i}") for i in range(50)]}, "too_long"),
        ({"score": 3}, "bad_response"),
    ],
)
def test_what_the_story_does_not_have_is_refused(response: dict[str, Any], code: str) -> None:
    with pytest.raises(Invalid) as refused:
        clean(response)
    assert refused.value.code == code


@pytest.mark.parametrize("language", ["en", "nb", "ar"])
def test_the_example_is_kept_and_told_in_each_language(language: str) -> None:
    answer = content.answer(f"gallery.{NAME}", language)
    assert clean(answer) == answer
    seats = [
        source()["words"][language]["stakeholders"][p["seat"]]["name"] for p in answer["paths"]
    ]
    assert [line for line in told(answer, language) if line in seats] == seats
    assert json.dumps(answer, ensure_ascii=False).count("reason") == 3
