"""A missing or different vault key: loud, nothing lost, and never a new key."""

import base64

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.models import DataKey, Entry
from flexid_xblock.phrases import sentence
from tests.common import COURSE, JOURNAL, PROMPT, read_notice, send, ticket_for, write

OTHER = base64.b64encode(b"another key, of the same length!").decode()
TROUBLES = [("", "key_missing"), (OTHER, "key_different")]


@pytest.fixture
def sent(actor):
    """Ana's entry, sent to Cleo while the right key was there."""
    read_notice(actor("ana"))
    return send(actor("ana"), write(actor("ana"), "Bread and words."))


def trouble(settings, key):
    settings.FLEXID_KEY = key
    settings.FLEXID_KEY_FILE = ""


@pytest.mark.parametrize(("key", "code"), TROUBLES)
def test_saving_refuses_and_says_what_to_restore(settings, sent, api, key, code):
    before = (list(DataKey.objects.values()), Entry.objects.get().revision)
    trouble(settings, key)
    body = {"prompt": PROMPT, "language": "en", "text": "More words."}
    answer = api("ana").put(f"entries/{sent.id}/", body, if_match=f'"{sent.revision}"')
    assert (answer.status_code, answer.json()) == (
        503,
        {"code": code, "message": sentence(code)},
    )
    assert (list(DataKey.objects.values()), Entry.objects.get().revision) == before


@pytest.mark.parametrize(("key", "code"), TROUBLES)
def test_a_first_save_makes_no_new_key(settings, sent, actor, api, key, code):
    read_notice(actor("bo"))
    ticket = access.issue(ticket_for(actor("bo")))
    keys = list(DataKey.objects.values())
    trouble(settings, key)
    answer = api("bo").put(
        "entries/0a1b2c3d-0000-4000-8000-000000000001/",
        {"prompt": PROMPT, "language": "en", "text": "Mine."},
        if_none_match="*",
        x_flexid_ticket=ticket,
    )
    assert (answer.status_code, answer.json()["code"]) == (503, code)
    assert (list(DataKey.objects.values()), Entry.objects.count()) == (keys, 1)


@pytest.mark.parametrize(("key", "code"), TROUBLES)
def test_a_reader_gets_one_sentence_and_no_part_of_the_text(settings, sent, logged_in, key, code):
    client = logged_in("cleo")
    trouble(settings, key)
    page = client.get(f"/flexid/{COURSE}/desk/counsellor/entries/{sent.id}/")
    assert page.status_code == 503
    assert sentence(code) in page.content.decode()
    assert "Bread" not in page.content.decode()


def test_with_the_right_key_back_everything_is_there(settings, sent, api):
    right = settings.FLEXID_KEY
    trouble(settings, OTHER)
    trouble(settings, right)
    answer = api("ana").get("entries/", query={"course": COURSE, "activity": JOURNAL})
    assert [entry["text"] for entry in answer.json()["entries"]] == ["Bread and words."]
