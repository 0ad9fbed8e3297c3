"""E-mails say that something waits and nothing else, each goes out once, and none is lost."""

from datetime import timedelta
from email import message_from_string
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings as django_settings
from django.core import mail as outbox
from django.core.management import call_command
from django.db import IntegrityError

from flexid_xblock.access import api as access
from flexid_xblock.care import mail
from flexid_xblock.care.models import HelpRequest, NoticeMail
from flexid_xblock.edge import host
from flexid_xblock.journal import api as journal
from flexid_xblock.privacy.api import retention
from flexid_xblock.school.people import PEOPLE
from tests.care.asking import MONDAY, answer, ask, open_as
from tests.common import COURSE, send, write
from tests.journal.common import open_as as read

GOLDEN = Path(__file__).parent / "mails"
MINUTE = timedelta(minutes=1)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mail_is_on(settings) -> None:
    settings.FLEXID_MAIL = True
    settings.FLEXID_MAIL_FROM = "school@example.org"


def tick() -> list[tuple[str, str]]:
    """What one run of the clock sends: to whom, and which of the golden texts it is."""
    outbox.outbox.clear()
    call_command("flexid_tick")
    return sorted((one.to[0].partition("@")[0], golden(one)) for one in outbox.outbox)


def golden(sent: outbox.EmailMessage) -> str:
    """The name of the golden file that a mail is, to the letter."""
    text = f"From: {sent.from_email}\nSubject: {sent.subject}\n\n{sent.body}"
    return next(path.stem for path in GOLDEN.glob("*.txt") if path.read_text() == text)


def at_night(clock) -> None:
    """When no digest is due."""
    clock.now = MONDAY.replace(hour=20)


def test_whom_she_asks_is_told_at_the_next_run_and_once(clock, actor) -> None:
    at_night(clock)
    ask(actor("ana"), actor("tor"))
    assert (tick(), tick()) == ([("tor", "help")], [])


def test_all_her_counsellors_are_told_where_she_asks_any(clock, actor) -> None:
    at_night(clock)
    ids = {"student_id": actor("ana").user_id, "counsellor_id": actor("dov").user_id}
    access.assign_counsellor(course_key=COURSE, **ids)
    clock.forward(seconds=1)
    ask(actor("ana"))
    assert tick() == [("cleo", "help"), ("dov", "help")]


def test_the_deputy_is_told_when_it_has_waited_for_four_hours(clock, actor) -> None:
    ask(actor("ana"), actor("tor"))
    assert tick() == [("tor", "help")]
    clock.forward(hours=3, minutes=59)
    assert tick() == []
    clock.forward(minutes=1)
    assert tick() == [("ida", "digest"), ("ida", "help")]


def test_nobody_is_told_of_what_was_opened(clock, actor) -> None:
    at_night(clock)
    open_as(actor("cleo"), ask(actor("ana"), actor("cleo")))
    assert tick() == []


def test_a_counsellor_gets_one_digest_on_a_school_day_while_something_waits(clock, actor) -> None:
    send(actor("ana"), write(actor("ana"), "kanari"))
    send(actor("bo"), write(actor("bo"), "kanari"))
    days = []
    for hours in (0.1, 5, 15, 5, 100):
        clock.forward(hours=hours)
        days.append(tick())
    both = [("cleo", "digest"), ("ida", "digest")]
    assert days == [both, [], [], both, []]


def test_who_has_read_all_of_it_gets_none(clock, actor) -> None:
    entry = send(actor("ana"), write(actor("ana"), "kanari"))
    read(actor("cleo"), entry.id)
    clock.forward(minutes=5)
    assert tick() == []


def test_a_text_waits_two_minutes_before_anybody_is_told(clock, actor) -> None:
    send(actor("ana"), write(actor("ana"), "kanari"))
    clock.forward(seconds=119)
    assert tick() == []
    clock.forward(seconds=1)
    assert tick() == [("cleo", "digest"), ("ida", "digest")]


def test_a_student_is_told_of_an_answer_two_minutes_later_and_once_a_day(clock, actor) -> None:
    at_night(clock)
    found = []
    for minutes in (0, 1, 1, 10, 10):
        answer(actor("tor"), ask(actor("ana"), actor("tor"))) if minutes in (0, 10) else None
        clock.forward(minutes=minutes)
        found.append([one for one in tick() if one[0] == "ana"])
    clock.now = MONDAY.replace(hour=7) + timedelta(days=1)
    found.append(tick())
    assert found == [[], [], [("ana", "message")], [], [], [("ana", "message")]]
    clock.forward(days=1)
    assert tick() == []


def test_a_student_is_told_two_minutes_after_a_reply_is_to_be_seen(clock, actor) -> None:
    at_night(clock)
    entry, reply_id = send(actor("ana"), write(actor("ana"), "kanari")), uuid4()
    here = {"course_key": COURSE}
    journal.draft_reply(actor("cleo"), entry.id, reply_id, "kanari", based_on=0, **here)
    journal.send_reply(actor("cleo"), entry.id, reply_id, **here)
    clock.forward(seconds=179)
    assert tick() == []
    clock.forward(seconds=1)
    assert (tick(), tick()) == ([("ana", "message")], [])


def test_what_she_writes_herself_is_no_answer(clock, actor) -> None:
    at_night(clock)
    entry = send(actor("ana"), write(actor("ana"), "kanari"))
    journal.reply(actor("ana"), entry.id, uuid4(), "kanari", course_key=COURSE)
    clock.forward(minutes=5)
    assert tick() == []


def test_nothing_goes_out_where_mail_is_off(clock, actor, settings) -> None:
    settings.FLEXID_MAIL = False
    ask(actor("ana"), actor("cleo"))
    assert (tick(), NoticeMail.objects.count()) == ([], 0)


def test_what_could_not_go_out_goes_at_the_next_run(clock, actor, monkeypatch) -> None:
    at_night(clock)
    ask(actor("ana"), actor("cleo"))
    with monkeypatch.context() as broken:
        broken.setattr(outbox.EmailMessage, "send", lambda self: 1 / 0)
        assert tick() == []
    assert tick() == [("cleo", "help")]


@pytest.mark.races
def test_a_second_clock_sends_nothing_twice(clock, actor) -> None:
    at_night(clock)
    ask(actor("ana"), actor("cleo"))
    both = [mail.due(clock.now), mail.due(clock.now)]
    posted: list[int] = []
    for notices in both:
        for one in notices:
            mail._send(one, clock.now, lambda who, *_: bool(posted.append(who)) or True, str)
    assert posted == [actor("cleo").user_id]


def test_no_mail_says_who_or_what_in_any_language(clock, actor) -> None:
    telling = {word for one in PEOPLE for word in (one.first_name, one.last_name, one.username)}
    telling |= {"Flex", "flexid", "kanari", COURSE, "counsel", "help", "talk", "journal", "http"}
    for language, _name in django_settings.LANGUAGES:
        for kind in mail._BODIES:
            words = " ".join(mail._words(kind, language)).casefold()
            found = [one for one in telling if one.casefold() in words.split()]
            assert (found, "flex" in words, "http" in words) == ([], False, False)


def test_it_is_written_in_the_readers_language(clock, actor, monkeypatch) -> None:
    at_night(clock)
    ask(actor("ana"), actor("cleo"))
    asked: list[str] = []
    monkeypatch.setattr(mail, "_words", lambda kind, language: asked.append(language) or ("", ""))
    monkeypatch.setattr(type(host()), "language_of", lambda self, who: "nb")
    call_command("flexid_tick")
    assert asked == ["nb"]


def test_the_head_of_a_mail_says_no_more_than_its_text(clock, actor) -> None:
    at_night(clock)
    ask(actor("ana"), actor("cleo"))
    tick()
    head = message_from_string(outbox.outbox[0].message().as_string())
    known = {"Content-Type", "MIME-Version", "Content-Transfer-Encoding", "Date", "Message-ID"}
    known |= {"Subject", "From", "To", "Auto-Submitted"}
    assert set(head.keys()) == known


def test_the_clock_forgets_answered_requests_and_old_mails(clock, actor) -> None:
    answer(actor("cleo"), ask(actor("ana"), actor("cleo")))
    tick()
    before = clock.now
    clock.forward(days=365, minutes=1)
    call_command("flexid_tick")
    assert HelpRequest.objects.count() == 0
    assert not NoticeMail.objects.filter(sent_at__lte=before).exists()


def test_one_step_that_breaks_stops_no_other(clock, actor, monkeypatch) -> None:
    at_night(clock)
    ask(actor("ana"), actor("cleo"))

    def broken(now: object) -> int:
        raise IntegrityError

    monkeypatch.setattr(retention, "_STEPS", (("help", broken),))
    outbox.outbox.clear()
    with pytest.raises(IntegrityError):
        call_command("flexid_tick")
    assert len(outbox.outbox) == 1
