"""A member's own cards: put up, written anew when they came back, taken back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from flexid_xblock.access.api import relations_to_group, require
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound
from flexid_xblock.domain.tickets import Ticket
from flexid_xblock.patience import once, patiently
from flexid_xblock.saving.api import Stored
from flexid_xblock.sessions import pauses
from flexid_xblock.sessions.finding import check_enrolled, check_open, meeting_of
from flexid_xblock.sessions.history import note
from flexid_xblock.sessions.models import Card, CardAct, Meeting, Nickname, Report
from flexid_xblock.sessions.reaching import reach_own, tell_all, tell_who_sees
from flexid_xblock.sessions.sealing import seal_card, sealed_card
from flexid_xblock.text import plain
from flexid_xblock.vault.api import open_own

DICTIONARY = "dictionary"
LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-zA-Z0-9]{2,6})?")


@dataclass(frozen=True, kw_only=True)
class Placed:
    """Where one's own card stands: its state, and whether it waits for others beside it."""

    id: UUID
    state: str
    is_mixed: bool
    revision: int


def put_card(
    actor: Actor,
    meeting_id: UUID,
    card_id: UUID,
    *,
    ticket: Ticket,
    column: str,
    display: str,
    text: str,
    language: str = "",
) -> Placed:
    """Put a card on the board of one's group, once, with a ticket of an activity of its module.

    It is up at once, waits for a teacher, or waits for other unnamed cards.
    Raises ``Denied("meeting_closed" | "not_enrolled" | "no_teacher" | "paused" |
    "no_nickname")``, ``Invalid("empty_text" | "too_long" | "unknown_column" |
    "unknown_language" | "ticket_elsewhere")``.
    """
    clean = plain(text, limit=settings.FLEXID_CARD_MAX)

    def act() -> Placed:
        meeting = meeting_of(actor, meeting_id, lock=True)
        _check_writer(actor, meeting)
        card = _known(meeting, card_id, actor)
        if card is None:
            card = Card(id=card_id, column=column, display=display, language=language)
            _check_place(meeting, ticket, card)
            _check_now(actor, meeting, clean, language)
            _create(meeting, card, actor, clean)
        return _placed(card)

    return once(act)


def rewrite_card(actor: Actor, card_id: UUID, *, text: str, language: str, based_on: int) -> Placed:
    """Write a card anew that a teacher gave back; it waits for a teacher then.

    What was written in it, translations of it and reactions to it go. Raises
    ``Denied("not_returned")``, ``Conflict("changed_elsewhere")``, and what
    ``put_card`` raises about the writer and the words.
    """
    clean = plain(text, limit=settings.FLEXID_CARD_MAX)

    def act() -> Placed:
        card, meeting, _relations = reach_own(actor, card_id)
        if not _is_repeat(actor, card, clean, based_on):
            _check_writer(actor, meeting)
            _check_now(actor, meeting, clean, language)
            _rewrite(actor, card, meeting, clean, language)
        return _placed(card)

    return patiently(act)


def take_back(actor: Actor, card_id: UUID) -> None:
    """Take an own card off every board, whenever, for good. Twice is once.

    What was reported or moderated is kept as long as all evidence is.
    """

    def act() -> None:
        card, meeting, _relations = reach_own(actor, card_id)
        if card.state != Card.State.TAKEN_BACK:
            card.state = Card.State.TAKEN_BACK
            card.claimed_by = card.claimed_at = None
            card.settled_at = card.settled_at or timezone.now()
            card.reports.filter(outcome="").update(outcome=Report.Outcome.HIDDEN)
            tell_all(card, meeting)
            note(card, meeting, CardAct.Kind.TAKEN_BACK, None, "")

    patiently(act)


def course_of(actor: Actor, card_id: UUID) -> str:
    """The course of an own card; only there can a host say whether its author is enrolled."""
    own = Card.objects.filter(pk=card_id, author_id=actor.user_id)
    found = own.values_list("meeting__course_key", flat=True).first()
    if found is None or actor.is_masked:
        raise NotFound
    return found


def columns(structure: dict[str, Any]) -> frozenset[str]:
    """Where cards of a meeting may stand: its board, its dictionary, its dilemma circles."""
    return frozenset(_columns(structure))


def would_wait(author_id: int, meeting: Meeting) -> bool:
    """Whether a teacher looks first at a card of this author: at all, or until one was let up."""
    if meeting.moderation != Meeting.Moderation.FIRST:
        return meeting.moderation == Meeting.Moderation.ALL
    hers = Card.objects.filter(author_id=author_id, meeting__group_id=meeting.group_id)
    return not hers.filter(Q(state=Card.State.SHOWN) | Q(was_shown=True)).exists()


def check_language(language: str) -> None:
    """Refuse what is no language code; to say none is fine."""
    if language and not LANGUAGE.fullmatch(language):
        raise Invalid("unknown_language")


def _columns(structure: dict[str, Any]) -> Iterator[str]:
    board = structure["board"]
    yield from board["columns"]
    if board.get("dictionary"):
        yield DICTIONARY
    for stage in structure.get("stages", ()):
        for option in stage.get("options", ()):
            yield f"{stage['key']}--{option}"
        if stage.get("options"):
            yield f"{stage['key']}--new"


def _check_writer(actor: Actor, meeting: Meeting) -> None:
    relations = relations_to_group(actor, meeting.group_id)
    require("card.write", relations)
    check_enrolled(actor, relations)


def _check_place(meeting: Meeting, ticket: Ticket, card: Card) -> None:
    source = content.version(meeting.version)
    shown = content.version(ticket.version)
    # Whoever is shown one activity of a module may take part in its meeting.
    if ticket.course_key != meeting.course_key or shown["module"] != source["module"]:
        raise Invalid("ticket_elsewhere")
    is_there = card.column in columns(source["structure"])
    if not is_there or card.display not in source["structure"]["board"]["display"]:
        raise Invalid("unknown_column")


def _check_now(actor: Actor, meeting: Meeting, text: str, language: str) -> None:
    check_open(meeting)
    if pauses.running(actor.user_id, meeting.group_id):
        raise Denied("paused")
    check_language(language)
    if not text.strip():
        raise Invalid("empty_text")


def _create(meeting: Meeting, card: Card, actor: Actor, text: str) -> None:
    card.meeting, card.author_id, card.created = meeting, actor.user_id, timezone.now()
    if card.display == Card.Display.NICKNAME and not _has_nickname(card, meeting):
        raise Denied("no_nickname")
    card.state = Card.State.WAITING if would_wait(card.author_id, meeting) else Card.State.SHOWN
    # Without a name it is shown together with others only: its moment would tell whose it is.
    card.is_mixed = card.display != Card.Display.UNNAMED
    card.text = seal_card(card, meeting, text)
    tell_who_sees(card, meeting)
    card.save(force_insert=True)


def _has_nickname(card: Card, meeting: Meeting) -> bool:
    return Nickname.objects.filter(user_id=card.author_id, group_id=meeting.group_id).exists()


def _known(meeting: Meeting, card_id: UUID, actor: Actor) -> Card | None:
    found = Card.objects.filter(pk=card_id).first()
    if found and (found.meeting_id, found.author_id) != (meeting.pk, actor.user_id):
        raise NotFound
    return found


def _is_repeat(actor: Actor, card: Card, text: str, based_on: int) -> bool:
    """Whether just this was written already; refuses what does not follow on what is stored."""
    if card.state == Card.State.RETURNED and card.revision == based_on:
        return False
    stored = open_own(actor, sealed_card(card, card.meeting, actor.user_id))
    if card.revision == based_on + 1 and stored == text:
        return True
    if card.revision != based_on:
        what = Stored(id=card.pk, revision=card.revision, text=stored)
        raise Conflict("changed_elsewhere", stored=what)
    raise Denied("not_returned")


def _rewrite(actor: Actor, card: Card, meeting: Meeting, text: str, language: str) -> None:
    before = open_own(actor, sealed_card(card, meeting, actor.user_id))
    card.revision += 1
    card.text, card.language = seal_card(card, meeting, text), language
    card.state = Card.State.WAITING
    card.is_mixed = card.display != Card.Display.UNNAMED
    card.is_restored, card.settled_at = False, None
    card.translations.all().delete()
    card.reactions.all().delete()
    tell_who_sees(card, meeting)
    note(card, meeting, CardAct.Kind.REWRITTEN, None, before)


def _placed(card: Card) -> Placed:
    return Placed(id=card.pk, state=card.state, is_mixed=card.is_mixed, revision=card.revision)
