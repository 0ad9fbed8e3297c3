"""What becomes of requests for help when somebody leaves, and when she takes her data along."""

import pytest

from flexid_xblock.care import personal
from flexid_xblock.privacy import api as privacy
from tests.care.asking import WORDS, answer, ask, listed, mine, open_as

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["cleo", "ida", "tor"])
def test_what_somebody_left_unanswered_goes_to_who_follows_her_up(clock, actor, name: str) -> None:
    asked = ask(actor("ana"), actor(name))
    open_as(actor(name), asked)
    privacy.erase(actor(name).user_id)
    assert listed(actor(name)) == []
    left = {"cleo", "ida"} - {name}
    assert set(mine(actor("ana")).readers) == {actor(one).user_id for one in left}
    assert {one for one in ("cleo", "ida", "per", "dov") if listed(actor(one))} == left


def test_what_somebody_answered_before_she_left_becomes_nobody_elses(clock, actor) -> None:
    asked = ask(actor("ana"), actor("tor"))
    answer(actor("tor"), asked)
    tor = actor("tor").user_id
    privacy.erase(tor)
    own = mine(actor("ana"))
    assert (own.readers, own.about.to == tor, own.words) == ((), False, WORDS)


def test_she_takes_her_requests_with_her_and_nobody_elses(clock, actor) -> None:
    asked = ask(actor("ana"), actor("cleo"))
    ask(actor("bo"), actor("cleo"), words="his")
    answer(actor("cleo"), asked)
    found = personal.export(actor("ana"))["help_requests"]
    assert [(one["id"], one["words"], one["answer"]) for one in found] == [
        (asked, WORDS, "Come at noon.")
    ]
    assert personal.export(actor("cleo"))["help_requests"] == []
