"""What an author sets in Studio survives an export and an import, to the last mark."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from xblock.fields import Boolean, Dict, Float, Integer, List, String

from flexid_xblock.blocks.activity import ActivityBlock
from flexid_xblock.blocks.base import FlexIdBlock
from flexid_xblock.blocks.journal import JournalBlock
from flexid_xblock.blocks.module import ModuleBlock
from flexid_xblock.blocks.session import SessionBlock
from tests.small_runtime import exported, fresh, imported

BLOCKS = (ActivityBlock, JournalBlock, ModuleBlock, SessionBlock)
# Authored here, whoever adds one; not XBlock's own, such as its tags.
OWN = [name for name, value in vars(FlexIdBlock).items() if name in FlexIdBlock.fields]

TRICKY = 'She said: "It\'s <b>ours</b> & mine"\n\tمرحبا 😀 — né\u00a0\x7f ]]> &amp; {{no}} #: yes'
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
VALUES = {
    Boolean: st.booleans(),
    Dict: st.dictionaries(TEXTS, JSON, max_size=4),
    Float: st.floats(allow_nan=False, allow_infinity=False),
    Integer: st.integers(),
    List: st.lists(JSON, max_size=4),
    String: TEXTS,
}
OVERRIDES = {"nb": {"prompts.understood.question": TRICKY, "title": "x" * 20_000}, "ar": {}}


def values(name: str) -> st.SearchStrategy[Any]:
    """What an author may set in this field, as the platform takes it in."""
    field = FlexIdBlock.fields[name]
    kind = next(one for one in VALUES if isinstance(field, one))
    return VALUES[kind].map(field.from_json)


def round_trip(kind: type[FlexIdBlock], authored: dict[str, Any]) -> dict[str, Any]:
    """What is set on the block that came back."""
    block = fresh(kind, f"flexid_{kind.kind}")
    for name, value in authored.items():
        setattr(block, name, value)
    back = imported(kind, exported(block))
    set_there = [name for name, field in back.fields.items() if field.is_set_on(back)]
    return {name: getattr(back, name) for name in set_there}


@example(authored={"word_overrides": OVERRIDES, "display_name": TRICKY})
@given(authored=st.fixed_dictionaries({}, optional={name: values(name) for name in OWN}))
def test_what_is_exported_comes_back_equal(authored: dict[str, Any]) -> None:
    assert [round_trip(kind, authored) for kind in BLOCKS] == [authored] * len(BLOCKS)


def test_the_fields_that_travel_are_the_authored_ones() -> None:
    assert {"display_name", "activity_key", "word_overrides"} <= set(OWN)


def test_what_was_written_by_hand_is_read_too() -> None:
    text = '<flexid_journal word_overrides="{nb: {title: Jeg}}"/>'
    assert imported(JournalBlock, text).word_overrides == {"nb": {"title": "Jeg"}}


def test_a_table_that_is_none_is_refused() -> None:
    with pytest.raises(TypeError):
        imported(JournalBlock, '<flexid_journal word_overrides="[1]"/>')
