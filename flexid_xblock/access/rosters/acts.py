"""An import done: all of it or nothing, in one transaction, in few queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from flexid_xblock.access.models import CounsellorAssignment, Group, Membership
from flexid_xblock.access.rosters.planning import fingerprint
from flexid_xblock.access.rosters.records import Begin, Following, GroupKey, Place, Plan, Seat
from flexid_xblock.access.rosters.state import read_state
from flexid_xblock.access.rosters.storing import What, host, plan_again
from flexid_xblock.domain.errors import Conflict

MODELS: dict[type[Place], Any] = {Seat: Membership, Following: CounsellorAssignment}
KINDS = {Seat: "seats", Following: "followings"}


def apply(course_key: str, what: What, by: int | None) -> What:
    """Do all of it, in the transaction of whoever calls; what takes it back.

    Raises ``Conflict("roster_changed")`` where it would no longer change what was shown.
    """
    found = plan_again(course_key, what, by, lock=True)
    made = _accounts(course_key, found, what["seen"])
    groups = _make_groups(course_key, found)
    state = read_state(course_key, lock=True)
    at = timezone.now()
    _end(found, at)
    _prolong(found)
    begun = [_named(one.place, made) for one in found.begins]
    keys = {key: group.id for key, group in state.groups.items()}
    _begin(zip(found.begins, begun, strict=True), keys, course_key, by, at)
    return {
        "at": at.isoformat(),
        "groups": sorted(map(str, groups)),
        "users": sorted(made.values()),
        "begun": _begun(course_key, begun),
        "ended": _by_kind((one.place, [one.row_id, _iso(one.before)]) for one in found.ends),
        "lasts": _by_kind(
            (one.place, [one.row_id, _iso(one.before), _iso(one.until)]) for one in found.lasts
        ),
    }


def _accounts(course_key: str, found: Plan, seen: str) -> dict[str, int]:
    """Ids of the accounts that were missing; refuses where anything is not as it was shown."""
    logins = [login for login, _ in found.accounts]
    known = host().find_people(course_key, logins) if logins else {}
    free = host().free_logins(logins) if logins else frozenset()
    is_same = not known and free == frozenset(logins) and fingerprint(found) == seen
    if found.faults or not is_same:
        raise Conflict("roster_changed")
    return host().make_accounts(dict(found.accounts)) if logins else {}


def _make_groups(course_key: str, found: Plan) -> list[UUID]:
    rows = [
        Group(course_key=course_key, name=name, year=year)
        for (_, year), name in found.groups.items()
    ]
    return [row.pk for row in Group.objects.bulk_create(rows)]


def _end(found: Plan, at: datetime) -> None:
    for kind, model in MODELS.items():
        ids = [one.row_id for one in found.ends if isinstance(one.place, kind)]
        if ids:
            model.objects.filter(pk__in=ids).update(until=at)


def _prolong(found: Plan) -> None:
    rows: dict[tuple[type[Place], datetime], list[int]] = defaultdict(list)
    for one in found.lasts:
        rows[type(one.place), one.until].append(one.row_id)
    for (kind, until), ids in rows.items():
        MODELS[kind].objects.filter(pk__in=ids).update(until=until)


def _begin(
    begins: Iterable[tuple[Begin, Place]],
    groups: Mapping[GroupKey, UUID],
    course_key: str,
    by: int | None,
    at: datetime,
) -> None:
    pairs = list(begins)
    used = _used_moments(groups.values(), at) if any(one.since for one, _ in pairs) else set()
    seats, followings = [], []
    for one, place in pairs:
        about: dict[str, Any] = {"since": one.since or at, "until": one.until, "granted_by": by}
        if isinstance(place, Seat):
            who = (groups[place.group], place.who, place.role)
            while (*who, about["since"]) in used:
                about["since"] += timedelta(seconds=1)
            ids = dict(zip(("group_id", "user_id", "role"), who, strict=True))
            seats.append(Membership(**ids, **about))
        else:
            about |= {"student_id": place.student, "counsellor_id": place.who}
            followings.append(
                CounsellorAssignment(course_key=course_key, is_deputy=place.is_deputy, **about)
            )
    Membership.objects.bulk_create(seats)
    CounsellorAssignment.objects.bulk_create(followings)


def _used_moments(groups: Collection[UUID], at: datetime) -> set[tuple[Any, ...]]:
    """When somebody's place was to begin that was taken back before; no two begin alike."""
    rows = Membership.objects.filter(group__in=list(groups), since__gt=at)
    return set(rows.values_list("group_id", "user_id", "role", "since"))


def _named(place: Place, made: Mapping[str, int]) -> Place:
    """The place with ids for the accounts that were made for it."""

    def known(who: int | str) -> int:
        return who if isinstance(who, int) else made[who]

    if isinstance(place, Seat):
        return Seat(who=known(place.who), role=place.role, group=place.group)
    return Following(who=known(place.who), is_deputy=place.is_deputy, student=known(place.student))


def _begun(course_key: str, places: Collection[Place]) -> dict[str, list[Any]]:
    """The rows of what has begun, each with its end; MySQL does not say which rows it made."""
    stands = read_state(course_key, lock=True).stands
    rows = ((place, [stands[place].row_id, _iso(stands[place].until)]) for place in places)
    return _by_kind(rows)


def _by_kind(rows: Iterable[tuple[Place, Any]]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {name: [] for name in KINDS.values()}
    for place, row in rows:
        found[KINDS[type(place)]].append(row)
    return found


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
