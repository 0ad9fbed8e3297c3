"""A dilemma stays as it was when she began: no edit of an author loses a way."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from flexid_xblock.activities import api as activities
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Invalid
from flexid_xblock.domain.tickets import Ticket
from tests.activities.common import change
from tests.activities.kinds.dilemma import KEY, source
from tests.common import COURSE

SHY = {"node": "dinner", "choice": "shy", "reason": "It is so."}
TELL = {"node": "hurt", "choice": "tell"}
OLD_WAY = {"paths": [{"id": "a1", "seat": "elias", "steps": [SHY]}]}


def edited() -> str:
    """The version after an author took out the node "hurt", and renamed what led there."""
    story = source()
    del story["structure"]["nodes"]["hurt"]
    story["structure"]["nodes"]["dinner"]["choices"][0] = {"key": "silent", "next": "door"}
    for words in story["words"].values():
        del words["nodes"]["hurt"]
        choices = words["nodes"]["dinner"]["choices"]
        choices["silent"] = choices.pop("shy")
    return content.keep(story)


def ticket(actor: Actor, version: str) -> Ticket:
    """What a block that shows this version gives her."""
    return Ticket(
        user_id=actor.user_id,
        course_key=COURSE,
        usage_key=KEY,
        activity_key=KEY,
        version=version,
    )


def begin(actor: Actor, version: str, response: dict[str, Any]) -> activities.OwnResponse:
    """A response that belongs to this version."""
    made = activities.ResponseChange(id=uuid4(), based_on=0, response=response, language="en")
    return activities.save(actor, made, ticket(actor, version))


@pytest.fixture
def ana(actor: Callable[..., Actor]) -> Actor:
    return actor("ana")


def test_an_old_way_still_shows_after_the_story_was_edited(ana: Actor) -> None:
    made = begin(ana, content.freeze(KEY), OLD_WAY)
    edited()
    shown = activities.response_to(ana, COURSE, KEY)
    assert (shown.response, shown.summary) == (OLD_WAY, made.summary)
    assert "hurt" in activities.begun_with(ana, shown).structure["nodes"]


def test_an_old_way_still_saves_and_goes_on_after_the_story_was_edited(ana: Actor) -> None:
    made = begin(ana, content.freeze(KEY), OLD_WAY)
    edited()
    longer = {"paths": [{"id": "a1", "seat": "elias", "steps": [SHY, TELL]}]}
    saved = change(ana, made, longer)
    assert (saved.response, saved.version) == (longer, made.version)


def test_who_begins_later_goes_through_the_edited_story_only(ana: Actor) -> None:
    with pytest.raises(Invalid, match="unknown_choice"):
        begin(ana, edited(), OLD_WAY)


def test_a_way_of_the_edited_story_is_not_one_of_the_old(ana: Actor) -> None:
    made = begin(ana, content.freeze(KEY), OLD_WAY)
    step = {"node": "dinner", "choice": "silent"}
    with pytest.raises(Invalid, match="unknown_choice"):
        change(ana, made, {"paths": [{"id": "a1", "seat": "elias", "steps": [step]}]})


@pytest.mark.usefixtures("people")
def test_the_page_goes_on_with_the_story_as_it_was(api: Any, ana: Actor) -> None:
    begin(ana, content.freeze(KEY), OLD_WAY)
    edited()
    shown = api("ana").get("responses/", query={"course": COURSE, "activity": KEY}).json()
    assert shown["response"]["response"] == OLD_WAY
    assert shown["source"]["structure"] == source()["structure"]
