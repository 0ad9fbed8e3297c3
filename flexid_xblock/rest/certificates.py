"""The addresses of a year's end: close it, open it again, withdraw a certificate. No words."""

from uuid import UUID

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.progress.api import certificates
from flexid_xblock.rest.base import CourseBody, Door

MOST = 200  # groups at once; a course of 240 students has 24


class ClosingYearsBody(CourseBody):
    """Which groups' year is closed, and on which day."""

    day = serializers.DateField()
    groups = serializers.ListField(
        child=serializers.UUIDField(), max_length=MOST, required=False, default=list
    )


class YearsClosing(Door):
    """The years of some groups, closed on one day, with the certificates that are then issued."""

    def put(self, request: Request) -> Response:
        body = self.body(ClosingYearsBody)
        course_key = body["course"]
        issued = certificates.close_years(
            self.actor(course_key), body["groups"], course_key=course_key, on=body["day"]
        )
        return Response({"closed": len(set(body["groups"])), "issued": issued})


class YearOpening(Door):
    """A group's year, open again; its certificates are withdrawn."""

    def put(self, request: Request, group_id: UUID) -> Response:
        course_key = self.body(CourseBody)["course"]
        withdrawn = certificates.reopen_year(
            self.actor(course_key), group_id, course_key=course_key
        )
        return Response({"group": str(group_id), "withdrawn": withdrawn})


class CertificateWithdrawal(Door):
    """That a certificate is no longer valid."""

    def put(self, request: Request, certificate_id: UUID) -> Response:
        course_key = self.body(CourseBody)["course"]
        certificates.withdraw(self.actor(course_key), certificate_id, course_key=course_key)
        return Response({"id": str(certificate_id), "withdrawn": True})
