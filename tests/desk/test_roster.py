"""The pages of a term's roster: where a file is brought, and what became of one."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from flexid_xblock.access import proposals
from flexid_xblock.access.models import Proposal
from flexid_xblock.access.rosters import api as rosters
from flexid_xblock.domain.cohorts import Cohort
from flexid_xblock.edge.school import HOST
from tests.access.rosters.files import a_file, ask, bring
from tests.common import COURSE

PAGE = f"/flexid/{COURSE}/desk/coordinator/roster/"


def lines(number: int) -> str:
    return a_file(*(f"new{one};New {one};student;Vidde;1;cleo" for one in range(number)))


@pytest.fixture
def sol(logged_in):
    client = logged_in("sol")
    client.get(PAGE)  # the first page of a session writes the session
    return client


def page(client, proposal_id: UUID | str = "") -> str:
    answer = client.get(f"{PAGE}{proposal_id}/" if proposal_id else PAGE)
    assert answer.status_code == 200
    return answer.content.decode()


def queries(client, proposal_id: UUID | str = "") -> int:
    """Of our own tables; session and user are the host's."""
    with CaptureQueriesContext(connection) as caught:
        page(client, proposal_id)
    return sum("flexid_xblock_" in one["sql"] for one in caught.captured_queries)


def test_what_waits_is_shown_by_group_with_names(sol, actor) -> None:
    asked = ask(actor("sol"), a_file("nora;Nora Berg;student;Vidde;1;cleo"))
    shown = page(sol, asked.id)
    assert "<bdi>Nora Berg</bdi> joins as a student" in shown
    assert ("Withdraw this" in shown, "Agree: do all" in shown) == (True, False)


def test_whoever_decides_has_two_buttons(logged_in, actor) -> None:
    asked = ask(actor("sol"), lines(1))
    shown = page(logged_in("max"), asked.id)
    assert ("Withdraw this" in shown, "Agree: do all of this now" in shown) == (False, True)


def test_what_is_done_is_told_in_numbers_and_can_be_taken_back(sol, actor) -> None:
    done = bring(actor("sol"), actor("max"), lines(2))
    shown = page(sol, done.id)
    assert ("2 new accounts" in shown, "New 0" in shown) == (True, False)
    assert ("Make the slips" in shown, "Take this roster back" in shown) == (True, True)
    rosters.undo(actor("sol"), done.id, course_key=COURSE)
    shown = page(sol, done.id)
    assert ("Make the slips" in shown, "Take this roster back" in shown) == (False, False)
    assert "1 new group, empty now" in shown


def test_what_cannot_be_done_any_more_says_why(sol, actor) -> None:
    asked = ask(actor("sol"), a_file("eve;;student;Vidde;1"))
    what = Proposal.objects.get(pk=asked.id).what
    what["rows"][0]["until"] = "2020-01-01"
    Proposal.objects.update(what=what)
    assert "This cannot be done any more" in page(sol, asked.id)


@pytest.mark.parametrize("number", [3, 60])
def test_a_roster_of_many_lines_costs_as_much_as_one_of_few(sol, actor, number: int) -> None:
    asked = ask(actor("sol"), lines(number))
    assert queries(sol, asked.id) == 6


@pytest.mark.parametrize("number", [1, 12])
def test_many_rosters_cost_as_much_as_one(sol, actor, number: int) -> None:
    for one in range(number):
        asked = ask(actor("sol"), a_file(f"new{one};New {one};student;Vidde;1"))
        proposals.withdraw(actor("sol"), asked.id, course_key=COURSE)
    assert queries(sol) == 3


def test_the_example_is_in_the_readers_language(logged_in, settings) -> None:
    client = logged_in("sol")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "nb"
    assert "flexid/examples/roster-nb.csv" in page(client)


def test_a_one_person_office_is_told_so(sol, settings) -> None:
    settings.FLEXID_SECOND_PERSON = False
    assert "no second person is asked" in page(sol)


@pytest.mark.parametrize(("found", "is_there"), [((), False), (None, True)])
def test_cohorts_have_their_place_only_where_there_are_some(
    sol, monkeypatch, found, is_there: bool
) -> None:
    some = (Cohort(id=1, name="Fjell", members=frozenset(), students=frozenset()),)
    monkeypatch.setattr(HOST, "cohorts", lambda course_key: some if is_there else found)
    assert ("Groups from the cohorts of this course" in page(sol)) is is_there


def test_the_examples_can_be_brought_as_they_are(actor, settings) -> None:
    for name in ("en", "nb", "ar"):
        path = settings.PACKAGE / "static" / "flexid" / "examples" / f"roster-{name}.csv"
        found = rosters.look(actor("sol"), COURSE, path.read_text("utf-8"), whole=False)
        days = [one for one in found.plan.faults if one.code != "day_over"]
        assert (days, len(found.rows), found.ignored) == ([], 7, ())
