"""The addresses of kept cards: ask for a copy to be kept, agree, read it, end it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.desk.page import named
from flexid_xblock.rest.base import Closed, Door, Words
from flexid_xblock.rest.cards import Empty
from flexid_xblock.sessions import api as sessions


class EvidenceBody(Closed):
    """Of which card, and why."""

    card = serializers.UUIDField()
    reason = Words()


class KeptCards(Door):
    """What is kept of the boards one may decide about; nothing is opened."""

    def get(self, request: Request) -> Response:
        course_key, before = self.asked("course"), request.query_params.get("before", "")
        found = sessions.kept_cards(self.actor(course_key), course_key, before=before)
        return Response({"kept": _told(found)})


class Evidence(Door):
    """One adult asks for a copy of a card to be kept; who may decide reads why."""

    def get(self, request: Request, evidence_id: UUID) -> Response:
        return Response(_told([sessions.look_at_evidence(self.actor(), evidence_id)])[0])

    def put(self, request: Request, evidence_id: UUID) -> Response:
        body = self.body(EvidenceBody)
        sessions.keep_card(self.actor(), evidence_id, body["card"], reason=body["reason"])
        return Response({"id": str(evidence_id)})


class EvidenceCopy(Door):
    """The copy, which the author sees was read."""

    def get(self, request: Request, evidence_id: UUID) -> Response:
        found = sessions.open_evidence(self.actor(), evidence_id)
        return Response({**_told([found])[0], "copy": found.copy})


class EvidenceApproval(Door):
    """A second adult agrees."""

    def put(self, request: Request, evidence_id: UUID) -> Response:
        self.body(Empty)
        sessions.approve_evidence(self.actor(), evidence_id)
        return Response({"id": str(evidence_id)})


class EvidenceEnding(Door):
    """One of the two ends it."""

    def put(self, request: Request, evidence_id: UUID) -> Response:
        self.body(Empty)
        sessions.end_evidence(self.actor(), evidence_id)
        return Response({"id": str(evidence_id)})


def _told(found: Sequence[sessions.EvidenceView]) -> list[dict[str, Any]]:
    people = named({who for one in found for who in (one.asked_by, one.approved_by) if who})
    return [
        {
            "id": str(one.id),
            "card": str(one.card_id),
            "group": str(one.group_id),
            "asked_by": people.get(one.asked_by, ""),
            "asked_at": one.asked_at,
            "approved_by": people.get(one.approved_by or 0, ""),
            "approved_at": one.approved_at,
            "ended": one.ended_at is not None,
            "may_end": one.may_end,
            "reason": one.reason,
        }
        for one in found
    ]
