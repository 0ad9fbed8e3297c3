"""She is told 60, 30 and 7 days before her texts go: on her page, and by a mail without a topic."""

from datetime import date
from pathlib import Path

import pytest
from django.core import mail as outbox
from django.core.management import call_command
from django.utils import timezone

from flexid_xblock.access.models import Group
from tests.common import COURSE, write
from tests.privacy.kept import DAY, at_school

pytestmark = pytest.mark.django_db

EVENING = date(2040, 6, 12)
LAST = EVENING + 90 * DAY
GOLDEN = Path(__file__).parent.parent / "care" / "mails" / "kept.txt"


@pytest.fixture
def at(actor, monkeypatch, settings):
    """Set the clock to noon of a day; Ana has written, and the group has met for the last time."""
    settings.FLEXID_MAIL, settings.FLEXID_MAIL_FROM = True, "school@example.org"

    def set_clock(day: date) -> None:
        monkeypatch.setattr(timezone, "now", lambda: at_school(day, 12))

    set_clock(EVENING)
    write(actor("ana"), "kanari")
    Group.objects.update(closed_on=EVENING, year=2)
    return set_clock


def mails(at, day: date) -> list[tuple[str, str]]:
    """To whom something goes out on a day, and what."""
    at(day)
    outbox.outbox.clear()
    call_command("flexid_tick")
    call_command("flexid_tick")
    return [(one.to[0], f"From: {one.from_email}\nSubject: {one.subject}\n\n{one.body}")
            for one in outbox.outbox]  # fmt: skip


def test_a_mail_goes_out_on_three_days_to_who_has_texts(at) -> None:
    told = {left: mails(at, LAST - left * DAY) for left in (61, 60, 59, 30, 7, 0, -1)}
    mail = [("ana@demo.invalid", GOLDEN.read_text())]
    assert {left for left, sent in told.items() if sent} == {60, 30, 7}
    assert [told[left] for left in (60, 30, 7)] == [mail] * 3


def test_her_page_names_the_day_from_sixty_days_before(at, logged_in) -> None:
    call_command("flexid_tick")
    shown = {}
    for left in (61, 60, 0):
        at(LAST - left * DAY)
        page = logged_in("ana").get(f"/flexid/{COURSE}/").content.decode()
        shown[left] = f'<time datetime="{LAST}">{LAST.day} September {LAST.year}</time>' in page
    assert shown == {61: False, 60: True, 0: True}


def test_nobody_elses_page_says_so(at, logged_in) -> None:
    call_command("flexid_tick")
    at(LAST)
    page = logged_in("bo").get(f"/flexid/{COURSE}/").content.decode()
    assert str(LAST) not in page
