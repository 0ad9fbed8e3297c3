"""The query of a poll is built once and asked with anybody's values."""

import pytest
from django.utils import timezone

from flexid_xblock.sessions import polling, queries
from tests.sessions.deeds import put, report
from tests.sessions.leading import STUDENTS

COLUMNS = [f"as_{role}" for role in polling.ROLES]
COLUMNS += ["own_cards", "own_vote", "own_kinds", "own_told", "change", "state", "pk", "group_id"]


def found(row) -> list[object]:
    """What a poll reads; some databases have no booleans."""
    return [getattr(row, name) for name in COLUMNS]


@pytest.mark.parametrize("name", [*STUDENTS, "kim", "tor"])
def test_it_finds_what_the_query_built_anew_finds(actor, meeting, name: str) -> None:
    card = put(actor("bo"), meeting)
    report(actor("ana"), card)
    who = actor(name)
    anew = polling._rows(who, meeting.id).first()
    assert found(queries.followed(who, meeting.id, timezone.now())) == found(anew)


def test_its_places_are_the_person_the_meeting_and_the_time(actor, meeting) -> None:
    queries.followed(actor("ana"), meeting.id, timezone.now())
    slots = [slot for slot, _ in polling._built(polling.connection.vendor)[1]]
    assert (slots.count("meeting"), slots.count("user"), slots.count("now")) == (1, 9, 9)


@pytest.mark.parametrize("name", ["eve", "max"])
def test_others_find_nothing(actor, meeting, name: str) -> None:
    assert queries.followed(actor(name), meeting.id, timezone.now()) is None


def test_a_masked_person_finds_nothing(actor, meeting) -> None:
    masked = actor("ana", seen_by="max")
    assert queries.followed(masked, meeting.id, timezone.now()) is None
