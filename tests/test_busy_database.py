"""What people do is done anew when the database takes it back, and is done once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError, connection
from django.db.models import Model

from flexid_xblock import patience
from flexid_xblock.access import glass
from flexid_xblock.access.models import Permit
from flexid_xblock.audit.models import ReadRow
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from flexid_xblock.journal.models import Entry, Reply, SentText
from flexid_xblock.privacy import api as privacy
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Card, Meeting
from flexid_xblock.vault.models import DataKey
from tests.access.breaking import ask, decide
from tests.common import COURSE, meet, put_card, send, type_on, write

NEW = UUID(int=7)
pytestmark = pytest.mark.django_db(transaction=True)


class Busy:
    """A database that takes back the whole transaction at its n-th change, once."""

    def __init__(self, at: int) -> None:
        self.left = at

    def __call__(self, execute: Callable, sql: str, *rest: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            self.left -= 1
            if self.left == 0:
                raise OperationalError(1213, "Deadlock found when trying to get lock")
        return execute(sql, *rest)


@dataclass(frozen=True, kw_only=True)
class World:
    """Ana has sent a text and put up a card; one asking waits, another was granted."""

    ana: Actor
    cleo: Actor
    dov: Actor
    liv: Actor
    tor: Actor
    una: Actor
    entry: journal.OwnEntry
    meeting: UUID
    card: UUID
    waiting: UUID
    granted: UUID

    def has_one(self, model: type[Model], **values: object) -> bool:
        """Whether it was done, and not done twice."""
        return model.objects.filter(**values).count() == 1


@pytest.fixture
def world(actor) -> World:
    who = {name: actor(name) for name in ("ana", "cleo", "dov", "liv", "tor", "una")}
    entry, meeting = send(who["ana"], write(who["ana"], "hers")), meet(who["tor"])
    waiting, granted = (ask(who["dov"], who["ana"]) for _ in range(2))
    decide(who["liv"], granted)
    card = put_card(who["ana"], meeting, "bread")
    return World(
        **who, entry=entry, meeting=meeting.id, card=card, waiting=waiting, granted=granted
    )


@pytest.fixture(autouse=True)
def pauses(monkeypatch) -> list[float]:
    """The pauses that would have been made."""
    made: list[float] = []
    monkeypatch.setattr(patience.time, "sleep", made.append)
    return made


# What somebody does, and how one sees that it was done once.
ACTS: dict[str, tuple[Callable[[World], Any], Callable[[World], bool]]] = {
    "save": (
        lambda w: type_on(w.ana, w.entry, "more"),
        lambda w: w.has_one(Entry, revision=2),
    ),
    "send again": (
        lambda w: send(w.ana, type_on(w.ana, w.entry, "more")),
        lambda w: w.has_one(SentText, number=2, entry__sent_number=2),
    ),
    "reply": (
        lambda w: journal.reply(w.ana, w.entry.id, NEW, "yes", course_key=COURSE),
        lambda w: w.has_one(Reply),
    ),
    "open a meeting": (
        lambda w: meet(w.una),
        lambda w: w.has_one(Meeting, opened_by=w.una.user_id),
    ),
    "close it": (
        lambda w: sessions.set_open(w.tor, w.meeting, is_open=False),
        lambda w: w.has_one(Meeting, state="closed", change=3),
    ),
    "put up a card": (
        lambda w: put_card(w.ana, sessions.live(w.ana, w.meeting).meeting, "salt"),
        lambda w: w.has_one(Meeting, change=3) and Card.objects.count() == 2,
    ),
    "hide it": (
        lambda w: sessions.moderate(w.tor, w.card, hidden=True, reason="because"),
        lambda w: w.has_one(Card, acts_number=1),
    ),
    "ask for the glass": (
        lambda w: ask(w.dov, w.ana, permit_id=NEW),
        lambda w: w.has_one(Permit, pk=NEW),
    ),
    "grant it": (
        lambda w: decide(w.liv, w.waiting),
        lambda w: w.has_one(Permit, pk=w.waiting, until__isnull=False),
    ),
    "look back": (
        lambda w: glass.review(w.liv, w.granted),
        lambda w: w.has_one(Permit, reviewed_by=w.liv.user_id),
    ),
    "read": (
        lambda w: journal.open_entry(w.cleo, w.entry.id, course_key=COURSE),
        lambda w: w.has_one(ReadRow),
    ),
    "erase": (
        lambda w: privacy.erase(w.ana.user_id),
        lambda w: not DataKey.objects.filter(owner_ref=w.ana.user_id).exists(),
    ),
}


@pytest.mark.parametrize("change", [1, 2, 3])
@pytest.mark.parametrize("act", ACTS)
def test_what_was_taken_back_is_done_anew_and_once(world, pauses, act: str, change: int) -> None:
    do, is_done = ACTS[act]
    assert not is_done(world)
    busy = Busy(at=change)
    with connection.execute_wrapper(busy):
        do(world)
    assert is_done(world)
    assert len(pauses) == (busy.left <= 0)  # some acts have fewer changes
