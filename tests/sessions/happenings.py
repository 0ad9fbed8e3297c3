"""A group in which things happen by chance: every verb of a meeting, right or refused."""

import random
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import FlexIdError
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Card, Meeting
from tests.common import COURSE, meet
from tests.sessions.deeds import REASON, hide, put, report, restore
from tests.sessions.leading import CIRCLE, OPTIONS, ROUND, go, step

WHY = "She writes that she wants to go away."
STAGES = (ROUND, CIRCLE, "food")
WRITERS = ("ana", "bo", "cai", "kim")


class Group:
    """Ana's group, in which things happen by chance."""

    def __init__(self, actor: Callable[..., Actor], chance: random.Random) -> None:
        self.actor, self.chance = actor, chance
        self.meeting = meet(actor("tor"))
        self.people = {name: actor(name) for name in ("tor", "per", *WRITERS)}

    def card(self) -> UUID:
        """Any card there is, or none."""
        ids = sorted(Card.objects.filter(meeting_id=self.meeting.id).values_list("pk", flat=True))
        return self.chance.choice(ids) if ids else uuid4()

    def writer(self) -> Actor:
        return self.people[self.chance.choice(WRITERS)]

    def teacher(self) -> Actor:
        return self.people[self.chance.choice(("tor", "per"))]

    def do(self, act: str) -> None:
        """One act; what is refused changes nothing."""
        with suppress(FlexIdError):
            getattr(self, f"_{act}")()

    def _put(self) -> None:
        display = self.chance.choice(("named", "nickname", "unnamed"))
        column = self.chance.choice(("we-share", f"{CIRCLE}--{OPTIONS[0]}"))
        put(self.writer(), self.meeting, display=display, column=column)

    def _nickname(self) -> None:
        name = self.chance.choice(("Heron", "Lark", "Swift"))
        about = {"course_key": COURSE, "name": name, "names_of": lambda _: {}}
        sessions.choose_nickname(self.writer(), self.meeting.group_id, **about)

    def _stage(self) -> None:
        go(self.teacher(), self.meeting, self.chance.choice(STAGES))

    def _mix(self) -> None:
        sessions.mix_cards(self.teacher(), self.meeting.id)

    def _hold(self) -> None:
        values = {"moderation": self.chance.choice(("none", "first", "all"))}
        revealed = self.chance.random() < 0.7
        sessions.set_meeting(
            self.teacher(), self.meeting.id, form="full", revealed=revealed, **values
        )

    def _hide(self) -> None:
        hide(self.teacher(), self.card(), REASON)

    def _restore(self) -> None:
        restore(self.teacher(), self.card())

    def _approve(self) -> None:
        sessions.approve(self.teacher(), self.card())

    def _give_back(self) -> None:
        sessions.return_card(self.teacher(), self.card(), note=REASON)

    def _rewrite(self) -> None:
        rows = Card.objects.filter(meeting_id=self.meeting.id, state="returned")
        row = rows.order_by("pk").first()
        if row is not None:
            author = next(one for one in self.people.values() if one.user_id == row.author_id)
            text = str(self.chance.random())
            sessions.rewrite_card(author, row.pk, text=text, language="", based_on=row.revision)

    def _take_back(self) -> None:
        sessions.take_back(self.writer(), self.card())

    def _react(self) -> None:
        kind = self.chance.choice(sorted(sessions.REACTIONS))
        sessions.react(self.writer(), self.card(), kind, on=self.chance.random() < 0.7)

    def _report(self) -> None:
        report(self.writer(), self.card())

    def _claim(self) -> None:
        sessions.claim(self.teacher(), self.card(), claimed=self.chance.random() < 0.7)

    def _see_author(self) -> None:
        sessions.see_author(self.teacher(), self.card(), reason=WHY)

    def _pause(self) -> None:
        sessions.pause_writer(self.teacher(), self.card(), uuid4(), minutes=60, note=REASON)

    def _translate(self) -> None:
        about = {"translation_id": uuid4(), "text": str(self.chance.random()), "after": 0}
        sessions.translate(self.people["kim"], self.card(), "nb", **about)

    def _attend(self) -> None:
        sessions.attend(self.writer(), self.meeting.id)

    def _round(self) -> None:
        running = self.chance.random() < 0.8
        sessions.run_round(self.teacher(), self.meeting.id, ROUND, running=running)

    def _turn(self) -> None:
        place = self.chance.randint(1, 3)
        sessions.hand_on(self.teacher(), self.meeting.id, ROUND, place=place)

    def _step(self) -> None:
        step(self.teacher(), self.meeting, self.chance.choice(("first", "sides", "best")))

    def _vote(self) -> None:
        option = self.chance.choice(OPTIONS)
        sessions.vote(self.writer(), self.meeting.id, CIRCLE, "first", option=option)

    def _side(self) -> None:
        option = self.chance.choice(OPTIONS[:2])
        sessions.choose_side(self.writer(), self.meeting.id, CIRCLE, option=option)

    def _pick(self) -> None:
        sessions.pick(self.writer(), self.meeting.id, CIRCLE, card_id=self.card())

    def _agreement(self) -> None:
        now = sessions.agreement(self.teacher(), self.meeting.group_id, course_key=COURSE)
        about = {"course_key": COURSE, "rules": [str(self.chance.random())]}
        after = now.number if now else 0
        sessions.write_agreement(self.teacher(), self.meeting.group_id, after=after, **about)

    def _agree(self) -> None:
        now = sessions.agreement(self.teacher(), self.meeting.group_id, course_key=COURSE)
        number = now.number if now else 0
        sessions.agree(self.writer(), self.meeting.group_id, course_key=COURSE, number=number)

    def _close(self) -> None:
        sessions.set_open(self.teacher(), self.meeting.id, is_open=False)
        if self.chance.random() < 0.3:
            self._put_away()

    def _reopen(self) -> None:
        sessions.set_open(self.teacher(), self.meeting.id, is_open=True)

    def _put_away(self) -> None:
        closed = Meeting.objects.filter(pk=self.meeting.id, state="closed")
        closed.update(closed_at=timezone.now() - timedelta(days=30))


ACTS = sorted(name[1:] for name in vars(Group) if name.startswith("_") and name[1] != "_")
# Much is written, little is closed.
OFTEN = [
    *(one for one in ACTS if one not in ("close", "put_away")),
    *(["put"] * 10 + ["react", "approve", "hide", "stage", "step", "vote", "nickname"] * 3),
    *("close", "reopen", "reopen"),
]
