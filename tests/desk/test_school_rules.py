"""The school's rules on the coordinator's desk: what holds, whose it is, what to look at."""

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.utils.timezone import localdate

from flexid_xblock.care.models import SchoolRule
from flexid_xblock.care.rulechecks import checked
from tests.common import COURSE
from tests.desk.common import at, main_of, our_queries

PROMISE = {"answer_days": 7, "help_hours": 2}
NURSE = {"name": "School nurse", "number": "12 34 56 78", "hours": "8 to 15"}
OURS = "As the people who run this site have set it."


@pytest.fixture
def put(api):
    """``put("promise", form)``: as Sol's page saves it."""

    def act(rule: str, value: Any, after: int = 0) -> HttpResponse:
        body = {"course": COURSE, "after": after, "value": value}
        return api("sol").put(f"school-rules/{rule}/", body)

    return act


def page(logged_in) -> str:
    """What Sol reads."""
    return main_of(logged_in("sol").get(at("school_rules_desk")))


def test_at_first_all_is_the_operators(logged_in) -> None:
    assert page(logged_in).count(OURS) == len(SchoolRule.Rule)


def test_what_was_set_says_by_whom_and_what_it_means_today(logged_in, put) -> None:
    answer = put("promise", PROMISE)
    assert answer.json() == {"rule": "promise", "number": 1, "own": True}
    text = page(logged_in)
    assert (text.count(OURS), "Set here by Sol Haug on" in text) == (3, True)
    put("promise", None, after=1)
    assert page(logged_in).count(OURS) == len(SchoolRule.Rule)
    assert "What the school promises (back to the operator's setting)" in page(logged_in)


@pytest.mark.parametrize(("days", "is_old"), [(180, False), (181, True)])
def test_a_number_that_nobody_checked_lately_is_marked(
    logged_in, settings, days: int, is_old: bool
) -> None:
    checked_on = (localdate() - timedelta(days=days)).isoformat()
    settings.FLEXID_HELP_NUMBERS = [{"key": "acute", "number": "113", "checked": checked_on}]
    assert ("Check this number" in page(logged_in)) is is_old


def test_what_the_form_shows_is_what_it_saves(logged_in, put, settings) -> None:
    """A coordinator who changes nothing and presses Save changes nothing."""
    settings.FLEXID_HELP_NUMBERS = [settings.FLEXID_HELP_NUMBERS[0], NURSE]
    client = logged_in("sol")
    found = client.get(at("school_rules_desk")).context
    rows = [
        {k: v for k, v in one.items() if k not in {"title", "is_old"}} for one in found["numbers"]
    ]
    rows[1]["checked"] = "2026-11-01"
    saved = checked("numbers", rows, today=localdate())
    assert [one["number"] for one in saved] == ["113", "12 34 56 78"]
    assert (saved[0]["key"], saved[0]["open"], saved[1]["name"]) == (
        "acute",
        "always",
        NURSE["name"],
    )


def test_a_mistake_is_one_sentence_and_nothing_is_kept(put) -> None:
    answer = put("promise", {**PROMISE, "answer_days": 0})
    assert (answer.status_code, answer.json()["code"]) == (422, "rule_answer_days")
    assert SchoolRule.objects.count() == 0


def test_a_rule_that_is_none_is_not_there(put) -> None:
    assert put("limits", {}).status_code == 404


def test_students_and_the_service_go_by_it_from_the_next_page_on(logged_in, put) -> None:
    before = main_of(logged_in("ana").get(at("student_page")))
    put("promise", {**PROMISE, "answer_days": 19})
    after = main_of(logged_in("ana").get(at("student_page")))
    told = [text.split("an answer by")[1].split("to what")[0] for text in (before, after)]
    assert told[0] != told[1]
    assert "19 school days" in main_of(logged_in("cleo").get(at("counsellor_guide")))


@pytest.mark.parametrize("count", [3, 300])
def test_the_page_costs_the_same_however_often_it_was_changed(
    logged_in, people, count: int
) -> None:
    SchoolRule.objects.bulk_create(
        SchoolRule(rule="promise", value=PROMISE, set_by=people["sol"].pk) for _ in range(count)
    )
    assert our_queries(logged_in("sol"), at("school_rules_desk")) == 4


def test_the_desk_leads_there(logged_in) -> None:
    desk = logged_in("sol").get(at("coordinator_desk")).content.decode()
    assert f'href="{at("school_rules_desk")}"' in desk
