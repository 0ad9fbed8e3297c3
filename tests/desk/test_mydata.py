"""My data: one calm page; a note that something is wrong goes the way of "I want to talk"."""

from uuid import uuid4

import pytest
from django.utils import timezone

from flexid_xblock.audit.models import ReadRow
from flexid_xblock.care.api import requests
from flexid_xblock.privacy import api as privacy
from tests.care.asking import MONDAY, answer
from tests.common import COURSE, write
from tests.desk.common import at, main_of, our_queries
from tests.desk.full_book import fill

WRONG = "kanari: it was not me who said that"
LABEL = "Something about me is wrong"


@pytest.fixture(autouse=True)
def _on_monday(people, monkeypatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: MONDAY)


@pytest.fixture
def noted(actor):
    """Ana has told Tor that something is wrong."""
    note = {"course_key": COURSE, "urgency": "week", "words": WRONG, "topic": "correction"}
    to = actor("tor").user_id
    return requests.ask(actor("ana"), uuid4(), to=to, **note).about.id


def page(logged_in, who: str, name: str = "my_data", **ids) -> str:
    return main_of(logged_in(who).get(at(name, **ids)))


def test_it_says_how_to_take_all_along_what_goes_and_what_stays(logged_in, actor) -> None:
    write(actor("ana"), "kanari")
    text = page(logged_in, "ana")
    for says in ("Prepare my download", "works once, for 15 minutes", "What goes", "What stays"):
        assert text.count(says) == 1
    assert "kanari" not in text
    assert "There is nothing of yours here to delete." in page(logged_in, "bo")


@pytest.mark.parametrize("name", ["tor", "cleo", "sol", "liv"])
def test_an_adult_has_the_file_and_one_sentence_about_leaving(logged_in, name: str) -> None:
    text = page(logged_in, name)
    assert ("Prepare my download" in text, LABEL in text, "What goes" in text) == (
        True,
        False,
        False,
    )
    assert "What is yours goes when the school closes your account." in text


def test_after_deleting_she_reads_until_when_she_can_bring_it_back(logged_in, actor) -> None:
    write(actor("ana"), "kanari")
    gone = privacy.delete_everything(actor("ana"), uuid4(), course_key=COURSE)
    text = page(logged_in, "ana")
    assert "You can bring your texts and what you made back until 4 April 2040." in text
    assert ("Bring everything back" in text, "Yes, delete everything" in text) == (True, False)
    privacy.bring_back(actor("ana"), gone.id)
    assert "Bring everything back" not in page(logged_in, "ana")


def test_a_note_goes_to_the_adult_she_chose_and_comes_back_answered(
    logged_in, actor, noted
) -> None:
    assert page(logged_in, "ana").count("Not opened yet. Can open it: Tor Vik") == 1
    desk = page(logged_in, "tor", "teacher_desk")
    assert (LABEL in desk, "kanari" in desk) == (True, False)
    opened = page(logged_in, "tor", "request_desk", request_id=noted)
    assert [one in opened for one in (WRONG, "What have you put right")] == [True, True]
    assert "Opened, not answered yet: Tor Vik" in page(logged_in, "ana")
    answer(actor("tor"), noted, text="I have changed it.")
    assert "I have changed it." in page(logged_in, "ana")
    assert ReadRow.objects.get().object_ref == str(noted)


def test_nobody_else_finds_the_note(logged_in, noted) -> None:
    for who in ("cleo", "per", "una", "sol"):
        address = at("request_desk", request_id=noted)
        assert logged_in(who).get(address).status_code == 404


def test_it_stands_beside_what_else_she_asked_and_in_her_file(logged_in, api, noted) -> None:
    assert page(logged_in, "ana", "talk").count(LABEL) == 1
    file = api("ana").take_away()
    assert (WRONG in file, '"topic":"correction"' in file) == (True, True)


def test_without_an_adult_it_says_so(logged_in, people) -> None:
    assert "No adult at school is chosen for you yet" in page(logged_in, "max")


@pytest.mark.parametrize("count", [3, 300])
def test_it_costs_the_same_however_much_she_wrote(logged_in, actor, count: int) -> None:
    fill(actor("ana").user_id, count, readers=(actor("cleo").user_id,))
    client = logged_in("ana")
    client.get(at("my_data"))
    assert our_queries(client, at("my_data")) == 9


def test_help_leads_to_it_from_a_students_page(logged_in) -> None:
    html = logged_in("ana").get(at("student_page")).content.decode()
    assert html.count(f'href="{at("my_data")}"') == 2
