"""This room holds nothing about a person; the privacy test wants that in writing."""

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.personal import Export, PersonalField

_NOTHING_PERSONAL = PersonalField(kind="none", retention="content", export=False, erase="keep")

FIELDS: dict[str, PersonalField] = {
    "ActivityVersion.sha256": _NOTHING_PERSONAL,
    "ActivityVersion.activity_key": _NOTHING_PERSONAL,
    "ActivityVersion.body": _NOTHING_PERSONAL,
    "ActivityVersion.created": _NOTHING_PERSONAL,
}


def export(actor: Actor) -> Export:
    """Nothing: authored texts belong to the course."""
    return {}


def erase(user_id: int) -> int:
    """No row: what others answered must still show its question."""
    return 0
