"""The address where a coordinator sets a rule of the school, or gives it back to the operator."""

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.care.api import schoolrules
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.rest.base import CourseBody, Door


class RuleBody(CourseBody):
    """The form of the rule, null for the operator's; ``after`` as the page showed it.

    What a form may hold the room checks, so that each mistake has its sentence.
    """

    after = serializers.IntegerField(min_value=0)
    value = serializers.JSONField(allow_null=True)


class SchoolRule(Door):
    """One rule of the school."""

    def put(self, request: Request, rule: str) -> Response:
        body = self.body(RuleBody)
        actor = self.actor(body["course"])
        if rule not in schoolrules.RULES:
            raise NotFound
        view = schoolrules.set_rule(
            actor, rule, body["value"], course_key=body["course"], after=body["after"]
        )
        return Response({"rule": view.rule, "number": view.number, "own": view.is_own})
