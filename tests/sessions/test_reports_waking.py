"""A group's own teachers get one neutral mail, if a card has waited for them for two minutes."""

from pathlib import Path

import pytest
from django.core import mail as outbox
from django.core.management import call_command

from flexid_xblock.access import api as access
from flexid_xblock.care import mail
from flexid_xblock.care.models import NoticeMail
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Meeting
from tests.care.asking import MONDAY, Clock
from tests.common import meet
from tests.sessions.deeds import REASON, hide, put, report, restore, rewrite, set_meeting

GOLDEN = Path(mail.__file__).parents[2] / "tests/care/mails/look.txt"


@pytest.fixture
def clock(people, monkeypatch) -> Clock:
    """A Monday evening in 2040, when no digest is due."""
    clock = Clock(monkeypatch)
    clock.now = MONDAY.replace(hour=20)
    return clock


@pytest.fixture
def meeting(clock, actor):
    """The open meeting of Ana's group, where every card waits."""
    meeting = meet(actor("tor"))
    set_meeting(meeting, moderation="all")
    return meeting


@pytest.fixture(autouse=True)
def _mail_is_on(settings) -> None:
    settings.FLEXID_MAIL = True
    settings.FLEXID_MAIL_FROM = "school@example.org"


def tick() -> list[str]:
    """Whom one run of the clock wakes; every mail is the golden one, to the letter."""
    outbox.outbox.clear()
    call_command("flexid_tick")
    for one in outbox.outbox:
        assert f"From: {one.from_email}\nSubject: {one.subject}\n\n{one.body}" == GOLDEN.read_text()
    return sorted(one.to[0].partition("@")[0] for one in outbox.outbox)


@pytest.fixture
def reported(actor, meeting):
    """Bo's card that is up, and that Ana has just reported."""
    card_id = put(actor("bo"), meeting)
    sessions.approve(actor("tor"), card_id)
    report(actor("ana"), card_id)
    return card_id


@pytest.mark.parametrize("what", ["waiting", "reported"])
def test_after_two_minutes_the_teachers_of_the_group_are_told_once(
    clock, actor, meeting, request, what: str
) -> None:
    put(actor("bo"), meeting) if what == "waiting" else request.getfixturevalue("reported")
    clock.forward(seconds=119)
    found = [tick()]
    clock.forward(seconds=1)
    found += [tick(), tick()]
    assert found == [[], ["per", "tor"], []]


@pytest.mark.parametrize("act", ["approve", "hide", "return", "take back"])
def test_what_a_teacher_settles_in_the_first_minute_wakes_nobody(
    clock, actor, meeting, act: str
) -> None:
    card_id = put(actor("bo"), meeting)
    clock.forward(minutes=1)
    {
        "approve": lambda: sessions.approve(actor("tor"), card_id),
        "hide": lambda: hide(actor("tor"), card_id),
        "return": lambda: sessions.return_card(actor("tor"), card_id, note=REASON),
        "take back": lambda: sessions.take_back(actor("bo"), card_id),
    }[act]()
    clock.forward(minutes=5)
    assert tick() == []


def test_a_report_that_was_settled_wakes_nobody(clock, actor, reported) -> None:
    clock.forward(minutes=1)
    sessions.approve(actor("tor"), reported)
    clock.forward(minutes=5)
    assert tick() == []


def test_what_two_reports_hid_still_waits_for_a_teacher(clock, actor, reported) -> None:
    report(actor("cai"), reported)
    clock.forward(minutes=2)
    assert tick() == ["per", "tor"]


def test_twelve_waiting_cards_are_one_mail_a_day(clock, actor, meeting) -> None:
    found = []
    for minutes in (0, 10, 24 * 60):
        clock.forward(minutes=minutes)
        put(actor("bo"), meeting)
        clock.forward(minutes=2)
        found.append(tick())
    assert found == [["per", "tor"], [], ["per", "tor"]]


def test_a_second_report_of_a_restored_card_is_told_anew(clock, actor, reported) -> None:
    clock.forward(minutes=2)
    found = [tick()]
    hide(actor("tor"), reported)
    restore(actor("tor"), reported)
    report(actor("cai"), reported)
    clock.forward(minutes=2)
    found.append(tick())
    assert found == [["per", "tor"], ["per", "tor"]]


def test_a_card_that_was_written_anew_waits_from_then_on(clock, actor, meeting) -> None:
    card_id = put(actor("bo"), meeting)
    sessions.return_card(actor("tor"), card_id, note=REASON)
    clock.forward(days=1)
    rewrite(actor("bo"), card_id, "second")
    found = [tick()]
    clock.forward(minutes=2)
    found.append(tick())
    assert found == [[], ["per", "tor"]]


def test_after_a_week_nobody_is_told_any_more(clock, actor, meeting) -> None:
    put(actor("bo"), meeting)
    clock.forward(days=7, minutes=1)
    assert tick() == []


def test_only_who_teaches_the_group_now_is_woken(clock, actor, meeting) -> None:
    meet(actor("una"))
    access.end_membership(group_id=meeting.group_id, user_id=actor("per").user_id)
    put(actor("bo"), meeting)
    clock.forward(minutes=2)
    assert tick() == ["tor"]


def test_a_claim_is_no_answer(clock, actor, meeting) -> None:
    sessions.claim(actor("tor"), put(actor("bo"), meeting), claimed=True)
    clock.forward(minutes=2)
    assert tick() == ["per", "tor"]


def test_what_is_written_down_of_a_mail_says_which_board_and_no_person(
    clock, actor, meeting, reported
) -> None:
    put(actor("bo"), meeting)
    clock.forward(minutes=2)
    tick()
    about = {one.about.split(":")[0]: one.about for one in NoticeMail.objects.all()}
    assert (set(about), max(map(len, about.values())) <= 60) == ({"report", "waiting"}, True)
    assert about["waiting"].split(":")[1] == str(Meeting.objects.get().pk)


def test_nothing_goes_out_where_mail_is_off(clock, actor, meeting, settings) -> None:
    settings.FLEXID_MAIL = False
    put(actor("bo"), meeting)
    clock.forward(minutes=2)
    assert tick() == []
