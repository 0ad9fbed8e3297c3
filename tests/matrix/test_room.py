"""What the table does not say by its cells: a time, a number of people, a group on its own."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.sessions.models import BoardExport, Meeting, Vote
from tests.matrix.actions import get, put, put_card
from tests.matrix.asking import Ask, Heard, hear, undone
from tests.matrix.card_acts import react, report
from tests.matrix.cast import Thing
from tests.matrix.room_acts import choose_nickname, see_board, take_side, take_turn, vote
from tests.matrix.room_places import file_pages
from tests.matrix.world import Planted, at_host

pytestmark = pytest.mark.django_db
WRITES = (vote, take_side, take_turn, lambda thing, who: react(thing, who)[:1], put_card)


def heard(world: Planted, person: str, ask: Ask) -> Heard:
    """What one person of Ana's school hears."""
    with at_host("school", world.staff(everybody=False)):
        return hear(world.client("school", person), ask, world.people[person])


def leave(world: Planted, *names: str) -> None:
    for name in names:
        group = world.things["ana"].ids["group"]
        access.end_membership(group_id=group, user_id=world.people[name])


def to_write(thing: Thing, user_id: int) -> list[Ask]:
    return [ask for act in WRITES for ask in act(thing, user_id) if ask.happened]


@pytest.mark.parametrize("person", ["bo", "cai"])
def test_a_group_without_a_teacher_is_read_only(world: Planted, person: str) -> None:
    thing, who = world.things["ana"], world.people[person]
    with undone():
        leave(world, "tor", "per")
        (board,) = see_board(thing, who)
        seen = heard(world, person, board)
        answers = [heard(world, person, ask) for ask in to_write(thing, who)]
    assert (seen.status, '"why_not":"no_teacher"' in seen.body) == (200, True)
    assert {(one.status, "no_teacher" in one.body, one.happened) for one in answers} == {
        (403, True, False)
    }


@pytest.mark.parametrize("person", ["bo", "kim"])
def test_a_report_is_taken_when_there_is_no_teacher(world: Planted, person: str) -> None:
    thing = world.things["ana"]
    with undone():
        leave(world, "tor", "per")
        answer = heard(world, person, report(thing, world.people[person])[0])
    assert (answer.status, answer.happened) == (200, True)


@pytest.mark.parametrize(("person", "sees"), [("cai", False), ("kim", False), ("tor", True)])
def test_after_its_days_a_board_is_the_teachers_alone(
    world: Planted, person: str, sees: bool
) -> None:
    thing, gone = world.things["ana"], timezone.now() - timedelta(days=15)
    with undone():
        Meeting.objects.filter(pk=thing.ids["meeting"]).update(state="closed", closed_at=gone)
        answer = heard(world, person, see_board(thing, 0)[0])
    assert (answer.status, "kanari-ana-unnamed" in answer.body) == (200, sees)


@pytest.mark.parametrize(
    "columns", [{"approved_by": None, "approved_at": None}, {"approved_at": 0}]
)
@pytest.mark.parametrize("person", ["tor", "per"])
def test_one_alone_gets_no_file_and_two_only_for_a_while(
    world: Planted, person: str, columns: dict[str, Any]
) -> None:
    thing, long_ago = world.things["ana"], timezone.now() - timedelta(minutes=16)
    values = {name: long_ago if value == 0 else value for name, value in columns.items()}
    before = [heard(world, person, ask).status for ask in file_pages(thing, 0)]
    with undone():
        BoardExport.objects.filter(pk=thing.ids["export"]).update(**values)
        after = [heard(world, person, ask).status for ask in file_pages(thing, 0)]
    assert (before, after) == ([200, 404, 200, 404], [404] * 4)


@pytest.mark.parametrize("person", ["bo", "kim", "tor"])
def test_a_vote_is_noticed_by_nobody_else(world: Planted, person: str) -> None:
    board = see_board(world.things["ana"], 0)[0]
    with undone():
        before = heard(world, person, replace(board, headers={"X-Matrix-Moment": "before"}))
        Vote.objects.all().delete()
        after = heard(world, person, replace(board, headers={"X-Matrix-Moment": "after"}))
    tags = [dict(one.headers)["ETag"] for one in (before, after)]
    assert tags[0] == tags[1]


@pytest.mark.parametrize("person", ["bo", "kim", "eve", "cleo", "liv", "sol", "max"])
def test_a_guessed_tag_or_code_tells_nothing(world: Planted, person: str) -> None:
    thing, change = world.things["ana"], Meeting.objects.get(pk=world.things["ana"].ids["meeting"])
    me = world.people[person]
    (board,) = see_board(thing, 0)
    screen = replace(board, query={"as": "screen"})
    tag = f'"{change.change}.screen-{me}"'
    answers = [heard(world, person, replace(screen, headers={"If-None-Match": tag}))]
    if person not in ("bo", "kim"):
        answers.append(heard(world, person, get("meeting_by_code", code=thing.code)))
    assert {one.status for one in answers} == {404}


def test_a_name_that_somebody_has_is_nobodys_nickname(world: Planted) -> None:
    thing, who = world.things["ana"], world.people["bo"]
    (ask,) = choose_nickname(thing, who)
    answer = heard(world, "bo", replace(ask, body={**ask.body, "name": "Cai Moss"}))
    assert (answer.status, answer.happened) == (422, False)


@pytest.mark.parametrize("person", ["tor", "per"])
def test_a_conflict_gives_the_state_to_who_leads_and_nothing_else(
    world: Planted, person: str
) -> None:
    thing = world.things["ana"]
    wrong = {"stage": "closing-round", "after": "opening-round"}
    ask = put("stage", wrong, lambda _: False, meeting_id=thing.ids["meeting"])
    answer = heard(world, person, ask)
    assert (answer.status, "kanari" in answer.body) == (409, False)
