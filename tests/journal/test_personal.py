"""A person takes out all she wrote and was written, and leaves nothing of it behind."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.journal import api as journal
from flexid_xblock.journal import personal
from flexid_xblock.journal.models import Entry, EntryReader, Reply, SentText
from tests.common import COURSE, JOURNAL, PROMPT, send, type_on, write
from tests.journal.common import answer, decide, open_as, refusal

pytestmark = pytest.mark.django_db

Build = Callable[..., Actor]
MODELS = (Entry, SentText, EntryReader, Reply)


def a_whole_story(actor: Build, student: str = "ana") -> None:
    """Sent twice, typed on, read and answered."""
    who = actor(student)
    entry = send(who, write(who, "first"))
    entry = send(who, type_on(who, entry, "second"))
    open_as(actor("cleo"), entry.id)
    answer(actor("cleo"), entry.id, "thank you")
    type_on(who, entry, "third")


def counts() -> list[int]:
    return [model.objects.count() for model in MODELS]


def test_she_gets_every_text_in_clear(people: dict, actor: Build) -> None:
    a_whole_story(actor)
    a_whole_story(actor, "bo")
    (entry,) = personal.export(actor("ana"))["entries"]
    assert [entry[key] for key in ("course", "activity", "prompt", "state", "draft")] == [
        *(COURSE, JOURNAL, PROMPT, "sent", "third"),
    ]
    assert [(one["number"], one["text"]) for one in entry["sent_texts"]] == [
        *((1, "first"), (2, "second")),
    ]
    cleo = people["cleo"].pk
    assert [(one["author"], one["text"]) for one in entry["replies"]] == [(cleo, "thank you")]
    assert [(one["reader"], one["role"]) for one in entry["read_by"]] == [(cleo, "counsellor")]


def test_nobody_exports_through_her_eyes(actor: Build) -> None:
    a_whole_story(actor)
    masked = actor("ana", seen_by="cleo")
    assert refusal(lambda: personal.export(masked))[:2] == (NotFound, "not_found")


def test_who_wrote_nothing_gets_an_empty_export(actor: Build) -> None:
    a_whole_story(actor)
    found = personal.export(actor("cleo"))
    assert {name: list(rows) for name, rows in found.items()} == {"entries": [], "holds": []}


def test_erasing_her_leaves_no_row_and_nobody_elses_is_touched(people: dict, actor: Build) -> None:
    a_whole_story(actor, "bo")
    before = counts()
    a_whole_story(actor)
    assert (personal.erase(people["ana"].pk), counts()) == (6, before)
    assert personal.erase(people["ana"].pk) == 0


def test_erasing_a_reader_leaves_the_students_texts(people: dict, actor: Build) -> None:
    a_whole_story(actor)
    assert (personal.erase(people["cleo"].pk), personal.erase(people["cleo"].pk)) == (1, 0)
    assert counts() == [1, 2, 1, 1]
    assert list(EntryReader.objects.values_list("reader_id", flat=True)) == [people["ida"].pk]


def test_what_she_deleted_is_handed_over_until_it_is_gone(actor: Build) -> None:
    a_whole_story(actor)
    entry = journal.own_entries(actor("ana"), COURSE)[0]
    decide(actor("ana"), entry, "delete")
    (found,) = personal.export(actor("ana"))["entries"]
    assert [found["state"], found["draft"], len(found["sent_texts"])] == ["deleted", "third", 2]
    assert [one["text"] for one in found["replies"]] == ["thank you"]
    assert found["deleted_until"] is not None


def test_a_draft_of_an_adult_is_not_handed_over_and_goes_with_the_adult(
    people: dict, actor: Build
) -> None:
    a_whole_story(actor)
    entry = journal.own_entries(actor("ana"), COURSE)[0]
    journal.draft_reply(actor("cleo"), entry.id, uuid4(), "not said", based_on=0, course_key=COURSE)
    assert "not said" not in str(personal.export(actor("ana")))
    assert (personal.erase(people["cleo"].pk), Reply.objects.count()) == (2, 1)
