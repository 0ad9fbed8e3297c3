"""What an author sees of a block: a student's page with made-up people.

No test here may use the database: what asks a table fails.
"""

import re
from html import unescape

import pytest
from django.urls import NoReverseMatch, reverse

from flexid_xblock.content import api as content
from tests.blocks.studio import studio_block
from tests.common import JOURNAL, MEETING
from tests.edge.platform import install

pytestmark = pytest.mark.usefixtures("openedx_host")
LINE = "Example: this is how it looks for a student. Nothing here is saved."
KEYS = (JOURNAL, MEETING, "who-am-i.opening", "who-am-i.circles")


def shown(key: str, **fields: object) -> str:
    return unescape(studio_block(key, **fields).author_view().content)


@pytest.mark.parametrize("key", KEYS)
def test_it_says_that_it_is_an_example_and_gives_no_ticket(key: str) -> None:
    page = shown(key)
    assert (page.count(LINE), page.count('data-ticket=""')) == (1, 1)


@pytest.mark.parametrize("key", KEYS)
def test_studio_needs_none_of_our_addresses(settings, monkeypatch, key: str) -> None:
    install(monkeypatch, "no_addresses", urlpatterns=[])
    settings.ROOT_URLCONF = "no_addresses"
    with pytest.raises(NoReverseMatch):
        reverse("flexid:desk", args=["course"])
    assert LINE in shown(key)
    assert 'data-part="studio"' in studio_block(key).studio_view().content


def test_a_journal_shows_who_would_read_it_and_two_buttons_that_rest() -> None:
    page = shown(JOURNAL)
    prompts = len(content.source(JOURNAL)["structure"]["prompts"])
    assert page.count("Send to Cleo Berg</button>") == prompts
    assert page.count('<bdi class="flexid-readers__name">Cleo Berg</bdi>') >= prompts
    writing = re.findall(r"<(?:textarea|button)[^>]*>", page.split("flexid-stack")[1])
    resting = [one for one in writing if one.endswith("disabled>")]
    assert len(resting) == prompts * 4


def test_a_meeting_shows_a_card_for_each_way_to_show_a_name() -> None:
    page = shown(MEETING, structure_overrides={"display": ["nickname", "unnamed"]})
    authors = re.findall(r'<bdi data-part="author"[^>]*>([^<]*)</bdi>', page)
    assert authors == ["Paper boat", "name not shown"]


@pytest.mark.parametrize("key", [JOURNAL, MEETING])
def test_nothing_starts_a_script_in_a_still_example(key: str) -> None:
    block = studio_block(key)
    fragment = block.author_view()
    names = [one.data.rpartition("/")[2].split(".")[0] for one in fragment.resources]
    assert 'data-flexid="example"' in fragment.content
    assert {"journal", "prompt", "session", "stage"} & set(names) == set()


def test_every_activity_can_be_tried_out() -> None:
    states = {key: re.search(r'data-state="(\w+)"', shown(key))[1] for key in content.made()}
    assert set(states.values()) == {"empty", "filled"}
