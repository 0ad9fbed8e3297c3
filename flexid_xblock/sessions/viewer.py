"""Who looks at a meeting: a person of its group, or the screen on the wall."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from django.conf import settings
from django.utils.crypto import salted_hmac

from flexid_xblock.access.api import Relation
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.sessions import rules
from flexid_xblock.sessions.models import Meeting

_ROLES = {
    "teacher": Relation.TEACHER,
    "helper": Relation.HELPER,
    "student": Relation.MEMBER,
}
_OWN = ("own_cards", "own_vote", "own_kinds", "own_told", "own_pause")


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """Somebody before one meeting, as ``queries.followed`` found both.

    The screen sees what the group may see, and nothing is its own.
    """

    actor: Actor
    meeting: Meeting = field(repr=False)
    is_screen: bool
    now: datetime

    @cached_property
    def relations(self) -> frozenset[Relation]:
        """How the person stands to the group."""
        found = {one for role, one in _ROLES.items() if getattr(self.meeting, f"as_{role}")}
        return frozenset(found)

    @cached_property
    def role(self) -> str:
        """What the person is here: "teacher", "helper" or "member"."""
        found = next(role for role, one in _ROLES.items() if one in self.relations)
        return "member" if found == "student" else found

    @property
    def teaches(self) -> bool:
        """Whether this is a teacher's own page."""
        return Relation.TEACHER in self.relations and not self.is_screen

    @property
    def me(self) -> int:
        """Whose own things are marked; before the screen nobody's, who has no number."""
        return 0 if self.is_screen else self.actor.user_id

    @property
    def until(self) -> datetime | None:
        """When the board of a closed meeting is put away."""
        closed = self.meeting.closed_at
        return closed + timedelta(days=settings.FLEXID_BOARD_DAYS) if closed else None

    @property
    def is_over(self) -> bool:
        """Whether the board is put away: so many days after the closing."""
        return self.until is not None and self.until <= self.now

    @property
    def is_paused(self) -> bool:
        """Whether the person, not the screen, is asked to pause now."""
        return bool(self.me and self.meeting.own_pause)  # type: ignore[attr-defined]

    @cached_property
    def own(self) -> str:
        """A mark that changes with what only this person's page shows. It tells nothing else."""
        value = ":".join(str(getattr(self.meeting, name)) for name in _OWN)
        return salted_hmac("flexid.sessions.own", value).hexdigest()[:8]

    @cached_property
    def shape(self) -> dict[str, Any]:
        """The structure of the meeting as it was frozen."""
        return dict(content.version(self.meeting.version)["structure"])

    @cached_property
    def stage(self) -> dict[str, Any]:
        """What the content says of the current stage; empty before the first."""
        return rules.stage_of(self.shape, self.meeting.stage)
