"""What teachers follow of their own group: yes or no, one gathering at a time."""

import re

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.journal import api as journal
from flexid_xblock.progress import api as progress
from flexid_xblock.sessions.models import Meeting
from tests.common import COURSE, MEETING, meet, write
from tests.desk.common import at, main_of, our_queries
from tests.progress.closing import FIRST, SECOND, held
from tests.progress.counted import join
from tests.progress.test_api import PROMPTS

THERE = {"ana": "there", "bo": "away", "cai": "partly", "dina": "made_up"}


@pytest.fixture
def group(actor):
    """Fjord's id; it has met, and of Emre nobody noted anything."""
    marks = {f"_{actor(name).user_id}": state for name, state in THERE.items()}
    held(actor("tor"), FIRST, **marks)
    return access.groups_of(actor("tor"), COURSE, "teacher")[0].id


@pytest.fixture
def told(group):
    """The author lets teachers know."""
    source = content.source(MEETING)
    source["structure"]["teacher_knows_done"] = True
    Meeting.objects.filter(activity_key=MEETING).update(version=content.keep(source))


def rows(logged_in, group) -> dict[str, list[str]]:
    """Each student on Tor's page with her cells."""
    page = logged_in("tor").get(at("group_progress", group_id=group)).content.decode()
    bare = lambda html: re.sub(r"<[^>]+>", "", html).strip()  # noqa: E731
    table = re.search(r"<tbody>(.*?)</tbody>", page, re.DOTALL)[1]
    found = re.findall(r"<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>", table, re.DOTALL)
    cells = {bare(name): re.findall(r"<td>(.*?)</td>", rest) for name, rest in found}
    return {name: [bare(cell) for cell in row] for name, row in cells.items()}


def test_each_is_there_or_was_not_and_no_reason_stands_there(logged_in, group) -> None:
    assert rows(logged_in, group) == {
        "Ana Lind": ["yes"],
        "Bo Eng": ["no"],
        "Cai Moss": ["yes"],
        "Dina Noor": ["yes"],
        "Emre Tun": ["not noted"],
        "Faduma Wais": ["not noted"],
    }


def test_the_journal_stands_there_where_its_author_lets_it(actor, logged_in, group, told) -> None:
    for prompt in PROMPTS:
        entry = write(actor("bo"), "kanari", prompt=prompt)
        journal.decide(actor("bo"), entry.id, journal.Decision("pass"), based_on=entry.revision)
    write(actor("ana"), "kanari")
    found = rows(logged_in, group)
    assert (found["Ana Lind"], found["Bo Eng"]) == (["yes", "not yet"], ["no", "yes"])


def test_what_is_only_planned_is_not_there(actor, logged_in, group) -> None:
    held(actor("tor"), SECOND)
    Meeting.objects.filter(activity_key=SECOND).update(state="planned")
    found = progress.group_progress(actor("per"), group, COURSE)
    assert [one.activity_key for one in found] == [FIRST]


@pytest.mark.parametrize("name", ["ana", "kim", "una", "cleo", "liv", "sol", "max"])
def test_it_is_the_groups_teachers_alone(actor, logged_in, group, name: str) -> None:
    with pytest.raises(NotFound):
        progress.group_progress(actor(name), group, COURSE)
    assert logged_in(name).get(at("group_progress", group_id=group)).status_code == 404


def test_through_anothers_eyes_and_in_another_course_there_is_nothing(actor, group) -> None:
    for who, course in ((actor("tor", seen_by="max"), COURSE), (actor("tor"), "course-v1:o+t+h")):
        with pytest.raises(NotFound):
            progress.group_progress(who, group, course)


def test_no_number_is_on_it(logged_in, group, told) -> None:
    said = main_of(logged_in("tor").get(at("group_progress", group_id=group)))
    assert re.findall(r"\d", said) == []


@pytest.mark.parametrize("count", [3, 300])
def test_it_costs_the_same_however_many_there_are(logged_in, group, told, count: int) -> None:
    join(group, range(50_000, 50_000 + count))
    client = logged_in("tor")
    client.get(at("group_progress", group_id=group))
    assert our_queries(client, at("group_progress", group_id=group)) == 9


def test_before_the_first_meeting_it_says_so(actor, logged_in) -> None:
    group = access.groups_of(actor("tor"), COURSE, "teacher")[0].id
    said = main_of(logged_in("tor").get(at("group_progress", group_id=group)))
    assert "The group has not met yet." in said
    meet(actor("tor"))
    assert progress.group_progress(actor("tor"), group, COURSE)[0].is_done == {}
