"""What this room stores about people, and how it leaves."""

from django.db.models import Q

from flexid_xblock.access import glass
from flexid_xblock.access.models import (
    Closing,
    CounsellorAssignment,
    CourseRole,
    LiveQuerySet,
    Membership,
    Permit,
    Wish,
)
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.personal import Export, PersonalField, declared


def _relation(model: str, **ids: PersonalField) -> dict[str, PersonalField]:
    common = {
        "id": PersonalField("none", "roster", False, "delete"),
        "since": PersonalField("time", "roster", True, "delete"),
        "until": PersonalField("time", "roster", True, "delete"),
        "granted_by": PersonalField("id", "roster", False, "delete"),
    }
    return declared(model, **common, **ids)


_PERSON = PersonalField("id", "roster", True, "delete")
_FACT = PersonalField("state", "roster", True, "delete")
_ASKED = PersonalField("state", "read_log", True, "delete")

FIELDS: dict[str, PersonalField] = {
    "Group.id": PersonalField("none", "group", False, "keep"),
    "Group.course_key": PersonalField("none", "group", False, "keep"),
    "Group.name": PersonalField("none", "group", False, "keep"),
    "Group.year": PersonalField("none", "group", False, "keep"),
    "Group.cohort_id": PersonalField("none", "group", False, "keep"),
    "Group.closed_on": PersonalField("none", "group", False, "keep"),
    "Group.created": PersonalField("none", "group", False, "keep"),
    **_relation("Membership", group=_FACT, user_id=_PERSON, role=_FACT, from_cohort=_FACT),
    **_relation(
        "CounsellorAssignment",
        course_key=_FACT,
        student_id=_PERSON,
        counsellor_id=_PERSON,
        is_deputy=_FACT,
    ),
    **_relation("Closing", course_key=_FACT, student_id=_PERSON, reader_id=_PERSON),
    **declared(
        "Wish",
        id=PersonalField("none", "roster", False, "delete"),
        course_key=_FACT,
        student_id=_PERSON,
        asked_at=PersonalField("time", "roster", True, "delete"),
        settled_at=PersonalField("time", "roster", True, "delete"),
        settled_by=PersonalField("id", "roster", False, "delete"),
    ),
    **declared(
        "Permit",
        id=PersonalField("none", "read_log", False, "delete"),
        course_key=_ASKED,
        student_id=PersonalField("id", "read_log", True, "delete"),
        asker_id=PersonalField("id", "read_log", True, "keep"),
        asked_at=_ASKED,
        reason=PersonalField("text", "read_log", True, "delete", sealed=True),
        decided_by=PersonalField("id", "read_log", True, "delete"),
        decided_at=_ASKED,
        until=_ASKED,
        tell_from=_ASKED,
        why_later=PersonalField("text", "read_log", False, "delete", sealed=True),
        reviewed_by=PersonalField("id", "read_log", False, "delete"),
        reviewed_at=PersonalField("time", "read_log", False, "delete"),
    ),
    **_relation("CourseRole", course_key=_FACT, user_id=_PERSON, role=_FACT),
}


def export(actor: Actor) -> Export:
    """The actor's groups, assignments and roles, past ones included."""
    return {
        "memberships": list(
            Membership.objects.filter(user_id=actor.user_id).values(
                "group__name", "group__course_key", "role", "from_cohort", "since", "until"
            )
        ),
        "assignments": list(
            _assignments(actor.user_id).values(
                "course_key", "student_id", "counsellor_id", "is_deputy", "since", "until"
            )
        ),
        # What she decided; whom it was decided about is not told to them.
        "closings": list(
            Closing.objects.filter(student_id=actor.user_id).values(
                "course_key", "student_id", "reader_id", "since", "until"
            )
        ),
        "wishes": list(
            Wish.objects.filter(student_id=actor.user_id).values(
                "course_key", "student_id", "asked_at", "settled_at"
            )
        ),
        "broken_glass": [vars(permit) for permit in glass.told_to(actor)],
        "roles": list(
            CourseRole.objects.filter(user_id=actor.user_id).values(
                "course_key", "role", "since", "until"
            )
        ),
    }


def erase(user_id: int) -> int:
    """Delete every relation of this person, and her name as granter of others'."""
    Permit.objects.filter(decided_by=user_id).update(decided_by=None)
    Permit.objects.filter(reviewed_by=user_id).update(reviewed_by=None)
    Wish.objects.filter(settled_by=user_id).update(settled_by=None)
    for model in (Membership, CounsellorAssignment, CourseRole, Closing):
        model.objects.filter(granted_by=user_id).update(granted_by=None)
    querysets = (
        Membership.objects.filter(user_id=user_id),
        _assignments(user_id),
        CourseRole.objects.filter(user_id=user_id),
        Closing.objects.filter(Q(student_id=user_id) | Q(reader_id=user_id)),
        Wish.objects.filter(student_id=user_id),
        # Who asked stays with the student, as in the read log.
        Permit.objects.filter(student_id=user_id),
    )
    return sum(rows.delete()[0] for rows in querysets)


def _assignments(user_id: int) -> "LiveQuerySet[CounsellorAssignment]":
    return CounsellorAssignment.objects.filter(Q(student_id=user_id) | Q(counsellor_id=user_id))
