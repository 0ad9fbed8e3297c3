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
from tests.sessions.deeds import put, report, rewrite, seen

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
pytestmark = pytest.mark.tables


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


def test_a_card_in_its_language_and_in_another(actor, said: str) -> None:
    kim, ana, meeting = actor("kim"), actor("ana"), meet(actor("tor"))
    card = put(ana, meeting, said, language="so")
    about = {"translation_id": uuid4(), "text": said, "after": 0}
    sessions.translate(kim, card, "uk", **about)
    found = seen(actor("bo"), meeting)[card]
    assert (found.text, found.language) == (said, "so")
    assert [(one.text, one.language) for one in found.translations] == [(said, "uk")]


def test_an_agreement_and_a_nickname(actor, said: str) -> None:
    ana, meeting = actor("ana"), meet(actor("tor"))
    here, called = {"course_key": COURSE}, f"Io {said[:12]}"
    rules = [said, "We may pass."]
    sessions.write_agreement(actor("tor"), meeting.group_id, rules=rules, after=0, **here)
    names = {"name": called, "names_of": named}
    kept = sessions.choose_nickname(ana, meeting.group_id, **here, **names)
    put(ana, meeting, said, display="nickname")
    live = sessions.live(actor("bo"), meeting.id)
    assert [card.nickname for card in live.board.cards] == [kept] == [name(called)]
    assert live.agreement.rules == (said, "We may pass.")


def test_why_a_card_was_reported_and_a_card_that_came_back(actor, said: str) -> None:
    tor, ana, bo, meeting = (*map(actor, ("tor", "ana", "bo")), meet(actor("tor")))
    card = put(ana, meeting, said)
    report(bo, card, words=said)
    sessions.return_card(tor, card, note=said)
    rewrite(ana, card, said + said)
    told = sessions.history(tor, card)
    assert [one.words for one in told.reports] == [said]
    assert [one.reason for one in told.acts] == [said, said]
    assert seen(ana, meeting)[card].text == said + said


def test_what_teachers_note_after_a_meeting(actor, said: str) -> None:
    tor, ana, meeting = actor("tor"), actor("ana"), meet(actor("tor"))
    mark = {"state": "there", "note": said, "based_on": 0}
    sessions.after.mark(tor, meeting.id, ana.user_id, **mark)
    sessions.after.write_afterword(tor, meeting.id, text=said, based_on=0)
    marks = {one.user_id: one.note for one in sessions.after.attendance(actor("per"), meeting.id)}
    assert marks[ana.user_id] == said
    assert [one.text for one in sessions.after.afterwords(tor, meeting.id)] == [said]


def test_a_card_that_two_keep_and_the_note_of_a_pause(actor, said: str) -> None:
    tor, per, meeting = actor("tor"), actor("per"), meet(actor("tor"))
    card, kept = put(actor("ana"), meeting, said), uuid4()
    sessions.keep_card(tor, kept, card, reason=said)
    sessions.approve_evidence(per, kept)
    opened = sessions.open_evidence(per, kept)
    sessions.pause_writer(tor, card, uuid4(), minutes=5, note=said)
    assert (opened.reason, opened.copy) == (said, said)
    assert sessions.live(actor("ana"), meeting.id).me.pause_note == said


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
