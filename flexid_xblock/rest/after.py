"""The addresses for after a meeting: attendance, what worked, the board as a file."""

from typing import Any
from uuid import UUID

from django.db import transaction
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from flexid_xblock.edge import host
from flexid_xblock.rest.base import Closed, Door, Words, seen_revision
from flexid_xblock.sessions import queries
from flexid_xblock.sessions.api import after, exports


class MarkBody(Closed):
    """Whether a student was there, and a note that she never sees."""

    state = serializers.ChoiceField(choices=after.STATES)
    note = Words()


class AfterwordBody(Closed):
    """What worked."""

    text = Words()


class ExportBody(Closed):
    """Which board, and whether the names on its cards come along."""

    meeting = serializers.UUIDField()
    with_names = serializers.BooleanField()


class ExportApprovalBody(Closed):
    """What exactly the second person says yes to."""

    with_names = serializers.BooleanField()


class Attendance(Door):
    """What the teachers note about one student and one meeting."""

    def put(self, request: Request, meeting_id: UUID, student_id: int) -> Response:
        body, based_on = self.body(MarkBody), seen_revision(request)
        saved = after.mark(self.actor(), meeting_id, student_id, based_on=based_on, **body)
        if saved.state in after.TOOK_PART:
            self._complete(meeting_id, student_id)
        told = {"student": student_id, "state": saved.state, "revision": saved.revision}
        return Response(told, headers={"ETag": f'"{saved.revision}"'})

    def _complete(self, meeting_id: UUID, student_id: int) -> None:
        """Let the host's own list of what is done show it too, for who had no device with her."""
        course_key, activity_key = queries.place_of(self.actor(), meeting_id)

        def tell() -> None:  # Django asks a robust one for its name, which a partial has not
            host().complete_for(course_key, activity_key, (student_id,))

        transaction.on_commit(tell, robust=True)


class Afterword(Door):
    """One teacher's words for the next time."""

    def put(self, request: Request, meeting_id: UUID) -> Response:
        body, based_on = self.body(AfterwordBody), seen_revision(request)
        saved = after.write_afterword(self.actor(), meeting_id, based_on=based_on, **body)
        told = {"meeting": str(meeting_id), "revision": saved.revision}
        return Response(told, headers={"ETag": f'"{saved.revision}"'})


class Export(Door):
    """Ask for a board as a file."""

    def put(self, request: Request, export_id: UUID) -> Response:
        body = self.body(ExportBody)
        about = {"meeting_id": body["meeting"], "with_names": body["with_names"]}
        return Response(_export(exports.ask(self.actor(), export_id, **about)))


class ExportApproval(Door):
    """The second person's yes."""

    def put(self, request: Request, export_id: UUID) -> Response:
        body = self.body(ExportApprovalBody)
        return Response(_export(exports.approve(self.actor(), export_id, **body)))


def _export(export: exports.ExportInfo) -> dict[str, Any]:
    return {
        "id": str(export.id),
        "meeting": str(export.meeting_id),
        "with_names": export.with_names,
        "approved": export.approved_by is not None,
        "until": export.until.isoformat() if export.until else None,
    }
