"""What an older release logged is proved for ever: no name, label or order in a row changes."""

from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import pytest

from flexid_xblock.audit import chain, verify
from flexid_xblock.audit.api import Head
from tests.vault.common import ANA

SECRET = b"s" * 32
AT = datetime(2026, 11, 23, 9, 0, 0, 5, tzinfo=UTC)
SAID = [1, AT, 4, "counsellor", "open", "entry", "ref", "counselling"]


def test_a_student_keeps_her_name_in_the_log() -> None:
    name = "32f9948f77423d2105c4503430362a67a5106bd1b4ff1db01663ea38ebc660a5"
    assert chain.student_subject(SECRET, ANA) == name


def test_a_course_keeps_its_name_in_the_log() -> None:
    name = "13ae3e94370e5d2fa95f1e3c524876337ba6d1ad7012823980084e4836a17c98"
    assert chain.course_subject(SECRET, "course-v1:flexid+1+2026") == name


@pytest.mark.parametrize("hours", [0, 1, -9])
def test_a_row_keeps_its_proof_wherever_its_time_is_told(hours: int) -> None:
    proof = "fa4cb8c442dbc04f95fffa1eab76a56870098248954d4e21060925d762e2197e"
    said = [1, AT.astimezone(timezone(timedelta(hours=hours))), *SAID[2:]]
    assert chain.row_mac(SECRET, "subject", "", said) == proof


def test_a_head_keeps_its_hash() -> None:
    written = "a 1 first\nb 2 second\n"
    expected = Head(count=3, hash=sha256(written.encode()).hexdigest())
    assert verify._head({"b": (2, "second"), "a": (1, "first")}) == expected


def test_a_row_says_these_things_in_this_order() -> None:
    assert chain.SAID == (
        "seq",
        "at",
        "actor_id",
        "role",
        "action",
        "object_kind",
        "object_ref",
        "purpose",
    )
