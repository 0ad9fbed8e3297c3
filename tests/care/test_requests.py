"""Asking for help: sent, seen, answered; to whom she chose, and never to anybody else."""

from uuid import uuid4

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.audit.models import ReadRow
from flexid_xblock.care.api import requests
from flexid_xblock.care.asked import seal_text
from flexid_xblock.care.models import HelpRequest
from flexid_xblock.domain.errors import Conflict, Invalid, NotFound
from tests.care.asking import MONDAY, WORDS, answer, ask, listed, mine, open_as
from tests.common import COURSE
from tests.journal.common import read_rows, refusal

EVERYBODY = ("bo", "cleo", "ida", "dov", "tor", "per", "una", "liv", "sol", "kim", "max")
pytestmark = pytest.mark.django_db


def who(actor, found) -> list[str]:
    """Everybody of the course for whom something holds."""
    return [name for name in EVERYBODY if found(actor(name))]


def opens(actor, request_id) -> list[str]:
    """Who can open a request now; it is left as unseen as it was."""
    found = []
    for name in EVERYBODY:
        try:
            open_as(actor(name), request_id)
        except NotFound:
            continue
        found.append(name)
        HelpRequest.objects.filter(pk=request_id).update(seen_at=None, seen_by=None)
    return found


@pytest.mark.parametrize(
    ("to", "hear"),
    [("cleo", ["cleo"]), ("ida", ["ida"]), ("tor", ["tor"]), (None, ["cleo"])],
)
def test_it_goes_to_whom_she_chose(clock, actor, to: str | None, hear: list[str]) -> None:
    asked = ask(actor("ana"), actor(to) if to else None)
    assert who(actor, lambda one: asked in listed(one)) == hear
    assert opens(actor, asked) == hear


@pytest.mark.parametrize("to", ["dov", "una", "liv", "sol", "kim", "bo", "max", "ana"])
def test_whom_she_cannot_choose_never_gets_it(clock, actor, to: str) -> None:
    said = refusal(lambda: ask(actor("ana"), actor(to)))
    assert (said[0], said[1]) == (Invalid, "person_gone")
    assert HelpRequest.objects.count() == 0


def test_sent_seen_answered(clock, actor) -> None:
    asked = ask(actor("ana"), actor("cleo"))
    states = [mine(actor("ana")).state]
    opened = open_as(actor("cleo"), asked)
    states.append(mine(actor("ana")).state)
    answer(actor("cleo"), asked)
    own = mine(actor("ana"))
    assert [*states, own.state] == ["sent", "seen", "answered"]
    assert (opened.words, own.words, own.answer) == (WORDS, WORDS, "Come at noon.")
    assert (own.seen_by, own.answered_by) == (actor("cleo").user_id,) * 2
    assert (listed(actor("cleo")), listed(actor("ida"))) == ([], [])


def test_the_opening_is_logged_before_a_word_is_read(clock, actor) -> None:
    asked = ask(actor("ana"), actor("tor"), words="")
    assert listed(actor("tor")) == [asked]
    assert read_rows() == 0
    assert open_as(actor("tor"), asked).words == ""
    row = ReadRow.objects.get()
    assert (row.actor_id, row.role, row.object_kind, row.object_ref, row.purpose) == (
        actor("tor").user_id,
        "teacher",
        "help_request",
        str(asked),
        "help_request",
    )


def test_unseen_after_four_school_hours_the_deputies_have_it_too(clock, actor) -> None:
    asked = ask(actor("ana"), actor("tor"))
    clock.forward(hours=3, minutes=59)
    assert who(actor, lambda one: asked in listed(one)) == ["tor"]
    clock.forward(minutes=1)
    assert who(actor, lambda one: asked in listed(one)) == ["ida", "tor"]
    assert opens(actor, asked) == ["ida", "tor"]


def test_what_was_opened_in_time_never_goes_to_a_deputy(clock, actor) -> None:
    asked = ask(actor("ana"), actor("cleo"))
    clock.forward(hours=3)
    open_as(actor("cleo"), asked)
    clock.forward(days=30)
    assert (listed(actor("ida")), listed(actor("cleo"))) == ([], [asked])
    with pytest.raises(NotFound):
        open_as(actor("ida"), asked)


def test_what_a_deputy_opened_stays_open_to_her(clock, actor) -> None:
    asked = ask(actor("ana"), actor("cleo"))
    clock.forward(days=1)
    open_as(actor("ida"), asked)
    open_as(actor("cleo"), asked)
    assert mine(actor("ana")).seen_by == actor("ida").user_id
    assert open_as(actor("ida"), asked).words == WORDS


@pytest.mark.parametrize("to", ["cleo", None])
def test_whom_she_closed_her_texts_to_never_gets_it(clock, actor, to: str | None) -> None:
    before = ask(actor("ana"), actor(to) if to else None)
    cleo = actor("cleo").user_id
    access.choices.close_to(actor("ana"), cleo, course_key=COURSE, closed=True)
    assert (listed(actor("cleo")), opens(actor, before)) == ([], [])
    with pytest.raises(Invalid, match="person_gone"):
        ask(actor("ana"), actor("cleo"))
    assert mine(actor("ana")).readers == ()
    clock.forward(hours=4)
    assert opens(actor, before) == ["ida"]


def test_without_a_counsellor_any_of_mine_is_the_deputy_at_once(clock, actor) -> None:
    end(actor, "ana", "cleo")
    asked = ask(actor("ana"))
    assert opens(actor, asked) == ["ida"]


def test_without_counsellor_and_deputy_there_are_her_teachers(clock, actor) -> None:
    end(actor, "ana", "cleo", "ida")
    hearers = requests.addressees(actor("ana"), COURSE)
    assert (hearers.all, hearers.together) == (
        (actor("tor").user_id, actor("per").user_id),
        (),
    )
    with pytest.raises(Invalid, match="person_gone"):
        ask(actor("ana"))
    assert opens(actor, ask(actor("ana"), actor("per"))) == ["per"]


def test_it_is_not_taken_where_nobody_would_see_it(clock, actor) -> None:
    end(actor, "eve", "dov")
    group = access.groups_of(actor("una"), COURSE, "teacher")[0].id
    access.end_membership(group_id=group, user_id=actor("una").user_id)
    with pytest.raises(Invalid, match="nobody_to_ask"):
        ask(actor("eve"))
    assert HelpRequest.objects.count() == 0


def test_a_masked_person_asks_opens_and_sees_nothing(clock, actor) -> None:
    asked = ask(actor("ana"), actor("cleo"))
    masked = actor("cleo", seen_by="max")
    assert listed(masked) == []
    for act in (
        lambda: ask(actor("ana", seen_by="max")),
        lambda: requests.own(actor("ana", seen_by="max"), COURSE),
        lambda: requests.addressees(actor("ana", seen_by="max"), COURSE),
        lambda: open_as(masked, asked),
        lambda: answer(masked, asked),
    ):
        assert refusal(act)[0] is NotFound


def test_the_same_request_again_is_the_same(clock, actor) -> None:
    same = uuid4()
    first, second = (ask(actor("ana"), actor("cleo"), request_id=same) for _ in range(2))
    assert (first, second, HelpRequest.objects.count()) == (same, same, 1)
    with pytest.raises(Conflict, match="sent_otherwise"):
        ask(actor("ana"), actor("cleo"), request_id=same, words="other")
    with pytest.raises(NotFound):
        ask(actor("bo"), actor("cleo"), request_id=same)


def test_an_answer_is_given_once(clock, actor) -> None:
    asked = ask(actor("ana"), actor("cleo"))
    for _ in range(2):
        answer(actor("cleo"), asked)
    with pytest.raises(Conflict, match="answered_already"):
        answer(actor("cleo"), asked, "Another one.")
    assert mine(actor("ana")).answer == "Come at noon."


def test_two_who_heard_it_answer_once(clock, actor) -> None:
    asked = ask(actor("ana"), actor("cleo"))
    clock.forward(days=1)
    answer(actor("ida"), asked)
    with pytest.raises(Conflict, match="answered_already"):
        answer(actor("cleo"), asked)
    assert mine(actor("ana")).answered_by == actor("ida").user_id


@pytest.mark.parametrize("text", ["", " \n "])
def test_an_empty_answer_is_none(clock, actor, text: str) -> None:
    asked = ask(actor("ana"), actor("cleo"))
    with pytest.raises(Invalid, match="empty_text"):
        answer(actor("cleo"), asked, text)


def test_the_soonest_come_first_then_the_oldest(clock, actor) -> None:
    asked = {}
    for name, urgency in (("ana", "week"), ("bo", "today"), ("cai", "now"), ("dina", "now")):
        asked[name] = ask(actor(name), actor("cleo"), urgency=urgency)
        clock.forward(minutes=1)
    assert listed(actor("cleo")) == [asked[name] for name in ("cai", "dina", "bo", "ana")]


def test_a_year_after_the_answer_it_is_forgotten(clock, actor) -> None:
    kept, gone = ask(actor("ana"), actor("cleo")), ask(actor("bo"), actor("cleo"))
    answer(actor("cleo"), gone)
    assert requests.forget(clock.forward(days=364, hours=23)) == 0
    assert requests.forget(clock.forward(hours=1)) == 1
    assert HelpRequest.objects.get().pk == kept


@pytest.mark.parametrize("count", [3, 300])
def test_lists_cost_the_same_at_any_length(
    clock, actor, django_assert_num_queries, count: int
) -> None:
    many(count, actor("ana"), actor("cleo"))
    with django_assert_num_queries(2):
        assert len(requests.for_reader(actor("cleo"), COURSE, limit=300)) == count
    with django_assert_num_queries(5):
        assert len(requests.own(actor("ana"), COURSE)) == count


def many(count: int, student, to) -> None:
    """Requests of one student, made at one go."""
    rows = [
        HelpRequest(
            course_key=COURSE,
            student_id=student.user_id,
            addressee_id=to.user_id,
            urgency="week",
            deputy_from=MONDAY,
        )
        for _ in range(count)
    ]
    for row in rows:
        row.words = seal_text(row, "words", WORDS)
    HelpRequest.objects.bulk_create(rows)


def end(actor, student: str, *counsellors: str) -> None:
    """The assignments of these to a student have ended."""
    for name in counsellors:
        ids = {"student_id": actor(student).user_id, "counsellor_id": actor(name).user_id}
        access.end_assignment(course_key=COURSE, **ids)
