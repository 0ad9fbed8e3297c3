"""What the platform asks of any block, on the oldest XBlock we support and on the newest."""

import pytest
from web_fragments.fragment import Fragment
from xblock.core import XBlock

from flexid_xblock.content import api as content
from flexid_xblock.domain.seats import SeatKind
from tests.common import JOURNAL, MEETING, send, write

KEYS = ["who-am-i.opening", JOURNAL, "who-am-i.circles", MEETING]
WORD = "kanari"
each_block = pytest.mark.parametrize("key", KEYS)


@each_block
def test_what_a_log_line_shows_of_it_is_authored(block, actor, key: str) -> None:
    send(actor("ana"), write(actor("ana"), WORD))
    shown = repr(block(key))
    assert (f"activity_key='{key}'" in shown, "???" in shown, WORD in shown) == (True, False, False)


@each_block
def test_the_search_finds_it_by_its_title(block, key: str) -> None:
    title = content.words(content.source(key), "en").text["title"]
    assert block(key).index_dictionary()["content"]["display_name"] == title


@each_block
@pytest.mark.skipif(not hasattr(XBlock, "get_icon_class"), reason="here the platform has its own")
def test_its_unit_has_the_plain_icon(block, key: str) -> None:
    assert block(key).get_icon_class() == "other"


@each_block
def test_its_views_are_fragments(block, seated, key: str) -> None:
    seated(SeatKind.LEARNER)
    views = [block(key).render(name) for name in ("student_view", "author_view")]
    assert {type(view) for view in views} == {Fragment}
