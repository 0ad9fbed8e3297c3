"""The live feed: what one person's page must learn of a meeting since it last asked."""

import re
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from django.utils import timezone

from flexid_xblock.access.api import People, require, roster
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.sessions import queries
from flexid_xblock.sessions.agreements import Covenant
from flexid_xblock.sessions.ballots import ballots_now
from flexid_xblock.sessions.board import Shelf
from flexid_xblock.sessions.cards import would_wait
from flexid_xblock.sessions.circle import circle_now
from flexid_xblock.sessions.finding import is_enrolled, why_not
from flexid_xblock.sessions.letters import Letters
from flexid_xblock.sessions.models import Meeting, Presence
from flexid_xblock.sessions.names import PauseNow
from flexid_xblock.sessions.records import Board, Followed, Live, Me
from flexid_xblock.sessions.rounds import may_hand_on, round_now
from flexid_xblock.sessions.stages import stage_now, unmixed
from flexid_xblock.sessions.viewer import Viewer

# What begins the mark of the screen, and ends that of a board put away; no digest is like it.
_SCREEN, _AWAY = "screen", "z"
_TAG = re.compile(r'"(\d{1,10})\.(\w+)-(\d+)"')


# The same person as somebody of a course: only the host knows whether she is enrolled there.
ActorIn = Callable[[str], Actor]


def follow(
    actor: Actor, meeting_id: UUID, *, actor_in: ActorIn, seen: str = "", as_screen: bool = False
) -> Followed:
    """What is new to somebody whose page has seen the state with this tag.

    Nothing new is found out in one query. After an older tag of her own only
    the cards that changed travel, unless something changed for her alone. The
    screen is a teacher's, and shows what the group may see.
    """
    viewer = _viewer(actor, meeting_id, as_screen=as_screen)
    tag = _tag(viewer)
    is_open = viewer.meeting.state == Meeting.State.OPEN
    if seen == tag:
        return Followed(tag=tag, is_open=is_open, live=None)
    viewer = replace(viewer, actor=actor_in(viewer.meeting.course_key))
    return Followed(tag=tag, is_open=is_open, live=_Gathering(viewer, seen).live())


def live(actor: Actor, meeting_id: UUID, *, as_screen: bool = False) -> Live:
    """The whole meeting as one person, or the screen, sees it now."""
    return _Gathering(_viewer(actor, meeting_id, as_screen=as_screen), "").live()


def board(actor: Actor, meeting_id: UUID) -> Board:
    """The whole board as one person sees it now. Unnamed is unnamed to all."""
    return live(actor, meeting_id).board


def _viewer(actor: Actor, meeting_id: UUID, *, as_screen: bool) -> Viewer:
    now = timezone.now()
    meeting = queries.followed(actor, meeting_id, now)
    if meeting is None:
        raise NotFound
    viewer = Viewer(actor=actor, meeting=meeting, is_screen=as_screen, now=now)
    require("meeting.lead" if as_screen else "card.read", viewer.relations)
    return viewer


def _mark(viewer: Viewer) -> str:
    """What distinguishes two answers at one count of changes."""
    mark = _SCREEN if viewer.is_screen else viewer.own
    if viewer.teaches:
        mark = f"{viewer.own}{viewer.meeting.desk_change}"
    # Only time puts a board away: no change is counted for it.
    return f"{mark}{_AWAY}" if viewer.is_over else mark


def _tag(viewer: Viewer) -> str:
    return f'"{viewer.meeting.change}.{_mark(viewer)}-{viewer.actor.user_id}"'


class _Gathering:
    """One answer on its way: everything is found, the letters opened, then it is told."""

    def __init__(self, viewer: Viewer, seen: str) -> None:
        self._viewer, self._meeting = viewer, viewer.meeting
        self._letters = Letters(viewer.actor)
        self._people = roster(viewer.meeting.group_id)
        self._shelf = Shelf(viewer, self._letters, since=_since(viewer, seen))
        about = {"group_id": self._meeting.group_id, "course_key": self._meeting.course_key}
        self._covenant = Covenant(self._letters, viewer.me, about, self._people)
        self._covenant.address(viewer.actor.user_id)
        self._pause = PauseNow(viewer, self._letters)
        self._letters.open()

    def live(self) -> Live:
        """The answer."""
        viewer = self._viewer
        stage, turns = stage_now(viewer), round_now(viewer)
        return Live(
            meeting=queries.info(self._meeting),
            until=viewer.until,
            is_over=viewer.is_over,
            now=viewer.now,
            stage=stage,
            round=turns,
            may_hand_on=may_hand_on(viewer, turns),
            circle=circle_now(viewer, stage.minutes) if stage else None,
            ballots=ballots_now(viewer),
            agreement=self._covenant.view(),
            me=self._me(),
            present=_present(viewer, self._people),
            unmixed=unmixed(self._meeting).count() if viewer.teaches else None,
            teachers=self._people.teachers,
            board=self._shelf.board(),
        )

    def _me(self) -> Me:
        viewer = self._viewer
        writes = viewer.role != "teacher"
        why = why_not(
            self._meeting,
            enrolled=is_enrolled(viewer.actor, viewer.relations),
            has_teacher=bool(self._people.teachers),
        )
        return Me(
            role=viewer.role,
            writes=writes,
            why_not=(why or ("paused" if self._pause.until else "")) if writes else "",
            paused_until=self._pause.until,
            pause_note=self._pause.note(),
            nickname=self._shelf.my_nickname(),
            card_waits=writes and would_wait(viewer.me, viewer.meeting),
        )


def _since(viewer: Viewer, seen: str) -> int | None:
    """The count the page has seen; None where only the whole is of use.

    What only the desk or only she herself sees has no count of its own.
    """
    match = _TAG.fullmatch(seen)
    if match is None or int(match[3]) != viewer.actor.user_id or match[2] != _mark(viewer):
        return None
    count = int(match[1])
    return count if viewer.meeting.whole_from <= count <= viewer.meeting.change else None


def _present(viewer: Viewer, people: People) -> tuple[int, ...] | None:
    """Who came, for those who welcome them."""
    if viewer.is_screen or viewer.role == "member":
        return None
    rows = Presence.objects.filter(meeting=viewer.meeting, user_id__in=people.all)
    return tuple(rows.order_by("user_id").values_list("user_id", flat=True))
