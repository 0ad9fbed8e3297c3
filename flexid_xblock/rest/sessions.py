"""The addresses of group sessions: find the meeting, follow the board, moderate."""

from typing import Any
from uuid import UUID

from django.conf import settings
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.desk.page import named
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.privacy import api as privacy
from flexid_xblock.rest.base import Closed, Door, Words
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions import queries

PACE_HEADER = "X-Flexid-Poll"
PACE_CLOSED = 30


class OpeningBody(Closed):
    """Which course the meeting belongs to."""

    course = serializers.CharField(max_length=255)


class StateBody(Closed):
    """Whether the meeting is open."""

    open = serializers.BooleanField()


class CardBody(Closed):
    """A card, as its writer wants it shown."""

    column = serializers.SlugField(max_length=60)
    display = serializers.ChoiceField(choices=["named", "unnamed"])
    text = Words()


class VisibilityBody(Closed):
    """Whether the group may see a card, and why not."""

    hidden = serializers.BooleanField()
    reason = Words()


class CurrentMeeting(Door):
    """The meeting of one's own group about an activity, and one's name as the group reads it."""

    def get(self, request: Request) -> Response:
        course_key = self.asked("course")
        actor = self.student(course_key)
        meeting = queries.current(actor, course_key, self.asked("activity"))
        return Response(
            {
                "meeting": _meeting(meeting) if meeting else None,
                "name": named({actor.user_id}).get(actor.user_id, ""),
                "notice_seen": privacy.has_seen_notice(actor, course_key),
            },
            headers=_pace(is_open=True),
        )


class GroupMeeting(Door):
    """A group's meeting about an activity: a teacher opens it."""

    def put(self, request: Request, group_id: UUID, activity_key: str) -> Response:
        course_key = self.body(OpeningBody)["course"]
        meeting = sessions.open_meeting(
            self.actor(course_key),
            group_id=group_id,
            course_key=course_key,
            activity_key=activity_key,
        )
        return Response(_meeting(meeting))


class MeetingState(Door):
    """Close a meeting, or open it again."""

    def put(self, request: Request, meeting_id: UUID) -> Response:
        is_open = self.body(StateBody)["open"]
        return Response(_meeting(sessions.set_open(self.actor(), meeting_id, is_open=is_open)))


class MeetingPresence(Door):
    """That one is in the meeting."""

    def put(self, request: Request, meeting_id: UUID) -> Response:
        return Response({"present": sessions.attend(self.actor(), meeting_id)})


class MeetingBoard(Door):
    """The board, by conditional GET: nothing new is one query and no body."""

    def get(self, request: Request, meeting_id: UUID) -> Response:
        actor = self.actor()
        stamp = queries.stamp(actor, meeting_id)
        if stamp is None:
            raise NotFound
        is_open, tag = stamp
        headers = {"ETag": tag, **_pace(is_open=is_open)}
        if request.headers.get("If-None-Match") == tag:
            return Response(status=status.HTTP_304_NOT_MODIFIED, headers=headers)
        return Response(_board(sessions.board(actor, meeting_id)), headers=headers)


class BoardCard(Door):
    """A new card on the board of one's group."""

    def put(self, request: Request, meeting_id: UUID, card_id: UUID) -> Response:
        body = self.body(CardBody)
        ticket = self.ticket()
        actor = self.student(ticket.course_key)
        privacy.require_notice(actor, ticket.course_key)
        sessions.put_card(actor, meeting_id, card_id, ticket=ticket, **body)
        return Response({"id": str(card_id)})


class CardVisibility(Door):
    """Hide a card from the group with a reason, or show it again."""

    def put(self, request: Request, card_id: UUID) -> Response:
        body = self.body(VisibilityBody)
        sessions.moderate(self.actor(), card_id, **body)
        return Response({"id": str(card_id), "hidden": body["hidden"]})


def _pace(*, is_open: bool) -> dict[str, str]:
    seconds = settings.FLEXID_POLL_SECONDS if is_open else PACE_CLOSED
    return {PACE_HEADER: str(seconds)}


def _meeting(meeting: sessions.MeetingInfo) -> dict[str, Any]:
    return {"id": str(meeting.id), "activity": meeting.activity_key, "open": meeting.is_open}


def _board(board: sessions.Board) -> dict[str, Any]:
    people = named({card.author_id for card in board.cards if card.author_id})
    return {
        "meeting": _meeting(board.meeting),
        "may_write": board.may_write,
        "may_moderate": board.may_moderate,
        "cards": [
            {
                "id": str(card.id),
                "column": card.column,
                "text": card.text,
                "name": people.get(card.author_id) if card.author_id else None,
                "is_mine": card.is_mine,
                "is_hidden": card.is_hidden,
                "reason": card.reason,
            }
            for card in board.cards
        ],
    }
