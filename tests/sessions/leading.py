"""Leading in tests: a teacher takes the group on, and somebody looks at what is there."""

from flexid_xblock.domain.actors import Actor
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Meeting

CIRCLE, ROUND = "two-names", "opening-round"
POLL_STAGE, POLL = "try-pages", "help-button"
POLL_OPTIONS = ("found", "not-yet", "rather-not-say")
OPTIONS = ("tell-everyone", "keep-both", "one-adult-first", "own-idea")
STUDENTS = ("ana", "bo", "cai", "dina", "emre", "faduma")


def go(teacher: Actor, meeting: sessions.MeetingInfo, stage: str) -> sessions.StageNow:
    """Take the group to a stage from wherever it is."""
    now = Meeting.objects.values_list("stage", flat=True).get(pk=meeting.id)
    return sessions.go_to_stage(teacher, meeting.id, stage=stage, after=now)


def step(teacher: Actor, meeting: sessions.MeetingInfo, key: str) -> None:
    """Take the circle to a step from wherever it is."""
    circle = sessions.live(teacher, meeting.id).circle
    after = circle.step if circle else ""
    sessions.go_to_step(teacher, meeting.id, CIRCLE, step=key, after=after)


def look(who: Actor, meeting: sessions.MeetingInfo, *, as_screen: bool = False) -> sessions.Live:
    """The whole meeting as this person's page, or the screen, shows it."""
    return sessions.live(who, meeting.id, as_screen=as_screen)


def poll(
    who: Actor, meeting: sessions.MeetingInfo, seen: str = "", *, as_screen: bool = False
) -> sessions.Followed:
    """What this person's page, or the wall's, gets when it asks."""
    about = {"actor_in": lambda _: who, "seen": seen, "as_screen": as_screen}
    return sessions.follow(who, meeting.id, **about)
