"""What the school has set: asked for once a minute, shared, and known where nobody can be asked."""

import pytest
from django.core.cache import cache
from django.db import DatabaseError

from flexid_xblock.care import remembered
from flexid_xblock.care.api import help_numbers, promise
from flexid_xblock.care.models import SchoolRule

DAYS = {"answer_days": 7, "help_hours": 2}


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """A process that has just begun."""
    remembered.forget()


@pytest.fixture
def seven(db) -> None:
    SchoolRule.objects.create(rule="promise", value=DAYS)


@pytest.fixture
def broken(monkeypatch) -> None:
    """A database that fails, and says so late: nobody asks it twice."""
    asked = []

    def fail() -> None:
        asked.append(1)
        assert len(asked) == 1
        raise DatabaseError

    monkeypatch.setattr(remembered, "_stored", fail)


def test_the_first_asks_once_and_the_others_not_at_all(seven, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        assert promise.answer_days() == 7
    with django_assert_num_queries(0):
        assert (promise.answer_days(), promise.help_hours()) == (7, 2)


def test_another_process_takes_what_is_shared(seven, django_assert_num_queries) -> None:
    promise.answer_days()
    remembered.remember({}, seconds=0)
    with django_assert_num_queries(0):
        assert promise.answer_days() == 7


def test_a_change_empties_what_is_shared(seven) -> None:
    promise.answer_days()
    SchoolRule.objects.create(rule="promise", value=None)
    remembered.forget()
    assert (promise.answer_days(), cache.get(remembered.KEY)) == (3, {})


def test_while_the_database_is_down_what_was_known_holds(broken) -> None:
    remembered.remember({"promise": DAYS}, seconds=0)
    assert (promise.answer_days(), promise.help_hours()) == (7, 2)


def test_before_anything_is_known_the_operators_numbers_are_shown(broken, settings) -> None:
    numbers = [one.number for one in help_numbers()]
    assert numbers == [one["number"] for one in settings.FLEXID_HELP_NUMBERS]
    assert promise.answer_days() == settings.FLEXID_ANSWER_DAYS
