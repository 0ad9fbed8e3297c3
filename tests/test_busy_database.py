"""What people do is done anew when the database takes it back, and is done once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError, connection
from django.db.models import Model

from flexid_xblock import patience
from flexid_xblock.access import glass, proposals
from flexid_xblock.access.models import CounsellorAssignment, Permit
from flexid_xblock.audit.models import ReadRow
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from flexid_xblock.journal.models import Entry, Reply, SentText
from flexid_xblock.privacy import api as privacy
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import (
    Ballot,
    Card,
    CardAct,
    Meeting,
    Report,
    Turn,
    Vote,
)
from flexid_xblock.vault.models import DataKey
from tests.access.breaking import ask, decide
from tests.access.proposing import change as change_of
from tests.common import COURSE, meet, put_card, send, type_on, write
from tests.sessions.leading import CIRCLE, go, step

NEW = UUID(int=7)
ROUND = "closing-round"
pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]


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
    """Ana has sent a text; one asking waits, another was granted. A vote is open, a round runs."""

    ana: Actor
    bo: Actor
    cleo: Actor
    dov: Actor
    kim: Actor
    liv: Actor
    max: Actor
    per: Actor
    tor: Actor
    una: Actor
    entry: journal.OwnEntry
    meeting: UUID
    change: int
    round: UUID
    card: UUID
    doubted: UUID
    unmixed: UUID
    waiting: UUID
    granted: UUID
    asked: UUID

    def has_one(self, model: type[Model], **values: object) -> bool:
        """Whether it was done, and not done twice."""
        return model.objects.filter(**values).count() == 1


@pytest.fixture
def world(actor) -> World:
    names = ("ana", "bo", "cleo", "dov", "kim", "liv", "max", "per", "tor", "una")
    who = {name: actor(name) for name in names}
    entry, meeting = send(who["ana"], write(who["ana"], "hers")), meet(who["tor"])
    waiting, granted = (ask(who["dov"], who["ana"]) for _ in range(2))
    decide(who["liv"], granted)
    ids = {"meeting": meeting.id, "waiting": waiting, "granted": granted}
    what = change_of([who["bo"].user_id], who["dov"].user_id)
    ids["asked"] = proposals.propose(actor("sol"), COURSE, "counsellor", what).id
    ids |= cards_of(who, meeting) | {"round": led(who, meeting)}
    change = Meeting.objects.get(pk=meeting.id).change
    return World(**who, **ids, entry=entry, change=change)


def cards_of(who: dict[str, Actor], meeting: sessions.MeetingInfo) -> dict[str, UUID]:
    """One that nobody minds, one that was reported once, and one that waits for others."""
    card, doubted = (put_card(who["ana"], meeting, text) for text in ("bread", "rain"))
    sessions.report(who["kim"], doubted, reason="about", words="")
    unmixed = put_card(who["ana"], meeting, "sea", display="unnamed")
    return {"card": card, "doubted": doubted, "unmixed": unmixed}


def led(who: dict[str, Actor], meeting: sessions.MeetingInfo) -> UUID:
    """The circle is at its first vote, and in another meeting the piece goes round; its id."""
    go(who["tor"], meeting, CIRCLE)
    for key in ("read", "problem", "first"):
        step(who["tor"], meeting, key)
    sessions.vote(who["bo"], meeting.id, CIRCLE, "first", option="own-idea")
    other = meet(who["tor"], activity_key="welcome.meeting")
    for name in ("ana", "bo"):
        sessions.attend(who[name], other.id)
    go(who["tor"], other, ROUND)
    sessions.run_round(who["tor"], other.id, ROUND, running=True)
    return other.id


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
        lambda w: w.has_one(Meeting, state="closed", change=w.change + 1),
    ),
    "put up a card": (
        lambda w: put_card(w.ana, sessions.live(w.ana, w.meeting).meeting, "salt"),
        lambda w: w.has_one(Meeting, change=w.change + 1) and Card.objects.count() == 4,
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
    "agree to a counsellor": (
        lambda w: proposals.approve(w.max, w.asked, course_key=COURSE),
        lambda w: w.has_one(
            CounsellorAssignment, student_id=w.bo.user_id, counsellor_id=w.dov.user_id
        ),
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
    "vote": (
        lambda w: sessions.vote(w.ana, w.meeting, CIRCLE, "first", option="keep-both"),
        lambda w: w.has_one(Vote, user_id=w.ana.user_id, option="keep-both"),
    ),
    "vote otherwise": (
        lambda w: sessions.vote(w.bo, w.meeting, CIRCLE, "first", option="keep-both"),
        lambda w: w.has_one(Vote, user_id=w.bo.user_id, option="keep-both"),
    ),
    "hand on": (
        lambda w: sessions.hand_on(w.tor, w.round, ROUND, place=1),
        lambda w: w.has_one(Turn, place=1, state="done") and w.has_one(Turn, state="holding"),
    ),
    "report": (
        lambda w: sessions.report(w.bo, w.card, reason="hurts", words="It hurts."),
        lambda w: w.has_one(Report, reporter_id=w.bo.user_id),
    ),
    "report as the second": (
        lambda w: sessions.report(w.bo, w.doubted, reason="hurts", words=""),
        lambda w: w.has_one(CardAct, card_id=w.doubted, kind="reports"),
    ),
    "look after a card": (
        lambda w: sessions.claim(w.per, w.card, claimed=True),
        lambda w: w.has_one(Card, pk=w.card, claimed_by=w.per.user_id),
    ),
    "go to a stage": (
        lambda w: sessions.go_to_stage(w.tor, w.meeting, stage="closing-round", after=CIRCLE),
        lambda w: _is_counted_once(w) and w.has_one(Card, pk=w.unmixed, is_mixed=True),
    ),
}


def _is_counted_once(w: World) -> bool:
    """The vote of the stage that ended is closed, and who voted what is gone."""
    return w.has_one(Ballot, key="first", totals__isnull=False) and not Vote.objects.exists()


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
