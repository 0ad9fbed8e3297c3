"""The addresses of asking for help: ask, see what became of it, answer."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.utils import timezone
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.care.api import calendar, requests
from flexid_xblock.care.api import promise as promised
from flexid_xblock.desk.page import named
from flexid_xblock.rest.base import Closed, Door, Words


class AskingBody(Closed):
    """To whom (null: any of my counsellors), how soon, words if she likes, and what it is about."""

    course = serializers.CharField(max_length=255)
    to = serializers.IntegerField(allow_null=True)
    urgency = serializers.ChoiceField(choices=requests.URGENCIES)
    words = Words(default="")
    topic = serializers.ChoiceField(choices=requests.TOPICS, default="talk")


class AnswerBody(Closed):
    """What an adult answers."""

    course = serializers.CharField(max_length=255)
    text = Words()


class HelpRequests(Door):
    """One's own requests with what became of them, whom one can ask, and when it is read."""

    def get(self, request: Request) -> Response:
        course_key = self.asked("course")
        actor = self.student(course_key)
        own = requests.own(actor, course_key)
        hearers = requests.addressees(actor, course_key)
        people = named(_people(own) | set(hearers.all))
        return Response(
            {
                "requests": [shown(one, people) for one in own],
                "addressees": [
                    {"id": who, "name": people.get(who, ""), "role": hearers.role(who)}
                    for who in hearers.all
                ],
                "together": bool(hearers.together),
                "school_open": calendar.is_school_time(timezone.now()),
                "promise": promise(),
            }
        )


class OneRequest(Door):
    """Ask for help. Never counted, never too fast."""

    def put(self, request: Request, request_id: UUID) -> Response:
        body = self.body(AskingBody)
        course_key = body.pop("course")
        actor = self.student(course_key)
        asked = requests.ask(actor, request_id, course_key=course_key, **body)
        return Response(shown(asked, named(_people([asked]))))


class RequestAnswer(Door):
    """Answer a student who asked."""

    def put(self, request: Request, request_id: UUID) -> Response:
        body = self.body(AnswerBody)
        actor = self.actor(body["course"])
        requests.answer(actor, request_id, course_key=body["course"], text=body["text"])
        return Response({"id": str(request_id), "answered": True})


def shown(one: requests.OwnRequest, people: dict[int, str]) -> dict[str, Any]:
    """A request as its student's page gets it: names, and no ids of people."""
    about = one.about
    return {
        "id": str(about.id),
        "to": None if about.to is None else people.get(about.to, ""),
        "topic": about.topic,
        "urgency": about.urgency,
        "words": one.words,
        "created": about.created,
        "state": one.state,
        "seen_at": about.seen_at,
        "seen_by": people.get(one.seen_by, "") if one.seen_by else None,
        "answered_at": about.answered_at,
        "answered_by": people.get(one.answered_by, "") if one.answered_by else None,
        "answer": one.answer,
        "readers": [people.get(who, "") for who in one.readers],
        "later": [people.get(who, "") for who in one.later],
        "later_from": one.later_from,
    }


def promise() -> dict[str, Any]:
    """How long it takes, as a number of school hours, and when that is over from now."""
    hours = promised.help_hours()
    return {"hours": hours, "by": calendar.add_school_hours(timezone.now(), hours)}


def _people(found: Iterable[requests.OwnRequest]) -> set[int]:
    return {who for one in found for who in one.people}
