"""A kind is added from outside by registering it, and is then a kind like any other."""

import json
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from flexid_xblock.activities import api as activities
from flexid_xblock.activities import kinds
from flexid_xblock.activities.records import Document, Kind, Source
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.domain.tickets import Ticket
from tests.common import COURSE

TOY = {
    "content": {"stones": {"type": "array", "items": {"type": "string"}}},
    "words": {"stones": {"type": "object", "additionalProperties": {"type": "string"}}},
    "response": {"held": {"type": "string", "maxLength": 40}},
}
ACTIVITY = {
    "activity": "toy.pocket",
    "module": "toy",
    "kind": "activity",
    "structure": {"kind": "pocket", "when": "home", "stones": ["red"]},
    "words": {"en": {"title": "A stone", "intro": "Choose one.", "stones": {"red": "the red one"}}},
}


def told(source: Source, response: Document) -> Iterator[str]:
    if held := response.get("held"):
        yield source.words["stones"].get(held, held)


@pytest.fixture
def pocket(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kind:
    """A kind as somebody else's package would bring it."""
    monkeypatch.setattr(kinds, "_others", {})
    for name, properties in TOY.items():
        schema = {"type": "object", "properties": properties, "additionalProperties": False}
        (tmp_path / f"{name}.json").write_text(json.dumps(schema), "utf-8")
    kind = Kind(name="pocket", folder=tmp_path, summary=told)
    activities.register(kind)
    return kind


def test_a_kind_from_outside_saves_and_tells(pocket: Kind, actor, db) -> None:
    ana = actor("ana")
    ticket = Ticket(
        user_id=ana.user_id,
        course_key=COURSE,
        usage_key="toy",
        activity_key="toy.pocket",
        version=content.keep(ACTIVITY),
    )
    change = activities.ResponseChange(
        id=uuid4(), based_on=0, response={"held": "red"}, language="en"
    )
    made = activities.save(ana, change, ticket)
    assert (made.response, made.summary) == ({"held": "red"}, ("the red one",))
    assert activities.own_response(ana, made.id) == made


def test_a_name_is_given_once(pocket: Kind) -> None:
    assert activities.kind("pocket") is pocket
    activities.register(pocket)  # the same again is no other
    with pytest.raises(ValueError, match="pocket"):
        activities.register(Kind(name="pocket", folder=pocket.folder, summary=told))
    with pytest.raises(ValueError, match="identity_circles"):
        activities.register(Kind(name="identity_circles", folder=pocket.folder, summary=told))


def test_a_kind_nobody_brought_is_not_there() -> None:
    with pytest.raises(NotFound, match="unknown_activity"):
        activities.kind("pocket")


def test_every_kind_of_ours_is_where_its_name_says() -> None:
    for name in activities.kind_names():
        kind = activities.kind(name)
        assert (kind.name, kind.folder.name) == (name, name)
