"""A board as a file: one teacher asks, another says yes, then both have it for a while.

Only what the group itself could see. Without names unless both said so, and
then only the names that stand on the cards.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from flexid_xblock.access.api import by_two, relations_to_group
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, NotFound
from flexid_xblock.patience import once, patiently
from flexid_xblock.sessions.finding import meeting_of
from flexid_xblock.sessions.models import BoardExport, Card, Meeting
from flexid_xblock.sessions.sealing import sealed_card
from flexid_xblock.vault.api import open_own

LIFETIME = timedelta(minutes=15)
ASKED_FOR = timedelta(days=7)  # an older wish is not shown any more; she can ask again
OPERATION = "meeting.export"


@dataclass(frozen=True, kw_only=True)
class ExportInfo:
    """A file that was asked for; ``until`` is set while it can be fetched."""

    id: UUID
    meeting_id: UUID
    with_names: bool
    asked_by: int
    asked_at: datetime
    approved_by: int | None
    until: datetime | None


@dataclass(frozen=True, kw_only=True)
class ExportCard:
    """A card in the file; ``author_id`` only where the name is on it and was asked for."""

    column: str
    author_id: int | None
    text: str = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class BoardFile:
    """What the group had on its board, in an order that tells nothing."""

    activity_key: str
    version: str
    group_id: UUID
    with_names: bool
    cards: tuple[ExportCard, ...] = field(repr=False)


def ask(actor: Actor, export_id: UUID, *, meeting_id: UUID, with_names: bool) -> ExportInfo:
    """Ask for the board of a meeting as a file. The same wish again is the same answer.

    Raises ``Denied("not_met_yet" | "asked_otherwise")``.
    """

    def act() -> BoardExport:
        meeting = _led(actor, meeting_id)
        if meeting.state == Meeting.State.PLANNED:
            raise Denied("not_met_yet")
        known = BoardExport.objects.filter(pk=export_id).first()
        if known is None:
            about = {"with_names": with_names, "asked_by": actor.user_id}
            return BoardExport.objects.create(id=export_id, meeting=meeting, **about)
        if (known.meeting_id, known.asked_by) != (meeting.pk, actor.user_id):
            raise NotFound
        if known.with_names != with_names:
            raise Denied("asked_otherwise")
        return known

    return _info(once(act))


def approve(actor: Actor, export_id: UUID, *, with_names: bool) -> ExportInfo:
    """Say yes to a colleague's wish, and to the names if they are asked for. Twice is once.

    Raises ``Denied("second_person" | "asked_otherwise")``.
    """

    def act() -> BoardExport:
        row = BoardExport.objects.select_for_update().filter(pk=export_id).first()
        if row is None:
            raise NotFound
        _led(actor, row.meeting_id)
        if row.asked_by == actor.user_id:
            raise Denied("second_person")
        if row.with_names != with_names:
            raise Denied("asked_otherwise")
        if row.approved_by is None:
            row.approved_by, row.approved_at = actor.user_id, timezone.now()
            row.save(update_fields=["approved_by", "approved_at"])
        return row

    return _info(patiently(act))


def wishes(actor: Actor, meeting_id: UUID) -> tuple[ExportInfo, ...]:
    """What the teachers asked for lately and still can use, newest first."""
    meeting = _led(actor, meeting_id)
    rows = BoardExport.objects.filter(meeting=meeting, asked_at__gt=timezone.now() - ASKED_FOR)
    found = map(_info, rows.order_by("-asked_at", "pk"))
    return tuple(one for one in found if one.approved_by is None or one.until)


def board_file(actor: Actor, export_id: UUID, *, course_key: str) -> BoardFile:
    """The board, for the two who agreed on it, while there is time; else it is not there."""
    row = BoardExport.objects.filter(pk=export_id, meeting__course_key=course_key).first()
    if row is None or actor.user_id not in (row.asked_by, row.approved_by):
        raise NotFound
    meeting = _led(actor, row.meeting_id)
    if _info(row).until is None:
        raise NotFound
    cards = list(_on_board(meeting))
    texts = open_own(actor, [sealed_card(card, meeting, actor.user_id) for card in cards])
    return BoardFile(
        activity_key=meeting.activity_key,
        version=meeting.version,
        group_id=meeting.group_id,
        with_names=row.with_names,
        cards=tuple(
            ExportCard(column=card.column, author_id=_author(card, row.with_names), text=text)
            for card, text in zip(cards, texts, strict=True)
        ),
    )


def _led(actor: Actor, meeting_id: UUID) -> Meeting:
    meeting = meeting_of(actor, meeting_id, "teacher")
    by_two(OPERATION, relations_to_group(actor, meeting.group_id))
    return meeting


def _on_board(meeting: Meeting) -> QuerySet[Card]:
    rows = Card.objects.filter(meeting=meeting, state=Card.State.SHOWN, is_mixed=True)
    return rows.order_by("column", "pk") if meeting.is_revealed else rows.none()


def _author(card: Card, with_names: bool) -> int | None:
    return card.author_id if with_names and card.display == Card.Display.NAMED else None


def _info(row: BoardExport) -> ExportInfo:
    until = row.approved_at + LIFETIME if row.approved_at else None
    return ExportInfo(
        id=row.pk,
        meeting_id=row.meeting_id,
        with_names=row.with_names,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        approved_by=row.approved_by,
        until=until if until and until > timezone.now() else None,
    )
