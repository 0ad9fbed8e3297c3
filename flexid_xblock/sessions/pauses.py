"""A pause: somebody puts up no cards in one group until a time. It ends by itself.

A teacher pauses the writer of a card without knowing who that is; what she
sees of such a pause later does not say it either.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from flexid_xblock.access.api import people_of, relations_to_group, require
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Invalid, NotFound
from flexid_xblock.patience import once, patiently
from flexid_xblock.sessions.finding import tell_group
from flexid_xblock.sessions.history import note as add_act
from flexid_xblock.sessions.models import CardAct, Meeting, Pause
from flexid_xblock.sessions.reaching import reach
from flexid_xblock.sessions.sealing import seal_pause, sealed_pause
from flexid_xblock.text import plain
from flexid_xblock.vault.api import open_own

MAX_MINUTES = 7 * 24 * 60
NOTE_MIN = 3


@dataclass(frozen=True, kw_only=True)
class PauseInfo:
    """A pause that runs; ``user_id`` is None where it was set by a card and nobody is named."""

    id: UUID
    user_id: int | None
    until: datetime
    by: int | None


def running(user_id: int, group_id: UUID) -> Pause | None:
    """The pause of this person in this group that ends last, if one runs now."""
    rows = Pause.objects.filter(user_id=user_id, group_id=group_id, until__gt=timezone.now())
    return rows.order_by("-until", "pk").first()


def pauses_of(actor: Actor, group_id: UUID) -> tuple[PauseInfo, ...]:
    """The pauses that run in a group, for its teachers, those that end first before the others."""
    require("meeting.mute", relations_to_group(actor, group_id))
    rows = Pause.objects.filter(group_id=group_id, until__gt=timezone.now())
    return tuple(
        PauseInfo(
            id=row.pk,
            user_id=None if row.card_id else row.user_id,
            until=row.until,
            by=row.by,
        )
        for row in rows.order_by("until", "pk")
    )


def pause_writer(actor: Actor, card_id: UUID, pause_id: UUID, *, minutes: int, note: str) -> None:
    """Pause whoever wrote a card, in its group; nobody is named. The same id is the same pause.

    The writer reads the note. Raises ``Invalid("note_missing" | "too_long" | "bad_fields")``.
    """
    clean = _note(note, minutes)

    def act() -> None:
        card, meeting, _relations = reach(actor, card_id, "meeting.mute")
        wanted = _pause(pause_id, meeting.group_id, meeting.course_key, card.author_id, minutes)
        wanted.card = card
        if not _is_repeat(actor, wanted):
            _begin(actor, wanted, clean)
            _tell(wanted)
            add_act(card, meeting, CardAct.Kind.PAUSED, actor, clean)

    once(act)


def pause_member(
    actor: Actor,
    pause_id: UUID,
    *,
    group_id: UUID,
    course_key: str,
    user_id: int,
    minutes: int,
    note: str,
) -> None:
    """Pause a student or helper leader of one's group by name. The same id is the same pause.

    Raises what ``pause_writer`` raises.
    """
    require("meeting.mute", relations_to_group(actor, group_id, course_key))
    clean = _note(note, minutes)

    def act() -> None:
        wanted = _pause(pause_id, group_id, course_key, user_id, minutes)
        if not _is_repeat(actor, wanted):
            if user_id not in people_of(group_id, "student", "helper"):
                raise NotFound
            _begin(actor, wanted, clean)
            _tell(wanted)

    once(act)


def end_pause(actor: Actor, pause_id: UUID) -> None:
    """End a pause of one's group now. Twice is once."""

    def act() -> None:
        found = Pause.objects.select_for_update().filter(pk=pause_id).first()
        if found is None:
            raise NotFound
        require("meeting.mute", relations_to_group(actor, found.group_id))
        if found.until > timezone.now():
            found.until = timezone.now()
            found.save(update_fields=["until"])
            _tell(found)

    patiently(act)


def note_of(actor: Actor, found: Pause) -> str:
    """What the teacher wrote to whom she paused; for that person."""
    return open_own(actor, sealed_pause(found, actor.user_id))


def _note(note: str, minutes: int) -> str:
    clean = plain(note, limit=settings.FLEXID_CARD_MAX).strip()
    if len(clean) < NOTE_MIN:
        raise Invalid("note_missing")
    if not 1 <= minutes <= MAX_MINUTES:
        raise Invalid("bad_fields")
    return clean


def _pause(pause_id: UUID, group_id: UUID, course_key: str, user_id: int, minutes: int) -> Pause:
    until = timezone.now() + timedelta(minutes=minutes)
    where = {"group_id": group_id, "course_key": course_key}
    return Pause(id=pause_id, user_id=user_id, until=until, **where)


def _is_repeat(actor: Actor, wanted: Pause) -> bool:
    found = Pause.objects.filter(pk=wanted.pk).first()
    if found is None:
        return False
    same = ("group_id", "user_id", "card_id")
    is_same = all(getattr(found, name) == getattr(wanted, name) for name in same)
    if not is_same or found.by != actor.user_id:
        raise NotFound
    return True


def _begin(actor: Actor, wanted: Pause, note: str) -> None:
    wanted.by = actor.user_id
    wanted.note = seal_pause(wanted, note)
    wanted.save(force_insert=True)


def _tell(found: Pause) -> None:
    """Her next poll in whatever meeting of the group is open says so, and so do the teachers'."""
    rows = Meeting.objects.select_for_update().filter(group_id=found.group_id)
    for meeting in rows.filter(state=Meeting.State.OPEN).order_by("pk"):
        tell_group(meeting)
