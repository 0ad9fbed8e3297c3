"""The addresses of a student's own file by two: asked for, its passphrase, the file."""

from uuid import UUID

from django.http import StreamingHttpResponse
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.access.api import exporting
from flexid_xblock.desk import closed_file
from flexid_xblock.domain.errors import Invalid
from flexid_xblock.edge import host
from flexid_xblock.rest.base import CourseBody, Door, Words


class FileAskingBody(CourseBody):
    """Whose file, by the whole login name, also of a closed account; and why."""

    student = serializers.CharField(max_length=150)
    reason = Words()


class FileAsking(Door):
    """Ask for a student's file; a second administrator decides where the others decide."""

    def put(self, request: Request) -> Response:
        body = self.body(FileAskingBody)
        actor, course_key = self.actor(body["course"]), body["course"]
        exporting.check(actor, course_key)
        student_id = host().find(body["student"], closed=True)
        if student_id is None:
            raise Invalid("no_account")
        about = {"student_id": student_id, "reason": body["reason"]}
        return Response({"outcome": exporting.ask(actor, course_key, **about).outcome})


class FilePassphrase(Door):
    """What opens the file, once, for whoever agreed to it."""

    def put(self, request: Request, proposal_id: UUID) -> Response:
        course_key = self.body(CourseBody)["course"]
        words = exporting.tell(self.actor(course_key), proposal_id, course_key=course_key)
        return Response({"passphrase": words})


class File(Door):
    """The closed file, once, for whoever asked for it, made while it is sent."""

    def put(self, request: Request, proposal_id: UUID) -> StreamingHttpResponse:
        course_key = self.body(CourseBody)["course"]
        actor = self.actor(course_key)
        handing = exporting.hand_out(actor, proposal_id, course_key=course_key)
        return StreamingHttpResponse(
            closed_file.pieces(actor, handing),
            content_type="text/html; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="flexid-closed-file.html"'},
        )
