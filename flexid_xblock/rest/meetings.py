"""The addresses of a meeting's conduct: find it, plan it, open it, lead it, take part in it."""

from typing import Any
from uuid import UUID

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.access.api import switches
from flexid_xblock.desk.page import named
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.edge import host
from flexid_xblock.privacy import api as privacy
from flexid_xblock.rest import limits
from flexid_xblock.rest.base import Closed, CourseBody, Door
from flexid_xblock.rest.live import pace
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions import queries

_FORM = {"max_length": 10}


class StateBody(Closed):
    """Whether the meeting is open."""

    open = serializers.BooleanField()


class PlanBody(Closed):
    """When a group will meet, and how."""

    course = serializers.CharField(max_length=255)
    planned_for = serializers.DateTimeField(allow_null=True)
    form = serializers.SlugField(**_FORM)
    moderation = serializers.SlugField(**_FORM)


class SettingsBody(Closed):
    """How a meeting is held."""

    form = serializers.SlugField(**_FORM)
    moderation = serializers.SlugField(**_FORM)
    revealed = serializers.BooleanField()


class StageBody(Closed):
    """A stage, and the one it follows on."""

    stage = serializers.SlugField(max_length=40)
    after = serializers.SlugField(max_length=40, allow_blank=True)


class EmptyBody(Closed):
    """Nothing: the address says it all."""


class CurrentMeeting(Door):
    """The meeting of one's own group about an activity, and one's name as the group reads it."""

    def get(self, request: Request) -> Response:
        course_key, activity = self.asked("course"), self.asked("activity")
        actor = self.student(course_key)
        meeting = queries.current(actor, course_key, activity)
        coming = queries.coming(actor, course_key, activity)
        return Response(
            {
                "meeting": _meeting(meeting) if meeting else None,
                "name": named({actor.user_id}).get(actor.user_id, ""),
                "notice_seen": privacy.has_seen_notice(actor, course_key),
                "planned_for": coming.planned_for,
                "note_due": coming.note_due,
            },
            headers=pace(is_open=True),
        )


class MeetingByCode(Door):
    """Where the meeting with this code stands in the course, for people of its group only."""

    def get(self, request: Request, code: str) -> Response:
        actor = self.actor()
        limits.count("code", actor.user_id)
        meeting = queries.by_code(actor, code)
        if meeting is None:
            raise NotFound
        return Response({"url": host().place_url(meeting.course_key, meeting.activity_key)})


class GroupMeeting(Door):
    """A group's meeting about an activity: a teacher opens it."""

    def put(self, request: Request, group_id: UUID, activity_key: str) -> Response:
        course_key = self.body(CourseBody)["course"]
        meeting = sessions.open_meeting(
            self.actor(course_key),
            group_id=group_id,
            course_key=course_key,
            activity_key=activity_key,
            authored=host().authored(course_key, activity_key),
        )
        return Response(_meeting(meeting))


class MeetingPlan(Door):
    """When and how a group will meet about an activity."""

    def put(self, request: Request, group_id: UUID, activity_key: str) -> Response:
        body = self.body(PlanBody)
        course_key = body.pop("course")
        meeting = sessions.plan_meeting(
            self.actor(course_key),
            group_id=group_id,
            course_key=course_key,
            activity_key=activity_key,
            authored=host().authored(course_key, activity_key),
            **body,
        )
        return Response(_settings(meeting))


class MeetingState(Door):
    """Close a meeting, or open it again."""

    def put(self, request: Request, meeting_id: UUID) -> Response:
        is_open = self.body(StateBody)["open"]
        if is_open:
            switches.require_on("meetings")
        return Response(_meeting(sessions.set_open(self.actor(), meeting_id, is_open=is_open)))


class MeetingSettings(Door):
    """How a meeting is held: its length, whose cards wait, whether cards are shown."""

    def put(self, request: Request, meeting_id: UUID) -> Response:
        body = self.body(SettingsBody)
        return Response(_settings(sessions.set_meeting(self.actor(), meeting_id, **body)))


class MeetingStage(Door):
    """Take the group to a stage."""

    def put(self, request: Request, meeting_id: UUID) -> Response:
        stage = sessions.go_to_stage(self.actor(), meeting_id, **self.body(StageBody))
        return Response(vars(stage))


class MeetingMixing(Door):
    """Show the group the cards without a name that wait, all together."""

    def put(self, request: Request, meeting_id: UUID) -> Response:
        self.body(EmptyBody)
        sessions.mix_cards(self.actor(), meeting_id)
        return Response({"unmixed": 0})


class MeetingPresence(Door):
    """That one is in the meeting."""

    def put(self, request: Request, meeting_id: UUID) -> Response:
        actor = self.actor(queries.course_of(self.actor(), meeting_id))
        return Response({"present": sessions.attend(actor, meeting_id)})


def _meeting(meeting: sessions.MeetingInfo) -> dict[str, Any]:
    return {
        "id": str(meeting.id),
        "group": str(meeting.group_id),
        "activity": meeting.activity_key,
        "open": meeting.is_open,
    }


def _settings(meeting: sessions.MeetingInfo) -> dict[str, Any]:
    return {
        "id": str(meeting.id),
        "activity": meeting.activity_key,
        "state": meeting.state,
        "planned_for": meeting.planned_for,
        "form": meeting.form,
        "moderation": meeting.moderation,
        "revealed": meeting.is_revealed,
    }
