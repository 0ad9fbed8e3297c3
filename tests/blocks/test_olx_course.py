"""The exported course, read by XBlock's own parser, shows what the school shows."""

import re
from datetime import date
from typing import Any

import pytest
from xblock.core import XBlock

from flexid_xblock.content import api as content
from flexid_xblock.domain.seats import SeatKind
from flexid_xblock.school.runtime import SchoolRuntime
from tests.common import COURSE
from tests.content.archives import packed, store, unpacked
from tests.small_runtime import exported, imported

NOT_READY = "This part is not ready yet"
# Signed at that second, so no two are alike.
TICKET = re.compile(r'data-ticket="[^"]+"')


def course_blocks(language: str) -> list[XBlock]:
    """The blocks of the archive, as an import makes them."""
    stored = store(unpacked(packed(language, date(2027, 9, 1)))).blocks()
    return [imported(XBlock.load_class(one.tag), one.xml) for one in stored]


def html(block: Any) -> str:
    """What a learner is shown."""
    return TICKET.sub("data-ticket", block.student_view().content)


@pytest.mark.parametrize("language", ["en", "nb"])
def test_each_block_shows_what_the_school_shows(people, seated, language: str) -> None:
    seated(SeatKind.LEARNER, language=language)
    block = SchoolRuntime(people["ana"], COURSE).get_block
    blocks = course_blocks(language)
    shown = {one.activity_key: html(one) for one in blocks}
    school = {key: html(block(key)) for key in shown}
    other = [key for key, page in shown.items() if page != school[key]]
    unready = [key for key, page in shown.items() if NOT_READY in page]
    assert (len(blocks), other, unready) == (len(course_keys()), [], [])


def course_keys() -> list[str]:
    """The keys of all activities of the course."""
    return [one.key for module in content.course().modules for one in module.activities]


def test_a_block_is_exported_again_as_it_was_imported() -> None:
    blocks = course_blocks("nb")
    again = [imported(type(one).unmixed_class, exported(one)) for one in blocks]
    assert [(one.activity_key, one.display_name) for one in again] == [
        (one.activity_key, one.display_name) for one in blocks
    ]
