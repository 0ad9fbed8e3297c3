"""The course home: the whole way, how far one has come, and one's own desks."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from flexid_xblock.access.models import Group

LoggedIn = Callable[..., Client]


def states(page: str) -> list[str]:
    """The state of each module on the page, in order."""
    return re.findall(r'class="flexid-module" data-state="([a-z]+)"', page)


@pytest.mark.usefixtures("without_year_two")
def test_all_thirteen_modules_stand_on_the_way_and_the_first_is_next(logged_in: LoggedIn) -> None:
    page = logged_in("ana").get("/").content.decode()
    assert states(page) == ["next", *["open"] * 6, *["coming"] * 6]


@pytest.mark.usefixtures("without_year_two")
def test_who_teaches_sees_what_is_open_and_nothing_that_is_next(logged_in: LoggedIn) -> None:
    assert states(logged_in("tor").get("/").content.decode()) == [*["open"] * 7, *["coming"] * 11]


def test_there_is_a_welcome_and_there_are_two_years(logged_in: LoggedIn) -> None:
    page = logged_in("ana").get("/").content.decode()
    headings = re.findall(r"<h2 id=\"year-\d\">(.+?)</h2>", page)
    assert headings == ["Welcome", "Year 1: the group", "Year 2: the person"]


def test_each_module_says_its_year_and_its_number_to_who_does_not_see_the_way(
    logged_in: LoggedIn,
) -> None:
    page = logged_in("ana").get("/").content.decode()
    found = re.findall(r"Year (\d), module (\d):", page)
    assert found == [(str(year), str(number)) for year in (1, 2) for number in range(1, 7)]


@pytest.mark.usefixtures("without_year_two")
def test_only_written_modules_can_be_opened(logged_in: LoggedIn) -> None:
    page = logged_in("ana").get("/").content.decode()
    assert re.findall(r'href="/module/([a-z-]+)/"', page) == [
        *("welcome", "who-am-i", "with-several-cultures", "bridge-builder"),
        *("moving", "prejudice-and-racism", "roles-and-expectations"),
    ]


def test_each_person_finds_her_own_desk(logged_in: LoggedIn) -> None:
    def desks(username: str) -> list[str]:
        page = logged_in(username).get("/").content.decode()
        return re.findall(r'href="/flexid/course-v1:FlexID\+School\+1/([a-z/]*)"', page)

    found = {name: desks(name) for name in ("ana", "tor", "cleo", "max")}
    assert found == {
        "ana": ["talk/", ""],
        "tor": ["desk/teacher/"],
        "cleo": ["desk/counsellor/"],
        "max": ["talk/"],
    }


def test_an_address_cannot_make_somebody_else_of_me(logged_in: LoggedIn) -> None:
    client = logged_in("ana")
    plain, claimed = (client.get(url).content.decode() for url in ("/", "/?student=bo"))
    assert ("Ana Lind" in claimed, "Bo Eng" in claimed) == (True, False)
    assert states(plain) == states(claimed)


def test_arabic_flips_the_page_and_titles_say_their_language(logged_in: LoggedIn) -> None:
    client = logged_in("ana")
    client.post("/language/", {"language": "ar", "next": "/"})
    page = client.get("/").content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert re.search(r'<h1[^>]*>\s*<bdi lang="ar" dir="rtl">Flex-ID: الهوية المرنة</bdi>', page)


def test_a_stranger_is_sent_to_the_log_in_page(client: Client) -> None:
    assert client.get("/")["Location"] == "/login/?next=/"


@pytest.mark.parametrize(("name", "year"), [("ana", 1), ("ana", 2), ("kim", 1), ("tor", 1)])
def test_the_leader_path_stands_there_for_whom_it_can_concern(
    logged_in: LoggedIn, name: str, year: int
) -> None:
    Group.objects.update(year=year)
    page = logged_in(name).get("/").content.decode()
    assert ("helping with a group" in page) == ((name, year) != ("ana", 1))
