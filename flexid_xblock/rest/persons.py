"""The addresses about oneself: the notice, the file with all one's data, deleting everything."""

from uuid import UUID

from django.http import StreamingHttpResponse
from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.desk import takeaway
from flexid_xblock.domain.errors import Invalid
from flexid_xblock.privacy import api as privacy
from flexid_xblock.rest.base import Closed, CourseBody, Door

_KINDS = {"page": "text/html; charset=utf-8", "data": "application/json"}
_ENDS = {"page": "html", "data": "json"}


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


class TakeAwayBody(Closed):
    """As a page to read, or as data for another program."""

    form = serializers.ChoiceField(choices=privacy.takeaway.FORMS)


class TakeAway(Door):
    """Ask for one's file: an address that works once, for a quarter of an hour, for oneself."""

    def put(self, request: Request) -> Response:
        actor = self.actor()
        right = privacy.takeaway.prepare(actor, self.body(TakeAwayBody)["form"])
        address = reverse("flexid:export", kwargs={"token": right.token})
        return Response({"url": address, "until": right.until})


class Export(Door):
    """Everything that is stored about oneself, as a file, made while it is sent."""

    def get(self, request: Request, token: str) -> StreamingHttpResponse:
        actor = self.actor()
        if request.method == "HEAD":  # it would use the address up, and send nothing
            raise Invalid("bad_method")
        form = privacy.takeaway.use(actor, token)
        name = f'attachment; filename="flexid-my-data.{_ENDS[form]}"'
        return StreamingHttpResponse(
            takeaway.pieces(actor, form),
            content_type=_KINDS[form],
            headers={"Content-Disposition": name},
        )


class Deletion(Door):
    """Delete everything one made in a course; it can be brought back for 30 days."""

    def put(self, request: Request, deletion_id: UUID) -> Response:
        course_key = self.body(CourseBody)["course"]
        gone = privacy.delete_everything(self.actor(course_key), deletion_id, course_key=course_key)
        return Response({"until": gone.until})


class DeletionUndoing(Door):
    """Bring back what went with a deletion."""

    def put(self, request: Request, deletion_id: UUID) -> Response:
        self.body(CourseBody)
        privacy.bring_back(self.actor(), deletion_id)
        return Response({"undone": True})
