"""The live feed of a meeting: one address that every page of it asks, again and again."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, HttpResponseNotModified
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.desk.page import named
from flexid_xblock.domain.errors import Invalid
from flexid_xblock.rest.base import Door
from flexid_xblock.sessions import api as sessions

PACE_HEADER = "X-Flexid-Poll"
PACE_CLOSED = 30

Names = dict[int, str]


class MeetingLive(Door):
    """A meeting as one sees it now, by conditional GET: nothing new is one query and no body."""

    def get(self, request: Request, meeting_id: UUID) -> HttpResponse:
        actor = self.actor()
        found = sessions.follow(
            actor,
            meeting_id,
            actor_in=self.actor,
            seen=request.headers.get("If-None-Match", ""),
            as_screen=_is_screen(request),
        )
        headers = {"ETag": found.tag, **pace(is_open=found.is_open)}
        if found.live is None:
            return HttpResponseNotModified(headers=headers)
        shown = _Page(found.live, actor.user_id, is_screen=_is_screen(request))
        return Response(shown.body(), headers=headers)


def pace(*, is_open: bool) -> dict[str, str]:
    """How soon a page may ask again, as a header."""
    seconds = settings.FLEXID_POLL_SECONDS if is_open else PACE_CLOSED
    return {PACE_HEADER: str(seconds)}


def agreement_body(found: sessions.AgreementView | None) -> dict[str, Any] | None:
    """A group's agreement as scripts read it."""
    if found is None:
        return None
    return {
        "number": found.number,
        "rules": list(found.rules),
        "agreed": found.agreed,
        "yes": found.yes,
        "of": found.of,
    }


def _is_screen(request: Request) -> bool:
    view = request.query_params.get("as", "")
    if view not in ("", "screen"):
        raise Invalid("bad_fields")
    return bool(view)


class _Page:
    """One answer, with names in the place of numbers."""

    def __init__(self, live: sessions.Live, me: int, *, is_screen: bool) -> None:
        self._live, self._me, self._is_screen = live, me, is_screen
        self._names = named(set(_people(live)))

    def body(self) -> dict[str, Any]:
        """The whole answer."""
        live = self._live
        return {
            "meeting": self._meeting(),
            "now": live.now,
            "stage": vars(live.stage) if live.stage else None,
            "round": self._round(),
            "circle": self._circle(),
            "ballots": [self._ballot(one) for one in live.ballots],
            "agreement": agreement_body(live.agreement),
            "me": self._own(),
            "present": None if live.present is None else self._called(live.present),
            "unmixed": live.unmixed,
            "teachers": self._called(live.teachers),
            "whole": live.board.whole,
            "cards": [self._card(card) for card in live.board.cards],
            "gone": [str(one) for one in live.board.gone],
        }

    def _called(self, ids: Iterable[int]) -> list[str]:
        """By name, so that no order tells who came first."""
        return sorted(self._names[one] for one in ids if one in self._names)

    def _meeting(self) -> dict[str, Any]:
        meeting = self._live.meeting
        sees_code = self._is_screen or self._live.me.role == "teacher"
        return {
            "id": str(meeting.id),
            "activity": meeting.activity_key,
            "state": meeting.state,
            "open": meeting.is_open,
            "form": meeting.form,
            "moderation": meeting.moderation,
            "revealed": meeting.is_revealed,
            "over": self._live.is_over,
            "until": self._live.until,
            "code": (meeting.code or None) if sees_code else None,
        }

    def _round(self) -> dict[str, Any] | None:
        found = self._live.round
        if found is None:
            return None
        turns = [
            {
                "place": one.place,
                "name": self._names.get(one.user_id, ""),
                "state": one.state,
                "mine": one.user_id == self._me and not self._is_screen,
            }
            for one in found.turns
        ]
        return {"turns": turns, "over": found.is_over, "may_hand_on": self._live.may_hand_on}

    def _circle(self) -> dict[str, Any] | None:
        found = self._live.circle
        if found is None:
            return None
        return {
            "stage": found.stage,
            "step": found.step,
            "since": found.since,
            "minutes": found.minutes,
            "sides": {option: self._called(ids) for option, ids in found.sides.items()},
            "my_side": found.my_side,
            "my_pick": str(found.my_pick) if found.my_pick else None,
            "picked": [str(one) for one in found.picked],
        }

    def _ballot(self, found: sessions.BallotView) -> dict[str, Any]:
        return {
            "stage": found.stage,
            "key": found.key,
            "open": found.is_open,
            "my_vote": found.my_vote,
            "totals": found.totals,
        }

    def _own(self) -> dict[str, Any]:
        me = self._live.me
        return {
            "role": me.role,
            "may_write": me.may_write,
            "why_not": me.why_not,
            "paused_until": me.paused_until,
            "pause_note": me.pause_note,
            "nickname": me.nickname,
            "card_waits": me.card_waits,
        }

    def _card(self, card: sessions.CardView) -> dict[str, Any]:
        return {
            "id": str(card.id),
            "column": card.column,
            "display": card.display,
            "revision": card.revision,
            "name": card.nickname or self._names.get(card.author_id or 0),
            "text": card.text,
            "language": card.language,
            "is_mine": card.is_mine,
            "state": card.state,
            "mixed": card.is_mixed,
            "reason": card.reason,
            "name_seen": card.name_seen,
            "reactions": list(card.reactions),
            "my_reactions": list(card.my_reactions),
            "my_report": card.my_report,
            "translations": [self._translation(one) for one in card.translations],
            "desk": self._desk(card.desk),
        }

    def _translation(self, found: sessions.TranslationView) -> dict[str, str]:
        return {
            "id": str(found.id),
            "language": found.language,
            "text": found.text,
            "by": self._names.get(found.translator_id, ""),
        }

    def _desk(self, found: sessions.DeskView | None) -> dict[str, Any] | None:
        if found is None:
            return None
        who = found.claimed_by
        claimed = "me" if who == self._me else self._names.get(who or 0)
        return {
            "reports": list(found.reports),
            "claimed": claimed,
            "is_restored": found.is_restored,
        }


def _people(live: sessions.Live) -> Iterator[int]:
    """Everybody whose name the answer holds."""
    yield from live.teachers
    yield from live.present or ()
    yield from (one.user_id for one in (live.round.turns if live.round else ()))
    yield from (one for ids in (live.circle.sides if live.circle else {}).values() for one in ids)
    for card in live.board.cards:
        yield from (one.translator_id for one in card.translations)
        named_by = (card.author_id, card.desk.claimed_by if card.desk else None)
        yield from (one for one in named_by if one)
