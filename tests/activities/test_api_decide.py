"""Deciding: keep, pass, delete and bring back, and close until a day."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from flexid_xblock.activities import api as activities
from flexid_xblock.activities import queries
from flexid_xblock.activities.models import Response
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Denied, Invalid
from tests.activities.common import CIRCLES, SISTER, change, decide, make
from tests.common import COURSE

pytestmark = pytest.mark.django_db

Build = Callable[..., Actor]


@pytest.mark.parametrize(("decision", "state"), [("keep", "kept"), ("pass", "passed")])
def test_kept_and_passed_are_done_alike(actor: Build, decision: str, state: str) -> None:
    made = decide(actor("ana"), make(actor("ana")), decision)
    assert made.state == state
    assert queries.begun_and_done(actor("ana"), COURSE) == ({CIRCLES}, {CIRCLES})
    assert queries.begun_and_done(actor("bo"), COURSE) == (set(), set())


def test_nothing_must_be_made_to_be_done(actor: Build) -> None:
    assert decide(actor("ana"), make(actor("ana"), {}), "pass").state == "passed"
    assert decide(actor("bo"), make(actor("bo"), {}), "keep").state == "kept"


def test_what_was_left_out_is_open_again_once_it_changes(actor: Build) -> None:
    ana = actor("ana")
    passed = decide(ana, make(ana), "pass")
    same = change(ana, passed, passed.response or {})
    taken_up = change(ana, passed, SISTER)
    assert (same.state, taken_up.state) == ("passed", "draft")
    assert queries.begun_and_done(ana, COURSE) == ({CIRCLES}, set())


def test_only_what_changes_is_opened_again(actor: Build) -> None:
    ana = actor("ana")
    other = decide(ana, make(ana, {}, "gallery.identity-circles"), "pass")
    passed = decide(ana, make(ana), "pass")
    assert change(ana, passed, SISTER).state == "draft"
    assert activities.own_response(ana, other.id) == other


def test_a_late_page_is_told_even_where_the_decision_is_the_same(actor: Build) -> None:
    kept = decide(actor("ana"), make(actor("ana")), "keep")
    change(actor("ana"), kept, SISTER)
    with pytest.raises(Conflict, match=r"^changed_elsewhere$") as refused:
        decide(actor("ana"), kept, "keep")
    assert refused.value.stored.revision == 2


def test_nobody_sees_what_is_done_through_her_eyes(actor: Build) -> None:
    decide(actor("ana"), make(actor("ana")), "keep")
    assert queries.begun_and_done(actor("ana", seen_by="max"), COURSE) == (set(), set())


def test_what_is_kept_stays_kept_when_it_changes(actor: Build) -> None:
    kept = decide(actor("ana"), make(actor("ana")), "keep")
    assert change(actor("ana"), kept, SISTER).state == "kept"


def test_deciding_the_same_again_changes_nothing(actor: Build) -> None:
    kept = decide(actor("ana"), make(actor("ana")), "keep")
    assert decide(actor("ana"), kept, "keep") == kept


def test_a_decision_about_what_the_page_has_not_seen_is_refused(actor: Build) -> None:
    made = make(actor("ana"))
    change(actor("ana"), made, SISTER)
    with pytest.raises(Conflict, match="changed_elsewhere") as refused:
        decide(actor("ana"), made, "keep")
    assert refused.value.stored.lines == ("big sister",)


def test_deleted_is_gone_from_the_page_and_comes_back_whole(actor: Build) -> None:
    ana = actor("ana")
    kept = decide(ana, make(ana), "keep")
    deleted = decide(ana, kept, "delete")
    assert (deleted.state, deleted.response, deleted.summary) == ("deleted", None, ())
    assert queries.begun_and_done(ana, COURSE) == (set(), set())
    with pytest.raises(Denied, match="restore_first"):
        change(ana, deleted, SISTER)
    with pytest.raises(Denied, match="restore_first"):
        decide(ana, deleted, "keep")
    assert decide(ana, deleted, "restore") == kept


def test_what_was_deleted_goes_for_good_after_thirty_days(actor: Build) -> None:
    ana, now = actor("ana"), timezone.now()
    decide(ana, make(ana), "delete")
    make(actor("bo"))
    assert activities.purge(now + timedelta(days=29)) == 0
    assert activities.purge(now + timedelta(days=31)) == 1
    assert list(Response.objects.values_list("owner_id", flat=True)) == [actor("bo").user_id]


def test_only_a_kind_that_locks_can_be_closed(actor: Build) -> None:
    with pytest.raises(Denied, match="no_lock"):
        decide(actor("ana"), make(actor("ana")), "lock")


@pytest.fixture
def lockable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Circles that can be closed until a day, so that this room's rule is tested alone."""
    monkeypatch.setattr("flexid_xblock.activities.api._can_lock", lambda row: True)
    monkeypatch.setattr("flexid_xblock.activities.api.lock_day", lambda response, today: DAY)


DAY = timezone.localdate() + timedelta(days=3)


@pytest.mark.usefixtures("lockable")
def test_what_is_closed_has_no_word_until_its_day(actor: Build, monkeypatch: Any) -> None:
    ana = actor("ana")
    locked = decide(ana, make(ana), "lock")
    assert (locked.state, locked.response, locked.opens_on) == ("locked", None, DAY)
    assert queries.begun_and_done(ana, COURSE) == ({CIRCLES}, {CIRCLES})
    with pytest.raises(Denied, match="locked"):
        change(ana, locked, SISTER)
    with pytest.raises(Denied, match="locked"):
        decide(ana, locked, "keep")
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: DAY)
    assert activities.own_response(ana, locked.id).summary == ("drummer",)
    assert change(ana, locked, SISTER).summary == ("big sister",)


@pytest.mark.usefixtures("lockable")
def test_what_is_closed_can_be_deleted_and_comes_back_closed(actor: Build) -> None:
    ana = actor("ana")
    locked = decide(ana, make(ana), "lock")
    assert decide(ana, decide(ana, locked, "delete"), "restore") == locked


@pytest.mark.parametrize("day", ["", "tomorrow", "2020-01-01", "today", "far"])
def test_a_day_that_is_not_ahead_is_refused(day: str) -> None:
    today = timezone.localdate()
    far = (today + timedelta(days=6 * 366)).isoformat()
    said = {"today": today.isoformat(), "far": far}.get(day, day)
    from flexid_xblock.activities.rules import lock_day

    with pytest.raises(Invalid, match="bad_day"):
        lock_day({"opens_on": said}, today)
    tomorrow = today + timedelta(days=1)
    assert lock_day({"opens_on": tomorrow.isoformat()}, today) == tomorrow
