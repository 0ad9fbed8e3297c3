"""Invented groups whose people write as people do, and a peer who keeps all her browser gets."""

import random
from contextlib import suppress
from dataclasses import dataclass, field
from uuid import UUID, uuid4

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.domain.tickets import Ticket
from flexid_xblock.sessions import api as sessions
from tests.common import COURSE, MEETING
from tests.sessions.leading import CIRCLE, OPTIONS, go, step

KINDS = ("same_here", "thank_you", "strong", "i_wonder")
FIRST_ID = 9000


@dataclass
class Deed:
    """What somebody does, and when. ``card`` is the card it makes or is about."""

    at: float
    who: int
    kind: str
    card: UUID
    length: int = 0


@dataclass
class Glimpse:
    """One answer as a peer's browser got it: after which count, and the cards that travelled."""

    change: int
    cards: tuple[sessions.CardView, ...]
    gone: tuple[UUID, ...]


@dataclass
class Seen:
    """Everything a peer's browser got, and what it must not tell: who wrote what."""

    glimpses: list[Glimpse] = field(default_factory=list)
    authors: dict[UUID, int] = field(default_factory=dict)
    people: list[int] = field(default_factory=list)


def story(size: int, chance: random.Random) -> list[Deed]:
    """A stage in which each writes in a burst of her own, named and unnamed side by side."""
    deeds: list[Deed] = []
    for who in range(1, size):
        burst = chance.uniform(0, 600)
        kinds = ["named"] * chance.randint(1, 3) + ["unnamed"] * 2 + ["react", "vote"]
        kinds += ["report"] * (chance.random() < 0.2)
        for kind in kinds:
            at = burst + chance.gauss(0, 15)
            card = UUID(int=chance.getrandbits(128), version=4)
            deeds.append(Deed(at, who, kind, card, chance.randint(3, 200)))
    return sorted(deeds, key=lambda one: one.at)


def with_other_authors(deeds: list[Deed], chance: random.Random) -> list[Deed]:
    """The same story, but the unnamed cards are others', written at other moments."""
    hidden = [one for one in deeds if one.kind == "unnamed"]
    writers = [one.who for one in hidden]
    moments = [chance.uniform(deeds[0].at, deeds[-1].at) for _ in hidden]
    chance.shuffle(writers)
    rows = zip(hidden, writers, moments, strict=True)
    moved = [Deed(at, who, "unnamed", one.card, one.length) for one, who, at in rows]
    rest = [one for one in deeds if one.kind != "unnamed"]
    return sorted(rest + moved, key=lambda one: one.at)


class Crowd:
    """One group of so many, the first of whom keeps what she gets."""

    def __init__(self, teacher: Actor, size: int, *, mixing: bool = True) -> None:
        self.teacher, self.mixing = teacher, mixing
        self.group = access.create_group(course_key=COURSE, name=str(uuid4()), year=1)
        self.people = [person(FIRST_ID + n) for n in range(size)]
        access.add_member(group_id=self.group, user_id=teacher.user_id, role="teacher")
        for one in self.people:
            access.add_member(group_id=self.group, user_id=one.user_id, role="student")
        about = {"group_id": self.group, "course_key": COURSE, "activity_key": MEETING}
        self.meeting = sessions.open_meeting(teacher, **about)
        self.version = content.freeze(MEETING)
        self.seen, self.tag = Seen(people=[one.user_id for one in self.people[1:]]), ""
        self.named: list[UUID] = []

    def live_through(self, deeds: list[Deed]) -> Seen:
        """The whole stage and the step into the next; the peer asks after every deed."""
        go(self.teacher, self.meeting, CIRCLE)
        step(self.teacher, self.meeting, "first")
        self._ask()
        for deed in deeds:
            self._do(deed)
            self._ask()
        go(self.teacher, self.meeting, "shared-circles")
        self._ask()
        return self.seen

    def _ask(self) -> None:
        peer = self.people[0]
        found = sessions.follow(peer, self.meeting.id, actor_in=lambda _: peer, seen=self.tag)
        self.tag = found.tag
        if found.live is not None:
            board, change = found.live.board, int(found.tag[1:].split(".")[0])
            self.seen.glimpses.append(Glimpse(change, board.cards, board.gone))

    def _do(self, deed: Deed) -> None:
        who = self.people[deed.who]
        if deed.kind in ("named", "unnamed"):
            self._write(deed, who)
        elif deed.kind == "vote":
            option = OPTIONS[deed.length % len(OPTIONS)]
            sessions.vote(who, self.meeting.id, CIRCLE, "first", option=option)
        else:
            self._look_at_another(deed, who)

    def _look_at_another(self, deed: Deed, who: Actor) -> None:
        others = [one for one in self.named if self.seen.authors[one] != who.user_id]
        if not others:
            return
        card = others[deed.length % len(others)]
        with suppress(NotFound):  # two reports have hidden it
            if deed.kind == "report":
                sessions.report(who, card, reason="worried", words="")
            else:
                sessions.react(who, card, KINDS[deed.length % len(KINDS)], on=True)

    def _write(self, deed: Deed, who: Actor) -> None:
        ticket = Ticket(
            user_id=who.user_id,
            course_key=COURSE,
            usage_key=MEETING,
            activity_key=MEETING,
            version=self.version,
        )
        words = {"column": "we-share", "display": deed.kind, "text": "x" * deed.length}
        sessions.put_card(who, self.meeting.id, deed.card, ticket=ticket, **words)
        self.seen.authors[deed.card] = who.user_id
        if deed.kind == "named":
            self.named.append(deed.card)
        elif not self.mixing:
            sessions.mix_cards(self.teacher, self.meeting.id)


def person(user_id: int) -> Actor:
    """Somebody whom the host vouches for."""
    return Actor(user_id=user_id, real_user_id=user_id, enrolled=True)
