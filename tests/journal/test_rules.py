"""What may become of an entry: every state with every decision, written or blank."""

import pytest

from flexid_xblock.domain.errors import Conflict, Denied, FlexIdError, Invalid
from flexid_xblock.journal.models import Entry
from flexid_xblock.journal.rules import DONE, OUTCOME, Decision, check, check_readers

EMPTY = (Invalid, "empty_text")
FIRST = (Denied, "withdraw_first")
NOTHING = (Denied, "nothing_sent")

# For each state: send, keep, pass, withdraw; then the same with a blank text.
TABLE = {
    "draft": [None, None, None, NOTHING, EMPTY, EMPTY, None, NOTHING],
    "sent": [None, FIRST, FIRST, None, EMPTY, FIRST, FIRST, None],
    "kept": [None, None, None, NOTHING, EMPTY, EMPTY, None, NOTHING],
    "passed": [None, None, None, NOTHING, EMPTY, EMPTY, None, NOTHING],
    "withdrawn": [None, None, None, None, EMPTY, EMPTY, None, None],
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
    assert list(OUTCOME) == list(Decision)
    assert [*OUTCOME.values()] == ["sent", "kept", "passed", "withdrawn"]


@pytest.mark.parametrize(("state", "decision", "text", "answer"), CELLS)
def test_a_decision_is_as_in_the_table(
    state: str, decision: Decision, text: str, answer: tuple | None
) -> None:
    assert answer_of(check, decision, state=state, text=text) == answer


def test_every_outcome_counts_as_done_and_a_draft_does_not() -> None:
    assert set(Entry.State.values) - DONE == {"draft"}


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
