"""The coordinator's pages of groups: what there is, what is advised, and what waits."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from flexid_xblock.access.api import proposals, setting_up
from flexid_xblock.access.models import CounsellorAssignment, Group, Membership, Proposal
from tests.access.proposing import change
from tests.common import COURSE
from tests.desk.common import at, main_of, our_queries

ONE_PERSON = "In this school one person alone may change who reads: no second person is asked."


@pytest.fixture
def groups(people) -> dict[str, dict]:
    """The address of each group's page."""
    return {one.name: {"group_id": one.pk} for one in Group.objects.all()}


@pytest.fixture
def asked(actor, people) -> Proposal:
    """Sol asks that Dov follows Ana up."""
    what = change([people["ana"].pk], people["dov"].pk)
    found = proposals.propose(actor("sol"), COURSE, "counsellor", what)
    return Proposal.objects.get(pk=found.id)


def test_each_group_says_what_there_is_and_what_is_advised(logged_in, groups) -> None:
    CounsellorAssignment.objects.filter(student_id__in=_students("Fjord")[:2]).delete()
    Group.objects.create(course_key=COURSE, name="Elv", year=2, closed_on=timezone.localdate())
    said = main_of(logged_in("sol").get(at("setup_groups")))
    fjord = "Fjord Year 1 · 6 students · 2 teachers ⚠ 2 students have no counsellor. "
    skog = "Skog Year 1 · 1 student · 1 teacher ⚠ 6 to 12 students are advised. "
    skog += "⚠ Two teachers are advised. "
    elv = "Elv Year 2 · 0 students · 0 teachers · The year is closed"
    assert f"{fjord}{skog}{elv} A new group" in said


def test_a_group_of_the_leader_course_is_made_and_called_so(logged_in, actor, people) -> None:
    setting_up.save_group(actor("sol"), uuid4(), course_key=COURSE, name="Ugle", year=3)
    said = main_of(logged_in("sol").get(at("setup_groups")))
    assert "Ugle Leader course · 0 students" in said
    assert "Which year of the course? Year 1 Year 2 Leader course Make the group" in said


def test_wherever_a_group_is_named_the_page_asks_for_a_name_that_tells_nothing(
    logged_in, groups
) -> None:
    pages = (at("setup_groups"), at("setup_people", **groups["Fjord"]))
    hint = "Its name Students and teachers see this name. Choose one that says nothing about who"
    assert [hint in main_of(logged_in("sol").get(page)) for page in pages] == [True, True]


def test_a_groups_page_names_everybody_and_who_follows_them_up(logged_in, groups) -> None:
    said = main_of(logged_in("sol").get(at("setup_people", **groups["Fjord"])))
    assert "Ana Lind Counsellor: Cleo Berg Deputy counsellor: Ida Holm" in said
    assert "Teachers Tor Vik Leaves the group Per Dahl Leaves the group Helper leaders Kim" in said
    assert "Cleo Berg 6 students End it for the whole group Ida Holm 6 students" in said


def test_what_holds_later_and_not_for_ever_has_its_days(logged_in, groups, people) -> None:
    first, last = timezone.now() + timedelta(days=2), timezone.now() + timedelta(days=9)
    rows = CounsellorAssignment.objects.filter(student_id=people["ana"].pk, is_deputy=True)
    rows.update(since=first, until=last)
    said = main_of(logged_in("sol").get(at("setup_people", **groups["Fjord"])))
    days = [f"{timezone.localtime(one):%-d %B %Y}" for one in (first, last)]
    assert f"Ida Holm , from {days[0]}, until {days[1]}" in said


def test_what_waits_is_on_the_page_of_the_group_and_of_the_student(
    logged_in, groups, people, asked
) -> None:
    line = "Waits for a second person Dov Stein becomes counsellor of Ana Lind ."
    sol = logged_in("sol")
    pages = [
        at("setup_people", **groups["Fjord"]),
        at("setup_people", **groups["Skog"]),
        *(
            at("setup_student", **groups["Fjord"], student_id=people[name].pk)
            for name in ("ana", "bo")
        ),
    ]
    assert [line in main_of(sol.get(page)) for page in pages] == [True, False, True, False]


def test_before_a_move_the_page_says_what_happens(logged_in, groups, people) -> None:
    page = at("setup_student", **groups["Fjord"], student_id=people["bo"].pk)
    said = main_of(logged_in("sol").get(page))
    told = (
        "stay there, with the student's name on them. What the student wrote in the journal goes"
        " along. Nobody new can read it. The counsellor stays, unless you change that too. Meetings"
        " the student has attended still count. To which group? Skog (Year 1)"
    )
    assert told in said


def test_a_student_of_another_group_is_not_there(logged_in, groups, people) -> None:
    page = at("setup_student", **groups["Skog"], student_id=people["bo"].pk)
    assert logged_in("sol").get(page).status_code == 404


def test_the_asker_takes_back_and_another_decides(logged_in, asked) -> None:
    asker, other = (main_of(logged_in(name).get(at("approvals"))) for name in ("sol", "max"))
    assert ("Take it back" in asker, "Agree" in asker) == (True, False)
    assert ("Take it back" in other, "Agree Refuse" in other) == (False, True)
    assert "Dov Stein becomes counsellor of Ana Lind . Sol Haug asked on" in other


@pytest.mark.parametrize(
    ("act", "name", "told"),
    [
        (proposals.approve, "max", "Done. Max Ruud"),
        (proposals.refuse, "max", "Refused. Max Ruud"),
        (proposals.withdraw, "sol", "Taken back by who asked. Sol Haug"),
    ],
)
def test_what_became_of_it_is_told(logged_in, actor, asked, act, name, told) -> None:
    act(actor(name), asked.pk, course_key=COURSE)
    said = main_of(logged_in("sol").get(at("approvals")))
    assert f"Decided lately Dov Stein becomes counsellor of Ana Lind . {told}" in said


def test_in_a_one_person_office_every_page_says_so(logged_in, groups, people, settings) -> None:
    settings.FLEXID_SECOND_PERSON = False
    pages = (
        at("setup_groups"),
        at("setup_people", **groups["Fjord"]),
        at("setup_student", **groups["Fjord"], student_id=people["bo"].pk),
        at("approvals"),
    )
    assert [ONE_PERSON in main_of(logged_in("sol").get(page)) for page in pages] == [True] * 4


def test_the_coordinators_desk_leads_there_and_an_administrator_comes_by_the_entrance(
    logged_in, people
) -> None:
    page = logged_in("sol").get(at("coordinator_desk")).content.decode()
    assert [f'href="{at(name)}"' in page for name in ("setup_groups", "approvals")] == [True, True]
    assert logged_in("max").get(at("desk")).headers["Location"] == at("setup_groups")


@pytest.mark.parametrize("count", [3, 300])
def test_every_page_costs_the_same_however_many_there_are(
    logged_in, people, groups, actor, count: int
) -> None:
    _plant(people, count)
    client = logged_in("sol")
    pages = {
        "groups": at("setup_groups"),
        "group": at("setup_people", **groups["Fjord"]),
        "student": at("setup_student", **groups["Fjord"], student_id=people["ana"].pk),
        "approvals": at("approvals"),
    }
    client.get(pages["groups"])
    found = {name: our_queries(client, page) for name, page in pages.items()}
    assert found == {"groups": 6, "group": 6, "student": 6, "approvals": 4}


def _plant(people, count: int) -> None:
    """As many students in as many groups and as many askings."""
    made = [Group(course_key=COURSE, name=f"G{one}", year=1) for one in range(count // 3)]
    fjord = Group.objects.get(name="Fjord")
    every = [fjord, *Group.objects.bulk_create(made)]
    ids = range(50_000, 50_000 + count)
    Membership.objects.bulk_create(
        Membership(group=every[one % len(every)], user_id=one, role="student") for one in ids
    )
    here = {"course_key": COURSE, "counsellor_id": people["dov"].pk}
    CounsellorAssignment.objects.bulk_create(
        CounsellorAssignment(student_id=one, **here) for one in ids
    )
    about = {"course_key": COURSE, "kind": "counsellor", "asked_by": people["sol"].pk}
    Proposal.objects.bulk_create(
        Proposal(what=change([one], people["dov"].pk), asked_as="coordinator", **about)
        for one in ids
    )


def _students(name: str) -> list[int]:
    rows = Membership.objects.filter(group__name=name, role="student").order_by("pk")
    return list(rows.values_list("user_id", flat=True))


def test_a_name_in_a_sentence_is_shown_as_it_is(logged_in, actor, people) -> None:
    group = Group.objects.get(name="Fjord")
    Group.objects.filter(pk=group.pk).update(name="<b>A & B</b>")
    students = _students("<b>A & B</b>")
    what = change(students, people["dov"].pk, group_id=str(group.pk))
    proposals.propose(actor("sol"), COURSE, "counsellor", what)
    page = logged_in("max").get(at("approvals")).content.decode()
    assert "<bdi>&lt;b&gt;A &amp; B&lt;/b&gt;</bdi> (<bdi>6</bdi> students)." in page
