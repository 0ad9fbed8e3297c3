"""The addresses of concern records. What comes back is never more than the status."""

from typing import Any
from uuid import UUID

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.care.api import concerns
from flexid_xblock.domain.errors import Invalid, NotFound
from flexid_xblock.edge import host
from flexid_xblock.rest.base import Closed, Door, Words

LARGEST_ID = 2**63 - 1


class ConcernBody(Closed):
    """A new record: about whom (by id, or by login name), what kind of worry, what is known.

    ``own_words`` are the student's, where she said something.
    """

    course = serializers.CharField(max_length=255)
    student = serializers.IntegerField(
        min_value=1, max_value=LARGEST_ID, allow_null=True, default=None
    )
    login = serializers.CharField(max_length=150, allow_blank=True, default="")
    category = serializers.ChoiceField(choices=list(concerns.CATEGORIES))
    facts_id = serializers.UUIDField()
    facts = Words()
    own_words_id = serializers.UUIDField(allow_null=True, default=None)
    own_words = Words(default="")


class PartBody(Closed):
    """One more part of a record."""

    course = serializers.CharField(max_length=255)
    kind = serializers.ChoiceField(choices=concerns.KINDS)
    text = Words()
    corrects = serializers.IntegerField(
        min_value=1, max_value=10_000, allow_null=True, default=None
    )


class StatusBody(Closed):
    """Open or closed."""

    course = serializers.CharField(max_length=255)
    status = serializers.ChoiceField(choices=concerns.STATUSES)


class SignatureBody(Closed):
    """That a second person signs."""

    course = serializers.CharField(max_length=255)


class Concern(Door):
    """Begin a record about a student."""

    def put(self, request: Request, concern_id: UUID) -> Response:
        body = self.body(ConcernBody)
        actor = self.actor(body["course"])
        concerns.open_record(
            actor,
            concern_id,
            student_id=_student(body),
            course_key=body["course"],
            category=body["category"],
            parts=_parts(body),
        )
        return Response({"id": str(concern_id)})


class ConcernPart(Door):
    """Add to a record; nothing that is there changes."""

    def put(self, request: Request, concern_id: UUID, part_id: UUID) -> Response:
        body = self.body(PartBody)
        part = concerns.Part(
            id=part_id, kind=body["kind"], text=body["text"], corrects=body["corrects"]
        )
        actor = self.actor(body["course"])
        concerns.add_part(actor, concern_id, part, course_key=body["course"])
        return Response({"id": str(part_id)})


class ConcernStatus(Door):
    """Whether a record is open or closed."""

    def put(self, request: Request, concern_id: UUID) -> Response:
        body = self.body(StatusBody)
        actor, course_key = self.actor(body["course"]), body["course"]
        concerns.set_status(actor, concern_id, course_key=course_key, status=body["status"])
        return Response({"id": str(concern_id), "status": body["status"]})


class ConcernSignature(Door):
    """The signature of a second person."""

    def put(self, request: Request, concern_id: UUID) -> Response:
        course_key = self.body(SignatureBody)["course"]
        concerns.sign(self.actor(course_key), concern_id, course_key=course_key)
        return Response({"id": str(concern_id), "signed": True})


def _student(body: dict[str, Any]) -> int:
    """The one student who was named, in one of the two ways."""
    if bool(body["student"]) == bool(body["login"]):
        raise Invalid("bad_fields")
    found = body["student"] or host().find(body["login"])
    if found is None:
        raise NotFound
    return int(found)


def _parts(body: dict[str, Any]) -> list[concerns.Part]:
    parts = [concerns.Part(id=body["facts_id"], kind="facts", text=body["facts"])]
    if body["own_words"].strip():
        if body["own_words_id"] is None:
            raise Invalid("bad_fields")
        said = concerns.Part(id=body["own_words_id"], kind="own_words", text=body["own_words"])
        parts.append(said)
    return parts
