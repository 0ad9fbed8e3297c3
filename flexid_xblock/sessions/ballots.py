"""Secret votes: shown to nobody while they are open, and deleted when they are counted."""

from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.utils import timezone

from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, Invalid, NotFound
from flexid_xblock.patience import once
from flexid_xblock.sessions import rules
from flexid_xblock.sessions.finding import meeting_for, tell_group
from flexid_xblock.sessions.models import Ballot, Meeting, Vote
from flexid_xblock.sessions.records import BallotView
from flexid_xblock.sessions.viewer import Viewer


def set_ballot(actor: Actor, meeting_id: UUID, stage: str, key: str, *, is_open: bool) -> None:
    """Open a vote of the current stage, or close and count it: once.

    Raises ``Invalid("unknown_ballot")`` and ``Denied("ballot_closed" |
    "not_this_stage" | "meeting_closed")``.
    """

    def act() -> None:
        meeting = meeting_for(actor, meeting_id, "meeting.lead")
        _options(meeting, stage, key)
        row = Ballot.objects.filter(meeting=meeting, stage=stage, key=key).first()
        act_on = _open_by_hand if is_open else _close_by_hand
        if act_on(meeting, stage, key, row):
            tell_group(meeting)

    once(act)


def vote(actor: Actor, meeting_id: UUID, stage: str, key: str, *, option: str) -> None:
    """Vote, or vote otherwise while it is open. No count of votes and no poll tells of it.

    Raises ``Invalid("unknown_ballot" | "unknown_option")`` and ``Denied("ballot_closed")``.
    """

    def act() -> None:
        meeting = meeting_for(actor, meeting_id, "vote.cast")
        if option not in _options(meeting, stage, key):
            raise Invalid("unknown_option")
        row = Ballot.objects.filter(meeting=meeting, stage=stage, key=key).first()
        if row is None or row.closed_at is not None:
            raise Denied("ballot_closed")
        mine = row.votes.filter(user_id=actor.user_id)
        if mine.values_list("option", flat=True).first() != option:
            mine.delete()  # not changed: the new row's number tells her other page of it
            Vote.objects.create(ballot=row, user_id=actor.user_id, option=option)

    once(act)


def close_ballots(meeting: Meeting, **which: str) -> None:
    """Close and count these votes of a meeting, all where none is named. It must be locked."""
    for row in Ballot.objects.filter(meeting=meeting, closed_at=None, **which):
        votes = list(row.votes.order_by("option").values_list("option", flat=True))
        row.totals = rules.totals(votes, _options(meeting, row.stage, row.key))
        row.closed_at = timezone.now()
        row.save(update_fields=["totals", "closed_at"])
        row.votes.all().delete()


def ballots_now(viewer: Viewer) -> tuple[BallotView, ...]:
    """The votes of the current stage that were opened; in one query."""
    known = rules.ballots_of(viewer.stage)
    if not known:
        return ()
    mine = Vote.objects.filter(ballot=OuterRef("pk"), user_id=viewer.me).values("option")[:1]
    rows = Ballot.objects.filter(meeting_id=viewer.meeting.pk, stage=viewer.meeting.stage)
    found = {row.key: row for row in rows.annotate(mine=Subquery(mine))}
    return tuple(
        BallotView(
            stage=viewer.meeting.stage,
            key=key,
            is_open=found[key].closed_at is None,
            my_vote=found[key].mine or "",  # type: ignore[attr-defined]
            totals=found[key].totals,
        )
        for key in known
        if key in found
    )


def _open_by_hand(meeting: Meeting, stage: str, key: str, row: Ballot | None) -> bool:
    if row is not None and row.closed_at is not None:
        raise Denied("ballot_closed")
    if meeting.stage != stage:
        raise Denied("not_this_stage")
    if row is None:
        Ballot.objects.create(meeting=meeting, stage=stage, key=key)
    return row is None


def _close_by_hand(meeting: Meeting, stage: str, key: str, row: Ballot | None) -> bool:
    if row is None:
        raise NotFound
    was_open = row.closed_at is None
    close_ballots(meeting, stage=stage, key=key)
    return was_open


def _options(meeting: Meeting, stage: str, key: str) -> tuple[str, ...]:
    shape = content.version(meeting.version)["structure"]
    options = rules.ballots_of(rules.stage_of(shape, stage)).get(key)
    if options is None:
        raise Invalid("unknown_ballot")
    return options
