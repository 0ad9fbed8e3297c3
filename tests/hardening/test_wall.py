"""The wall of a meeting follows on when nobody touches a key, and keeps no desk open by that."""

from collections.abc import Callable

from django.test import Client

from tests.common import COURSE, meet

Open = Callable[..., Client]
TEACHER = f"/flexid/{COURSE}/desk/teacher/"


def test_the_wall_follows_on_while_the_desk_has_closed(logged_in: Open, actor, clock) -> None:
    meeting, tor = meet(actor("tor")), logged_in("tor")
    tor.get(f"{TEACHER}meetings/{meeting.id}/screen/")
    feed = f"/flexid/api/v1/meetings/{meeting.id}/live/"
    for minutes, codes in ((19, (200, 200)), (20, (200, 401)), (60, (200, 401))):
        clock.pass_minutes(minutes)
        assert (tor.get(feed + "?as=screen").status_code, tor.get(feed).status_code) == codes
    assert tor.put(f"/flexid/api/v1/meetings/{meeting.id}/", {"open": False}).status_code == 401
    assert tor.get(TEACHER).status_code == 302


def test_after_an_act_on_a_closed_desk_the_wall_ends_too(logged_in: Open, actor, clock) -> None:
    meeting, tor = meet(actor("tor")), logged_in("tor")
    tor.get(f"{TEACHER}meetings/{meeting.id}/screen/")
    clock.pass_minutes(21)
    assert tor.get(TEACHER).status_code == 302
    wall = tor.get(f"/flexid/api/v1/meetings/{meeting.id}/live/?as=screen")
    assert wall.status_code == 401
