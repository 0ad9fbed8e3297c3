"""The addresses of a hold: ask for a copy to be kept, agree, and end it."""

from uuid import UUID

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.journal import api as journal
from flexid_xblock.rest.base import Closed, Door, Words


class HoldBody(Closed):
    """Of which entry, and why."""

    course = serializers.CharField(max_length=255)
    entry = serializers.UUIDField()
    reason = Words()


class Empty(Closed):
    """Nothing to say."""


class Hold(Door):
    """One adult asks for a copy of a sent text to be kept."""

    def put(self, request: Request, hold_id: UUID) -> Response:
        body = self.body(HoldBody)
        course_key = body["course"]
        actor = self.actor(course_key)
        journal.hold(actor, hold_id, body["entry"], course_key=course_key, reason=body["reason"])
        return Response({"id": str(hold_id)})


class HoldApproval(Door):
    """A second adult agrees."""

    def put(self, request: Request, hold_id: UUID) -> Response:
        self.body(Empty)
        journal.approve_hold(self.actor(), hold_id)
        return Response({"id": str(hold_id)})


class HoldEnding(Door):
    """One of the two ends it."""

    def put(self, request: Request, hold_id: UUID) -> Response:
        self.body(Empty)
        journal.end_hold(self.actor(), hold_id)
        return Response({"id": str(hold_id)})
