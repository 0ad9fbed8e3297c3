"""The read log is proved quickly, and by the same bytes that were written."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.audit import verify
from flexid_xblock.audit.chain import row_mac

SECRET = b"a secret of the log, 32 bytes...."
OSLO = timezone(timedelta(hours=1))
WORDS = st.text(max_size=20) | st.sampled_from(['","', "\\", '"', "\n", "\u2028", "😀", "\x00"])
ROWS = st.tuples(
    st.integers(1, 2**31),
    st.datetimes(timezones=st.just(UTC)),
    st.integers(-(2**63), 2**63 - 1),
    *[WORDS] * 5,
)
ROW = (1, datetime(2026, 11, 22, 8, tzinfo=UTC), 7, "lead", "open", "entry", "an id", "follow_up")


@given(WORDS, WORDS, ROWS)
def test_the_quick_way_gives_what_was_written(subject: str, previous: str, row: tuple) -> None:
    written = row_mac(SECRET, subject, previous, row)
    assert verify._quick_mac(SECRET, subject, previous, *row) == written


@given(ROWS, ROWS)
def test_two_rows_have_two_proofs(one: tuple, other: tuple) -> None:
    proofs = {verify._quick_mac(SECRET, "s", "p", *row) for row in (one, other)}
    assert len(proofs) == len({one, other})


def test_another_time_zone_is_the_same_moment() -> None:
    moved = (ROW[0], ROW[1].astimezone(OSLO), *ROW[2:])
    assert verify._is_proof(row_mac(SECRET, "s", "p", ROW), SECRET, "s", "p", moved)


@pytest.mark.parametrize(
    ("place", "value"), [(0, "1"), (2, "7"), (2, 7.0), (2, None), (3, "LEAD"), (7, "")]
)
def test_what_a_careless_database_lets_in_is_no_proof(place: int, value: Any) -> None:
    changed = (*ROW[:place], value, *ROW[place + 1 :])
    assert not verify._is_proof(row_mac(SECRET, "s", "p", ROW), SECRET, "s", "p", changed)
