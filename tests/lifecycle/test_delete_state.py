"""Staff press "Delete student state", and nothing of what a student wrote is deleted."""

import pytest

from tests.edge.platform import USAGE
from tests.lifecycle.rows import house_rows
from tests.standin.runtime import BLOCKS

pytestmark = pytest.mark.django_db
# As the platform calls it: with ids of its own making for both people.
ASKED = {
    "user_id": "5f4dcc3b5aa765d61d8327deb882cf99",
    "course_id": "course-v1:Org+Course+Run",
    "item_id": USAGE,
    "requesting_user_id": "098f6bcd4621d373cade4e832627b4f6",
}


def test_nothing_is_deleted_on_any_block_that_is_bound_to_nobody(lived, caplog) -> None:
    caplog.set_level("INFO")
    before = house_rows()
    blocks = [kind(runtime=None, scope_ids=None) for kind in BLOCKS.values()]
    assert {block.clear_student_state(**ASKED) for block in blocks} == {None}
    assert house_rows() == before
    line = "Staff asked to delete a student's state; what she wrote in Flex-ID stays."
    assert caplog.messages == [line] * len(blocks)
