"""The addresses of the thread under a sent entry: its writer's, and its readers'."""

from typing import Any
from uuid import UUID

from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.journal import api as journal
from flexid_xblock.rest.base import Closed, CourseBody, Door, Words, seen_revision
from flexid_xblock.rest.entries import answered


class ThreadBody(Closed):
    """Whether the thread is closed to new messages."""

    closed = serializers.BooleanField()


class ReplyBody(Closed):
    """A message in a thread."""

    course = serializers.CharField(max_length=255)
    text = Words()


class SendingBody(Closed):
    """Sent, or taken back; ``step`` when it says what comes after a talk."""

    course = serializers.CharField(max_length=255)
    sent = serializers.BooleanField()
    step = serializers.BooleanField(default=False)


class AgreementBody(Closed):
    """Her yes to a next step, or that she takes it back."""

    agreed = serializers.BooleanField()


class Thread(Door):
    """The writer closes the thread, or opens it again."""

    def put(self, request: Request, entry_id: UUID) -> Response:
        body = self.body(ThreadBody)
        actor = self.actor()
        return answered(actor, journal.close_thread(actor, entry_id, **body))


class Reply(Door):
    """The writer's message in the thread; it is there at once."""

    def put(self, request: Request, entry_id: UUID, reply_id: UUID) -> Response:
        body = self.body(ReplyBody)
        actor = self.actor(body["course"])
        journal.reply(actor, entry_id, reply_id, body["text"], course_key=body["course"])
        return Response({"id": str(reply_id)})


class ReplyDraft(Door):
    """A reader's message while nobody else sees it."""

    def put(self, request: Request, entry_id: UUID, reply_id: UUID) -> Response:
        body = self.body(ReplyBody)
        draft = journal.draft_reply(
            self.actor(body["course"]),
            entry_id,
            reply_id,
            body["text"],
            based_on=seen_revision(request),
            course_key=body["course"],
        )
        return _answer(draft)


class ReplySending(Door):
    """A reader sends her message, or takes it back within the minute."""

    def put(self, request: Request, entry_id: UUID, reply_id: UUID) -> Response:
        body = self.body(SendingBody)
        actor = self.actor(body["course"])
        here = {"course_key": body["course"]}
        if body["sent"]:
            return _answer(
                journal.send_reply(actor, entry_id, reply_id, is_step=body["step"], **here)
            )
        return _answer(journal.take_back_reply(actor, entry_id, reply_id, **here))


class Agreement(Door):
    """The writer says yes to the next step that was written down after a talk, or no again."""

    def put(self, request: Request, entry_id: UUID, reply_id: UUID) -> Response:
        body = self.body(AgreementBody)
        actor = self.actor()
        return answered(actor, journal.agree(actor, entry_id, reply_id, **body))


class Done(Door):
    """A reader says that no answer is needed."""

    def put(self, request: Request, entry_id: UUID) -> Response:
        course_key = self.body(CourseBody)["course"]
        journal.done(self.actor(course_key), entry_id, course_key=course_key)
        return Response({"id": str(entry_id)})


def _answer(draft: journal.ReplyDraft) -> Response:
    shown: dict[str, Any] = {
        "id": str(draft.id),
        "revision": draft.revision,
        "text": draft.text,
        "visible_from": draft.visible_from,
    }
    return Response(shown, headers={"ETag": f'"{draft.revision}"'})
