"""The addresses of setting up by hand: groups, their people, and who follows them up.

Each answers whether it was done, or waits for a second person.
"""

from typing import Any
from uuid import UUID

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.access.api import proposals, setting_up
from flexid_xblock.access.records import ProposalInfo
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Invalid
from flexid_xblock.edge import host
from flexid_xblock.rest.base import CourseBody, Door

ROLES = ("student", "helper", "teacher")
DECISIONS = {
    "approve": proposals.approve,
    "refuse": proposals.refuse,
    "withdraw": proposals.withdraw,
}


class GroupBody(CourseBody):
    """What a group is called; the year is for a new one."""

    name = serializers.CharField(max_length=1000, allow_blank=True)
    year = serializers.IntegerField(allow_null=True, default=None)


class PlaceBody(CourseBody):
    """Who joins, by login name or e-mail address, and as what."""

    who = serializers.CharField(max_length=254)
    role = serializers.ChoiceField(choices=ROLES)
    until = serializers.DateTimeField(allow_null=True, default=None)


class LeavingBody(CourseBody):
    """As what she leaves."""

    role = serializers.ChoiceField(choices=ROLES)


class MoveBody(CourseBody):
    """Into which group."""

    to = serializers.UUIDField()


class AssigningBody(CourseBody):
    """Who follows up whom: one student of the group, or nobody named and so all of them."""

    who = serializers.CharField(max_length=254)
    student = serializers.IntegerField(allow_null=True, default=None)
    deputy = serializers.BooleanField(default=False)
    since = serializers.DateTimeField(allow_null=True, default=None)
    until = serializers.DateTimeField(allow_null=True, default=None)


class EndingBody(CourseBody):
    """For one student of the group, or nobody named and so all of them."""

    student = serializers.IntegerField(allow_null=True, default=None)


class DecisionBody(CourseBody):
    """What somebody decides; only the asker withdraws."""

    decision = serializers.ChoiceField(choices=list(DECISIONS))


class Group(Door):
    """A new group, or another name for one."""

    def put(self, request: Request, group_id: UUID) -> Response:
        body = self.body(GroupBody)
        actor, course_key = self.actor(body["course"]), body.pop("course")
        return _answer(setting_up.save_group(actor, group_id, course_key=course_key, **body))


class Place(Door):
    """Somebody joins a group."""

    def put(self, request: Request, group_id: UUID) -> Response:
        body = self.body(PlaceBody)
        actor, course_key = self.actor(body["course"]), body["course"]
        who = _find(actor, course_key, "roster.change", body["who"])
        more = {name: body[name] for name in ("role", "until")}
        return _answer(setting_up.add(actor, group_id, who, course_key=course_key, **more))


class Leaving(Door):
    """Somebody leaves a group."""

    def put(self, request: Request, group_id: UUID, user_id: int) -> Response:
        body = self.body(LeavingBody)
        actor, course_key = self.actor(body["course"]), body.pop("course")
        return _answer(setting_up.end(actor, group_id, user_id, course_key=course_key, **body))


class Move(Door):
    """A student changes groups."""

    def put(self, request: Request, group_id: UUID, user_id: int) -> Response:
        body = self.body(MoveBody)
        actor, course_key = self.actor(body["course"]), body.pop("course")
        return _answer(setting_up.move(actor, group_id, user_id, course_key=course_key, **body))


class Assigning(Door):
    """Somebody is to follow up a student of a group, or all of them."""

    def put(self, request: Request, group_id: UUID) -> Response:
        body = self.body(AssigningBody)
        actor, course_key = self.actor(body["course"]), body["course"]
        who = _find(actor, course_key, "assignment.change", body["who"])
        more = {name: body[name] for name in ("deputy", "since", "until")}
        more |= {"course_key": course_key, "student_id": body["student"]}
        return _answer(setting_up.assign(actor, group_id, who, **more))


class Ending(Door):
    """Somebody is to follow up a student of a group no more, or all of them."""

    def put(self, request: Request, group_id: UUID, counsellor_id: int) -> Response:
        body = self.body(EndingBody)
        about: dict[str, Any] = {"course_key": body["course"], "student_id": body["student"]}
        actor = self.actor(body["course"])
        return _answer(setting_up.end_following(actor, group_id, counsellor_id, **about))


class Decision(Door):
    """What a second person says to what was asked; or the asker takes it back."""

    def put(self, request: Request, proposal_id: UUID) -> Response:
        body = self.body(DecisionBody)
        decide, course_key = DECISIONS[body["decision"]], body["course"]
        return _answer(decide(self.actor(course_key), proposal_id, course_key=course_key))


def _find(actor: Actor, course_key: str, operation: str, who: str) -> int:
    """The one account of that name; whoever may not change anything is told nothing of it."""
    setting_up.check(actor, course_key, operation)
    found = host().find_people(course_key, [who])
    if who not in found:
        raise Invalid("no_account")
    return found[who]


def _answer(info: ProposalInfo) -> Response:
    return Response({"outcome": info.outcome})
