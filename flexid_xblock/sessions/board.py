"""What one person may see of a board, whole or since she last looked."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from flexid_xblock.sessions.letters import Letters
from flexid_xblock.sessions.models import Card, CardAct, Nickname, Reaction, Report, Translation
from flexid_xblock.sessions.moderation import claimed_by
from flexid_xblock.sessions.reaching import is_up
from flexid_xblock.sessions.records import Board, CardView, DeskView, TranslationView
from flexid_xblock.sessions.sealing import (
    sealed_card,
    sealed_nickname,
    sealed_reason,
    sealed_translation,
)
from flexid_xblock.sessions.viewer import Viewer
from flexid_xblock.vault.api import Sealed

_State, _Kind = Card.State, CardAct.Kind
# Whose newest reason says how the card stands.
_SETTLING = (
    _Kind.APPROVED, _Kind.HIDDEN, _Kind.HIDDEN_BY_REPORTS, _Kind.RETURNED, _Kind.REWRITTEN,
    _Kind.RESTORED,
)  # fmt: skip


class Shelf:
    """The cards of one answer, and all that is shown on them, on its way to one viewer.

    Two steps, so that every sealed text of an answer is opened at once:
    ``__init__`` gathers and ``board`` builds.
    """

    def __init__(self, viewer: Viewer, letters: Letters, *, since: int | None) -> None:
        self._viewer, self._letters = viewer, letters
        is_away = viewer.is_over and not viewer.teaches
        found = [] if is_away else list(_candidates(viewer, since))
        self._whole = since is None or is_away
        self._cards = [card for card in found if _sees(viewer, card)]
        self._gone = tuple(card.pk for card in found if not _sees(viewer, card))
        ids = [card.pk for card in self._cards]
        self._of = {card.pk: card for card in self._cards}
        self._texts = {card.pk: letters.add(self._sealed(card)) for card in self._cards}
        self._gather_reactions(ids)
        self._gather_acts(ids)
        self._gather_reports(ids)
        self._gather_translations(ids)
        self._gather_nicknames()

    def board(self) -> Board:
        """The cards in the order of their random ids, and the ids of those that are gone."""
        return Board(
            whole=self._whole,
            cards=tuple(self._view(card) for card in self._cards),
            gone=() if self._whole else self._gone,
        )

    def my_nickname(self) -> str:
        """What the viewer is called on cards here, "" where she has chosen nothing."""
        return self._nickname(self._viewer.me)

    def _sealed(self, card: Card) -> Sealed:
        return sealed_card(card, self._viewer.meeting, self._viewer.actor.user_id)

    def _gather_reactions(self, ids: list[UUID]) -> None:
        self._reactions: dict[UUID, list[Reaction]] = {}
        for row in Reaction.objects.filter(card_id__in=ids).order_by("kind"):
            self._reactions.setdefault(row.card_id, []).append(row)

    def _gather_acts(self, ids: list[UUID]) -> None:
        """The newest reason of each card for those it is meant for."""
        acts = CardAct.objects.filter(card_id__in=ids, kind__in=[*_SETTLING, _Kind.NAME_SEEN])
        if not self._viewer.teaches:
            acts = acts.filter(card__author_id=self._viewer.me)
        self._reasons: dict[UUID, int | None] = {}
        self._looked_up: dict[UUID, int | None] = {}
        for act in acts.order_by("number"):
            is_looking = act.kind == _Kind.NAME_SEEN
            (self._looked_up if is_looking else self._reasons)[act.card_id] = self._reason(act)

    def _reason(self, act: CardAct) -> int | None:
        # What stood on a rewritten card before is in its history, and no reason.
        if not act.reason or act.kind == _Kind.REWRITTEN:
            return None
        viewer = self._viewer
        card = self._of[act.card_id]
        return self._letters.add(sealed_reason(card, viewer.meeting, act, viewer.actor.user_id))

    def _gather_reports(self, ids: list[UUID]) -> None:
        reports = Report.objects.filter(card_id__in=ids)
        if not self._viewer.teaches:
            reports = reports.filter(reporter_id=self._viewer.me)
        self._reports: dict[UUID, list[Report]] = {}
        for row in reports.order_by("reason"):
            self._reports.setdefault(row.card_id, []).append(row)

    def _gather_translations(self, ids: list[UUID]) -> None:
        meeting, reader = self._viewer.meeting, self._viewer.actor.user_id
        self._translations: dict[UUID, list[tuple[Translation, int]]] = {}
        for row in Translation.objects.filter(card_id__in=ids).order_by("language"):
            card = self._of[row.card_id]
            if row.card_revision == card.revision:
                number = self._letters.add(sealed_translation(row, card, meeting, reader))
                self._translations.setdefault(row.card_id, []).append((row, number))

    def _gather_nicknames(self) -> None:
        viewer = self._viewer
        whose = {card.author_id for card in self._cards if card.display == Card.Display.NICKNAME}
        whose.add(viewer.me)
        rows = Nickname.objects.filter(group_id=viewer.meeting.group_id, user_id__in=whose)
        reader = viewer.actor.user_id
        self._nicknames = {
            row.user_id: self._letters.add(sealed_nickname(row, reader)) for row in rows
        }

    def _nickname(self, user_id: int) -> str:
        return self._letters.text(self._nicknames.get(user_id))

    def _view(self, card: Card) -> CardView:
        me = self._viewer.me
        kinds = self._reactions.get(card.pk, [])
        is_nick = card.display == Card.Display.NICKNAME
        reports = self._reports.get(card.pk, [])
        return CardView(
            id=card.pk,
            column=card.column,
            display=card.display,
            revision=card.revision if self._works_on(card) else None,
            author_id=card.author_id if card.display == Card.Display.NAMED else None,
            nickname=self._nickname(card.author_id) if is_nick else "",
            text=self._letters.text(self._texts[card.pk]),
            language=card.language,
            is_mine=card.author_id == me,
            state=card.state,
            is_mixed=card.is_mixed,
            reason=self._letters.text(self._reasons.get(card.pk)),
            name_seen=self._name_seen(card),
            reactions=tuple(dict.fromkeys(one.kind for one in kinds)),
            my_reactions=tuple(one.kind for one in kinds if one.user_id == me),
            my_report=next((one.outcome for one in reports if one.reporter_id == me), None),
            translations=tuple(self._translated(card)),
            desk=self._desk(card) if self._viewer.teaches else None,
        )

    def _works_on(self, card: Card) -> bool:
        """Whether to tell the revision: to the others it would say that a card came back once."""
        return card.author_id == self._viewer.me or self._viewer.role != "member"

    def _name_seen(self, card: Card) -> str:
        is_hers = card.author_id == self._viewer.me
        return self._letters.text(self._looked_up.get(card.pk)) if is_hers else ""

    def _translated(self, card: Card) -> Iterable[TranslationView]:
        for row, number in self._translations.get(card.pk, ()):
            yield TranslationView(
                id=row.pk,
                language=row.language,
                text=self._letters.text(number),
                translator_id=row.translator_id,
            )

    def _desk(self, card: Card) -> DeskView:
        reports = self._reports.get(card.pk, [])
        return DeskView(
            reports=tuple(one.reason for one in reports if not one.outcome),
            claimed_by=claimed_by(card),
            is_restored=card.is_restored,
        )


def _candidates(viewer: Viewer, since: int | None) -> Iterable[Card]:
    """The cards that this page has shown or will, in an order that tells nothing."""
    cards = Card.objects.filter(meeting_id=viewer.meeting.pk)
    if not viewer.teaches:
        up = Q(state=_State.SHOWN, is_mixed=True) if viewer.meeting.is_revealed else Q()
        cards = cards.filter(Q(was_shown=True) | Q(author_id=viewer.me) | up)
    if since is not None:
        cards = cards.filter(change__gt=since)
    return cards.order_by("pk")


def _sees(viewer: Viewer, card: Card) -> bool:
    if card.state == _State.TAKEN_BACK:
        return False
    return viewer.teaches or card.author_id == viewer.me or is_up(card, viewer.meeting)
