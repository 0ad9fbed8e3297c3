"""A nickname belongs to one group, is nobody else's name there, and follows its cards."""

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.domain.errors import Invalid, NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Nickname
from tests.common import COURSE, meet
from tests.sessions.deeds import STRANGERS, put, seen
from tests.sessions.leading import look, poll


@pytest.fixture
def choose(people):
    """``choose(actor, meeting, name)``: choose a nickname, the host knowing all names."""
    real = {user.pk: user.get_full_name() for user in people.values()}

    def act(who, meeting, name: str) -> str:
        about = {"course_key": COURSE, "name": name, "names_of": lambda ids: pick(real, ids)}
        return sessions.choose_nickname(who, meeting.group_id, **about)

    return act


def pick(names: dict[int, str], ids: set[int]) -> dict[int, str]:
    """The names that were asked for."""
    return {who: names[who] for who in ids}


def refused(act) -> str:
    """The code of the refusal."""
    with pytest.raises(Invalid) as refusal:
        act()
    return refusal.value.code


@pytest.mark.parametrize("name", ["tor", *STRANGERS])
def test_only_members_choose_one(actor, meeting, choose, name: str) -> None:
    with pytest.raises(NotFound):
        choose(actor(name), meeting, "Bluebird")
    assert Nickname.objects.count() == 0


def test_it_stands_on_her_cards_in_the_place_of_her_name(actor, meeting, choose) -> None:
    kept = choose(actor("ana"), meeting, "  Blue \n bird ")
    card = put(actor("ana"), meeting, display="nickname")
    found = {name: seen(actor(name), meeting)[card] for name in ("ana", "bo", "kim", "tor")}
    assert kept == "Blue bird"
    assert {(one.nickname, one.author_id) for one in found.values()} == {("Blue bird", None)}
    own = {name: look(actor(name), meeting).me.nickname for name in ("ana", "bo", "tor")}
    assert own == {"ana": "Blue bird", "bo": "", "tor": ""}


def test_a_new_one_is_on_her_older_cards_too_and_noticed(actor, meeting, choose) -> None:
    choose(actor("ana"), meeting, "Bluebird")
    card = put(actor("ana"), meeting, display="nickname")
    other = put(actor("ana"), meeting, display="unnamed")
    before = poll(actor("bo"), meeting)
    choose(actor("ana"), meeting, "Heron")
    after = poll(actor("bo"), meeting, before.tag).live.board
    assert [(one.id, one.nickname) for one in after.cards] == [(card, "Heron")]
    assert (other in seen(actor("bo"), meeting), after.gone) == (False, ())


def test_choosing_the_same_again_is_no_news(actor, meeting, choose) -> None:
    choose(actor("ana"), meeting, "Bluebird")
    tag = poll(actor("bo"), meeting).tag
    assert (choose(actor("ana"), meeting, "Bluebird"), poll(actor("bo"), meeting).tag) == (
        "Bluebird",
        tag,
    )


@pytest.mark.parametrize(
    "taken", ["Bo Eng", "bo  ENG", "Tor Vik", "Kim Ness", "Bluebird", "BLUEBIRD"]
)
def test_nobody_takes_anothers_name(actor, meeting, choose, taken: str) -> None:
    choose(actor("cai"), meeting, "Bluebird")
    assert refused(lambda: choose(actor("ana"), meeting, taken)) == "nickname_taken"
    assert Nickname.objects.count() == 1


def test_she_may_write_her_own_otherwise(actor, meeting, choose) -> None:
    for name in ("Bluebird", "BlueBird"):
        choose(actor("ana"), meeting, name)
    assert look(actor("ana"), meeting).me.nickname == "BlueBird"


@pytest.mark.parametrize("name", ["", " ", "x", "x" * 31, "\u202e"])
def test_it_has_two_to_thirty_characters(actor, meeting, choose, name: str) -> None:
    assert refused(lambda: choose(actor("ana"), meeting, name)) == "nickname_length"


def test_it_belongs_to_one_group(actor, meeting, choose) -> None:
    theirs = meet(actor("una"))
    choose(actor("ana"), meeting, "Bluebird")
    assert choose(actor("eve"), theirs, "Bluebird") == "Bluebird"  # known to her group only
    access.add_member(group_id=theirs.group_id, user_id=actor("ana").user_id, role="student")
    assert look(actor("ana"), theirs).me.nickname == ""


def test_a_name_of_another_group_may_be_chosen(actor, meeting, choose) -> None:
    assert choose(actor("ana"), meeting, "Eve Sol") == "Eve Sol"


def test_it_is_not_stored_in_clear(actor, meeting, choose) -> None:
    choose(actor("ana"), meeting, "kanarifugl")
    assert b"kanarifugl" not in bytes(Nickname.objects.get().name)


def test_through_anothers_eyes_nothing_is_chosen(actor, meeting, choose) -> None:
    with pytest.raises(NotFound):
        choose(actor("ana", seen_by="max"), meeting, "Bluebird")
