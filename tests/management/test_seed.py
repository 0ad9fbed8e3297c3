"""An invented school is a real one: what it holds opens through the ordinary doors."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from flexid_xblock.management.seed import MAIL_DOMAIN, seed
from flexid_xblock.models import Entry, EntryReader, SentText
from flexid_xblock.school import people as school
from tests.common import COURSE

STUDENTS, ENTRIES = 3, 20


@pytest.fixture
def seeded(people: dict, settings: object) -> Callable[[str], Actor]:
    """A small invented school; ``seeded("student-00001")`` is one of its people."""
    settings.FLEXID_DEMO = True
    assert list(seed(STUDENTS, ENTRIES))[-1] == STUDENTS
    ids = dict(User.objects.values_list("username", "pk"))

    def build(name: str) -> Actor:
        return Actor(user_id=ids[f"seed-{name}"], real_user_id=ids[f"seed-{name}"], enrolled=True)

    return build


def test_each_student_reads_her_own_invented_book(seeded: Callable[[str], Actor]) -> None:
    books = [journal.own_entries(seeded(f"student-0000{n}"), COURSE) for n in range(STUDENTS)]
    assert [len(book) for book in books] == [ENTRIES] * STUDENTS
    texts = [entry.text for book in books for entry in book]
    assert len(set(texts)) == len(texts)
    assert 270 < sum(map(len, texts)) / len(texts) < 330


def test_her_counsellor_opens_what_was_sent_as_it_was_written(
    seeded: Callable[[str], Actor],
) -> None:
    ana, cleo = seeded("student-00002"), seeded("counsellor-00000")
    sent = [entry for entry in journal.own_entries(ana, COURSE) if entry.state == "sent"]
    opened = journal.open_entry(cleo, sent[0].id, course_key=COURSE)
    assert (opened.text, opened.language) == (sent[0].text, sent[0].language)


def test_only_what_was_sent_has_a_sent_text_and_a_reader(seeded: Callable[[str], Actor]) -> None:
    sent = set(Entry.objects.filter(state="sent").values_list("pk", flat=True))
    assert 0 < len(sent) < STUDENTS * ENTRIES
    assert set(SentText.objects.values_list("entry_id", flat=True)) == sent
    assert set(EntryReader.objects.values_list("entry_id", flat=True)) == sent
    waiting = Entry.objects.exclude(waiting_since=None).values_list("pk", flat=True)
    assert set(waiting) <= sent


def test_the_command_shows_what_it_made(people: dict, settings: object) -> None:
    settings.FLEXID_DEMO, said = True, StringIO()
    call_command("flexid_seed", "--students", "2", "--entries", "3", stdout=said)
    assert said.getvalue().strip() == "2 students with 3 entries each."
    assert Entry.objects.count() == 6


def test_invented_people_carry_the_mark_of_the_demo() -> None:
    assert MAIL_DOMAIN == school.MAIL_DOMAIN


def test_real_people_are_never_mixed_with_invented_ones(people: dict) -> None:
    assert settings.FLEXID_DEMO is False
    with pytest.raises(CommandError, match="FLEXID_DEMO=1"):
        call_command("flexid_seed", stdout=StringIO())
    assert Entry.objects.count() == 0
