"""Plan a group's meeting, open it, close it, be in it."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from flexid_xblock.access.api import relations_to_group, require
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.authored import Authored
from flexid_xblock.domain.errors import Denied, Invalid
from flexid_xblock.patience import once, patiently
from flexid_xblock.sessions import queries, rules
from flexid_xblock.sessions.ballots import close_ballots
from flexid_xblock.sessions.desk import default_moderation
from flexid_xblock.sessions.finding import is_enrolled, meeting_of, tell_group
from flexid_xblock.sessions.models import Meeting, Presence, Round
from flexid_xblock.sessions.records import MeetingInfo
from flexid_xblock.sessions.rounds import join
from flexid_xblock.sessions.stages import show_all, show_unmixed

_State = Meeting.State


def open_meeting(
    actor: Actor,
    *,
    group_id: UUID,
    course_key: str,
    activity_key: str,
    authored: Authored | None = None,
) -> MeetingInfo:
    """Open a group's meeting about an activity, or find the one that is there.

    What it is about is frozen now, with what an author changed in its block. Raises
    ``NotFound("unknown_activity")`` and ``Invalid("unknown_activity")`` for an
    activity that is no meeting.
    """
    require("meeting.open", relations_to_group(actor, group_id, course_key))
    version = _frozen(activity_key, authored)
    about = {"group_id": group_id, "course_key": course_key, "activity_key": activity_key}

    def act() -> Meeting:
        row = _row(actor, about, version)
        if row.state == _State.PLANNED:
            row.version, row.opened_at = version, timezone.now()
            _open(row)
        return row

    return queries.info(once(act))


def plan_meeting(
    actor: Actor,
    *,
    group_id: UUID,
    course_key: str,
    activity_key: str,
    planned_for: datetime | None,
    form: str,
    moderation: str,
    authored: Authored | None = None,
) -> MeetingInfo:
    """Say when a group will meet about an activity, and how. Until then it can be planned anew.

    Raises ``Denied("meeting_begun")`` and ``Invalid("unknown_activity" |
    "unknown_form" | "unknown_moderation")``.
    """
    require("meeting.lead", relations_to_group(actor, group_id, course_key))
    version = _frozen(activity_key, authored)
    about = {"group_id": group_id, "course_key": course_key, "activity_key": activity_key}

    def act() -> Meeting:
        row = _row(actor, about, version)
        if row.state != _State.PLANNED:
            raise Denied("meeting_begun")
        row.version, row.planned_for = version, planned_for
        _settle(row, form, moderation)
        row.save()
        tell_group(row)
        return row

    return queries.info(once(act))


def set_meeting(
    actor: Actor, meeting_id: UUID, *, form: str, moderation: str, revealed: bool
) -> MeetingInfo:
    """How long the meeting is, whose cards wait, and whether the group sees the cards.

    Raises ``Invalid("unknown_form" | "unknown_moderation")``.
    """

    def act(row: Meeting) -> None:
        was_revealed = row.is_revealed
        row.is_revealed = revealed
        _settle(row, form, moderation)
        row.save(update_fields=["form", "moderation", "is_revealed"])
        change = tell_group(row)
        if revealed and not was_revealed:
            show_unmixed(row, change)
        if revealed != was_revealed:
            show_all(row, change)

    def is_so(row: Meeting) -> bool:
        return (row.form, row.moderation, row.is_revealed) == (form, moderation, revealed)

    return _change(actor, meeting_id, "meeting.lead", is_so, act)


def set_open(actor: Actor, meeting_id: UUID, *, is_open: bool) -> MeetingInfo:
    """Close a meeting, or open it again.

    At the closing every vote is counted, the rounds are forgotten, and cards
    without a name that waited are shown. Raises ``Denied("not_met_yet")``.
    """
    wanted = _State.OPEN if is_open else _State.CLOSED

    def is_so(row: Meeting) -> bool:
        if row.state == _State.PLANNED:
            raise Denied("not_met_yet")
        return row.state == wanted

    act = _open if is_open else _close
    return _change(actor, meeting_id, "meeting.close", is_so, act)


def attend(actor: Actor, meeting_id: UUID) -> bool:
    """Note that a member is in a meeting, if it is open; whether it was. Twice is once.

    Who has left the course is not noted.
    """

    def act() -> bool:
        row = meeting_of(actor, meeting_id, lock=True)
        relations = relations_to_group(actor, row.group_id)
        require("meeting.attend", relations)
        if row.state != _State.OPEN or not is_enrolled(actor, relations):
            return False
        _, is_new = Presence.objects.get_or_create(meeting=row, user_id=actor.user_id)
        if is_new:
            join(row, actor.user_id)
            tell_group(row)
        return True

    return once(act)


def _frozen(activity_key: str, authored: Authored | None) -> str:
    if content.source(activity_key)["kind"] != "session":
        raise Invalid("unknown_activity")
    own = content.fitting(activity_key, authored or Authored())
    return content.freeze(activity_key, own.words, own.structure)


def _row(actor: Actor, about: dict[str, object], version: str) -> Meeting:
    """The group's meeting about this activity, locked; a plan where there was none."""
    row = Meeting.objects.select_for_update().filter(**about).first()
    if row is not None:
        return row
    made = Meeting(**about, state=_State.PLANNED, opened_by=actor.user_id)
    made.moderation = default_moderation(content.version(version)["structure"])
    made.save(force_insert=True)
    return made


def _open(row: Meeting) -> None:
    row.state, row.closed_at, row.code = _State.OPEN, None, _free_code()
    row.save()
    tell_group(row)


def _close(row: Meeting) -> None:
    close_ballots(row)
    Round.objects.filter(meeting=row).delete()
    row.state, row.closed_at, row.code = _State.CLOSED, timezone.now(), None
    row.save(update_fields=["state", "closed_at", "code"])
    show_unmixed(row, tell_group(row))


def _settle(row: Meeting, form: str, moderation: str) -> None:
    if form not in rules.forms_of(content.version(row.version)["structure"]):
        raise Invalid("unknown_form")
    if moderation not in Meeting.Moderation.values:
        raise Invalid("unknown_moderation")
    row.form, row.moderation = form, moderation


def _free_code() -> str:
    """A code that no open meeting has."""
    while True:
        code = rules.make_code()
        if not Meeting.objects.filter(code=code).exists():
            return code


def _change(
    actor: Actor,
    meeting_id: UUID,
    operation: str,
    is_so: Callable[[Meeting], bool],
    act: Callable[[Meeting], None],
) -> MeetingInfo:
    """Do it to the meeting, locked, unless it is so already."""

    def work() -> Meeting:
        row = meeting_of(actor, meeting_id, lock=True)
        require(operation, relations_to_group(actor, row.group_id))
        if not is_so(row):
            act(row)
        return row

    return queries.info(patiently(work))
