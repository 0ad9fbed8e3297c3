"""The help card: the site's numbers, in its order, with words for each."""

import pytest
from django.utils import translation
from django.utils.functional import Promise

from flexid_xblock.care import help as card
from flexid_xblock.care.api import HelpNumber, help_numbers


def test_danger_to_life_stands_first() -> None:
    with translation.override("en"):
        assert help_numbers() == (
            HelpNumber(name="Danger to life", number="113", hours="day and night"),
            HelpNumber(name="Police, danger now", number="112", hours="day and night"),
            HelpNumber(
                name="Alarm phone for children and young people",
                number="116 111",
                hours="day and night, free",
            ),
            HelpNumber(name="Somebody to talk with", number="116 123", hours="day and night, free"),
        )


def test_a_sites_own_number_brings_its_own_words(settings: object) -> None:
    nurse = {"name": "School nurse", "number": "12 34 56 78", "hours": "8 to 15"}
    settings.FLEXID_HELP_NUMBERS = [nurse, {"key": "acute", "number": "999"}]
    with translation.override("en"):
        assert help_numbers() == (
            HelpNumber(**nurse),
            HelpNumber(name="Danger to life", number="999", hours="day and night"),
        )


@pytest.mark.parametrize("item", [{"number": "1"}, {"key": "unheard-of", "number": "1"}])
def test_a_number_without_words_is_still_shown(settings: object, item: dict) -> None:
    settings.FLEXID_HELP_NUMBERS = [item]
    assert help_numbers() == (HelpNumber(name="", number="1", hours=""),)


def test_a_site_may_have_no_numbers(settings: object) -> None:
    settings.FLEXID_HELP_NUMBERS = []
    assert help_numbers() == ()


def test_the_words_are_chosen_when_the_reader_comes() -> None:
    words = [word for pair in card._WORDS.values() for word in pair]
    assert [word for word in words if not isinstance(word, Promise)] == []
