"""Days and languages as people say them: calm, and right in every language."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.desk.words import language_name, promise_words, sent_words, since_words

MONDAY = date(2026, 11, 23)


def noon(day: date) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day, 12))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "Waiting since today"),
        (1, "Waiting since yesterday"),
        (2, "Waiting since Saturday"),
        (6, "Waiting since Tuesday"),
        (7, "Waiting since 16 November"),
        (400, "Waiting since 19 October 2025"),
        (-1, "Waiting since today"),  # a clock that runs ahead
    ],
)
def test_since_when_somebody_waits(days: int, said: str) -> None:
    assert since_words(noon(MONDAY - timedelta(days=days)), MONDAY) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-30, "Past the promise"),
        (-1, "Past the promise"),
        (0, "Answer today"),
        (1, "Answer by Tuesday"),
        (6, "Answer by Sunday"),
        (7, "Answer by 30 November"),
        (60, "Answer by 22 January 2027"),
    ],
)
def test_what_the_promise_asks(days: int, said: str) -> None:
    assert promise_words(MONDAY + timedelta(days=days), MONDAY) == said


def test_a_day_is_the_one_on_the_wall_at_school() -> None:
    late = datetime.fromisoformat("2026-11-22T23:30:00+00:00")  # half past midnight in Oslo
    with timezone.override("Europe/Oslo"):
        assert since_words(late, MONDAY) == "Waiting since today"
        assert sent_words(late, MONDAY) == "Sent: Monday"


@given(days=st.integers(-500, 500), language=st.sampled_from(["en", "nb", "ar"]))
def test_no_word_ever_blames(days: int, language: str) -> None:
    with translation.override(language):
        day = MONDAY + timedelta(days=days)
        said = [promise_words(day, MONDAY), since_words(noon(day), MONDAY)]
    assert all(one.strip() for one in said)
    assert not any(
        word in " ".join(said).lower() for word in ("late", "overdue", "fail", "for sent")
    )


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("ar", "العربيّة"),
        ("nb", "Norsk (bokmål)"),
        ("en-gb", "British English"),
        ("ti", "ትግርኛ"),
        ("ti-ER", "ትግርኛ"),
        ("SO", "Soomaali"),
        ("x-klingon", "x-klingon"),
        ("", ""),
    ],
)
def test_a_language_has_the_name_its_speakers_give_it(code: str, name: str) -> None:
    assert language_name(code) == name
