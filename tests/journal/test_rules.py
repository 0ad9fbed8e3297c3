"""What may become of an entry: every state with every decision, written or blank."""

import pytest

from flexid_xblock.domain.errors import Conflict, Denied, FlexIdError, Invalid
from flexid_xblock.journal.models import Entry
from flexid_xblock.journal.rules import (
    DONE,
    OUTCOME,
    Decision,
    check,
    check_readers,
    state_kept,
)

EMPTY = (Invalid, "empty_text")
FIRST = (Denied, "withdraw_first")
NOTHING = (Denied, "nothing_sent")

BACK = (Denied, "restore_first")

# For each state: send, keep, pass, withdraw, delete, restore; then the same with a blank text.
TABLE = {
    "draft": [None, None, None, NOTHING, None, None, EMPTY, EMPTY, None, NOTHING, None, None],
    "sent": [None, FIRST, FIRST, None, None, None, EMPTY, FIRST, FIRST, None, None, None],
    "kept": [None, None, None, NOTHING, None, None, EMPTY, EMPTY, None, NOTHING, None, None],
    "passed": [None, None, None, NOTHING, None, None, EMPTY, EMPTY, None, NOTHING, None, None],
    "withdrawn": [None, None, None, None, None, None, EMPTY, EMPTY, None, None, None, None],
    "deleted": [BACK, BACK, BACK, BACK, None, None, BACK, BACK, BACK, BACK, None, None],
}
CELLS = [
    (state, decision, text, answer)
    for state, answers in TABLE.items()
    for (text, decision), answer in zip(
        [(text, decision) for text in ("words", " \n\t ") for decision in Decision],
        answers,
        strict=True,
    )
]


def answer_of(act: object, *args: object, **options: object) -> tuple[type, str] | None:
    """None, or how it is refused."""
    try:
        act(*args, **options)
    except FlexIdError as refused:
        return type(refused), refused.code
    return None


def test_the_table_knows_every_state_and_decision() -> None:
    assert list(TABLE) == Entry.State.values
    assert [*OUTCOME, Decision.RESTORE] == list(Decision)
    assert [*OUTCOME.values()] == ["sent", "kept", "passed", "withdrawn", "deleted"]


def test_what_was_sent_comes_back_to_her_alone_and_all_else_as_it_was() -> None:
    back = {state: state_kept(state) for state in Entry.State.values}
    assert back == {state: state for state in Entry.State.values} | {"sent": "withdrawn"}


@pytest.mark.parametrize(("state", "decision", "text", "answer"), CELLS)
def test_a_decision_is_as_in_the_table(
    state: str, decision: Decision, text: str, answer: tuple | None
) -> None:
    assert answer_of(check, decision, state=state, text=text) == answer


def test_what_is_decided_counts_as_done_but_a_draft_and_what_is_deleted_do_not() -> None:
    assert set(Entry.State.values) - DONE == {"draft", "deleted"}


@pytest.mark.parametrize(
    ("named", "live", "answer"),
    [
        ((3, 4), (3, 4), None),
        ((4, 3, 3), (3, 4), None),
        ((), (), (Denied, "no_reader")),
        ((3,), (), (Denied, "no_reader")),
        ((), (3,), (Conflict, "readers_changed")),
        ((3,), (3, 4), (Conflict, "readers_changed")),
        ((3, 4), (3,), (Conflict, "readers_changed")),
        ((5,), (3,), (Conflict, "readers_changed")),
    ],
)
def test_it_goes_to_exactly_the_readers_who_were_named(
    named: tuple, live: tuple, answer: tuple | None
) -> None:
    assert answer_of(check_readers, named, live) == answer
