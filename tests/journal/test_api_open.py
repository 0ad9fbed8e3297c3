"""Opening: one row in the log before the text, and what waits stops waiting once it is seen."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import transaction

from flexid_xblock.audit.models import ReadRow
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound, Unavailable
from flexid_xblock.journal import api as journal
from flexid_xblock.journal import reading
from flexid_xblock.journal.models import Entry, SentText
from flexid_xblock.vault import door
from flexid_xblock.vault.api import forget, student_key
from tests.common import COURSE, JOURNAL, PROMPT, send, type_on, write
from tests.journal.common import LISTS, answer, open_as, read_rows, refusal

pytestmark = pytest.mark.django_db

Build = Callable[..., Actor]
committing = pytest.mark.django_db(transaction=True)


def a_sent_entry(actor: Build, text: str = "hello") -> journal.OwnEntry:
    """Ana's, sent to Cleo and Ida."""
    return send(actor("ana"), write(actor("ana"), text))


def waits(entry: journal.OwnEntry) -> bool:
    return Entry.objects.get(pk=entry.id).waiting_since is not None


@pytest.mark.parametrize(("name", "role"), [("cleo", "counsellor"), ("ida", "deputy")])
def test_opening_gives_the_text_and_leaves_one_row(
    people: dict, actor: Build, name: str, role: str
) -> None:
    entry = a_sent_entry(actor)
    opened = open_as(actor(name), entry.id)
    assert (opened.text, opened.language) == ("hello", "en")
    assert (opened.replies, opened.may_reply) == ((), True)
    about = opened.about
    assert (about.id, about.owner_id, about.sent_at) == (
        *(entry.id, people["ana"].pk, entry.sent_at),
    )
    assert (about.course_key, about.activity_key, about.prompt) == (COURSE, JOURNAL, PROMPT)
    row = ReadRow.objects.get()
    assert (row.actor_id, row.role, row.action) == (people[name].pk, role, "open")
    assert (row.object_kind, row.object_ref, row.purpose) == ("entry", str(entry.id), "follow_up")


def test_a_thread_is_opened_with_one_row(actor: Build) -> None:
    entry = a_sent_entry(actor)
    for name in ("ana", "cleo", "ana"):
        answer(actor(name), entry.id, f"from {name}")
    opened = open_as(actor("cleo"), entry.id)
    assert [reply.text for reply in opened.replies] == ["from ana", "from cleo", "from ana"]
    assert read_rows() == 1


def test_each_opening_is_a_row_and_she_sees_who_and_when(people: dict, actor: Build) -> None:
    entry = a_sent_entry(actor)
    for name in ("cleo", "ida", "cleo"):
        open_as(actor(name), entry.id)
    times = list(ReadRow.objects.order_by("seq").values_list("at", flat=True))
    reads = journal.own_entry(actor("ana"), entry.id).reads
    assert [(read.actor_id, read.role, read.first_at, read.last_at) for read in reads] == [
        (people["cleo"].pk, "counsellor", times[0], times[2]),
        (people["ida"].pk, "deputy", times[1], times[1]),
    ]


def test_the_row_is_there_before_the_text(monkeypatch: pytest.MonkeyPatch, actor: Build) -> None:
    entry, seen = a_sent_entry(actor), []
    unseal = door.unseal
    monkeypatch.setattr(
        door, "unseal", lambda sealed: (seen.append(read_rows()), unseal(sealed))[1]
    )
    assert (open_as(actor("cleo"), entry.id).text, seen) == ("hello", [1])


def test_a_text_that_does_not_open_leaves_its_row_and_goes_on_waiting(actor: Build) -> None:
    entry = a_sent_entry(actor)
    SentText.objects.update(text=bytes(Entry.objects.get().draft))
    assert refusal(lambda: open_as(actor("cleo"), entry.id))[:2] == (Unavailable, "cannot_open")
    assert (read_rows(), waits(entry)) == (1, True)


def test_an_older_text_in_the_place_of_the_newer_does_not_open(actor: Build) -> None:
    ana, entry = actor("ana"), a_sent_entry(actor, "older")
    send(ana, type_on(ana, entry, "newer"))
    older, newer = SentText.objects.order_by("number")
    SentText.objects.filter(pk=newer.pk).update(text=bytes(older.text))
    assert refusal(lambda: open_as(actor("cleo"), entry.id))[:2] == (Unavailable, "cannot_open")


def test_a_text_whose_key_is_gone_leaves_its_row(people: dict, actor: Build) -> None:
    entry = a_sent_entry(actor)
    forget(student_key(people["ana"].pk))
    assert refusal(lambda: open_as(actor("cleo"), entry.id))[:2] == (Unavailable, "key_gone")
    assert read_rows() == 1


@pytest.mark.races
@committing
def test_the_row_stays_when_the_request_fails_later(
    monkeypatch: pytest.MonkeyPatch, actor: Build
) -> None:
    entry = a_sent_entry(actor)
    monkeypatch.setattr(reading, "_no_longer_waiting", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        open_as(actor("cleo"), entry.id)
    assert read_rows() == 1


@pytest.mark.races
@committing
def test_nothing_opens_where_the_row_could_be_taken_back(actor: Build) -> None:
    entry = a_sent_entry(actor)
    with pytest.raises(RuntimeError), transaction.atomic():
        open_as(actor("cleo"), entry.id)
    assert (read_rows(), waits(entry)) == (0, True)


@pytest.mark.parametrize(
    "name", ["ana", "bo", "eve", "kim", "tor", "per", "una", "dov", "liv", "sol", "max"]
)
def test_what_was_not_sent_to_one_looks_like_what_is_not_there(actor: Build, name: str) -> None:
    entry, who = a_sent_entry(actor), actor(name)
    hidden, missing = (refusal(lambda i=i: open_as(who, i)) for i in (entry.id, uuid4()))
    assert hidden == missing == (NotFound, "not_found", "{'code': 'not_found'}")
    assert read_rows() == 0


def test_an_entry_is_looked_for_in_the_course_one_asks_about(actor: Build) -> None:
    entry = a_sent_entry(actor)
    elsewhere = "course-v1:other+1+1"
    refused = refusal(lambda: journal.open_entry(actor("cleo"), entry.id, course_key=elsewhere))
    assert (refused[0], read_rows()) == (NotFound, 0)


def test_what_was_opened_waits_no_more_for_any_reader(actor: Build) -> None:
    entry = a_sent_entry(actor)
    assert [len(LISTS["unread"](actor(name))) for name in ("cleo", "ida")] == [1, 1]
    open_as(actor("ida"), entry.id)
    assert [len(LISTS["unread"](actor(name))) for name in ("cleo", "ida")] == [0, 0]
    assert [item.id for item in LISTS["read_before"](actor("cleo"))] == [entry.id]


def meanwhile(monkeypatch: pytest.MonkeyPatch, act: Callable[[], object]) -> None:
    """Let the student do something while a reader's request is under way."""
    opening = reading.open_sealed

    def slowly(*args: object, **options: object) -> list[str]:
        texts = opening(*args, **options)
        act()
        return texts

    monkeypatch.setattr(reading, "open_sealed", slowly)


@pytest.mark.races
@pytest.mark.parametrize("is_first_opening", [True, False])
def test_what_she_sends_while_it_is_opened_goes_on_waiting(
    monkeypatch: pytest.MonkeyPatch, actor: Build, *, is_first_opening: bool
) -> None:
    ana, entry = actor("ana"), a_sent_entry(actor)
    if not is_first_opening:
        open_as(actor("cleo"), entry.id)
    meanwhile(monkeypatch, lambda: send(ana, type_on(ana, entry, "newer")))
    assert (open_as(actor("cleo"), entry.id).text, waits(entry)) == ("hello", True)


@pytest.mark.races
@pytest.mark.parametrize("is_first_opening", [True, False])
def test_what_she_replies_while_it_is_opened_goes_on_waiting(
    monkeypatch: pytest.MonkeyPatch, actor: Build, *, is_first_opening: bool
) -> None:
    entry = a_sent_entry(actor)
    if not is_first_opening:
        open_as(actor("cleo"), entry.id)
    meanwhile(monkeypatch, lambda: answer(actor("ana"), entry.id, "one more thing"))
    assert (open_as(actor("cleo"), entry.id).replies, waits(entry)) == ((), True)
