"""What a student decides about her readers, and the coordinator's answer to a wish."""

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.access.api import choices
from flexid_xblock.care.api import booking
from flexid_xblock.rest.base import Closed, CourseBody, Door


class ClosingBody(Closed):
    """Whether her texts are closed to somebody from now on."""

    course = serializers.CharField(max_length=255)
    closed = serializers.BooleanField()


class Closing(Door):
    """Her texts, closed to one adult who follows her up, or open again."""

    def put(self, request: Request, reader_id: int) -> Response:
        body = self.body(ClosingBody)
        actor = self.actor(body["course"])
        choices.close_to(actor, reader_id, course_key=body["course"], closed=body["closed"])
        if body["closed"]:
            booking.give_back_all(actor, reader_id, course_key=body["course"])
        return Response({"reader": reader_id, "closed": body["closed"]})


class Wish(Door):
    """That she would like another counsellor; no reason is asked for."""

    def put(self, request: Request) -> Response:
        course_key = self.body(CourseBody)["course"]
        choices.ask_for_another(self.student(course_key), course_key=course_key)
        return Response({"asked": True})


class WishSettling(Door):
    """That a coordinator has dealt with a student's wish."""

    def put(self, request: Request, student_id: int) -> Response:
        course_key = self.body(CourseBody)["course"]
        choices.settle(self.actor(course_key), student_id, course_key=course_key)
        return Response({"student": student_id, "settled": True})
