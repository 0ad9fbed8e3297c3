"""A school sets one row and keeps the others; a row that nobody can follow is told, and waits."""

from types import SimpleNamespace

import pytest
from django.core import checks

from flexid_xblock import terms
from flexid_xblock.privacy.api import retention
from flexid_xblock.settings.common import RETENTION, plugin_settings
from tests.privacy.kept import DAY, HelpRequest, here, let_go, wish
from tests.privacy.test_retention import AT

WRONG = {
    "help": ["90", 0, -1, 1.5, True, 10**6, "nothing", [90]],
    "keys": [30],
    "replies": [None],
    "content": [30],
    "unheard-of": [30],
}


def told(settings, given: object) -> list[str]:
    """The check's ids."""
    settings.FLEXID_RETENTION = given
    return [one.id for one in retention.check_settings()]


def test_one_row_is_set_and_the_others_stay() -> None:
    settings = SimpleNamespace(FLEXID_RETENTION={"help": 730})
    plugin_settings(settings)
    plugin_settings(settings)
    assert settings.FLEXID_RETENTION == {**RETENTION, "help": 730}


def test_the_defaults_and_the_schools_own_numbers_are_fine(settings) -> None:
    for given in ({}, {"help": 30}, {"concern": 3650}, {"group": None}, {"case": 30}):
        assert told(settings, {**RETENTION, **given}) == []


@pytest.mark.parametrize(("row", "value"), [(row, one) for row in WRONG for one in WRONG[row]])
def test_what_nobody_can_follow_is_a_warning_with_advice(settings, row: str, value) -> None:
    assert told(settings, {**RETENTION, row: value}) == ["flexid.W010"]
    assert "flexid.W010" in [one.id for one in checks.run_checks(tags=["flexid"])]


@pytest.mark.parametrize("given", [None, [], "90"])
def test_what_is_no_table_at_all_is_told_and_keeps_everything(settings, given) -> None:
    assert told(settings, given) == ["flexid.W010"]
    assert {terms.days(row) for row in RETENTION} == {None}


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["90", -1, None])
def test_a_class_with_a_wrong_number_waits_and_the_others_go_on(settings, value) -> None:
    settings.FLEXID_RETENTION = {**RETENTION, "help": value}
    wish(answered_at=AT)
    assert let_go(AT + 40 * 365 * DAY)["help"] == 0
    assert here(HelpRequest)


def test_a_row_says_in_words_how_long(settings) -> None:
    settings.FLEXID_RETENTION = {**RETENTION, "help": 30}
    assert retention.said("help") == "30 days after the answer"
    assert retention.said("replies") == "with the text they answer"
    assert retention.said("concern") == "until the school sets the days of its archive rule"
    assert retention.said("case") == retention.said("entry")
