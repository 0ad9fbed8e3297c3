"""The addresses of a term's roster. A file comes as text in a body, and is stored nowhere."""

from typing import Any
from uuid import UUID

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.access import api as access
from flexid_xblock.access.api import proposals, rosters
from flexid_xblock.desk.page import named
from flexid_xblock.desk.roster import drawn
from flexid_xblock.desk.roster_words import cohort_lines
from flexid_xblock.domain.actors import Actor
from flexid_xblock.edge import host
from flexid_xblock.rest.base import CourseBody, Door, Words


class FileBody(CourseBody):
    """The text of a file, and whether it is the whole list of the course."""

    text = Words()
    whole = serializers.BooleanField(default=False)


class AskingBody(FileBody):
    """The same, as it was looked at."""

    seen = serializers.CharField(max_length=64)


class CohortBody(CourseBody):
    """The year of groups that are new."""

    year = serializers.IntegerField(min_value=1, max_value=2)


class CohortActBody(CohortBody):
    """The same, as it was looked at."""

    seen = serializers.CharField(max_length=64)


class Look(Door):
    """What a file would change. Nothing is done or stored."""

    def put(self, request: Request) -> Response:
        body = self.body(FileBody)
        actor, course_key = self.actor(body["course"]), body["course"]
        look = rosters.look(actor, course_key, body["text"], whole=body["whole"])
        return Response({**drawn(look.plan, look.ignored), "seen": look.seen})


class Roster(Door):
    """Ask for what was looked at; done at once where no second person is needed."""

    def put(self, request: Request) -> Response:
        body = self.body(AskingBody)
        actor, course_key = self.actor(body["course"]), body.pop("course")
        what = rosters.wanted(actor, course_key, body.pop("text"), **body)
        row = proposals.propose(actor, course_key, "roster", what)
        return Response({"id": str(row.id), "outcome": row.outcome})


class Undoing(Door):
    """Take an import back, within 7 days."""

    def put(self, request: Request, proposal_id: UUID) -> Response:
        course_key = self.body(CourseBody)["course"]
        left = rosters.undo(self.actor(course_key), proposal_id, course_key=course_key)
        return Response({"left": left})


class Slips(Door):
    """New start passwords for who has chosen none of her own, readable in this answer only."""

    def put(self, request: Request, proposal_id: UUID) -> Response:
        course_key = self.body(CourseBody)["course"]
        actor = self.actor(course_key)
        ids = rosters.newcomers(actor, proposal_id, course_key=course_key)
        made = host().start_passwords(ids) if ids else {}
        names = named(set(made))
        slips = [_slip(names.get(who, ""), *both) for who, both in made.items()]
        return Response({"slips": sorted(slips, key=lambda slip: slip["name"])})


class CohortsLook(Door):
    """What would change if the groups followed the course's cohorts."""

    def put(self, request: Request) -> Response:
        body = self.body(CohortBody)
        actor, course_key = self.actor(body["course"]), body["course"]
        found = _cohorts(actor, course_key)
        look = rosters.look_at_cohorts(actor, course_key, found, year=body["year"])
        people = named({one.user_id for one in look.changes if one.user_id})
        return Response({"groups": cohort_lines(look.changes, people), "seen": look.seen})


class Cohorts(Door):
    """Do what was looked at."""

    def put(self, request: Request) -> Response:
        body = self.body(CohortActBody)
        actor, course_key = self.actor(body["course"]), body.pop("course")
        found = _cohorts(actor, course_key)
        return Response({"changes": rosters.bring_cohorts(actor, course_key, found, **body)})


def _cohorts(actor: Actor, course_key: str) -> Any:
    """The course's cohorts; nobody else makes us ask the platform for them."""
    access.require("roster.follow", access.relations_in_course(actor, course_key))
    return host().cohorts(course_key)


def _slip(name: str, login: str, password: str) -> dict[str, Any]:
    return {"name": name, "login": login, "password": password}
