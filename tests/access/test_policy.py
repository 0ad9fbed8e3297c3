"""The table of permissions is the matrix, cell by cell; what is not listed is refused."""

from itertools import combinations

import pytest

from flexid_xblock.access.guard import allowed, require
from flexid_xblock.access.policy import PLANNED, POLICY, Cell, Relation
from flexid_xblock.domain.errors import NotFound

MARKS = {"Y": Cell.YES, "a": Cell.LOGGED, "P": Cell.UNNAMED, "M": Cell.META}

# As in the project's matrix; a dot is a refusal.
MATRIX = """
                    owner member helper teacher counsellor deputy coordinator lead
entry.write           Y     .      .       .        .        .         .       .
entry.read_draft      Y     .      .       .        .        .         .       .
entry.decide          Y     .      .       .        .        .         .       .
entry.see_readers     Y     .      .       .        .        .         .       .
entry.read_sent       Y     .      .       .        a        a         .       .
entry.know_sent       Y     .      .       .        M        M         .       .
entry.reply           Y     .      .       .        a        a         .       .
meeting.open          .     .      .       Y        .        .         .       .
meeting.close         .     .      .       Y        .        .         .       .
meeting.see           .     Y      Y       Y        .        .         .       .
meeting.attend        .     Y      Y       .        .        .         .       .
card.write            .     Y      Y       .        .        .         .       .
card.read             .     P      P       P        .        .         .       .
card.read_hidden      Y     .      .       P        .        .         .       .
card.moderate         .     .      .       Y        .        .         .       .
self.progress         Y     .      .       .        .        .         .       .
self.notice           Y     .      .       .        .        .         .       .
self.export           Y     .      .       .        .        .         .       .
facilitator.read      .     .      .       Y        .        .         .       .
"""


def cells() -> dict[tuple[str, Relation], Cell | None]:
    """The matrix above, one item a cell."""
    head, *rows = (line.split() for line in MATRIX.split("\n") if line)
    relations = [Relation(name) for name in head]
    return {
        (operation, relation): MARKS.get(mark)
        for operation, *marks in rows
        for relation, mark in zip(relations, marks, strict=True)
    }


CELLS = cells()
OPERATIONS = list(dict.fromkeys(operation for operation, _ in CELLS))


def test_the_matrix_and_the_table_have_the_same_rows() -> None:
    assert list(POLICY) == OPERATIONS
    assert len(CELLS) == len(OPERATIONS) * len(Relation)


@pytest.mark.parametrize(("operation", "relation"), CELLS)
def test_one_relation_opens_its_own_cell_or_is_told_not_there(
    operation: str, relation: Relation
) -> None:
    cell = CELLS[operation, relation]
    assert allowed(operation, {relation}) == ({relation: cell} if cell else {})
    if cell:
        assert require(operation, {relation}) == {relation: cell}
    else:
        with pytest.raises(NotFound) as refused:
            require(operation, {relation})
        assert refused.value.code == "not_found"


@pytest.mark.parametrize("operation", OPERATIONS)
def test_two_relations_open_no_more_than_each(operation: str) -> None:
    for pair in combinations(Relation, 2):
        expected = {one: CELLS[operation, one] for one in pair if CELLS[operation, one]}
        assert allowed(operation, pair) == expected


@pytest.mark.parametrize("operation", OPERATIONS)
def test_no_relation_opens_nothing(operation: str) -> None:
    with pytest.raises(NotFound):
        require(operation, frozenset())


def test_a_teacher_has_no_cell_of_the_journal() -> None:
    about_entries = [row for operation, row in POLICY.items() if operation.startswith("entry.")]
    assert [row.get(Relation.TEACHER) for row in about_entries] == [None] * 7


def test_staff_open_a_text_only_in_cells_that_are_logged() -> None:
    staff = {Relation.COUNSELLOR, Relation.DEPUTY, Relation.TEACHER, Relation.LEAD}
    assert set(allowed("entry.read_sent", staff).values()) == {Cell.LOGGED}


def test_a_planned_operation_is_not_there_yet() -> None:
    assert [operation for operation in PLANNED if operation in POLICY] == []
    for operation in (*PLANNED, "entry.unheard_of"):
        with pytest.raises(KeyError):
            require(operation, set(Relation))
