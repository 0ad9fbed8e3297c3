"""What this room stores about people, and how it leaves."""

from typing import Any

from django.db.models import Q

from flexid_xblock.access import exports, glass, kinds
from flexid_xblock.access.models import (
    Closing,
    CounsellorAssignment,
    CourseRole,
    LiveQuerySet,
    Membership,
    Permit,
    Proposal,
    Told,
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
_ASKED = PersonalField("state", "entry", True, "delete")

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
        "Told",
        id=PersonalField("none", "roster", False, "delete"),
        course_key=_FACT,
        student_id=PersonalField("id", "roster", False, "delete"),
        adult_id=_PERSON,
        kind=_FACT,
        relation_id=PersonalField("none", "roster", False, "delete"),
        told_at=PersonalField("time", "roster", True, "delete"),
    ),
    **declared(
        "Permit",
        id=PersonalField("none", "entry", False, "delete"),
        course_key=_ASKED,
        student_id=PersonalField("id", "entry", True, "delete"),
        asker_id=PersonalField("id", "entry", True, "keep"),
        asked_at=_ASKED,
        reason=PersonalField("text", "entry", True, "delete", sealed=True),
        decided_by=PersonalField("id", "entry", True, "delete"),
        decided_at=_ASKED,
        until=_ASKED,
        tell_from=_ASKED,
        why_later=PersonalField("text", "entry", False, "delete", sealed=True),
        reviewed_by=PersonalField("id", "entry", False, "delete"),
        reviewed_at=PersonalField("time", "entry", False, "delete"),
    ),
    **declared(
        "Proposal",
        id=PersonalField("none", "roster", False, "delete"),
        course_key=_FACT,
        kind=_FACT,
        # Of others who are in it too, only the one or two whom the change is about.
        what=PersonalField("id", "roster", True, "delete"),
        undo=PersonalField("id", "roster", False, "delete"),
        asked_by=PersonalField("id", "roster", True, "delete"),
        asked_as=PersonalField("state", "roster", False, "delete"),
        asked_at=PersonalField("time", "roster", True, "delete"),
        decided_by=PersonalField("id", "roster", True, "delete"),
        decided_at=PersonalField("time", "roster", True, "delete"),
        outcome=_FACT,
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
        "told_of_readers": list(
            Told.objects.filter(student_id=actor.user_id).values(
                "course_key", "adult_id", "kind", "told_at"
            )
        ),
        "broken_glass": [vars(permit) for permit in glass.told_to(actor)],
        "proposals": _proposals(actor),
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
        Told.objects.filter(Q(student_id=user_id) | Q(adult_id=user_id)),
        # Who asked stays with the student, as in the read log.
        Permit.objects.filter(student_id=user_id),
    )
    return sum(rows.delete()[0] for rows in querysets) + _erase_from_proposals(user_id)


def _assignments(user_id: int) -> "LiveQuerySet[CounsellorAssignment]":
    return CounsellorAssignment.objects.filter(Q(student_id=user_id) | Q(counsellor_id=user_id))


def _naming(user_id: int) -> list[Proposal]:
    """Every change that she asked for, decided, or was to be part of; oldest first.

    No database of ours can look into the change itself for an id, and they are few.
    """
    return [
        row
        for row in Proposal.objects.order_by("asked_at", "pk").iterator()
        if user_id in {row.asked_by, row.decided_by} | kinds.people_in([row.what, row.undo])
    ]


def _proposals(actor: Actor) -> list[dict[str, Any]]:
    names = ("course_key", "kind", "asked_by", "asked_at", "decided_by", "decided_at", "outcome")
    rows = _naming(actor.user_id)
    files = exports.told(actor, rows)
    return [
        {name: getattr(row, name) for name in names}
        | {"what": files.get(row.pk) or _part(row, actor.user_id)}
        for row in rows
    ]


def _part(row: Proposal, user_id: int) -> Any:
    """What somebody is told of a change; a file that was asked for is its student's alone."""
    return {} if row.kind == exports.KIND else kinds.only(row.what, user_id)


def _erase_from_proposals(user_id: int) -> int:
    """What was about her alone goes; from the rest her id goes. How many went."""
    Proposal.objects.filter(asked_by=user_id).update(asked_by=None)
    Proposal.objects.filter(decided_by=user_id).update(decided_by=None)
    gone = 0
    for row in _naming(user_id):
        row.what = kinds.without(row.what, user_id)
        row.undo = kinds.without(row.undo, user_id)
        if row.what is None:
            exports.forget_key(row.pk)
            gone += row.delete()[0]
        else:
            row.save(update_fields=["what", "undo"])
    return gone
