"""What the log keeps of a person is declared: every column, and none is erased."""

import pytest

from flexid_xblock.audit import personal
from flexid_xblock.domain.personal import PersonalField


@pytest.mark.parametrize("export", [True, False])
def test_what_is_declared_as_kept_is_kept(*, export: bool) -> None:
    kept = PersonalField("time", "read_log", export=export, erase="keep", sealed=False)
    assert personal._kept("time", export=export) == kept
    assert personal._kept("none").export is False


def test_nothing_in_the_log_is_erased() -> None:
    assert {field.erase for field in personal.FIELDS.values()} == {"keep", "keep_hashed"}
