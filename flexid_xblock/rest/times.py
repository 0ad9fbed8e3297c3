"""The addresses of times to talk: offer one, take it back, book it, take it into a calendar."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import pgettext
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.care.api import booking, calendar_file, times
from flexid_xblock.rest.base import Closed, CourseBody, Door


class TimeBody(Closed):
    """When, how long and where; day and start as the school's clock has them. No words."""

    course = serializers.CharField(max_length=255)
    day = serializers.DateField()
    start = serializers.TimeField()
    minutes = serializers.ChoiceField(choices=booking.LENGTHS)
    place = serializers.ChoiceField(choices=booking.PLACES)


class BookedBody(CourseBody):
    """Booked: what it becomes, or what the page of an adult who ends it showed."""

    booked = serializers.BooleanField()


class Time(Door):
    """A time that an adult offers."""

    def put(self, request: Request, time_id: UUID) -> Response:
        body = self.body(TimeBody)
        course_key = body.pop("course")
        made = booking.offer(self.actor(course_key), time_id, course_key=course_key, **body)
        return Response(
            {
                "id": str(made.id),
                "starts": made.starts,
                "minutes": made.minutes,
                "place": made.place,
            }
        )


class TimeEnding(Door):
    """That an adult takes a free time back, or cancels a booked one."""

    def put(self, request: Request, time_id: UUID) -> Response:
        body = self.body(BookedBody)
        course_key = body["course"]
        actor = self.actor(course_key)
        booking.end(actor, time_id, course_key=course_key, booked=body["booked"])
        return Response({"id": str(time_id), "ended": True})


class TimeBooking(Door):
    """Whether a student has booked a time."""

    def put(self, request: Request, time_id: UUID) -> Response:
        body = self.body(BookedBody)
        course_key = body["course"]
        act = booking.book if body["booked"] else booking.give_back
        act(self.student(course_key), time_id, course_key=course_key)
        return Response({"id": str(time_id), "booked": body["booked"]})


class TimeFile(Door):
    """One's own booked time for one's own calendar; others see only that there is something."""

    def get(self, request: Request, time_id: UUID) -> HttpResponse:
        one = times.booked(self.actor(), time_id)
        about: dict[str, Any] = {"starts": one.starts, "minutes": one.minutes}
        title = pgettext("in a calendar", "Appointment")
        return HttpResponse(
            calendar_file(one.id, title, now=timezone.now(), **about),
            content_type="text/calendar; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="appointment.ics"'},
        )
