"""A pulse is counted exactly while it is kept: once, and without whoever kept it."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flexid_xblock.activities import api as activities
from flexid_xblock.activities import personal
from flexid_xblock.activities.models import PulseCount, Response
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, FlexIdError
from tests.activities.common import change, decide, make
from tests.activities.pulses import HOPEFUL, PULSE, TIRED, cells, counted, keep, kept_now
from tests.common import COURSE

pytestmark = pytest.mark.django_db

Build = Callable[..., Actor]


def test_a_draft_is_not_counted_and_a_kept_one_is(actor: Build) -> None:
    made = make(actor("ana"), HOPEFUL, PULSE)
    assert counted() == {}
    decide(actor("ana"), made, "keep")
    keep(actor("bo"), TIRED)
    assert counted() == cells(HOPEFUL, TIRED)


def test_to_keep_twice_is_to_be_counted_once(actor: Build) -> None:
    kept = keep(actor("ana"))
    assert decide(actor("ana"), kept, "keep") == kept
    assert counted() == cells(HOPEFUL)


def test_nothing_chosen_is_one_person_without_a_face(actor: Build) -> None:
    keep(actor("ana"), {})
    assert counted() == {("", ""): 1}


@pytest.mark.parametrize("decision", ["pass", "delete"])
def test_who_leaves_it_is_counted_out_once(actor: Build, decision: str) -> None:
    kept = keep(actor("ana"))
    keep(actor("bo"))
    gone = decide(actor("ana"), kept, decision)
    assert decide(actor("ana"), gone, decision).state == gone.state
    assert counted() == cells(HOPEFUL)


def test_what_is_brought_back_is_counted_as_it_was(actor: Build) -> None:
    ana = actor("ana")
    kept = keep(ana)
    assert decide(ana, decide(ana, kept, "delete"), "restore") == kept
    assert counted() == cells(HOPEFUL)
    passed = decide(ana, kept, "pass")
    decide(ana, decide(ana, passed, "delete"), "restore")
    assert counted() == {}


def test_what_is_changed_is_not_counted_until_it_is_kept_again(actor: Build) -> None:
    ana = actor("ana")
    changed = change(ana, keep(ana), TIRED)
    assert (changed.state, counted()) == ("draft", {})
    assert (decide(ana, changed, "keep").state, counted()) == ("kept", cells(TIRED))


def test_the_same_sent_again_and_another_language_change_nothing(actor: Build) -> None:
    ana = actor("ana")
    kept = keep(ana)
    again = activities.ResponseChange(
        id=kept.id, based_on=kept.revision, response=HOPEFUL, language="ar"
    )
    assert activities.save(ana, again, None).state == "kept"
    assert change(ana, kept, HOPEFUL, based_on=0).state == "kept"
    assert counted() == cells(HOPEFUL)


def test_a_page_that_was_late_changes_nothing(actor: Build) -> None:
    ana = actor("ana")
    made = make(ana, HOPEFUL, PULSE)
    kept = decide(ana, change(ana, made, TIRED), "keep")
    for late in (lambda: change(ana, made, HOPEFUL), lambda: decide(ana, made, "delete")):
        with pytest.raises(Conflict):
            late()
    assert (activities.own_response(ana, kept.id), counted()) == (kept, cells(TIRED))


def test_another_kind_is_never_counted(actor: Build) -> None:
    changed = change(actor("ana"), decide(actor("ana"), make(actor("ana")), "keep"), {})
    assert (changed.state, counted()) == ("kept", {})


def test_an_erased_person_stays_counted_and_is_nobody(actor: Build) -> None:
    keep(actor("ana"))
    personal.erase(actor("ana").user_id)
    assert (Response.objects.count(), counted()) == (0, cells(HOPEFUL))
    names = {field.name for field in PulseCount._meta.get_fields()}
    assert names == {"id", "course_key", "activity_key", "statement", "face", "count"}


def test_what_is_purged_was_not_counted_any_more(actor: Build) -> None:
    gone = decide(actor("ana"), keep(actor("ana")), "delete")
    keep(actor("bo"))
    activities.purge(gone.deleted_until)
    assert (Response.objects.count(), counted()) == (1, cells(HOPEFUL))


def test_to_count_is_part_of_the_change_or_is_not_done(actor: Build, monkeypatch) -> None:
    made = make(actor("ana"), HOPEFUL, PULSE)
    monkeypatch.setattr("flexid_xblock.activities.pulses._make_sure", _fail)
    with pytest.raises(RuntimeError):
        decide(actor("ana"), made, "keep")
    assert (activities.own_response(actor("ana"), made.id).state, counted()) == ("draft", {})


def _fail(*_: Any) -> None:
    raise RuntimeError


def test_the_counts_are_the_courses_own(actor: Build) -> None:
    decide(actor("ana"), make(actor("ana"), HOPEFUL, PULSE, course_key="course-v1:O+T+H"), "keep")
    assert PulseCount.objects.filter(course_key=COURSE).count() == 0


def test_no_statement_names_her_while_she_is_counted(actor: Build) -> None:
    made = make(actor("ana"), HOPEFUL, PULSE)
    with CaptureQueriesContext(connection) as queries:
        decide(actor("ana"), made, "keep")
    asked = [one["sql"] for one in queries if "pulsecount" in one["sql"]]
    assert asked != []
    assert [sql for sql in asked if str(made.id) in sql or str(made.id.hex) in sql] == []


ACTS = st.tuples(
    st.sampled_from(["ana", "bo"]),
    st.sampled_from(["keep", "pass", "delete", "restore", "write", "rewrite", "late"]),
    st.sampled_from([HOPEFUL, TIRED, {}]),
)


def do(who: Actor, act: str, response: dict[str, Any]) -> None:
    """One press, whatever there is; what is refused is refused."""
    found = activities.response_to(who, COURSE, PULSE)
    with suppress(FlexIdError):
        if found is None:
            make(who, response, PULSE)
        elif act in {"write", "rewrite", "late"}:
            change(who, found, response, based_on=found.revision - (act == "late"))
        else:
            decide(who, found, act)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, max_size=12))
def test_whatever_is_pressed_the_counts_are_those_of_the_kept(people: dict, acts: Any) -> None:
    names = {
        name: Actor(user_id=people[name].pk, real_user_id=people[name].pk, enrolled=True)
        for name in ("ana", "bo")
    }
    with transaction.atomic():
        for name, act, response in acts:
            do(names[name], act, response)
            assert counted() == kept_now(*names.values())
        transaction.set_rollback(True)
