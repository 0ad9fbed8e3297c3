"""Emoji and ancient scripts, four bytes a letter, come back as they went in, on every database."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flexid_xblock.access import api as access
from flexid_xblock.access import glass
from flexid_xblock.desk.page import named
from flexid_xblock.journal import api as journal
from flexid_xblock.sessions import api as sessions
from flexid_xblock.text import name, plain
from tests.access.breaking import ask, decide
from tests.common import COURSE, PROMPT, meet, put_card, read_notice, send, write
from tests.rest.common import begin

TEXTS = {
    "a family": "👩🏽\u200d👩🏻\u200d👧🏿 and 🏳️\u200d🌈",
    "flags": "🇳🇴🇵🇸🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "Old Persian": "𐎠𐎼𐎹",
    "Gothic": "𐌰𐍈𐍊",
    "hieroglyphs": "𓂀𓆣𓇳",
    "cuneiform": "𒀭𒂗𒆤",
    "rare Chinese": "𠮷野家𪚥",
    "music": "𝄞𝄢",
    "the last of all": "\U0010fffd",
    "right to left": "𐤀𐤁𞤀𞤣",
}
ASTRAL = st.text(alphabet=st.characters(min_codepoint=0x10000), min_size=1, max_size=40)


@pytest.fixture(params=TEXTS)
def said(request) -> str:
    """A text of such letters, long enough to be a reason."""
    return f"{TEXTS[request.param]} " + TEXTS[request.param] * 20


def test_the_samples_are_of_four_bytes_and_in_their_usual_spelling() -> None:
    assert [one for one in TEXTS.values() if max(map(ord, one)) < 0x10000] == []
    assert [one for one in TEXTS.values() if plain(one, limit=100) != one] == []


def test_an_entry_its_sent_text_and_the_thread(actor, said: str) -> None:
    ana, cleo = actor("ana"), actor("cleo")
    entry = send(ana, write(ana, said))
    journal.reply(ana, entry.id, uuid4(), said, course_key=COURSE)
    opened = journal.open_entry(cleo, entry.id, course_key=COURSE)
    assert (opened.text, [reply.text for reply in opened.replies]) == (said, [said])
    assert journal.own_entry(ana, entry.id).text == said


def test_a_card_and_why_it_was_hidden(actor, said: str) -> None:
    tor, ana = actor("tor"), actor("ana")
    meeting = meet(tor)
    card = put_card(ana, meeting, said)
    sessions.moderate(tor, card, hidden=True, reason=said)
    assert [(one.text, one.reason) for one in sessions.board(ana, meeting.id).cards] == [
        (said, said)
    ]


def test_why_the_glass_was_broken(actor, said: str) -> None:
    decide(actor("liv"), ask(actor("dov"), actor("ana"), why=said))
    assert [one.reason for one in glass.told_to(actor("ana"))] == [said]


def test_what_a_page_sends_and_gets(actor, api, said: str) -> None:
    read_notice(actor("ana"))
    answer = begin(api("ana"), actor("ana"), text=said)
    again = api("ana").get(f"entries/{answer.json()['id']}/")
    assert (again.json()["text"], again.json()["prompt"]) == (said, PROMPT)


@pytest.mark.parametrize("kind", TEXTS)
def test_a_name_and_the_name_of_a_group(people: dict[str, User], kind: str) -> None:
    User.objects.filter(username="ana").update(first_name=TEXTS[kind], last_name="Marić")
    ana = people["ana"].pk
    assert named({ana}) == {ana: f"{TEXTS[kind]} Marić"}
    group = access.create_group(course_key=COURSE, name=TEXTS[kind], year=1)
    assert access.group_names([group]) == {group: TEXTS[kind]}


def test_two_names_of_such_letters_are_two_groups(db) -> None:
    names = [*TEXTS.values(), "🦊", "🐻"]
    groups = [access.create_group(course_key=COURSE, name=one, year=1) for one in names]
    assert len(set(groups)) == len(names)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ASTRAL)
def test_any_name_of_such_letters(people: dict[str, User], letters: str) -> None:
    User.objects.filter(username="ana").update(first_name=letters, last_name="")
    assert named({people["ana"].pk}) == {people["ana"].pk: name(letters)}
