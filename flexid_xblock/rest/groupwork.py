"""The addresses of what a group does together: rounds, votes, the circle, agreement, nicknames."""

from uuid import UUID

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.desk.page import named
from flexid_xblock.domain.actors import Actor
from flexid_xblock.rest.base import Closed, CourseBody, Door, Words
from flexid_xblock.rest.live import agreement_body
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions import queries


class InMeeting(Door):
    """An address of one meeting, where it matters whether one is in its course now."""

    def here(self, meeting_id: UUID) -> Actor:
        """The logged-in person, as somebody of the meeting's course."""
        return self.actor(queries.course_of(self.actor(), meeting_id))


class RunningBody(Closed):
    """Whether the round goes on."""

    running = serializers.BooleanField()


class TurnBody(Closed):
    """From which place the talking piece is handed on."""

    place = serializers.IntegerField(min_value=1, max_value=1000)


class StepBody(Closed):
    """A step of the circle, and the one it follows on."""

    step = serializers.SlugField(max_length=10)
    after = serializers.SlugField(max_length=10, allow_blank=True)


class OptionBody(Closed):
    """What was chosen."""

    option = serializers.SlugField(max_length=40)


class PickBody(Closed):
    """Which card was chosen."""

    card = serializers.UUIDField()


class BallotBody(Closed):
    """Whether the vote is open."""

    open = serializers.BooleanField()


class AgreementBody(Closed):
    """The rules of a new version, and the version it follows on."""

    course = serializers.CharField(max_length=255)
    rules = serializers.ListField(child=Words(), max_length=100)
    after = serializers.IntegerField(min_value=0, max_value=100_000)


class NicknameBody(Closed):
    """What one wants to be called on cards."""

    course = serializers.CharField(max_length=255)
    name = Words()


class MeetingRound(Door):
    """Begin the round of a stage, or end it."""

    def put(self, request: Request, meeting_id: UUID, stage: str) -> Response:
        running = self.body(RunningBody)["running"]
        sessions.run_round(self.actor(), meeting_id, stage, running=running)
        return Response({"running": running})


class RoundTurn(InMeeting):
    """Hand the talking piece on."""

    def put(self, request: Request, meeting_id: UUID, stage: str) -> Response:
        place = self.body(TurnBody)["place"]
        sessions.hand_on(self.here(meeting_id), meeting_id, stage, place=place)
        return Response({"place": place})


class CircleStep(Door):
    """Take the circle to a step."""

    def put(self, request: Request, meeting_id: UUID, stage: str) -> Response:
        body = self.body(StepBody)
        sessions.go_to_step(self.actor(), meeting_id, stage, **body)
        return Response({"step": body["step"]})


class CircleSide(InMeeting):
    """Choose whose reasons to collect."""

    def put(self, request: Request, meeting_id: UUID, stage: str) -> Response:
        option = self.body(OptionBody)["option"]
        sessions.choose_side(self.here(meeting_id), meeting_id, stage, option=option)
        return Response({"option": option})


class CirclePick(InMeeting):
    """Mark the best reason of another side."""

    def put(self, request: Request, meeting_id: UUID, stage: str) -> Response:
        card_id = self.body(PickBody)["card"]
        sessions.pick(self.here(meeting_id), meeting_id, stage, card_id=card_id)
        return Response({"card": str(card_id)})


class MeetingBallot(Door):
    """Open a vote, or close and count it."""

    def put(self, request: Request, meeting_id: UUID, stage: str, key: str) -> Response:
        is_open = self.body(BallotBody)["open"]
        sessions.set_ballot(self.actor(), meeting_id, stage, key, is_open=is_open)
        return Response({"open": is_open})


class BallotVote(InMeeting):
    """One's own vote."""

    def put(self, request: Request, meeting_id: UUID, stage: str, key: str) -> Response:
        option = self.body(OptionBody)["option"]
        sessions.vote(self.here(meeting_id), meeting_id, stage, key, option=option)
        return Response({"option": option})


class GroupAgreement(Door):
    """The group's agreement: read it, write a new version."""

    def get(self, request: Request, group_id: UUID) -> Response:
        course_key = self.asked("course")
        found = sessions.agreement(self.actor(course_key), group_id, course_key=course_key)
        return Response({"agreement": agreement_body(found)})

    def put(self, request: Request, group_id: UUID) -> Response:
        body = self.body(AgreementBody)
        course_key = body.pop("course")
        actor = self.actor(course_key)
        found = sessions.write_agreement(actor, group_id, course_key=course_key, **body)
        return Response({"agreement": agreement_body(found)})


class AgreementYes(Door):
    """One's own yes to a version of the agreement."""

    def put(self, request: Request, group_id: UUID, number: int) -> Response:
        course_key = self.body(CourseBody)["course"]
        actor = self.actor(course_key)
        found = sessions.agree(actor, group_id, course_key=course_key, number=number)
        return Response({"agreement": agreement_body(found)})


class GroupNickname(Door):
    """What one is called on cards in a group."""

    def put(self, request: Request, group_id: UUID) -> Response:
        body = self.body(NicknameBody)
        actor = self.actor(body["course"])
        kept = sessions.choose_nickname(
            actor, group_id, course_key=body["course"], name=body["name"], names_of=named
        )
        return Response({"nickname": kept})
