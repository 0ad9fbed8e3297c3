"""Done is done: no score, no comparison, and only by what is stored."""

from dataclasses import fields

import pytest

from flexid_xblock.domain.errors import NotFound
from flexid_xblock.journal import api as journal
from flexid_xblock.progress import api as progress
from flexid_xblock.sessions import api as sessions
from tests.activities.common import decide, make
from tests.common import COURSE, JOURNAL, MEETING, meet, send, write

PROMPTS = ("three-circles", "seen-first", "understood", "surprise")
MADE = ("who-am-i.circles", "who-am-i.at-home")
PLANNED = 7  # the prompts, what is made, and the meeting


def who_am_i(who, course_key: str = COURSE) -> tuple[str, int, int]:
    """How far this person is in *Who am I*."""
    found = {one.key: one for one in progress.overview(who, course_key)}["who-am-i"]
    return found.state, found.done, found.planned


def finish(who, prompt: str, decision: str) -> None:
    """Write to one prompt and press one button."""
    entry = write(who, "text", prompt=prompt)
    if decision == "send":
        send(who, entry)
    else:
        journal.decide(who, entry.id, journal.Decision(decision), based_on=entry.revision)


@pytest.mark.usefixtures("without_year_two")
def test_every_module_has_its_place_and_what_is_not_written_is_coming(actor) -> None:
    found = progress.overview(actor("ana"), COURSE)
    assert [one.key for one in found][:3] == ["welcome", "who-am-i", "with-several-cultures"]
    assert [one.state for one in found] == ["open"] * 7 + ["coming"] * 11


def test_progress_knows_no_score_and_no_other_person() -> None:
    assert [one.name for one in fields(progress.ModuleProgress)] == [
        *("key", "year", "state", "done", "planned", "took_part")
    ]


def test_a_draft_begins_and_finishes_nothing(actor) -> None:
    write(actor("ana"), "text")
    assert who_am_i(actor("ana")) == ("begun", 0, PLANNED)


@pytest.mark.parametrize("decision", ["send", "keep", "pass"])
def test_each_way_of_finishing_counts_the_same(actor, decision: str) -> None:
    finish(actor("ana"), "understood", decision)
    assert who_am_i(actor("ana")) == ("begun", 1, PLANNED)


def test_taking_a_text_back_does_not_undo_it(actor) -> None:
    sent = send(actor("ana"), write(actor("ana"), "text"))
    journal.decide(actor("ana"), sent.id, journal.Decision.WITHDRAW, based_on=sent.revision)
    assert who_am_i(actor("ana")) == ("begun", 1, PLANNED)


def test_a_module_is_done_with_its_prompts_its_activities_and_its_meeting(actor) -> None:
    for prompt in PROMPTS:
        finish(actor("ana"), prompt, "keep")
    for activity_key in MADE:
        decide(actor("ana"), make(actor("ana"), {}, activity_key), "pass")
    before = who_am_i(actor("ana"))
    sessions.attend(actor("ana"), meet(actor("tor")).id)
    assert (before, who_am_i(actor("ana"))) == (("begun", 6, PLANNED), ("done", 7, PLANNED))


def test_what_is_made_begins_and_finishes_a_module(actor) -> None:
    made = make(actor("ana"))
    begun = who_am_i(actor("ana"))
    decide(actor("ana"), made, "keep")
    assert (begun, who_am_i(actor("ana"))) == (("begun", 0, PLANNED), ("begun", 1, PLANNED))


@pytest.mark.parametrize("decision", ["keep", "pass"])
def test_an_activity_is_done_when_she_says_so(actor, decision: str) -> None:
    made = make(actor("ana"))
    before = progress.is_done(actor("ana"), COURSE, made.activity_key)
    decide(actor("ana"), made, decision)
    assert (before, progress.is_done(actor("ana"), COURSE, made.activity_key)) == (False, True)


def test_what_others_did_is_not_hers(actor) -> None:
    finish(actor("bo"), "understood", "keep")
    sessions.attend(actor("bo"), meet(actor("tor")).id)
    assert who_am_i(actor("ana")) == ("open", 0, PLANNED)


def test_what_she_did_in_another_course_is_not_this_one(actor) -> None:
    finish(actor("ana"), "understood", "keep")
    assert who_am_i(actor("ana"), "course-v1:Other+1+1") == ("open", 0, PLANNED)


def test_nobody_sees_her_way_through_her_eyes(actor) -> None:
    finish(actor("ana"), "understood", "keep")
    assert who_am_i(actor("ana", seen_by="max")) == ("open", 0, PLANNED)


def test_a_journal_is_done_with_its_last_prompt(actor) -> None:
    done = []
    for prompt in PROMPTS:
        finish(actor("ana"), prompt, "pass")
        done.append(progress.is_done(actor("ana"), COURSE, JOURNAL))
    assert done == [False, False, False, True]


def test_a_meeting_is_done_when_one_was_there(actor) -> None:
    meeting = meet(actor("tor"))
    before = progress.is_done(actor("ana"), COURSE, MEETING)
    sessions.attend(actor("ana"), meeting.id)
    assert (before, progress.is_done(actor("ana"), COURSE, MEETING)) == (False, True)


def test_an_opening_page_is_done_when_it_is_opened(actor) -> None:
    assert progress.is_done(actor("ana"), COURSE, "who-am-i.opening") is True


def test_what_the_course_does_not_have_is_not_found(actor) -> None:
    with pytest.raises(NotFound) as refusal:
        progress.is_done(actor("ana"), COURSE, "nowhere.journal")
    assert refusal.value.code == "unknown_activity"


def test_the_whole_course_costs_four_queries(actor, django_assert_num_queries) -> None:
    for prompt in PROMPTS:
        finish(actor("ana"), prompt, "keep")
    with django_assert_num_queries(4):
        progress.overview(actor("ana"), COURSE)
