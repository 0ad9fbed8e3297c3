"""What the read log holds about people."""

from collections.abc import Collection

from flexid_xblock.audit.queries import Untold, lines, rows_about, told
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.personal import Export, Kind, PersonalField


def _kept(kind: Kind, *, export: bool = False) -> PersonalField:
    return PersonalField(kind, "read_log", export=export, erase="keep")


FIELDS: dict[str, PersonalField] = {
    "Chain.id": _kept("none"),
    "Chain.subject": PersonalField("id", "read_log", export=False, erase="keep_hashed"),
    "Chain.last_seq": _kept("none"),
    "Chain.last_mac": _kept("none"),
    "Chain.gone_at": PersonalField("time", "read_log", export=False, erase="keep_hashed"),
    "Chain.sealed_seq": _kept("none"),
    "Chain.seal": _kept("none"),
    "ReadRow.id": _kept("none"),
    "ReadRow.chain": PersonalField("id", "read_log", export=False, erase="keep_hashed"),
    "ReadRow.seq": _kept("none"),
    "ReadRow.at": _kept("time", export=True),
    "ReadRow.actor_id": _kept("id", export=True),
    "ReadRow.role": _kept("state", export=True),
    "ReadRow.action": _kept("state", export=True),
    "ReadRow.object_kind": _kept("state", export=True),
    "ReadRow.object_ref": _kept("id", export=True),
    "ReadRow.purpose": _kept("state", export=True),
    "ReadRow.mac": _kept("none"),
}


def export(actor: Actor, *, untold: Collection[Untold] = ()) -> Export:
    """Every row about the actor that she may know of, oldest first; see ``reads_of``."""
    rows = told(rows_about(actor.user_id), untold).order_by("seq")
    return {"reads": (vars(line) for line in lines(rows))}


def erase(user_id: int) -> int:
    """Nothing: the rows name the student by an HMAC only, and prove who read her."""
    return 0
