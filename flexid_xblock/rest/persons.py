"""The addresses about oneself: the notice, and the take-away of all one's data."""

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.privacy import api as privacy
from flexid_xblock.rest.base import Closed, Door


class NoticeBody(Closed):
    """Which course's notice was read."""

    course = serializers.CharField(max_length=255)


class Notice(Door):
    """Who can read hers now, by role and number, to stand in the notice; and that it was read."""

    def get(self, request: Request) -> Response:
        course_key = self.asked("course")
        actor = self.student(course_key)
        return Response({"lines": privacy.notice_lines(actor, course_key)})

    def put(self, request: Request) -> Response:
        course_key = self.body(NoticeBody)["course"]
        actor = self.student(course_key)
        privacy.see_notice(actor, course_key, language=actor.language)
        return Response({"seen": True})


class Export(Door):
    """Everything that is stored about oneself, as a file."""

    def get(self, request: Request) -> Response:
        headers = {"Content-Disposition": 'attachment; filename="flexid-my-data.json"'}
        return Response(privacy.export(self.actor()), headers=headers)
