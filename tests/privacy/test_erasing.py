"""Erasing is all or nothing at each step, however often; it is proven, and says what stays."""

import io
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.utils import timezone

from flexid_xblock.journal import api as journal
from flexid_xblock.journal.models import Entry
from flexid_xblock.privacy.api import erasing
from flexid_xblock.vault.models import Tombstone
from tests.common import COURSE
from tests.lifecycle.rows import house_rows
from tests.privacy.common import tables_with
from tests.privacy.kept import entry
from tests.privacy.test_retention import AT

pytestmark = pytest.mark.usefixtures("_lives")

WHY = "We must keep this because of a report."


class _Crash(Exception):
    pass


def crash_at(number: int) -> Callable[..., Any]:
    """Let the so-many-th change of the database be the last thing before the power goes."""
    changes = iter(range(1, 10_000))

    def around(execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        if sql.split(" ", 1)[0] in {"DELETE", "UPDATE", "INSERT"} and next(changes) == number:
            raise _Crash
        return result

    return around


def erase_and_crash(user_id: int, number: int) -> bool:
    """Whether it came so far as to crash."""
    try:
        with connection.execute_wrapper(crash_at(number)):
            erasing.erase(user_id)
    except _Crash:
        return True
    return False


@pytest.mark.parametrize("every", [9, pytest.param(1, marks=pytest.mark.deep)])
def test_a_crash_at_any_step_changes_nothing_and_the_next_try_ends_the_same(ana, every) -> None:
    before, number = house_rows(), every
    while erase_and_crash(ana.user_id, number):
        assert house_rows() == before
        number += every
    assert (number > 30, tables_with(ana.user_id)) == (True, set())


def test_a_hundred_more_times_end_the_same(ana) -> None:
    gone = [erasing.erase(ana.user_id)]
    after = house_rows()
    gone += [erasing.erase(ana.user_id) for _ in range(100)]
    assert (gone[0] > 15, gone[1:], house_rows() == after) == (True, [0] * 100, True)


def test_what_went_is_proven_room_by_room_without_a_name(ana, actor) -> None:
    gone = erasing.erase(ana.user_id)
    (proof,) = erasing.proofs(ana.user_id)
    rooms = {"journal", "sessions", "privacy", "access", "vault"}
    assert (set(proof.rows), sum(proof.rows.values())) == (rooms, gone)
    assert (erasing.proofs(actor("bo").user_id), Tombstone.objects.count()) == ((), 1)
    assert str(ana.user_id) not in str(Tombstone.objects.values())


@pytest.mark.tables
def test_who_was_erased_is_erased_again_by_the_moment_of_a_dump(ana, actor) -> None:
    since = timezone.now()
    erasing.erase(ana.user_id)
    entry(ana.user_id, updated=AT)  # as an older dump brings it back
    assert list(erasing.erase_again(since=timezone.now() + timedelta(hours=1))) == []
    assert said("--again-since", since.isoformat()) == ["Erased again: 1 people, 2 rows."]
    assert tables_with(ana.user_id) == set()
    assert erasing.erase(actor("bo").user_id) > 15


def said(*options: object) -> list[str]:
    out = io.StringIO()
    call_command("flexid_erase", *map(str, options), stdout=out)
    return out.getvalue().splitlines()


def test_with_a_copy_kept_by_two_the_command_says_so(ana, actor) -> None:
    text, hold_id = Entry.objects.get(owner_id=ana.user_id, state="sent"), uuid4()
    journal.hold(actor("cleo"), hold_id, text.pk, course_key=COURSE, reason=WHY)
    journal.approve_hold(actor("liv"), hold_id)
    first, certificate, stays = said(ana.user_id)
    rows = sum(erasing.proofs(ana.user_id)[0].rows.values())
    assert first == f"Erased {rows} rows."
    assert certificate.startswith("Certificate of erasure ")
    assert stays.startswith("Kept by adults until they end it, each under its own key: 1 copies")
    assert tables_with(ana.user_id) == {"hold"}
    seen = journal.open_hold(actor("liv"), hold_id, course_key=COURSE)
    assert seen.copy == "ana-second"
    assert said(ana.user_id)[0] == "Erased 0 rows."


def test_the_command_wants_to_know_whom(ana) -> None:
    for wrong in ((), ("--again-since", "yesterday")):
        with pytest.raises(CommandError):
            said(*wrong)


@pytest.mark.deep
def test_a_student_of_two_years_is_erased_in_five_seconds(ana) -> None:
    for _ in range(2000):
        entry(ana.user_id, updated=AT)
    begun = time.monotonic()
    erasing.erase(ana.user_id)
    assert time.monotonic() - begun < 5
