"""The addresses of breaking the glass: ask, decide, look back."""

from uuid import UUID

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.access.api import glass
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.edge import host
from flexid_xblock.rest.base import Closed, Door, Words


class AskingBody(Closed):
    """Over whom, and why. ``student`` is the login name: there is no list to look in."""

    course = serializers.CharField(max_length=255)
    student = serializers.CharField(max_length=150)
    reason = Words()


class DecisionBody(Closed):
    """The hour granted or refused; ``tell_from`` puts off telling the student."""

    granted = serializers.BooleanField()
    tell_from = serializers.DateTimeField(allow_null=True, default=None)
    why_later = Words(default="")


class Empty(Closed):
    """Nothing to say."""


class Permit(Door):
    """Ask to read one student's sent texts for an hour."""

    def put(self, request: Request, permit_id: UUID) -> Response:
        body = self.body(AskingBody)
        actor = self.actor(body["course"])
        student_id = host().find(body["student"])
        if student_id is None:
            raise NotFound
        glass.ask(
            actor,
            permit_id,
            course_key=body["course"],
            student_id=student_id,
            reason=body["reason"],
        )
        return Response({"id": str(permit_id)})


class PermitDecision(Door):
    """A safeguarding lead grants the hour, or refuses it."""

    def put(self, request: Request, permit_id: UUID) -> Response:
        glass.decide(self.actor(), permit_id, **self.body(DecisionBody))
        return Response({"id": str(permit_id)})


class PermitReview(Door):
    """A safeguarding lead has looked back at it."""

    def put(self, request: Request, permit_id: UUID) -> Response:
        self.body(Empty)
        glass.review(self.actor(), permit_id)
        return Response({"id": str(permit_id)})
