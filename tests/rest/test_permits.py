"""Asking to break the glass and deciding it, as a desk's script does."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.common import COURSE
from tests.rest.common import ask_for, refusal, stored

REASON = "She was not in school this week."


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, (200, "")),
        ({"reason": "She was in school all this week."}, (409, "asked_already")),
        ({"student": "bo"}, (404, "not_found")),
        ({"student": "bo", "reason": "He was in school all this week."}, (404, "not_found")),
    ],
)
def test_the_same_id_is_the_same_asking(actor, api, change: dict, told: tuple) -> None:
    permit_id = ask_for(actor("dov"), actor("ana"))
    before = stored()
    body = {"course": COURSE, "student": "ana", "reason": REASON, **change}
    answer = api("dov").put(f"permits/{permit_id}/", body)
    assert (refusal(answer), stored() == before) == (told, True)


@pytest.mark.parametrize(("days", "code"), [(-1, "tell_past"), (91, "tell_too_late")])
def test_a_day_that_does_not_fit_is_said_in_one_sentence(actor, api, days: int, code: str) -> None:
    permit_id = ask_for(actor("dov"), actor("ana"))
    day = (timezone.now() + timedelta(days=days)).isoformat()
    body = {"granted": True, "tell_from": day, "why_later": "The police asked us to wait."}
    answer = api("liv").put(f"permits/{permit_id}/decision/", body)
    assert (refusal(answer), answer.json()["message"][-1]) == ((422, code), ".")
