"""What people are called on their cards in one group, and who is asked to pause."""

from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

from flexid_xblock.access.api import relations_to_group, require, roster
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Invalid
from flexid_xblock.patience import once
from flexid_xblock.sessions import rules
from flexid_xblock.sessions.finding import check_enrolled, tell_group
from flexid_xblock.sessions.letters import Letters
from flexid_xblock.sessions.models import Card, Meeting, Nickname
from flexid_xblock.sessions.pauses import running
from flexid_xblock.sessions.sealing import seal_nickname, sealed_nickname, sealed_pause
from flexid_xblock.sessions.viewer import Viewer
from flexid_xblock.text import name as one_line

SHORTEST, LONGEST = 2, 30

NamesOf = Callable[[set[int]], Mapping[int, str]]


def choose_nickname(
    actor: Actor, group_id: UUID, *, course_key: str, name: str, names_of: NamesOf
) -> str:
    """Choose what one is called on cards; the name as it is kept.

    ``names_of`` gives the real names of the group's people, which nobody may
    take. Raises ``Invalid("nickname_taken" | "nickname_length")`` and
    ``Denied("not_enrolled")``.
    """
    relations = relations_to_group(actor, group_id, course_key)
    require("nickname.choose", relations)
    check_enrolled(actor, relations)
    wanted = one_line(name)
    if not SHORTEST <= len(wanted) <= LONGEST:
        raise Invalid("nickname_length")
    real = set(names_of(set(roster(group_id).all)).values())

    def act() -> None:
        meetings = _locked(group_id, course_key)
        kept = _nicknames(actor, group_id)
        if kept.get(actor.user_id) == wanted:
            return
        others = {other for who, other in kept.items() if who != actor.user_id}
        if rules.alike(wanted) in {rules.alike(one) for one in real | others}:
            raise Invalid("nickname_taken")
        _keep(actor, group_id, course_key, wanted)
        for meeting in meetings:
            _rename(meeting, actor)

    once(act)
    return wanted


class PauseNow:
    """Until when somebody is asked to pause, and the kind note, on its way to her."""

    def __init__(self, viewer: Viewer, letters: Letters) -> None:
        self.until: datetime | None = None
        self._letters = letters
        self._note: int | None = None
        row = running(viewer.me, viewer.meeting.group_id) if viewer.is_paused else None
        if row is not None:
            self.until = row.until
            self._note = letters.add(sealed_pause(row, viewer.actor.user_id))

    def note(self) -> str:
        """The note, once the letters are open; "" where nobody asked for a pause."""
        return self._letters.text(self._note)


def _locked(group_id: UUID, course_key: str) -> list[Meeting]:
    """The group's meetings, locked in one order: two people never take one name at once."""
    rows = Meeting.objects.select_for_update().filter(group_id=group_id, course_key=course_key)
    return list(rows.order_by("pk"))


def _nicknames(actor: Actor, group_id: UUID) -> dict[int, str]:
    letters = Letters(actor)
    rows = Nickname.objects.filter(group_id=group_id)
    numbers = {row.user_id: letters.add(sealed_nickname(row, actor.user_id)) for row in rows}
    letters.open()
    return {who: letters.text(number) for who, number in numbers.items()}


def _keep(actor: Actor, group_id: UUID, course_key: str, name: str) -> None:
    about = {"user_id": actor.user_id, "group_id": group_id}
    row = Nickname.objects.filter(**about).first() or Nickname(**about, course_key=course_key)
    row.revision += 1
    row.name = seal_nickname(row, name)
    row.save()


def _rename(meeting: Meeting, actor: Actor) -> None:
    """Her cards by nickname are news in this meeting, and so is her own page."""
    cards = Card.objects.filter(meeting=meeting, author_id=actor.user_id)
    change = tell_group(meeting)
    cards.filter(display=Card.Display.NICKNAME).update(change=change)
