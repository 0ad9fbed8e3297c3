"""The addresses of what teachers do with cards, and with who writes them.

No answer names the writer of a card but the one that was asked for the name.
"""

from uuid import UUID, uuid5

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.care.api import concerns
from flexid_xblock.desk.page import named
from flexid_xblock.rest.base import Closed, Door, Words
from flexid_xblock.rest.cards import Empty
from flexid_xblock.rest.concerns import LARGEST_ID
from flexid_xblock.sessions import api as sessions

LONGEST = 7 * 24 * 60


class ClaimBody(Closed):
    """Whether one looks after a card."""

    claimed = serializers.BooleanField()


class VisibilityBody(Closed):
    """Whether the group may see a card, and why not."""

    hidden = serializers.BooleanField()
    reason = Words(default="")


class ReturnBody(Closed):
    """A kind note to its author."""

    note = Words()


class CardPauseBody(Closed):
    """For how long its writer puts up no cards, and a note to her."""

    id = serializers.UUIDField()
    minutes = serializers.IntegerField(min_value=1, max_value=LONGEST)
    note = Words()


class GroupPauseBody(Closed):
    """Who of the group, for how long, and a note to her."""

    course = serializers.CharField(max_length=255)
    member = serializers.IntegerField(min_value=1, max_value=LARGEST_ID)
    minutes = serializers.IntegerField(min_value=1, max_value=LONGEST)
    note = Words()


class ReasonBody(Closed):
    """Why somebody needs to know a name."""

    reason = Words()


class HandOverBody(Closed):
    """A worry about a card's writer: the teacher's own words, and what she did."""

    id = serializers.UUIDField()
    category = serializers.ChoiceField(choices=list(concerns.CATEGORIES))
    own_words = Words()
    action = Words(default="")


class CardClaim(Door):
    """That one looks after a card."""

    def put(self, request: Request, card_id: UUID) -> Response:
        is_claimed = self.body(ClaimBody)["claimed"]
        sessions.claim(self.actor(), card_id, claimed=is_claimed)
        return Response({"id": str(card_id), "claimed": is_claimed})


class CardApproval(Door):
    """Let a card up, or keep a reported one."""

    def put(self, request: Request, card_id: UUID) -> Response:
        self.body(Empty)
        sessions.approve(self.actor(), card_id)
        return Response({"id": str(card_id)})


class CardVisibility(Door):
    """Hide a card from the group with a reason, or show it again."""

    def put(self, request: Request, card_id: UUID) -> Response:
        body = self.body(VisibilityBody)
        sessions.moderate(self.actor(), card_id, **body)
        return Response({"id": str(card_id), "hidden": body["hidden"]})


class CardReturn(Door):
    """Give a card back to its author."""

    def put(self, request: Request, card_id: UUID) -> Response:
        sessions.return_card(self.actor(), card_id, note=self.body(ReturnBody)["note"])
        return Response({"id": str(card_id)})


class CardPause(Door):
    """Pause whoever wrote a card."""

    def put(self, request: Request, card_id: UUID) -> Response:
        body = self.body(CardPauseBody)
        pause_id = body.pop("id")
        sessions.pause_writer(self.actor(), card_id, pause_id, **body)
        return Response({"id": str(pause_id)})


class CardAuthor(Door):
    """Who wrote a card; she is told that it was asked, by whom and why."""

    def put(self, request: Request, card_id: UUID) -> Response:
        reason = self.body(ReasonBody)["reason"]
        author_id = sessions.see_author(self.actor(), card_id, reason=reason)
        return Response({"name": named({author_id}).get(author_id, "")})


class CardReporters(Door):
    """Who reported a card; each of them is told that it was asked."""

    def put(self, request: Request, card_id: UUID) -> Response:
        reason = self.body(ReasonBody)["reason"]
        who = sessions.see_reporters(self.actor(), card_id, reason=reason)
        return Response({"names": sorted(named(set(who)).values())})


class CardHandOver(Door):
    """A worry about a card's writer, for her counsellor; the teacher learns no name."""

    def put(self, request: Request, card_id: UUID) -> Response:
        body, actor = self.body(HandOverBody), self.actor()
        found = sessions.to_hand_over(actor, card_id)
        concerns.open_about_card(
            actor,
            body["id"],
            student_id=found.author_id,
            course_key=found.course_key,
            category=body["category"],
            card=found.text,
            parts=_parts(body["id"], facts=body["own_words"], action=body["action"]),
        )
        sessions.note_hand_over(actor, card_id)
        return Response({"id": str(body["id"]), "status": "open"})


class GroupPause(Door):
    """Pause somebody of one's group by name."""

    def put(self, request: Request, group_id: UUID, pause_id: UUID) -> Response:
        body = self.body(GroupPauseBody)
        sessions.pause_member(
            self.actor(body["course"]),
            pause_id,
            group_id=group_id,
            course_key=body["course"],
            user_id=body["member"],
            minutes=body["minutes"],
            note=body["note"],
        )
        return Response({"id": str(pause_id)})


class PauseEnding(Door):
    """End a pause now."""

    def put(self, request: Request, pause_id: UUID) -> Response:
        self.body(Empty)
        sessions.end_pause(self.actor(), pause_id)
        return Response({"id": str(pause_id)})


def _parts(concern_id: UUID, **texts: str) -> list[concerns.Part]:
    """What the teacher wrote, under ids that a repeat finds again."""
    return [
        concerns.Part(id=uuid5(concern_id, kind), kind=kind, text=text)
        for kind, text in texts.items()
        if text.strip() or kind == "facts"
    ]
