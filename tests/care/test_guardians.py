"""What the school tells parents and guardians: in the reader's language, by version, checked."""

import pytest
from django.utils import translation

from flexid_xblock.care.api import check_settings, guardians

RULE = {"nb": "Spør oss.", "en": "Ask us."}


@pytest.mark.parametrize(("asked", "found"), [("nb", "Spør oss."), ("ar", "Ask us.")])
def test_it_comes_in_her_language_or_in_english(settings, asked: str, found: str) -> None:
    settings.FLEXID_GUARDIANS = RULE
    with translation.override(asked):
        assert guardians.words().text == found


def test_a_school_may_have_written_none(settings) -> None:
    assert (guardians.words(), guardians.version()) == (None, "")


def test_a_version_is_a_wording_whatever_its_order(settings) -> None:
    settings.FLEXID_GUARDIANS = RULE
    first = guardians.version()
    settings.FLEXID_GUARDIANS = dict(reversed(RULE.items()))
    same = guardians.version()
    settings.FLEXID_GUARDIANS = {**RULE, "en": "Ask us first."}
    assert (first == same, first == guardians.version()) == (True, False)


@pytest.mark.parametrize("texts", ["Ask us.", {"English": "x"}, {"en": " "}, {"en": "x" * 601}])
def test_the_operator_is_told_what_is_wrong_with_it(settings, texts: object) -> None:
    settings.FLEXID_GUARDIANS = texts
    assert [one.id for one in check_settings()].count("flexid.E003") == 1
