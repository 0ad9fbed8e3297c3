"""What goes along when a case changes hands, and what does not; numbers only."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from flexid_xblock.access.api import cases
from flexid_xblock.care.models import CaseNote, FollowUp, HelpRequest
from flexid_xblock.domain.actors import Actor


@dataclass(frozen=True, kw_only=True)
class HandOver:
    """One case: what the next counsellor finds, and what stays with its author.

    ``restricted`` she will know of, with the author's name; ``private`` she
    will not. Both count the actor's own notes only.
    """

    student_id: int
    follow_ups: int
    case_notes: int
    requests: int
    restricted: int
    private: int


def goes_along(actor: Actor, course_key: str) -> tuple[HandOver, ...]:
    """Each of the actor's cases in which there is anything, in five queries."""
    mine = cases(actor, course_key)
    about = {"student_id__in": mine, "course_key": course_key}
    notes = CaseNote.objects.filter(**about, closed_at=None)
    case_notes = _per_student(notes.filter(kind=CaseNote.Kind.CASE))
    own = notes.filter(author_id=actor.user_id)
    restricted = _per_student(own.filter(kind=CaseNote.Kind.RESTRICTED))
    private = _per_student(own.filter(kind=CaseNote.Kind.PRIVATE))
    follow_ups = _per_student(FollowUp.objects.filter(**about, done_at=None))
    requests = _per_student(HelpRequest.objects.filter(**about, answered_at=None))
    everybody = {*case_notes, *follow_ups, *requests, *restricted, *private}
    return tuple(
        HandOver(
            student_id=student,
            follow_ups=follow_ups[student],
            case_notes=case_notes[student],
            requests=requests[student],
            restricted=restricted[student],
            private=private[student],
        )
        for student in sorted(everybody)
    )


def _per_student(rows: QuerySet[Any, Any]) -> Counter[int]:
    counted = rows.values("student_id").annotate(number=Count("pk"))
    return Counter({row["student_id"]: row["number"] for row in counted})
