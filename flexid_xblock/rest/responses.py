"""The addresses of what students make: their own responses, and what becomes of them."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from rest_framework import response as drf
from rest_framework import serializers
from rest_framework.request import Request

from flexid_xblock.activities import api as activities
from flexid_xblock.content import api as content
from flexid_xblock.privacy import api as privacy
from flexid_xblock.rest.base import Closed, Door, seen_revision


class ResponseBody(Closed):
    """What a page sends when it saves; what may be in ``response`` its kind says."""

    language = serializers.CharField(max_length=20)
    response = serializers.DictField()


class DecisionBody(Closed):
    """What a page sends when one of the buttons is pressed."""

    decision = serializers.ChoiceField(choices=[one.value for one in activities.Decision])


class Responses(Door):
    """All that one activity block needs to begin: her response, its activity, the notice."""

    def get(self, request: Request) -> drf.Response:
        course_key, activity_key = self.asked("course"), self.asked("activity")
        actor = self.student(course_key)
        content.source(activity_key)  # an activity that is not there is said so
        found = activities.response_to(actor, course_key, activity_key)
        return drf.Response(
            {
                "response": shown(found) if found else None,
                # The activity as it was when she began: that is what she goes on with.
                "source": asdict(activities.begun_with(actor, found)) if found else None,
                "notice_seen": privacy.has_seen_notice(actor, course_key),
            }
        )


class Response(Door):
    """One own response: look at it, or save it."""

    def get(self, request: Request, response_id: UUID) -> drf.Response:
        return answered(activities.own_response(self.actor(), response_id))

    def put(self, request: Request, response_id: UUID) -> drf.Response:
        body = self.body(ResponseBody)
        change = activities.ResponseChange(id=response_id, based_on=seen_revision(request), **body)
        if change.based_on == 0:
            return self._begin(change)
        return answered(activities.save(self.actor(), change, None))

    def _begin(self, change: activities.ResponseChange) -> drf.Response:
        ticket = self.ticket()
        actor = self.student(ticket.course_key)
        privacy.require_notice(actor, ticket.course_key)
        return answered(activities.save(actor, change, ticket))


class Decision(Door):
    """What becomes of a response."""

    def put(self, request: Request, response_id: UUID) -> drf.Response:
        decision = activities.Decision(self.body(DecisionBody)["decision"])
        seen = seen_revision(request)
        return answered(activities.decide(self.actor(), response_id, decision, based_on=seen))


def shown(found: activities.OwnResponse) -> dict[str, Any]:
    """An own response as the page gets it."""
    return {
        "id": str(found.id),
        "activity": found.activity_key,
        "language": found.language,
        "state": found.state,
        "revision": found.revision,
        "response": found.response,
        "summary": found.summary,
        "deleted_until": found.deleted_until,
        "opens_on": found.opens_on,
    }


def answered(found: activities.OwnResponse) -> drf.Response:
    """An own response as the answer to whatever was done with it."""
    return drf.Response(shown(found), headers={"ETag": f'"{found.revision}"'})
