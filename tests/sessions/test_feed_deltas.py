"""Whatever happens, a page that got each change has what a page has that is loaded now."""

import random
from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from flexid_xblock.domain.actors import Actor
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Agreement, Meeting, Nickname, Pause
from tests.common import MEETING
from tests.sessions.happenings import OFTEN, Group
from tests.sessions.leading import look

READERS = (("ana", False), ("bo", False), ("tor", False), ("tor", True))


class Page:
    """One page that follows a meeting: the newest head, and the cards it has."""

    def __init__(self, who: Actor, meeting: sessions.MeetingInfo, *, as_screen: bool) -> None:
        self.who, self.meeting, self.as_screen = who, meeting, as_screen
        self.tag, self.head, self.cards = "", None, {}

    def poll(self) -> None:
        """Ask, and take in what came."""
        about = {"actor_in": lambda _: self.who, "seen": self.tag, "as_screen": self.as_screen}
        found = sessions.follow(self.who, self.meeting.id, **about)
        self.tag = found.tag
        if found.live is not None:
            self.head = found.live
            self._take(found.live.board)

    def _take(self, board: sessions.Board) -> None:
        if board.whole:
            self.cards = {}
        self.cards |= {card.id: card for card in board.cards}
        for one in board.gone:
            self.cards.pop(one, None)

    def shows(self) -> dict[str, object]:
        """What stands on the page."""
        return _without_clock(self.head, self.cards)


def fresh(page: Page) -> dict[str, object]:
    """What would stand on it, were it loaded now."""
    live = look(page.who, page.meeting, as_screen=page.as_screen)
    return _without_clock(live, {card.id: card for card in live.board.cards})


def _without_clock(live: sessions.Live, cards: dict[UUID, object]) -> dict[str, object]:
    return vars(live) | {"now": None, "until": None, "board": cards}


@pytest.fixture
def group(actor: Callable[..., Actor]) -> Callable[[random.Random], Group]:
    def build(chance: random.Random) -> Group:
        Meeting.objects.filter(activity_key=MEETING).update(activity_key=f"past.{uuid4()}")
        for model in (Pause, Nickname, Agreement):
            model.objects.all().delete()
        return Group(actor, chance)

    return build


# A failing story is told as it was found: to look for a shorter one takes minutes.
FOUND_AS_IT_WAS = (Phase.explicit, Phase.reuse, Phase.generate)


SEEDS = st.integers(min_value=0, max_value=2**32)
LENGTH = 40
QUIET = {"phases": FOUND_AS_IT_WAS, "suppress_health_check": [HealthCheck.function_scoped_fixture]}


@given(seed=SEEDS)
@settings(max_examples=5, **QUIET)
def test_each_change_on_top_of_the_first_answer_is_the_whole_now(group, seed) -> None:
    follow_a_story(group, seed)


@pytest.mark.deep
@given(seed=SEEDS)
@settings(max_examples=400, **QUIET)
def test_the_same_in_many_stories(group, seed) -> None:
    follow_a_story(group, seed)


def follow_a_story(group: Callable[..., Group], seed: int) -> None:
    """Pages ask now and then; in the end each shows what it would, were it loaded now."""
    chance = random.Random(seed)  # noqa: S311 - a story, no secret
    one = group(chance)
    pages = [Page(one.people[name], one.meeting, as_screen=screen) for name, screen in READERS]
    for act in chance.choices(OFTEN, k=LENGTH):
        one.do(act)
        for page in pages:
            if chance.random() < 0.3:
                page.poll()
    for page in pages:
        page.poll()
        shown, now = page.shows(), fresh(page)
        assert {name: shown[name] for name in now if shown[name] != now[name]} == {}
