"""What the vault holds about people."""

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.personal import Export, PersonalField
from flexid_xblock.vault.datakeys import forget
from flexid_xblock.vault.records import student_key

_MARK = PersonalField("none", "keys", export=False, erase="keep")
# Proof that somebody was erased must outlive her, and names nobody.
_STONE = PersonalField("none", "runs", export=False, erase="keep")
_WITH_OWNER = PersonalField("none", "keys", export=False, erase="delete")

FIELDS: dict[str, PersonalField] = {
    "DataKey.id": _WITH_OWNER,
    "DataKey.owner_kind": _WITH_OWNER,
    "DataKey.owner_ref": PersonalField("id", "keys", export=False, erase="delete"),
    "DataKey.wrapped": PersonalField("none", "keys", export=False, erase="delete", sealed=True),
    "DataKey.kek_fingerprint": _WITH_OWNER,
    "DataKey.created": PersonalField("time", "keys", export=False, erase="delete"),
    "KeyFingerprint.id": _MARK,
    "KeyFingerprint.value": _MARK,
    "Tombstone.id": _STONE,
    "Tombstone.subject": PersonalField("id", "runs", export=False, erase="keep_hashed"),
    "Tombstone.at": _STONE,
    "Tombstone.rows": _STONE,
}


def export(actor: Actor) -> Export:
    """Nothing: a key says nothing about a person, and hers must not leave the house."""
    return {}


def erase(user_id: int) -> int:
    """Forget her data key; call this room last."""
    return forget(student_key(user_id))
