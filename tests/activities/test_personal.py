"""What she made leaves with her, whole, and nothing of it stays."""

from collections.abc import Callable

import pytest

from flexid_xblock.activities import personal
from flexid_xblock.activities.models import Response
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from tests.activities.common import CIRCLES, DRUMMER, SISTER, decide, make
from tests.common import COURSE
from tests.journal.common import refusal

pytestmark = pytest.mark.django_db

Build = Callable[..., Actor]


def test_she_gets_what_she_made_as_data_and_in_plain_lines(actor: Build) -> None:
    decide(actor("ana"), make(actor("ana")), "keep")
    make(actor("bo"), SISTER)
    (found,) = personal.export(actor("ana"))["responses"]
    assert {
        name: found[name] for name in ("course", "activity", "state", "response", "summary")
    } == {
        "course": COURSE,
        "activity": CIRCLES,
        "state": "kept",
        "response": DRUMMER,
        "summary": ["drummer"],
    }


def test_what_she_deleted_is_in_it_until_it_is_gone(actor: Build) -> None:
    decide(actor("ana"), make(actor("ana")), "delete")
    (found,) = personal.export(actor("ana"))["responses"]
    assert (found["state"], found["response"]) == ("deleted", DRUMMER)


def test_nobody_exports_through_her_eyes(actor: Build) -> None:
    make(actor("ana"))
    masked = actor("ana", seen_by="max")
    assert refusal(lambda: personal.export(masked))[:2] == (NotFound, "not_found")


def test_erasing_her_leaves_no_row_and_nobody_elses_is_touched(people: dict, actor: Build) -> None:
    make(actor("ana"))
    theirs = make(actor("bo"), SISTER)
    assert personal.erase(people["ana"].pk) == 1
    assert list(Response.objects.values_list("pk", flat=True)) == [theirs.id]
    assert personal.erase(people["ana"].pk) == 0
