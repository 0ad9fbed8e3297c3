"""The stages of a meeting: every page shows the one the teachers are in."""

from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Invalid
from flexid_xblock.patience import patiently
from flexid_xblock.sessions import rules
from flexid_xblock.sessions.ballots import close_ballots
from flexid_xblock.sessions.finding import meeting_for, tell_group
from flexid_xblock.sessions.models import Card, Meeting
from flexid_xblock.sessions.records import StageNow
from flexid_xblock.sessions.viewer import Viewer


def go_to_stage(actor: Actor, meeting_id: UUID, *, stage: str, after: str) -> StageNow:
    """Take the group to a stage; ``after`` is the one it follows on, "" before the first.

    Cards without a name that wait are shown together, and open votes of the
    stage that ends are counted. Raises ``Conflict("changed_elsewhere")`` with a
    ``StageNow``, ``Invalid("unknown_stage")`` and ``Denied("meeting_closed")``.
    """

    def act() -> StageNow:
        meeting = meeting_for(actor, meeting_id, "meeting.lead")
        shape = content.version(meeting.version)["structure"]
        if stage not in {one.key for one in rules.stages_of(shape, meeting.form)}:
            raise Invalid("unknown_stage")
        if meeting.stage == stage:
            return stage_record(meeting, shape)
        if meeting.stage != after:
            raise Conflict("changed_elsewhere", stored=stage_record(meeting, shape))
        _move(meeting, stage)
        return stage_record(meeting, shape)

    return patiently(act)


def mix_cards(actor: Actor, meeting_id: UUID) -> None:
    """Show the group the cards without a name that wait, all together."""

    def act() -> None:
        meeting = meeting_for(actor, meeting_id, "meeting.lead")
        if unmixed(meeting).exists():
            show_unmixed(meeting, tell_group(meeting))

    patiently(act)


def unmixed(meeting: Meeting) -> QuerySet[Card]:
    """The approved cards without a name that wait for others."""
    return Card.objects.filter(meeting=meeting, state=Card.State.SHOWN, is_mixed=False)


def show_unmixed(meeting: Meeting, change: int) -> None:
    """Every approved card that waits for others is one of them now. The meeting must be locked."""
    shown = {"was_shown": True} if meeting.is_revealed else {}
    unmixed(meeting).update(is_mixed=True, change=change, **shown)


def show_all(meeting: Meeting, change: int) -> None:
    """The whole board is news: it was revealed, or is hidden until it is. It must be locked."""
    cards = Card.objects.filter(meeting=meeting, state=Card.State.SHOWN, is_mixed=True)
    if meeting.is_revealed:
        cards.update(change=change, was_shown=True)
    else:
        cards.filter(was_shown=True).update(change=change)


def stage_now(viewer: Viewer) -> StageNow | None:
    """The stage as the feed tells it, None before the first."""
    return stage_record(viewer.meeting, viewer.shape) if viewer.meeting.stage else None


def stage_record(meeting: Meeting, shape: rules.Document) -> StageNow:
    """Where a meeting stands in its form; a stage that the form left out has number 0."""
    stages = rules.stages_of(shape, meeting.form)
    keys = [one.key for one in stages]
    is_there = meeting.stage in keys
    at = keys.index(meeting.stage) if is_there else 0
    known = rules.stage_of(shape, meeting.stage)
    return StageNow(
        key=meeting.stage,
        since=meeting.stage_since,
        minutes=stages[at].minutes if is_there else known.get("minutes", 0),
        number=at + 1 if is_there else 0,
        of=len(stages),
    )


def _move(meeting: Meeting, stage: str) -> None:
    close_ballots(meeting, stage=meeting.stage)
    meeting.stage, meeting.stage_since = stage, timezone.now()
    meeting.save(update_fields=["stage", "stage_since"])
    show_unmixed(meeting, tell_group(meeting))
