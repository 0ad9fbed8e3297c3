"""The coordinator's short list: names, and never a reason, a text or a number of texts."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from flexid_xblock.access.api import choices
from flexid_xblock.access.models import Group, Membership, Wish
from flexid_xblock.access.years import start_of_school_year
from flexid_xblock.journal import api as journal
from tests.common import COURSE, send, write
from tests.desk.common import at, main_of, our_queries

NOBODY = "Nobody waits for you here."
EVERYBODY = "Every student has a reader."


@pytest.fixture
def close(actor, people):
    """``close("ana", "cleo")``: she closes her texts."""

    def act(student: str, *readers: str) -> None:
        for name in readers:
            choices.close_to(actor(student), people[name].pk, course_key=COURSE, closed=True)

    return act


def desk(logged_in) -> tuple[str, str]:
    """What Sol reads under each of her two headings about students."""
    text = main_of(logged_in("sol").get(at("coordinator_desk")))
    found = re.search(
        r"Asked for another counsellor(.*)Nobody reads what they write(.*)Who stands in", text
    )
    return found[1].strip(), found[2].strip()


def test_an_empty_list_says_so(logged_in, people) -> None:
    assert desk(logged_in) == (NOBODY, EVERYBODY)


def test_who_asked_and_who_has_nobody_are_there_by_name(logged_in, actor, close) -> None:
    choices.ask_for_another(actor("bo"), course_key=COURSE)
    close("ana", "cleo", "ida")
    close("cai", "ida")
    asked, without = desk(logged_in)
    assert (asked.startswith("Bo Eng "), without) == (True, "Ana Lind")
    choices.settle(actor("sol"), actor("bo").user_id, course_key=COURSE)
    assert desk(logged_in) == (NOBODY, "Ana Lind")


def test_a_group_of_last_year_that_nobody_closed_is_named(logged_in, people) -> None:
    summer = start_of_school_year(timezone.localtime())
    made = {"Fjord": 63, "Skog": 61, "Elv": 400}  # days before this school year began
    Group.objects.create(course_key=COURSE, name="Elv", year=2, closed_on=summer)
    for name, days in made.items():
        Group.objects.filter(name=name).update(created=summer - timedelta(days=days))
    said = main_of(logged_in("sol").get(at("coordinator_desk")))
    told = "Last year is not closed yet What these groups wrote is kept until you close their year."
    assert f"{told} Only then does the time run after which it is deleted. Fjord The end" in said
    Group.objects.filter(name="Fjord").update(closed_on=timezone.localdate())
    assert "Last year" not in main_of(logged_in("sol").get(at("coordinator_desk")))


def test_no_word_no_number_and_no_reader_is_told(logged_in, actor, close) -> None:
    sent = send(actor("ana"), write(actor("ana"), "kanari-ana"))
    journal.open_entry(actor("cleo"), sent.id, course_key=COURSE)
    close("ana", "cleo", "ida")
    page = logged_in("sol").get(at("coordinator_desk")).content.decode()
    told = [word for word in ("kanari", "Cleo", "Ida", "closed", str(sent.id)) if word in page]
    assert (told, main_of(logged_in("sol").get(at("coordinator_desk"))).count("Ana Lind")) == (
        [],
        1,
    )


@pytest.mark.parametrize("name", ["ana", "tor", "cleo", "ida", "liv", "kim", "max"])
def test_it_is_hers_alone(logged_in, name: str) -> None:
    assert logged_in(name).get(at("coordinator_desk")).status_code == 404


def test_the_course_home_leads_there(logged_in) -> None:
    home = {name: logged_in(name).get("/").content.decode() for name in ("sol", "ana")}
    address = at("coordinator_desk")
    assert {name: f'href="{address}"' in page for name, page in home.items()} == {
        "sol": True,
        "ana": False,
    }


@pytest.mark.parametrize("count", [3, 300])
def test_the_list_costs_the_same_however_long_it_is(logged_in, people, count: int) -> None:
    group = Membership.objects.filter(user_id=people["ana"].pk).get().group
    ids = range(50_000, 50_000 + count)
    Membership.objects.bulk_create(
        Membership(group=group, user_id=number, role="student") for number in ids
    )
    Wish.objects.bulk_create(Wish(course_key=COURSE, student_id=number) for number in ids[::3])
    client = logged_in("sol")
    client.get(at("coordinator_desk"))
    assert our_queries(client, at("coordinator_desk")) == 7
