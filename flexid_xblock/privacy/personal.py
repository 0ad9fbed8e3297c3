"""What this room itself stores about people."""

from django.db.models import F

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.personal import Export, PersonalField, declared
from flexid_xblock.privacy.models import CourseEnd, Deletion, NoticeSeen, TakeAway

_RIGHT = PersonalField("state", "take_away", False, "delete")
_DELETION = PersonalField("state", "deleted", True, "delete")
_END = PersonalField("time", "notice", True, "delete")
_RUN = PersonalField("none", "runs", False, "keep")

FIELDS: dict[str, PersonalField] = {
    "NoticeSeen.id": PersonalField("none", "notice", False, "delete"),
    "NoticeSeen.user_id": PersonalField("id", "notice", True, "delete"),
    "NoticeSeen.course_key": PersonalField("state", "notice", True, "delete"),
    "NoticeSeen.version": PersonalField("state", "notice", True, "delete"),
    "NoticeSeen.guardians": PersonalField("state", "notice", True, "delete"),
    "NoticeSeen.language": PersonalField("state", "notice", True, "delete"),
    "NoticeSeen.seen_at": PersonalField("time", "notice", True, "delete"),
    **declared(
        "TakeAway",
        id=PersonalField("none", "take_away", False, "delete"),
        user_id=PersonalField("id", "take_away", False, "delete"),
        token_hash=_RIGHT,
        form=_RIGHT,
        made_at=PersonalField("time", "take_away", False, "delete"),
        used_at=PersonalField("time", "take_away", False, "delete"),
    ),
    **declared(
        "Deletion",
        id=PersonalField("none", "deleted", False, "delete"),
        course_key=_DELETION,
        user_id=PersonalField("id", "deleted", True, "delete"),
        asked_at=PersonalField("time", "deleted", True, "delete"),
        undone_at=PersonalField("time", "deleted", True, "delete"),
    ),
    **declared(
        "CourseEnd",
        id=PersonalField("none", "notice", False, "delete"),
        user_id=PersonalField("id", "notice", True, "delete"),
        course_key=PersonalField("state", "notice", True, "delete"),
        ended_on=_END,
        found_on=PersonalField("time", "notice", False, "delete"),
    ),
    **declared("RetentionRun", id=_RUN, day=_RUN, done_at=_RUN, went=_RUN),
}


def export(actor: Actor) -> Export:
    """The notices the actor was shown, when she deleted everything, when her time was over."""
    notices = NoticeSeen.objects.filter(user_id=actor.user_id)
    deletions = Deletion.objects.filter(user_id=actor.user_id).order_by("asked_at")
    ends = CourseEnd.objects.filter(user_id=actor.user_id)
    return {
        "notices": list(
            notices.values("course_key", "version", "guardians", "language", "seen_at")
        ),
        "deletions": list(deletions.values("asked_at", "undone_at", course=F("course_key"))),
        "course_ends": list(ends.values("course_key", "ended_on")),
    }


def erase(user_id: int) -> int:
    """Delete the record of notices, downloads, deletions and ends; the number of rows that went."""
    models = (NoticeSeen, TakeAway, Deletion, CourseEnd)
    return sum(model._default_manager.filter(user_id=user_id).delete()[0] for model in models)  # noqa: SLF001 - Django's own way
