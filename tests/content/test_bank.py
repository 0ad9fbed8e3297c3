"""A journal as a bank: what may stand in a module's structure, and what an author may choose."""

import copy

import pytest

from flexid_xblock.content import api
from flexid_xblock.domain.authored import Authored
from flexid_xblock.domain.errors import Invalid
from tests.banks import CHOOSE, DRAW, JOURNAL, KEYS, banked

from .common import faults, small

STRUCTURE = "modules/one/module.yaml"
ALL = {"how": "all"}
FAULTS = {
    "no way to show them": ({"number": 1}, "journal.show: 'how' is a required property"),
    "an unknown way": (
        {"how": "some", "number": 1},
        "journal.show.how: 'some' is not one of ['all', 'choose', 'draw']",
    ),
    "no number": ({"how": "draw"}, "journal.show: 'number' is a required property"),
    "none at all": (
        {"how": "choose", "number": 0},
        "journal.show.number: 0 is less than the minimum of 1",
    ),
    "a number of all": (
        {"how": "all", "number": 1},
        "journal.show: {'how': 'all', 'number': 1} has too many properties",
    ),
    "half a question": (
        {"how": "draw", "number": 1.5},
        "journal.show.number: 1.5 is not of type 'integer'",
    ),
    "more than there are": (
        {"how": "choose", "number": 4},
        "journal.show: 4 questions are asked for, and there are 3",
    ),
    "a draw without the counsellor": (
        {"how": "draw", "number": 2},
        "journal.show: a draw of 2 can leave out every prompt that suggests the counsellor",
    ),
}
GOOD = [ALL, {"how": "choose", "number": 1}, {"how": "choose", "number": 3}]
GOOD += [{"how": "draw", "number": 3}, {"how": "draw", "number": 3.0}]
WRONG = [{"how": "draw", "number": 5}, {"how": "draw"}, {**ALL, "number": 1}, "draw", {}]


def of_three(show: dict) -> dict:
    """The small curriculum with three prompts, of which one suggests the counsellor."""
    documents = small()
    journal = documents[STRUCTURE]["journal"]
    journal["prompts"] += [{"key": key, "suggests": "me"} for key in ("second", "third")]
    journal["show"] = show
    words = documents["modules/one/en/student.yaml"]["journal"]["prompts"]
    words.update({key: copy.deepcopy(words["prompt"]) for key in ("second", "third")})
    return documents


@pytest.mark.parametrize(("show", "sentence"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_in_a_sentence(tmp_path, show: dict, sentence: str) -> None:
    told = [one for one in faults(tmp_path, of_three(show)) if "journal" in one]
    assert told == [f"{STRUCTURE}: {sentence}"]


@pytest.mark.parametrize("show", GOOD, ids=str)
def test_what_can_be_shown_has_no_fault(tmp_path, show: dict) -> None:
    assert faults(tmp_path, of_three(show)) == []


@pytest.mark.parametrize("show", [ALL, CHOOSE, DRAW])
def test_an_author_may_choose_it(show: dict) -> None:
    structure = api.source(JOURNAL, None, {"show": show})["structure"]
    assert structure == {**api.source(JOURNAL)["structure"], "show": show}


@pytest.mark.parametrize("show", WRONG, ids=str)
def test_what_does_not_fit_is_refused_and_a_learner_gets_it_without(show: object) -> None:
    with pytest.raises(Invalid, match=r"^unknown_override$"):
        api.source(JOURNAL, None, {"show": show})
    assert api.fitting(JOURNAL, Authored(structure={"show": show})).structure == {}


def test_an_author_may_show_all_where_the_course_draws() -> None:
    with banked(DRAW):
        own = api.source(JOURNAL, None, {"show": ALL})["structure"]
        assert (api.bank.number(own), api.bank.how(own)) == (None, "")


@pytest.mark.parametrize("show", [{"how": "draw", "number": 2.0}, DRAW])
def test_a_whole_number_is_a_number_however_it_is_written(show: dict) -> None:
    structure = api.source(JOURNAL, None, {"show": show})["structure"]
    assert repr(api.bank.number(structure)) == "2"


def test_everybody_is_shown_a_question_for_the_counsellor_or_the_author_is_told() -> None:
    reaches = {
        number: api.bank.reaches_counsellor(
            api.source(JOURNAL, None, {"show": {"how": "draw", "number": number}})["structure"]
        )
        for number in range(1, len(KEYS) + 1)
    }
    assert reaches == {1: False, 2: False, 3: False, 4: True}
    chosen = api.source(JOURNAL, None, {"show": {"how": "choose", "number": 1}})
    assert api.bank.reaches_counsellor(chosen["structure"])


@pytest.mark.django_db
def test_what_versions_ask_for_is_one_query_and_then_none(django_assert_num_queries) -> None:
    shas = [api.freeze(JOURNAL, None, {"show": one} if one else None) for one in (None, DRAW)]
    api.asked._numbers.clear()
    for queries in (1, 0):
        with django_assert_num_queries(queries):
            assert api.asked.numbers(shas) == {shas[0]: None, shas[1]: 2}
    assert api.asked.numbers(["no such version"]) == {}


@pytest.mark.django_db
def test_what_was_just_frozen_is_known(django_assert_num_queries) -> None:
    sha = api.freeze(JOURNAL, None, {"show": CHOOSE})
    with django_assert_num_queries(0):
        assert api.asked.numbers([sha]) == {sha: 2}
