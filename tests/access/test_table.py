"""The table is read as it is written, and what is not written right is not read at all."""

import pytest

from flexid_xblock.access.policy import Cell, Relation, _read

NOBODY = "-  " * 9
TABLE = f"""
operation                 owner ...  admin

-- A heading
a.first                   yes   {NOBODY} two
a.second            later log   {NOBODY} glass

-- Another
b.only                    -     {NOBODY} -
b.last              later -     {NOBODY} -
"""


def test_a_table_becomes_the_cells_of_now_and_the_names_of_later() -> None:
    now = {"a.first": {Relation.OWNER: Cell.YES, Relation.ADMIN: Cell.TWO}, "b.only": {}}
    assert _read(TABLE) == (now, ("a.second", "b.last"))


@pytest.mark.parametrize("later", ["", "later "])
@pytest.mark.parametrize("cells", [NOBODY, f"{NOBODY} - - -"])
def test_a_row_with_a_cell_too_few_or_too_many_is_refused(later: str, cells: str) -> None:
    with pytest.raises(ValueError, match="argument 2 is"):
        _read(f"{TABLE}c.odd {later}{cells}")


@pytest.mark.parametrize("word", ["perhaps", "YES", "--"])
def test_an_unknown_word_in_a_cell_is_refused(word: str) -> None:
    with pytest.raises(ValueError, match="is not a valid Cell"):
        _read(f"{TABLE}c.odd {word} {NOBODY} -")
