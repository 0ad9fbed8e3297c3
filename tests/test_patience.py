"""A busy database is waited for, a few times; nothing is done twice or by half."""

from collections.abc import Callable
from unittest.mock import Mock

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction

from flexid_xblock import patience
from flexid_xblock.access.models import Group
from flexid_xblock.patience import once, patiently

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]

BUSY = [
    (1213, "Deadlock found when trying to get lock; try restarting transaction"),
    (1205, "Lock wait timeout exceeded; try restarting transaction"),
    ("database is locked",),
    ("database table is locked: flexid_xblock_group",),
]


@pytest.fixture(autouse=True)
def pauses(monkeypatch) -> list[float]:
    """The pauses that would have been made."""
    made: list[float] = []
    monkeypatch.setattr(patience.time, "sleep", made.append)
    return made


def failing(times: int, *args: object) -> Callable[[], str]:
    """Work that adds a group, and is refused so many times after that."""
    refusals = iter(range(times))

    def work() -> str:
        Group.objects.create(course_key="c", name="Fjord", year=1)
        if next(refusals, None) is not None:
            raise OperationalError(*args)
        return "done"

    return work


@pytest.mark.parametrize("said", BUSY)
@pytest.mark.parametrize("times", [0, 1, 4])
def test_what_was_refused_is_done_anew_and_once(pauses, said: tuple, times: int) -> None:
    assert patiently(failing(times, *said)) == "done"
    assert (Group.objects.count(), len(pauses)) == (1, times)


def test_patience_ends(pauses) -> None:
    with pytest.raises(OperationalError):
        patiently(failing(5, *BUSY[0]))
    assert (Group.objects.count(), len(pauses)) == (0, 4)


def test_pauses_grow_and_stay_short(pauses, monkeypatch) -> None:
    monkeypatch.setattr(patience._jitter, "uniform", lambda low, high: high)
    patiently(failing(4, *BUSY[0]))
    assert pauses == [0.02, 0.04, 0.08, 0.16]


@pytest.mark.parametrize(
    "error", [OperationalError(2013, "Lost connection"), IntegrityError(1062, "Duplicate")]
)
def test_what_no_repeat_can_cure_is_said_at_once(pauses, error: Exception) -> None:
    def work() -> None:
        raise error

    with pytest.raises(type(error)):
        patiently(work)
    assert pauses == []


def test_inside_a_transaction_only_its_owner_can_repeat(pauses) -> None:
    with pytest.raises(OperationalError), transaction.atomic():
        patiently(failing(1, *BUSY[0]))
    assert (Group.objects.count(), pauses) == (0, [])


def test_it_is_one_transaction() -> None:
    assert patiently(lambda: connection.in_atomic_block) is True


def test_durable_work_refuses_to_be_inside() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        patiently(failing(0), durable=True)
    assert Group.objects.count() == 0


@pytest.mark.parametrize("times", [0, 1])
def test_a_row_that_came_twice_at_once_is_found_the_second_time(times: int) -> None:
    tried: list[bool] = []

    def work() -> str:
        tried.append(connection.in_atomic_block)
        if len(tried) <= times:
            raise IntegrityError("UNIQUE constraint failed")
        return "there"

    assert (once(work), tried) == ("there", [True] * (times + 1))


def test_a_row_that_is_refused_again_is_refused() -> None:
    work = Mock(side_effect=IntegrityError("CHECK constraint failed"))
    with pytest.raises(IntegrityError):
        once(work)
    assert work.call_count == 2
