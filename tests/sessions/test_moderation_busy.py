"""What is done with a card is done anew when the database takes it back, and is done once."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from flexid_xblock import patience
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Card, Evidence, Pause, Reaction, Report, Translation
from tests.sessions.deeds import REASON, WHY, acts, hide, put, report, restore, rewrite
from tests.test_busy_database import Busy

NEW = UUID(int=7)
pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _no_pauses(monkeypatch) -> None:
    monkeypatch.setattr(patience.time, "sleep", lambda seconds: None)


# How the card stood before, what somebody does, and what was done with it afterwards.
DEEDS: dict[str, tuple[str, Callable[..., Any], list[str]]] = {
    "approve": ("waiting", lambda who, c: sessions.approve(who("tor"), c), ["approved"]),
    "hide": ("shown", lambda who, c: hide(who("tor"), c), ["hidden"]),
    "restore": ("hidden", lambda who, c: restore(who("tor"), c), ["restored"]),
    "return": (
        "shown",
        lambda who, c: sessions.return_card(who("tor"), c, note=REASON),
        ["returned"],
    ),
    "rewrite": ("returned", lambda who, c: rewrite(who("bo"), c, "anew"), ["rewritten"]),
    "take back": ("shown", lambda who, c: sessions.take_back(who("bo"), c), ["taken_back"]),
    "pause": (
        "shown",
        lambda who, c: sessions.pause_writer(who("tor"), c, NEW, minutes=5, note=REASON),
        ["paused"],
    ),
    "the second report": ("reported", lambda who, c: report(who("cai"), c), ["reports"]),
    "see who": (
        "shown",
        lambda who, c: sessions.see_author(who("tor"), c, reason=WHY),
        ["name_seen"],
    ),
    "claim": ("shown", lambda who, c: sessions.claim(who("tor"), c, claimed=True), []),
    "react": ("shown", lambda who, c: sessions.react(who("ana"), c, "strong", on=True), []),
    "translate": (
        "shown",
        lambda who, c: sessions.translate(
            who("kim"), c, "nb", translation_id=NEW, text="brød", after=0
        ),
        [],
    ),
    "keep": ("shown", lambda who, c: sessions.keep_card(who("tor"), NEW, c, reason=WHY), []),
}
LEFT = {
    "pause": Pause,
    "react": Reaction,
    "translate": Translation,
    "keep": Evidence,
    "the second report": Report,
}


@pytest.mark.parametrize("change", [1, 2, 3])
@pytest.mark.parametrize("deed", DEEDS)
def test_what_was_taken_back_is_done_anew_and_once(actor, meeting, deed: str, change: int) -> None:
    before, act, done = DEEDS[deed]
    card_id = put(actor("bo"), meeting)
    Card.objects.update(state="shown" if before == "reported" else before)
    if before == "reported":
        report(actor("ana"), card_id)
    with connection.execute_wrapper(Busy(at=change)):
        act(actor, card_id)
    assert acts(card_id) == done
    if deed in LEFT:
        assert LEFT[deed].objects.count() == 1 + (before == "reported")
    if deed == "claim":
        assert Card.objects.get().claimed_by == actor("tor").user_id
