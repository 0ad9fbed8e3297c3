"""The addresses of the adults' own records: case notes, follow-ups, cover. Adults only."""

from typing import Any
from uuid import UUID

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.care.api import cover, followups, notes
from flexid_xblock.edge import host
from flexid_xblock.rest.base import Closed, Door, Words, seen_revision

LARGEST_ID = 2**63 - 1


class InCourse(Closed):
    """Something of this course."""

    course = serializers.CharField(max_length=255)


class NoteBody(InCourse):
    """A note as a page saves it; its kind counts when it begins."""

    student = serializers.IntegerField(min_value=1, max_value=LARGEST_ID)
    kind = serializers.ChoiceField(choices=notes.KINDS)
    text = Words()


class KindBody(InCourse):
    """Which kind a note becomes."""

    kind = serializers.ChoiceField(choices=notes.KINDS)


class ClosingBody(InCourse):
    """Put away, or taken out again."""

    closed = serializers.BooleanField()


class FollowUpBody(InCourse):
    """What is to be done, for whom and by when."""

    student = serializers.IntegerField(min_value=1, max_value=LARGEST_ID)
    due_on = serializers.DateField()
    text = Words()


class DoneBody(InCourse):
    """Done, or not yet after all."""

    done = serializers.BooleanField()


class CoverBody(InCourse):
    """Who stands in and when. ``deputy`` is a login name: there is no list to look in."""

    deputy = serializers.CharField(max_length=150)
    since = serializers.DateTimeField()
    until = serializers.DateTimeField()


class CoverDecisionBody(InCourse):
    """Granted or refused."""

    granted = serializers.BooleanField()


class Note(Door):
    """A note of one's own."""

    def put(self, request: Request, note_id: UUID) -> Response:
        body = self.body(NoteBody)
        saved = notes.save(
            self.actor(body["course"]),
            note_id,
            student_id=body["student"],
            course_key=body["course"],
            kind=body["kind"],
            text=body["text"],
            based_on=seen_revision(request),
        )
        return _note(saved)


class NoteKind(Door):
    """Which kind a note of one's own is."""

    def put(self, request: Request, note_id: UUID) -> Response:
        body = self.body(KindBody)
        actor = self.actor(body["course"])
        return _note(notes.set_kind(actor, note_id, course_key=body["course"], kind=body["kind"]))


class NoteClosing(Door):
    """Whether a note of one's own is put away."""

    def put(self, request: Request, note_id: UUID) -> Response:
        body = self.body(ClosingBody)
        actor, course_key = self.actor(body["course"]), body["course"]
        return _note(notes.set_closed(actor, note_id, course_key=course_key, closed=body["closed"]))


class FollowUp(Door):
    """Something to do for a student; sent again with another day, it moves."""

    def put(self, request: Request, follow_up_id: UUID) -> Response:
        body = self.body(FollowUpBody)
        saved = followups.save(
            self.actor(body["course"]),
            follow_up_id,
            student_id=body["student"],
            course_key=body["course"],
            due_on=body["due_on"],
            text=body["text"],
        )
        return _follow_up(saved)


class FollowUpDone(Door):
    """Whether it is done."""

    def put(self, request: Request, follow_up_id: UUID) -> Response:
        body = self.body(DoneBody)
        actor, course_key = self.actor(body["course"]), body["course"]
        return _follow_up(
            followups.set_done(actor, follow_up_id, course_key=course_key, done=body["done"])
        )


class Cover(Door):
    """Ask a colleague to stand in."""

    def put(self, request: Request, cover_id: UUID) -> Response:
        body = self.body(CoverBody)
        asked = cover.ask(
            self.actor(body["course"]),
            cover_id,
            deputy_id=host().find(body["deputy"]),
            since=body["since"],
            until=body["until"],
            course_key=body["course"],
        )
        return _cover(asked)


class CoverDecision(Door):
    """A coordinator grants a cover, or refuses it."""

    def put(self, request: Request, cover_id: UUID) -> Response:
        body = self.body(CoverDecisionBody)
        actor, course_key = self.actor(body["course"]), body["course"]
        return _cover(cover.decide(actor, cover_id, course_key=course_key, granted=body["granted"]))


def _note(note: notes.NoteView) -> Response:
    """A saved note without its words, which the page has."""
    told: dict[str, Any] = {
        "id": str(note.id),
        "kind": note.kind,
        "revision": note.revision,
        "closed": note.closed_at is not None,
    }
    return Response(told, headers={"ETag": f'"{note.revision}"'})


def _follow_up(row: followups.FollowUpInfo) -> Response:
    return Response({"id": str(row.id), "due_on": row.due_on, "done": row.is_done})


def _cover(row: cover.CoverView) -> Response:
    return Response(
        {"id": str(row.id), "decided": row.decided_at is not None, "granted": row.granted}
    )
