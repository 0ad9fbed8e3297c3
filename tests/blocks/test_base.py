"""What every block declares to the platform."""

import pytest
from xblock.core import XBlock
from xblock.fields import Field, Scope

from flexid_xblock.blocks.activity import ActivityBlock
from flexid_xblock.blocks.base import FlexIdBlock
from flexid_xblock.blocks.journal import JournalBlock
from flexid_xblock.blocks.module import ModuleBlock
from flexid_xblock.blocks.session import SessionBlock

BLOCKS = {
    "flexid_activity": ActivityBlock,
    "flexid_journal": JournalBlock,
    "flexid_module": ModuleBlock,
    "flexid_session": SessionBlock,
}
each_block = pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS.keys())


def own_fields(block: type[XBlock]) -> dict[str, Field]:
    """The fields that are ours, not XBlock's."""
    theirs = set(XBlock.fields)
    return {name: one for name, one in block.fields.items() if name not in theirs}


def test_the_platform_finds_each_block_by_its_name() -> None:
    assert {name: XBlock.load_class(name) for name in BLOCKS} == BLOCKS


@each_block
def test_fields_hold_what_an_author_set_and_nothing_else(block: type[XBlock]) -> None:
    fields = own_fields(block)
    assert set(fields) == {
        "activity_key",
        "display_name",
        "structure_overrides",
        "word_overrides",
    }
    assert {one.scope for one in fields.values()} == {Scope.settings}


@each_block
def test_nothing_of_the_package_is_published(block: type[XBlock]) -> None:
    assert block.resources_dir is None


@each_block
def test_a_block_completes_by_itself_and_is_never_scored(block: type[XBlock]) -> None:
    assert (block.has_custom_completion, block.completion_mode) == (True, "completable")
    assert getattr(block, "has_score", False) is False


@each_block
def test_phones_may_show_it_and_read_only_mode_may_not(block: type[XBlock]) -> None:
    assert block.student_view._supports == {"multi_device"}
    assert getattr(block, "show_in_read_only_mode", False) is False


@each_block
def test_it_gives_the_blocks_api_nothing(block: type[XBlock]) -> None:
    assert hasattr(block, "student_view_data") is False


def test_two_handlers_are_for_learners_and_three_for_authors() -> None:
    found = [name for name, one in vars(FlexIdBlock).items() if hasattr(one, "_is_xblock_handler")]
    authors = ["studio_submit", "studio_texts", "studio_preview"]
    assert found == ["ticket", "completed", *authors]


@each_block
def test_no_field_takes_the_place_of_one_of_the_platforms(block: type[XBlock]) -> None:
    theirs = {"due", "category", "start", "graded", "format", "visible_to_staff_only"}
    theirs |= {"group_access", "user_partitions", "tags", "data", "parent", "children"}
    assert set(own_fields(block)) & theirs == set()
