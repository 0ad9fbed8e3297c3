"""What this room itself stores about people."""

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.personal import Export, PersonalField
from flexid_xblock.privacy.models import NoticeSeen

FIELDS: dict[str, PersonalField] = {
    "NoticeSeen.id": PersonalField("none", "notice", False, "delete"),
    "NoticeSeen.user_id": PersonalField("id", "notice", True, "delete"),
    "NoticeSeen.course_key": PersonalField("state", "notice", True, "delete"),
    "NoticeSeen.version": PersonalField("state", "notice", True, "delete"),
    "NoticeSeen.guardians": PersonalField("state", "notice", True, "delete"),
    "NoticeSeen.language": PersonalField("state", "notice", True, "delete"),
    "NoticeSeen.seen_at": PersonalField("time", "notice", True, "delete"),
}


def export(actor: Actor) -> Export:
    """The notices the actor was shown."""
    rows = NoticeSeen.objects.filter(user_id=actor.user_id)
    return {
        "notices": list(rows.values("course_key", "version", "guardians", "language", "seen_at"))
    }


def erase(user_id: int) -> int:
    """Delete the record of notices; the number of rows that went."""
    return NoticeSeen.objects.filter(user_id=user_id).delete()[0]
