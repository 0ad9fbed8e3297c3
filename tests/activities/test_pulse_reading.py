"""Who reads the pulse's numbers, when they change, and how the coordinator's desk says them."""

import re
from collections.abc import Callable

import pytest
from django.conf import settings

from flexid_xblock.activities import api as activities
from flexid_xblock.activities.models import PulseReport
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from tests.activities.pulses import PULSE, answer_for
from tests.common import COURSE
from tests.desk.common import at, main_of
from tests.journal.common import refusal

pytestmark = pytest.mark.django_db

Build = Callable[..., Actor]
OTHERS = ["ana", "eve", "kim", "tor", "una", "cleo", "ida", "dov", "liv", "max"]
HALVES = {"hope": {"yes": 12, "mostly": 11}}


def look(actor: Build, who: str = "sol") -> activities.PulseTable:
    """What somebody reads now."""
    return activities.pulse_totals(actor(who), COURSE, PULSE)


def test_the_coordinator_reads_the_numbers_of_the_whole_course(actor: Build) -> None:
    answer_for(23, HALVES)
    found = look(actor)
    assert (found.people, found.rows["hope"].numbers["yes"]) == (20, 12)


@pytest.mark.parametrize("name", OTHERS)
def test_nobody_else_does(actor: Build, name: str) -> None:
    answer_for(23, HALVES)
    not_there = (NotFound, "not_found", "{'code': 'not_found'}")
    assert refusal(lambda: look(actor, name)) == not_there
    assert refusal(lambda: activities.pulse_tables(actor(name), COURSE)) == not_there
    assert PulseReport.objects.count() == 0


def test_nobody_does_through_her_eyes(actor: Build) -> None:
    masked = actor("sol", seen_by="max")
    assert refusal(lambda: activities.pulse_totals(masked, COURSE, PULSE))[0] is NotFound


@pytest.mark.parametrize("key", ["who-am-i.circles", "gallery.pulse", "welcome.nothing"])
def test_what_is_no_pulse_of_the_course_is_not_there(actor: Build, key: str) -> None:
    with pytest.raises(NotFound):
        activities.pulse_totals(actor("sol"), COURSE, key)


def test_nine_people_are_nobody(actor: Build) -> None:
    answer_for(9, {"hope": {"yes": 5, "no": 4}})
    assert (look(actor).people, look(actor).rows) == (0, {})
    assert PulseReport.objects.count() == 0


def test_a_look_stays_as_it_was_until_ten_more_have_answered(actor: Build) -> None:
    answer_for(23, HALVES)
    first = look(actor)
    answer_for(32, {"hope": {"yes": 16, "mostly": 16}})
    assert (look(actor), look(actor, "sol")) == (first, first)
    answer_for(33, {"hope": {"yes": 17, "mostly": 16}})
    assert look(actor).rows["hope"].numbers["yes"] == 17


def test_ten_who_all_say_the_same_do_not_change_a_row(actor: Build) -> None:
    answer_for(23, HALVES)
    first = look(actor)
    answer_for(33, {"hope": {"yes": 22, "mostly": 11}, "words": {"yes": 11, "no": 10}})
    second = look(actor)
    assert (second.people, second.rows["hope"]) == (30, first.rows["hope"])
    assert second.rows["words"].numbers["no"] == 10


def test_who_takes_an_answer_back_changes_nothing_that_was_shown(actor: Build) -> None:
    answer_for(23, HALVES)
    first = look(actor)
    answer_for(12, {"hope": {"yes": 1, "mostly": 11}})
    assert look(actor) == first


def test_another_courses_numbers_are_its_own(actor: Build) -> None:
    answer_for(23, HALVES)
    other = "course-v1:O+T+H"
    assert refusal(lambda: activities.pulse_totals(actor("sol"), other, PULSE))[0] is NotFound


def section(client) -> str:
    """What Sol reads of the pulse."""
    return re.search(r"How it is in the course(.*)", main_of(client.get(at("programme_report"))))[1]


DASH = "– not shown"
ENDS = ("life.", "belong.", "am.")


def rows(client) -> list[tuple[str, list[str]]]:
    """Each statement on Sol's desk with its five cells."""
    page = client.get(at("programme_report")).content.decode()
    bare = lambda html: re.sub(r"<[^>]+>", " ", html).split()  # noqa: E731
    return [
        (
            " ".join(bare(head)),
            [" ".join(bare(cell)) for cell in re.findall(r"<td>(.*?)</td>", row)],
        )
        for head, row in re.findall(r"<tbody>(.*?</th></tr>)(.*?)</tbody>", page, re.DOTALL)
    ]


def test_the_desk_says_that_there_is_no_table_yet(logged_in, people) -> None:
    answer_for(9, {"hope": {"yes": 9}})
    said = section(logged_in("sol"))
    assert "Fewer than ten people have answered, so there is no table." in said
    assert "I look forward" not in said


def test_the_desk_says_numbers_and_words_and_no_small_number(logged_in, people) -> None:
    faces = {"yes": 12, "mostly": 11, "little": 3}
    answer_for(26, {"hope": faces, "words": {"no": 26}})
    client = logged_in("sol")
    assert {name: cells for name, cells in rows(client) if name.split()[-1] in ENDS} == {
        "I look forward to something in my life.": [DASH, "11", "nobody", DASH, "nobody"],
        "I have words for who I am.": [DASH, DASH, DASH, DASH, "most"],
        "There is a place where I belong.": [DASH] * 5,
        "I am proud of where I come from and of who I am.": [DASH] * 5,
    }
    assert "At least 20 people have answered." in section(client)


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_desk_asks_in_the_readers_language(logged_in, people, language: str) -> None:
    answer_for(23, HALVES)
    client = logged_in("sol")
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    page = client.get(at("programme_report")).content.decode()
    hope = {"en": "I look forward to something in my life.", "nb": "Det er noe i livet jeg gleder"}
    assert hope[language] in page
