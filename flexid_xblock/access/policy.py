"""The table of permissions, as data.

One row an operation, one cell a relation to *that* object. What is not listed
is refused, and a refusal looks like "not there". A person with several roles
has the cells of her relation to the object, never the union over all students.
Source: the project's permission matrix; rows whose feature is not built yet
are listed in ``PLANNED`` so that the matrix stays whole.
"""

from enum import StrEnum


class Relation(StrEnum):
    """How a person stands to the object at hand."""

    OWNER = "owner"
    MEMBER = "member"
    HELPER = "helper"
    TEACHER = "teacher"
    COUNSELLOR = "counsellor"
    DEPUTY = "deputy"
    COORDINATOR = "coordinator"
    LEAD = "lead"


class Cell(StrEnum):
    """What the relation allows."""

    YES = "yes"
    LOGGED = "logged"  # yes, and written to the read log the student sees
    UNNAMED = "unnamed"  # yes, without the names of unnamed authors
    META = "meta"  # that it exists and when, never its text


R, C = Relation, Cell

POLICY: dict[str, dict[Relation, Cell]] = {
    # The journal
    "entry.write": {R.OWNER: C.YES},
    "entry.read_draft": {R.OWNER: C.YES},
    "entry.decide": {R.OWNER: C.YES},
    "entry.see_readers": {R.OWNER: C.YES},
    "entry.read_sent": {R.OWNER: C.YES, R.COUNSELLOR: C.LOGGED, R.DEPUTY: C.LOGGED},
    "entry.know_sent": {R.OWNER: C.YES, R.COUNSELLOR: C.META, R.DEPUTY: C.META},
    "entry.reply": {R.OWNER: C.YES, R.COUNSELLOR: C.LOGGED, R.DEPUTY: C.LOGGED},
    # The group session
    "meeting.open": {R.TEACHER: C.YES},
    "meeting.close": {R.TEACHER: C.YES},
    "meeting.see": {R.MEMBER: C.YES, R.HELPER: C.YES, R.TEACHER: C.YES},
    "meeting.attend": {R.MEMBER: C.YES, R.HELPER: C.YES},
    "card.write": {R.MEMBER: C.YES, R.HELPER: C.YES},
    "card.read": {R.MEMBER: C.UNNAMED, R.HELPER: C.UNNAMED, R.TEACHER: C.UNNAMED},
    "card.read_hidden": {R.OWNER: C.YES, R.TEACHER: C.UNNAMED},
    "card.moderate": {R.TEACHER: C.YES},
    # Oneself
    "self.progress": {R.OWNER: C.YES},
    "self.notice": {R.OWNER: C.YES},
    "self.export": {R.OWNER: C.YES},
    # Facilitator's notes are the teacher's
    "facilitator.read": {R.TEACHER: C.YES},
}

PLANNED: tuple[str, ...] = (
    "entry.delete",
    "entry.block_counsellor",
    "entry.ask_for_another_counsellor",
    "entry.read_older_sent",
    "reply.correct",
    "card.write_as_teacher",
    "card.report",
    "card.see_author",
    "card.see_reporter",
    "meeting.mute",
    "meeting.transcript",
    "help.request",
    "help.read",
    "concern.write",
    "concern.read",
    "hold.set",
    "roster.change",
    "assignment.change",
    "break_glass.ask",
    "break_glass.approve",
    "aggregate.read",
)
