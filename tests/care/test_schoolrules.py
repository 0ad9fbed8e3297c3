"""The school's own rules: set by a coordinator, at once, each mistake in a sentence, undone too."""

from datetime import date
from typing import Any

import pytest

from flexid_xblock.care import schoolrules as rules
from flexid_xblock.care.api import calendar, guardians, help_numbers, promise
from flexid_xblock.care.models import SchoolRule
from flexid_xblock.care.rulechecks import checked
from flexid_xblock.domain.errors import Conflict, Invalid, NotFound
from flexid_xblock.phrases import REFUSALS
from tests.common import COURSE

TODAY = date(2026, 11, 23)
HOURS = {"opens": "08:00", "closes": "15:30", "weekdays": [1, 2, 3, 4, 5], "holidays": []}
PROMISE = {"answer_days": 5, "help_hours": 6}
EVER = [{"first": "2026-01-01", "last": "2028-01-01"}]
ACUTE = {
    "key": "acute",
    "name": "",
    "number": "113",
    "hours": "",
    "country": "NO",
    "languages": "nb en",
    "checked": "2026-11-22",
    "when": "always",
    "from": "",
    "to": "",
}
NURSE = {**ACUTE, "key": "", "name": "School nurse", "number": "12 34 56 78", "hours": "8 to 15"}
MISTAKES: list[tuple[str, Any, str]] = [
    ("calendar", {**HOURS, "opens": "late"}, "rule_hours"),
    ("calendar", {**HOURS, "opens": "16:00"}, "rule_hours"),
    ("calendar", {**HOURS, "weekdays": []}, "rule_weekdays"),
    ("calendar", {**HOURS, "weekdays": [8]}, "rule_weekdays"),
    ("calendar", {**HOURS, "holidays": [{"first": "", "last": ""}]}, "rule_holiday_days"),
    (
        "calendar",
        {**HOURS, "holidays": [{"first": "2026-12-22", "last": "2026-12-21"}]},
        "rule_holiday_order",
    ),
    ("calendar", {**HOURS, "holidays": EVER}, "rule_never_open"),
    ("calendar", {"opens": "08:00"}, "bad_fields"),
    ("promise", {**PROMISE, "answer_days": 0}, "rule_answer_days"),
    ("promise", {**PROMISE, "answer_days": True}, "rule_answer_days"),
    ("promise", {**PROMISE, "help_hours": 41}, "rule_help_hours"),
    ("promise", [], "bad_fields"),
    ("numbers", [], "rule_number_first"),
    ("numbers", [NURSE, ACUTE], "rule_number_first"),
    ("numbers", [{**ACUTE, "number": "call us"}], "rule_number_digits"),
    ("numbers", [ACUTE, {**NURSE, "name": " "}], "rule_number_name"),
    ("numbers", [{**ACUTE, "country": "Norway"}], "rule_number_country"),
    ("numbers", [{**ACUTE, "languages": "Norsk"}], "rule_number_language"),
    ("numbers", [{**ACUTE, "when": "workdays"}], "rule_number_hours"),
    ("numbers", [{**ACUTE, "checked": ""}], "rule_number_checked"),
    ("numbers", [{**ACUTE, "checked": "2026-11-24"}], "rule_number_checked"),
    ("numbers", [{**ACUTE, "key": "unheard-of"}], "bad_fields"),
    ("guardians", [{"language": "en", "text": "x" * 601}], "rule_guardians_long"),
    ("guardians", [{"language": "English!", "text": "x"}], "bad_fields"),
]


@pytest.fixture
def set_by(actor):
    """``set_by("sol", "promise", form)``: on the page that shows the newest setting."""

    def act(name: str, rule: str, form: Any, **options: Any) -> rules.RuleView:
        newest = SchoolRule.objects.filter(rule=rule).order_by("-pk").first()
        options = {"after": newest.pk if newest else 0} | options
        return rules.set_rule(actor(name), rule, form, course_key=COURSE, **options)

    return act


@pytest.mark.parametrize(("rule", "form", "code"), MISTAKES)
def test_each_mistake_has_its_sentence(rule: str, form: Any, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked(rule, form, today=TODAY)
    assert (refused.value.code, code in REFUSALS) == (code, True)


def test_a_form_becomes_what_the_setting_would_be() -> None:
    holidays = [{"first": "2027-02-15", "last": "2027-02-19"}, *EVER[:0]]
    assert checked("calendar", {**HOURS, "holidays": holidays}, today=TODAY) == {
        "hours": ["08:00", "15:30"],
        "weekdays": [1, 2, 3, 4, 5],
        "holidays": [["2027-02-15", "2027-02-19"]],
    }
    nurse = {**NURSE, "when": "workdays", "from": "08:00", "to": "15:00", "languages": ""}
    hours = {"weekdays": [1, 2, 3, 4, 5], "from": "08:00", "to": "15:00"}
    assert checked("numbers", [ACUTE, nurse], today=TODAY)[1] == {
        "number": "12 34 56 78",
        "name": "School nurse",
        "hours": "8 to 15",
        "country": "NO",
        "languages": [],
        "checked": "2026-11-22",
        "open": [hours],
    }


def test_what_she_sets_holds_at_once_and_everywhere(set_by, actor) -> None:
    set_by("sol", "promise", PROMISE)
    set_by("sol", "calendar", {**HOURS, "weekdays": [6]})
    set_by("sol", "numbers", [ACUTE, {**NURSE, "checked": "2026-11-20"}])
    set_by("sol", "guardians", [{"language": "en", "text": " Ask us. "}])
    found = (promise.answer_days(), promise.help_hours(), calendar.school_calendar().weekdays)
    assert found == (5, 6, {6})
    assert [one.number for one in help_numbers()] == ["113", "12 34 56 78"]
    assert guardians.texts() == {"en": "Ask us."}


def test_the_zone_stays_the_operators(set_by, settings) -> None:
    settings.FLEXID_SCHOOL_CALENDAR = {
        **settings.FLEXID_SCHOOL_CALENDAR,
        "time_zone": "Pacific/Auckland",
    }
    set_by("sol", "calendar", HOURS)
    assert calendar.school_calendar().zone.key == "Pacific/Auckland"


def test_given_back_the_operators_setting_holds_and_all_is_kept(set_by, settings, actor) -> None:
    set_by("sol", "promise", PROMISE)
    view = set_by("sol", "promise", None)
    assert (promise.answer_days(), view.is_own) == (settings.FLEXID_ANSWER_DAYS, False)
    told = [(one.rule, one.is_own) for one in rules.history(actor("sol"), COURSE)]
    assert told == [("promise", False), ("promise", True)]


def test_it_is_told_what_holds_and_who_set_it(set_by, actor, people) -> None:
    set_by("sol", "promise", PROMISE)
    found = rules.standing(actor("sol"), COURSE)
    assert (found["promise"].value, found["promise"].set_by) == (PROMISE, people["sol"].pk)
    assert {one.rule for one in found.values() if not one.is_own} == set(rules.RULES) - {"promise"}


@pytest.mark.parametrize("name", ["ana", "tor", "cleo", "liv", "kim", "max"])
def test_nobody_else_sets_or_sees_them(set_by, actor, name: str) -> None:
    for act in (
        lambda: set_by(name, "promise", PROMISE),
        lambda: rules.standing(actor(name), COURSE),
        lambda: rules.history(actor(name), COURSE),
    ):
        with pytest.raises(NotFound):
            act()
    assert SchoolRule.objects.count() == 0


def test_a_coordinator_of_another_course_is_nobody_here(actor) -> None:
    with pytest.raises(NotFound):
        rules.set_rule(actor("sol"), "promise", PROMISE, course_key="course-v1:Other+1+1", after=0)


def test_two_pages_do_not_undo_each_other_unseen(set_by) -> None:
    set_by("sol", "promise", PROMISE)
    with pytest.raises(Conflict) as refused:
        set_by("sol", "promise", {**PROMISE, "answer_days": 2}, after=0)
    assert (refused.value.code, promise.answer_days()) == ("rule_changed", 5)


def test_to_set_the_same_again_changes_nothing(set_by) -> None:
    numbers = {set_by("sol", "promise", PROMISE, after=0).number for _ in range(2)}
    assert (len(numbers), SchoolRule.objects.count()) == (1, 1)
