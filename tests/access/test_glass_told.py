"""What the student is told of a broken glass, when, and that a lead looks back at it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access import glass
from flexid_xblock.access.models import Permit
from flexid_xblock.domain.errors import FlexIdError, Invalid
from flexid_xblock.journal import api as journal
from flexid_xblock.privacy import api as privacy
from tests.access.breaking import DAY, REASON, TICK, WHY_LATER, ask, decide, read
from tests.common import COURSE, send, write
from tests.desk.common import at, main_of

LINE = "An adult who is not your reader could read what you sent: Dov Stein"


@pytest.fixture
def sent(actor) -> journal.OwnEntry:
    """Ana's text, sent to Cleo and Ida."""
    return send(actor("ana"), write(actor("ana"), "a sent word"))


@pytest.fixture
def clock(monkeypatch) -> Callable[[datetime], None]:
    """``clock(moment)``: from here on it is that moment."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.fixture
def told(actor, logged_in, sent) -> Callable[[], dict[str, bool]]:
    """Where Ana learns now that Dov could read her, or did."""

    def look() -> dict[str, bool]:
        ana, dov = actor("ana"), actor("dov").user_id
        export = privacy.export(ana)
        page = main_of(logged_in("ana").get(at("student_page")))
        return {
            "line": LINE in page,
            "reason": REASON in page,
            "page": "Dov Stein (" in page,
            "entry": dov in {read.actor_id for read in journal.own_entry(ana, sent.id).reads},
            "permits": dov in {one["asker_id"] for one in export["broken_glass"]},
            "log": dov in {one["actor_id"] for one in export["reads"]},
            "read_by": dov in {r["reader"] for one in export["entries"] for r in one["read_by"]},
        }

    return look


def everywhere(answer: bool) -> dict[str, bool]:
    """The same answer in all places."""
    places = ("line", "reason", "page", "entry", "permits", "log", "read_by")
    return dict.fromkeys(places, answer)


def broken(actor, sent, **later: Any) -> Permit:
    """Dov was granted the hour and has read Ana's text."""
    permit_id = ask(actor("dov"), actor("ana"))
    decide(actor("liv"), permit_id, **later)
    read(actor("dov"), sent)
    return Permit.objects.get(pk=permit_id)


def test_she_is_told_at_once_and_everywhere(actor, sent, told) -> None:
    assert told() == everywhere(False)
    broken(actor, sent)
    assert told() == everywhere(True)


def test_she_is_told_of_the_hour_though_nothing_was_read(actor, told) -> None:
    decide(actor("liv"), ask(actor("dov"), actor("ana")))
    unread = dict.fromkeys(("page", "entry", "log", "read_by"), False)
    assert told() == everywhere(True) | unread


@pytest.mark.parametrize("refused", [True, False])
def test_what_was_never_granted_is_not_told(actor, told, refused: bool) -> None:
    permit_id = ask(actor("dov"), actor("ana"))
    if refused:
        decide(actor("liv"), permit_id, granted=False)
    assert told() == everywhere(False)


@pytest.mark.parametrize("name", ["bo", "eve", "cleo", "dov", "liv"])
def test_nobody_else_is_told(actor, logged_in, sent, name: str) -> None:
    broken(actor, sent)
    page = main_of(logged_in(name).get(at("student_page")))
    assert (glass.told_to(actor(name)), REASON in page) == ((), False)


@pytest.mark.parametrize("why", ["", "x" * 19, " " * 30])
def test_telling_later_needs_a_reason_in_writing(actor, why: str) -> None:
    permit_id = ask(actor("dov"), actor("ana"))
    with pytest.raises(Invalid, match="reason_short"):
        decide(actor("liv"), permit_id, tell_from=timezone.now() + DAY, why_later=why)
    assert Permit.objects.get().decided_at is None


def test_telling_later_needs_an_end(actor, told) -> None:
    decide(actor("liv"), ask(actor("dov"), actor("ana")), why_later=WHY_LATER)
    assert told()["line"] is True


@pytest.mark.parametrize(
    ("wait", "code"),
    [(-TICK, "tell_past"), (-DAY, "tell_past"), (90 * DAY + TICK, "tell_too_late")],
)
def test_it_is_put_off_for_90_days_at_most(actor, clock, wait: timedelta, code: str) -> None:
    permit_id, now = ask(actor("dov"), actor("ana")), timezone.now()
    clock(now)
    with pytest.raises(Invalid, match=f"^{code}$"):
        decide(actor("liv"), permit_id, tell_from=now + wait, why_later=WHY_LATER)
    assert Permit.objects.get().decided_at is None
    longest = min(max(wait, 0 * DAY), 90 * DAY)
    decide(actor("liv"), permit_id, tell_from=now + longest, why_later=WHY_LATER)
    assert Permit.objects.get().tell_from == now + longest


def test_until_the_end_she_sees_nothing_and_then_everything(actor, sent, told, clock) -> None:
    end = timezone.now() + DAY
    broken(actor, sent, tell_from=end, why_later=WHY_LATER)
    clock(end - TICK)
    assert told() == everywhere(False)
    clock(end)
    assert told() == everywhere(True)


def test_why_she_was_told_later_is_not_told(actor, logged_in, sent, clock) -> None:
    end = timezone.now() + DAY
    broken(actor, sent, tell_from=end, why_later=WHY_LATER)
    clock(end)
    page = main_of(logged_in("ana").get(at("student_page")))
    assert (LINE in page, WHY_LATER in page + str(privacy.export(actor("ana")))) == (True, False)


def test_what_she_was_told_stays_told_when_a_later_hour_is_not_yet(
    actor, sent, told, clock
) -> None:
    first = broken(actor, sent)
    reads = journal.own_entry(actor("ana"), sent.id).reads
    clock(first.until)
    broken(actor, sent, tell_from=first.until + DAY, why_later=WHY_LATER)
    assert (told(), journal.own_entry(actor("ana"), sent.id).reads) == (everywhere(True), reads)


def test_her_own_counsellors_readings_are_never_put_off(actor, sent) -> None:
    broken(actor, sent, tell_from=timezone.now() + DAY, why_later=WHY_LATER)
    for name in ("cleo", "ida"):
        read(actor(name), sent)
    roles = [read.role for read in journal.own_entry(actor("ana"), sent.id).reads]
    assert roles == ["counsellor", "deputy"]


def test_what_was_looked_back_at_leaves_the_list(actor, sent) -> None:
    permit = broken(actor, sent)
    assert [one.id for one in glass.led_by(actor("liv"), COURSE)] == [permit.pk]
    glass.review(actor("liv"), permit.pk)
    assert glass.led_by(actor("liv"), COURSE) == ()
    reviewed = Permit.objects.get()
    assert (reviewed.reviewed_by, reviewed.reviewed_at is None) == (actor("liv").user_id, False)


def test_looking_back_twice_is_once_and_the_first_stands(actor, sent) -> None:
    permit = broken(actor, sent)
    glass.review(actor("liv"), permit.pk)
    before = Permit.objects.values().get()
    sol = actor("sol").user_id
    access.give_course_role(course_key=COURSE, user_id=sol, role="safeguarding_lead")
    glass.review(actor("sol"), permit.pk)
    assert Permit.objects.values().get() == before


def test_what_still_waits_for_a_decision_cannot_leave_the_list(actor) -> None:
    permit_id = ask(actor("dov"), actor("ana"))
    try:
        glass.review(actor("liv"), permit_id)
    except FlexIdError as refused:
        assert type(refused).__name__ in {"Denied", "NotFound"}  # noqa: PT017 - both are right
    assert [one.id for one in glass.led_by(actor("liv"), COURSE)] == [permit_id]


def test_every_decision_waits_to_be_looked_back_at(actor, logged_in) -> None:
    for granted in (True, False):
        decide(actor("liv"), ask(actor("dov"), actor("ana")), granted=granted)
    page = logged_in("liv").get(at("lead_desk")).content.decode()
    assert page.count("I have looked back at this") == 2


def test_reasons_are_no_bytes_of_the_table_and_go_with_her(actor, sent) -> None:
    broken(actor, sent, tell_from=timezone.now() + DAY, why_later=WHY_LATER)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {Permit._meta.db_table}")  # noqa: S608 - our own table
        rows = [repr(bytes(x) if isinstance(x, memoryview) else x) for r in cursor for x in r]
    assert [text for text in (REASON, WHY_LATER) if any(text in row for row in rows)] == []
    privacy.erase(actor("ana").user_id)
    assert Permit.objects.count() == 0


def test_that_the_glass_was_broken_stays_told_when_the_reader_leaves(actor, sent) -> None:
    broken(actor, sent)
    before = glass.told_to(actor("ana"))
    privacy.erase(actor("dov").user_id)
    assert (len(before), glass.told_to(actor("ana"))) == (1, before)
