"""Cover: a colleague stands in for a while, by two persons' will and never by her own."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access.models import CounsellorAssignment
from flexid_xblock.care.api import cover
from flexid_xblock.care.models import Cover
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound
from flexid_xblock.journal import api as journal
from tests.care.casework import ask_cover, known, note, opened
from tests.common import COURSE, send, write

NOW = timezone.now()
DAY = timedelta(days=1)


@pytest.fixture
def dov(actor):
    return actor("dov")


def decide(coordinator, cover_id, *, granted: bool = True) -> cover.CoverView:
    return cover.decide(coordinator, cover_id, course_key=COURSE, granted=granted)


def cases_of(who) -> set[int]:
    return {row["student_id"] for row in access.cases(who, COURSE)}


def test_what_is_granted_makes_a_deputy_of_all_her_cases(actor, cleo, dov) -> None:
    before = cases_of(dov)
    decide(actor("sol"), ask_cover(cleo, dov.user_id))
    assert cases_of(dov) == before | cases_of(cleo)
    made = CounsellorAssignment.objects.filter(counsellor_id=dov.user_id, until__isnull=False)
    asked = Cover.objects.get()
    told = {(row.is_deputy, row.until, row.granted_by) for row in made}
    assert told == {(True, asked.until, actor("sol").user_id)}


def test_deciding_twice_is_deciding_once(actor, cleo, dov) -> None:
    made = ask_cover(cleo, dov.user_id)
    first = decide(actor("sol"), made)
    rows = CounsellorAssignment.objects.count()
    assert decide(actor("sol"), made, granted=False) == first
    assert CounsellorAssignment.objects.count() == rows


def test_what_is_refused_changes_nothing(actor, cleo, dov) -> None:
    before = cases_of(dov)
    decide(actor("sol"), ask_cover(cleo, dov.user_id), granted=False)
    assert cases_of(dov) == before


def test_it_begins_on_its_first_day(actor, cleo, dov) -> None:
    since, before = timezone.now() + DAY, cases_of(dov)
    decide(actor("sol"), ask_cover(cleo, dov.user_id, since=since))
    assert cases_of(dov) == before
    rows = CounsellorAssignment.objects.filter(counsellor_id=dov.user_id, is_deputy=True)
    assert set(rows.values_list("since", flat=True)) == {since}


def test_who_is_on_a_case_anyway_keeps_her_place_there(actor, cleo) -> None:
    ida = actor("ida")
    before = list(CounsellorAssignment.objects.order_by("pk").values())
    decide(actor("sol"), ask_cover(cleo, ida.user_id))
    assert list(CounsellorAssignment.objects.order_by("pk").values()) == before


def test_a_stand_in_reads_what_is_sent_from_then_on(actor, cleo, dov) -> None:
    ana = actor("ana")
    before = send(ana, write(ana, "before"))
    decide(actor("sol"), ask_cover(cleo, dov.user_id))
    after = send(ana, write(ana, "after", prompt="surprise"))
    with pytest.raises(NotFound):
        journal.open_entry(dov, before.id, course_key=COURSE)
    assert journal.open_entry(dov, after.id, course_key=COURSE).text == "after"


def test_a_stand_in_finds_the_case_notes(actor, cleo, dov) -> None:
    note(cleo, actor("ana"), "kanari-case", kind="case")
    note(cleo, actor("ana"), "kanari-private")
    decide(actor("sol"), ask_cover(cleo, dov.user_id))
    assert known(dov, actor("ana")) == [(cleo.user_id, "case")]
    assert opened(dov, actor("ana")) == ["kanari-case"]


def test_a_cover_that_is_over_ends_it_at_the_next_request(actor, cleo, dov) -> None:
    decide(actor("sol"), ask_cover(cleo, dov.user_id))
    CounsellorAssignment.objects.filter(counsellor_id=dov.user_id, is_deputy=True).update(
        until=timezone.now()
    )
    with pytest.raises(NotFound):
        known(dov, actor("ana"))


@pytest.mark.parametrize("name", ["ana", "tor", "kim", "liv", "sol", "max"])
def test_only_who_follows_somebody_up_asks(actor, dov, name: str) -> None:
    with pytest.raises(NotFound):
        ask_cover(actor(name), dov.user_id)
    with pytest.raises(NotFound):
        cover.mine(actor(name), COURSE)


@pytest.mark.parametrize("name", ["ana", "tor", "liv", "sol", "max", ""])
def test_only_a_counsellor_of_the_course_can_stand_in(actor, cleo, name: str) -> None:
    with pytest.raises(Invalid, match="no_colleague"):
        ask_cover(cleo, actor(name).user_id if name else None)


def test_nobody_stands_in_for_herself(cleo) -> None:
    with pytest.raises(Denied, match="not_oneself"):
        ask_cover(cleo, cleo.user_id)


@pytest.mark.parametrize("name", ["ana", "tor", "cleo", "ida", "dov", "liv", "max"])
def test_only_a_coordinator_decides(actor, cleo, dov, name: str) -> None:
    made = ask_cover(cleo, dov.user_id)
    with pytest.raises(NotFound):
        decide(actor(name), made)
    with pytest.raises(NotFound):
        cover.pending(actor(name), COURSE)


@pytest.mark.parametrize("name", ["cleo", "dov"])
def test_no_coordinator_decides_about_herself(actor, cleo, dov, name: str) -> None:
    access.give_course_role(course_key=COURSE, user_id=actor(name).user_id, role="coordinator")
    made = ask_cover(cleo, dov.user_id)
    with pytest.raises(Denied, match="not_oneself"):
        decide(actor(name), made)
    assert Cover.objects.get().decided_at is None


@pytest.mark.parametrize(
    ("since", "until"),
    [(NOW, NOW - DAY), (NOW + DAY, NOW + DAY), (NOW - 9 * DAY, NOW - DAY), (NOW, NOW + 400 * DAY)],
)
def test_a_time_that_is_none_is_refused(cleo, dov, since: datetime, until: datetime) -> None:
    with pytest.raises(Invalid, match="cover_period"):
        ask_cover(cleo, dov.user_id, since=since, until=until)


def test_asking_twice_is_asking_once_and_otherwise_is_told(actor, cleo, dov) -> None:
    since, until = NOW, NOW + 2 * DAY
    made = ask_cover(cleo, dov.user_id, since=since, until=until)
    ask_cover(cleo, dov.user_id, cover_id=made, since=since, until=until)
    with pytest.raises(Conflict, match="written_already"):
        ask_cover(cleo, dov.user_id, cover_id=made, since=since, until=until + DAY)
    with pytest.raises(NotFound):
        ask_cover(dov, actor("ida").user_id, cover_id=made, since=since, until=until)
    assert Cover.objects.count() == 1


def test_what_has_gone_by_can_only_be_refused(actor, cleo, dov) -> None:
    made = ask_cover(cleo, dov.user_id)
    Cover.objects.update(until=timezone.now())
    with pytest.raises(Denied, match="cover_over"):
        decide(actor("sol"), made)
    assert decide(actor("sol"), made, granted=False).granted is False


def test_what_waits_is_listed_until_it_is_decided(actor, cleo, dov) -> None:
    made = ask_cover(cleo, dov.user_id)
    assert [one.id for one in cover.pending(actor("sol"), COURSE)] == [made]
    assert ([one.id for one in cover.mine(cleo, COURSE)], cover.mine(dov, COURSE)) == ([made], ())
    decide(actor("sol"), made)
    assert cover.pending(actor("sol"), COURSE) == ()
    assert [one.id for one in cover.mine(dov, COURSE)] == [made]
