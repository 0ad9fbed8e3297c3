"""The one query of a poll, built once a process: to build it costs far more than to ask it."""

from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import (
    Count,
    ExpressionWrapper,
    F,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
)
from django.db.models.expressions import Combinable
from django.db.models.fields import BooleanField
from django.utils import timezone

from flexid_xblock.access.api import groups_as
from flexid_xblock.domain.actors import Actor
from flexid_xblock.rows import Built, build
from flexid_xblock.sessions.models import Card, Meeting, Pause, Reaction, Report, Vote

ROLES = ("student", "helper", "teacher")

# Stand in the built query where a person and a meeting come; nobody has such ids.
_NOBODY = Actor(user_id=2**62 + 7, real_user_id=2**62 + 7)
_NOWHERE = UUID(int=2**127 + 7)


def ask(user_id: int, meeting_id: UUID, now: datetime) -> Meeting | None:
    """The meeting as ``queries.followed`` tells it, for a person who is not masked."""
    query, slots = _built(connection.vendor)
    values = {"user": user_id, "meeting": _as_stored(meeting_id), "now": _moment(now)}
    found: Meeting | None = query.ask([values[slot] if slot else one for slot, one in slots])
    return found


@cache
def _built(vendor: str) -> tuple[Built, tuple[tuple[str, Any], ...]]:
    """The query for this kind of database, and what stands in each of its places."""
    query = build(_rows(_NOBODY, _NOWHERE))
    return query, tuple((_slot(one), one) for one in query.params)


def _slot(value: Any) -> str:
    if value == _NOBODY.user_id:
        return "user"
    if value == _as_stored(_NOWHERE):
        return "meeting"
    return "now" if _is_moment(value) else ""


def _is_moment(value: Any) -> bool:
    """Every time in this query is the time it is asked at."""
    try:
        return isinstance(value, datetime) or bool(datetime.fromisoformat(str(value)))
    except ValueError:
        return False


def _as_stored(meeting_id: UUID) -> Any:
    return Meeting._meta.pk.get_db_prep_value(meeting_id, connection)  # noqa: SLF001


def _moment(now: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(now)


def _rows(actor: Actor, meeting_id: UUID) -> QuerySet[Any, Any]:
    mine = Meeting.objects.filter(group_id__in=groups_as(actor, *ROLES), pk=meeting_id)
    standing = {f"as_{role}": _is(actor, role) for role in ROLES}
    return mine.annotate(**standing, **_own(actor, timezone.now()))


def _is(actor: Actor, role: str) -> Combinable:
    return ExpressionWrapper(Q(group_id__in=groups_as(actor, role)), output_field=BooleanField())


def _own(actor: Actor, now: datetime) -> dict[str, Subquery]:
    me, here = actor.user_id, OuterRef("pk")
    # A card's every act counts up, and so does its being there.
    acts = F("revision") + F("acts_number") + 1
    cards = Card.objects.filter(author_id=me, meeting=here).values("meeting")
    votes = Vote.objects.filter(user_id=me, ballot__meeting=here).values("ballot__meeting")
    kinds = Reaction.objects.filter(user_id=me, card__meeting=here).values("card__meeting")
    settled = Count("pk", filter=~Q(outcome=""))
    told = Report.objects.filter(reporter_id=me, card__meeting=here)
    pauses = Pause.objects.filter(user_id=me, group_id=OuterRef("group_id"), until__gt=now)
    return {
        "own_cards": Subquery(cards.annotate(n=Sum(acts)).values("n")),
        # A changed vote is a new row.
        "own_vote": Subquery(votes.annotate(n=Max("pk")).values("n")),
        "own_kinds": Subquery(kinds.annotate(n=Max("pk") * 1000 + Count("pk")).values("n")),
        "own_told": Subquery(
            told.values("card__meeting").annotate(n=Count("pk") + settled).values("n")
        ),
        "own_pause": Subquery(pauses.order_by("-until").values("until")[:1]),
    }
