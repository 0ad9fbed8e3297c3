"""Whatever an adult types comes back as it is cleaned, or is refused; a race makes one row."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import IntegrityError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flexid_xblock.care.api import concerns, followups, notes
from flexid_xblock.care.models import CaseNote, Concern, Cover, FollowUp
from flexid_xblock.domain.errors import Invalid
from flexid_xblock.text import plain
from tests.care.casework import TOMORROW, ask_cover, begin, follow_up, note, record, words
from tests.common import COURSE

ANY = st.text(max_size=400)
same_people = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def kept(save: Callable[[], object]) -> object:
    """What was saved; None where there was nothing in it, "too_long" where too much."""
    try:
        return save()
    except Invalid as refused:
        return None if refused.code == "empty_text" else refused.code


@same_people
@given(text=ANY)
def test_a_note_comes_back_as_it_was_cleaned(actor, text: str) -> None:
    clean = plain(text, limit=20_000)
    saved = kept(lambda: note(actor("cleo"), actor("ana"), text).text)
    assert saved == (clean if clean.strip() else None)


@same_people
@given(text=ANY)
def test_a_concern_comes_back_as_it_was_cleaned(actor, text: str) -> None:
    clean = plain(text, limit=20_000)
    saved = kept(lambda: words(actor("liv"), record(actor("tor"), actor("ana"), text)))
    assert saved == ([clean] if clean.strip() else None)


@same_people
@given(text=ANY)
def test_what_is_to_do_is_one_line(actor, text: str) -> None:
    FollowUp.objects.all().delete()
    clean, cleo, ana = plain(text, limit=400), actor("cleo"), actor("ana")
    saved = kept(lambda: follow_up(cleo, ana, text) and followups.about(cleo, ana.user_id, COURSE))
    if len(clean) > followups.TEXT_MAX:
        assert saved == "too_long"
    else:
        line = " ".join(clean.split())
        assert [one.text for one in saved or ()] == ([line] if line else [])


def racing(monkeypatch, model: type) -> None:
    """The first look finds nothing, as if the other request had not committed yet."""
    insert, raced = model.save, iter([True])

    def save(row, **options: object) -> None:
        if next(raced, False):
            raise IntegrityError("it is there already")
        insert(row, **options)

    monkeypatch.setattr(model, "save", save)


@pytest.mark.races
def test_what_comes_twice_at_once_is_there_once(actor, monkeypatch) -> None:
    cleo, ana, dov = actor("cleo"), actor("ana"), actor("dov").user_id
    for model in (CaseNote, FollowUp, Cover, Concern):
        racing(monkeypatch, model)
    note(cleo, ana)
    follow_up(cleo, ana, due_on=TOMORROW)
    ask_cover(cleo, dov)
    record(cleo, ana)
    counts = [model.objects.count() for model in (CaseNote, FollowUp, Cover, Concern)]
    assert counts == [1, 1, 1, 1]


def test_no_words_of_theirs_are_in_a_repr(actor) -> None:
    cleo, ana = actor("cleo"), actor("ana")
    part = concerns.Part(id=uuid4(), kind="facts", text="kanari")
    begin(cleo, ana, uuid4(), [part])
    follow_up(cleo, ana, "kanari")
    shown = [note(cleo, ana, "kanari"), part, *followups.about(cleo, ana.user_id, COURSE)]
    shown += notes.own(cleo, ana.user_id, COURSE)
    assert [one for one in shown if "kanari" in repr(one)] == []
