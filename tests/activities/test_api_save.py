"""Saving: a response is its maker's alone, clean, and never written over unseen."""

from collections.abc import Callable
from dataclasses import replace
from uuid import uuid4

import pytest

from flexid_xblock.activities import api as activities
from flexid_xblock.activities.models import Response
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound
from tests.activities.common import CIRCLES, DRUMMER, SISTER, all_acts, change, decide, make
from tests.common import COURSE, JOURNAL, ticket_for
from tests.journal.common import refusal

pytestmark = pytest.mark.django_db

Build = Callable[..., Actor]
OTHERS = ["bo", "eve", "kim", "tor", "per", "una", "cleo", "ida", "dov", "liv", "sol", "max"]


def begun(response: object, size: int = 3) -> activities.ResponseChange:
    circles = [{"id": "a1", "label": response, "size": size}]
    return activities.ResponseChange(
        id=uuid4(), based_on=0, response={"circles": circles}, language="en"
    )


def test_a_response_comes_back_to_its_maker(actor: Build) -> None:
    ana = actor("ana")
    made = make(ana)
    assert (made.response, made.state, made.revision) == (DRUMMER, "draft", 1)
    assert (made.course_key, made.activity_key, made.summary) == (COURSE, CIRCLES, ("drummer",))
    assert activities.own_response(ana, made.id) == made
    assert activities.response_to(ana, COURSE, CIRCLES) == made


@pytest.mark.parametrize("name", OTHERS)
def test_a_response_is_not_there_for_anybody_else(actor: Build, name: str) -> None:
    made, who = decide(actor("ana"), make(actor("ana")), "keep"), actor(name)
    not_there = (NotFound, "not_found", "{'code': 'not_found'}")
    assert {refusal(act) for act in all_acts(who, made.id)} == {not_there}
    assert activities.own_response(actor("ana"), made.id) == made


def test_nobody_looks_through_a_students_eyes(actor: Build) -> None:
    made = make(actor("ana"))
    masked = replace(actor("ana"), real_user_id=actor("max").user_id)
    assert {refusal(act)[0] for act in all_acts(masked, made.id)} == {NotFound}


def test_what_is_stored_is_sealed(actor: Build) -> None:
    made = make(actor("ana"))
    row = Response.objects.get(pk=made.id)
    assert b"drummer" not in bytes(row.draft)
    assert "drummer" not in repr(made) + str(vars(row) | {"draft": b""})


def test_sending_the_same_again_changes_nothing(actor: Build) -> None:
    made = make(actor("ana"))
    assert change(actor("ana"), made, DRUMMER, based_on=0) == made
    assert Response.objects.count() == 1


def test_another_page_is_never_written_over(actor: Build) -> None:
    made = make(actor("ana"))
    newer = change(actor("ana"), made, SISTER)
    with pytest.raises(Conflict) as refused:
        change(actor("ana"), made, {"circles": []}, based_on=1)
    stored = refused.value.stored
    assert (refused.value.code, stored.id, stored.revision) == ("changed_elsewhere", made.id, 2)
    assert (stored.lines, "big sister" in stored.text) == (("big sister",), True)
    assert activities.own_response(actor("ana"), made.id) == newer


def test_one_activity_has_one_response(actor: Build) -> None:
    made = make(actor("ana"))
    with pytest.raises(Conflict) as refused:
        make(actor("ana"), SISTER)
    assert (refused.value.stored.id, refused.value.stored.lines) == (made.id, ("drummer",))


def test_the_same_activity_of_another_course_is_another_response(actor: Build) -> None:
    far = make(actor("ana"), SISTER, course_key="course-v1:Other+1+1")
    assert activities.response_to(actor("ana"), COURSE, CIRCLES) is None
    here = make(actor("ana"))
    assert activities.response_to(actor("ana"), COURSE, CIRCLES) == here
    assert activities.own_responses(actor("ana"), far.course_key) == (far,)


def test_hidden_controls_are_taken_out(actor: Build) -> None:
    made = activities.save(
        actor("ana"), begun("dru\u202emmer\x00"), ticket_for(actor("ana"), CIRCLES)
    )
    assert made.response == {"circles": [{"id": "a1", "label": "drummer", "size": 3}]}


REFUSED = {
    "a size that is not there": (begun("x", 6), "bad_response"),
    "a label that is no text": (begun(7), "bad_response"),
    "a label that is too long": (begun("x" * 61), "bad_response"),
    "more than the activity holds": (begun("x" * 30_000), "too_long"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_does_not_fit_is_refused(actor: Build, what: str) -> None:
    sent, code = REFUSED[what]
    with pytest.raises(Invalid) as refused:
        activities.save(actor("ana"), sent, ticket_for(actor("ana"), CIRCLES))
    assert (refused.value.code, Response.objects.count()) == (code, 0)


def test_a_field_nobody_knows_is_refused(actor: Build) -> None:
    with pytest.raises(Invalid, match="bad_response"):
        make(actor("ana"), {"circles": [], "score": 5})
    with pytest.raises(Invalid, match="bad_response"):
        make(actor("ana"), {"circles": [{**DRUMMER["circles"][0], "points": 1}]})


def test_a_choice_the_activity_does_not_offer_is_refused(actor: Build) -> None:
    circle = {**DRUMMER["circles"][0], "contexts": ["moon"]}
    with pytest.raises(Invalid, match="unknown_choice"):
        make(actor("ana"), {"circles": [circle]})


def test_a_ticket_of_another_activity_begins_nothing(actor: Build) -> None:
    ana = actor("ana")
    with pytest.raises(Invalid, match="unknown_activity"):
        activities.save(ana, begun("x"), ticket_for(ana, JOURNAL))
    swapped = replace(ticket_for(ana, CIRCLES), activity_key="gallery.identity-circles")
    with pytest.raises(Invalid, match="unknown_activity"):
        activities.save(ana, begun("x"), swapped)
    unknown = replace(ticket_for(ana, CIRCLES), version="0" * 64)
    with pytest.raises(NotFound, match="unknown_version"):
        activities.save(ana, begun("x"), unknown)


def test_without_a_ticket_nothing_begins(actor: Build) -> None:
    with pytest.raises(NotFound):
        activities.save(actor("ana"), begun("x"), None)


def test_who_left_the_course_begins_nothing_and_goes_on(actor: Build) -> None:
    made = make(actor("ana"))
    gone = replace(actor("ana"), enrolled=False)
    assert change(gone, made, SISTER).response == SISTER
    left = replace(actor("bo"), enrolled=False)
    with pytest.raises(Denied, match="not_enrolled"):
        make(left)
