"""A helper leader's translation stands beside the original, marked, for these words only."""

from uuid import UUID, uuid4

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Card, Translation
from tests.journal.common import refusal
from tests.sessions.deeds import (
    REASON,
    STRANGERS,
    counts,
    hide,
    put,
    restore,
    rewrite,
    seen,
    set_meeting,
)


@pytest.fixture
def card_id(actor, meeting):
    """Bo's."""
    return put(actor("bo"), meeting, "We eat bread.", language="en")


def translate(who, card_id: UUID, text: str = "Vi spiser brød.", **changes) -> int:
    """Put a card into Norwegian, with what a test wants different."""
    values = {"translation_id": uuid4(), "text": text, "after": 0, **changes}
    return sessions.translate(who, card_id, values.pop("language", "nb"), **values)


def shown(actor, meeting, card_id, name: str = "ana") -> list[tuple[str, str, int]]:
    """The translations on this person's page."""
    found = seen(actor(name), meeting)[card_id].translations
    return [(one.language, one.text, one.translator_id) for one in found]


@pytest.mark.parametrize("name", ["ana", "bo", "kim", "tor"])
def test_it_is_marked_and_the_original_is_always_there(actor, meeting, card_id, name) -> None:
    translate(actor("kim"), card_id)
    told = [("nb", "Vi spiser brød.", actor("kim").user_id)]
    assert shown(actor, meeting, card_id, name) == told
    card = seen(actor(name), meeting)[card_id]
    assert (card.text, card.language) == ("We eat bread.", "en")


@pytest.mark.parametrize("name", ["ana", "bo", "tor", *STRANGERS])
def test_only_helper_leaders_of_the_group_translate(actor, card_id, name: str) -> None:
    found = [refusal(lambda one=one: translate(actor(name), one)) for one in (card_id, uuid4())]
    assert (found[0], found[0][0], Translation.objects.count()) == (found[1], NotFound, 0)


def test_she_writes_her_own_better_and_the_same_again_is_the_same(actor, meeting, card_id) -> None:
    revisions = [translate(actor("kim"), card_id, text) for text in ("a", "a", "b")]
    assert (revisions, Translation.objects.count()) == ([1, 1, 2], 1)
    assert shown(actor, meeting, card_id) == [("nb", "b", actor("kim").user_id)]


def test_a_colleagues_translation_stands(actor, meeting, card_id) -> None:
    access.add_member(group_id=meeting.group_id, user_id=actor("max").user_id, role="helper")
    translate(actor("kim"), card_id, "hers")
    refused = refusal(lambda: translate(actor("max"), card_id, "other"))
    assert refused[:2] == (Denied, "translated_already")
    translate(actor("max"), card_id, "arabic", language="ar")
    assert [one[:2] for one in shown(actor, meeting, card_id)] == [("ar", "arabic"), ("nb", "hers")]


def test_it_vanishes_when_the_card_is_written_anew(actor, meeting, card_id) -> None:
    translate(actor("kim"), card_id)
    sessions.return_card(actor("tor"), card_id, note=REASON)
    rewrite(actor("bo"), card_id, "We eat salt.")
    sessions.approve(actor("tor"), card_id)
    assert shown(actor, meeting, card_id) == []
    refused = refusal(lambda: translate(actor("kim"), card_id))
    assert (refused[:2], Translation.objects.count()) == ((Conflict, "card_changed"), 0)
    translate(actor("kim"), card_id, "Vi spiser salt.", after=1)
    assert [one[1] for one in shown(actor, meeting, card_id)] == ["Vi spiser salt."]


def test_it_comes_back_with_a_card_that_is_restored(actor, meeting, card_id) -> None:
    translate(actor("kim"), card_id)
    hide(actor("tor"), card_id)
    restore(actor("tor"), card_id)
    assert len(shown(actor, meeting, card_id)) == 1


@pytest.mark.parametrize("how", ["waiting", "hidden", "unmixed"])
def test_what_the_group_does_not_see_is_not_translated(actor, card_id, how: str) -> None:
    changes = {"is_mixed": False} if how == "unmixed" else {"state": how}
    Card.objects.update(**changes)
    assert refusal(lambda: translate(actor("kim"), card_id))[0] is NotFound


def test_a_closed_meeting_takes_no_translation_but_repeats_the_answer(
    actor, meeting, card_id
) -> None:
    translate(actor("kim"), card_id)
    set_meeting(meeting, state="closed")
    assert translate(actor("kim"), card_id) == 1
    refused = refusal(lambda: translate(actor("kim"), card_id, "other"))
    assert refused[:2] == (Denied, "meeting_closed")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"text": " "}, "empty_text"),
        ({"text": "x" * 4001}, "too_long"),
        ({"language": "Norsk"}, "unknown_language"),
        ({"language": ""}, "unknown_language"),
    ],
)
def test_what_is_no_translation_is_refused(actor, card_id, changes, code: str) -> None:
    refused = refusal(lambda: translate(actor("kim"), card_id, **changes))
    assert (refused[:2], Translation.objects.count()) == ((Invalid, code), 0)


def test_the_id_of_another_translation_is_not_hers_to_use(actor, meeting, card_id) -> None:
    translate(actor("kim"), card_id)
    taken = Translation.objects.get().pk
    other = put(actor("ana"), meeting)
    assert refusal(lambda: translate(actor("kim"), other, translation_id=taken))[0] is NotFound


def test_the_groups_poll_notices_and_nothing_is_stored_in_clear(actor, meeting, card_id) -> None:
    before = counts(meeting)[0]
    translate(actor("kim"), card_id, "kanarifugl")
    assert (counts(meeting)[0], Card.objects.get().change) == (before + 1, before + 1)
    assert b"kanarifugl" not in bytes(Translation.objects.get().text)
