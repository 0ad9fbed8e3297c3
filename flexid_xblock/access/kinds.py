"""What can be proposed: each kind of change, by its name. Nothing else is ever carried out.

A change is plain data (``what``): ids, dates and names of groups. Ids of people stand in
it under the names in ``PEOPLE``, so that erasing somebody finds them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from flexid_xblock.access import counsellors, exports, members
from flexid_xblock.access.rosters import api as rosters

What = dict[str, Any]

# One id, or a list of ids.
PEOPLE = frozenset(
    {
        "user_id",
        "student_id",
        "counsellor_id",
        "students",
        "users",
        "counsellor_users",
        "deputy_users",
    }
)


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of change.

    ``apply(course_key, what, by)`` does all of it or raises one of our refusals, in the
    transaction of whoever calls; it returns what takes it back, or None. Done again it
    changes nothing. ``gains(what)`` are the people to whom it gives something, and
    ``kept(what)`` is what is left of it once it is decided, or too old to be. Two askings
    are one if ``alike(what)`` is the same. What is ``apart`` is for those alone to whom its
    row says ``two``: one of them asks, another decides, and nobody else knows of it.
    """

    operation: str  # its row in the table of permissions
    apply: Callable[[str, What, int | None], What | None]
    gains: Callable[[What], frozenset[int]]
    kept: Callable[[What], What] = lambda what: what
    alike: Callable[[What], What] = lambda what: what
    is_apart: bool = False


KINDS: dict[str, Kind] = {
    "group": Kind(
        operation="roster.change", apply=members.apply_group, gains=lambda what: frozenset()
    ),
    "member": Kind(operation="roster.change", apply=members.apply_member, gains=members.gains),
    "counsellor": Kind(
        operation="assignment.change", apply=counsellors.apply, gains=counsellors.gains
    ),
    # Whole files assign counsellors too, so a second person agrees to all of them.
    "roster": Kind(
        operation="roster.bring",
        apply=rosters.apply,
        gains=rosters.gains,
        kept=rosters.kept,
    ),
    exports.KIND: Kind(
        operation=exports.OPERATION,
        apply=exports.apply,
        gains=exports.gains,
        alike=exports.alike,
        is_apart=True,
    ),
}
APART = frozenset(name for name, kind in KINDS.items() if kind.is_apart)


def people_in(node: Any, name: str = "") -> frozenset[int]:
    """Everybody who is named in a change."""
    if isinstance(node, dict):
        return frozenset().union(*(people_in(one, key) for key, one in node.items()))
    if isinstance(node, list):
        return frozenset().union(*(people_in(one, name) for one in node))
    return frozenset({node} if name in PEOPLE and node is not None else ())


def only(node: Any, user_id: int) -> Any:
    """The change as far as it is about somebody: of a list, her own id and her own lines."""
    if isinstance(node, dict):
        return {key: only(one, user_id) for key, one in node.items()}
    if isinstance(node, list):
        return [one for one in node if one == user_id or user_id in people_in(one)]
    return node


def without(node: Any, user_id: int, name: str = "") -> Any:
    """The change without somebody, or None: an id goes from a list, a line from a list of lines.

    What is about her alone goes whole.
    """
    if isinstance(node, dict):
        kept = {key: without(one, user_id, key) for key, one in node.items()}
        is_hers = any(kept[key] is None and node[key] is not None for key in node)
        return None if is_hers else kept
    if isinstance(node, list):
        left = [one for one in (without(one, user_id, name) for one in node) if one is not None]
        return left if left or not node else None
    return None if name in PEOPLE and node == user_id else node
