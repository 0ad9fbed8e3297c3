"""Rows that are committed before what they say is done; for this room only."""

from collections.abc import Sequence
from typing import Any

from django.db import Error

from flexid_xblock.audit import chain
from flexid_xblock.audit.models import ReadRow
from flexid_xblock.domain.errors import Unavailable
from flexid_xblock.patience import patiently
from flexid_xblock.vault import door
from flexid_xblock.vault.api import student_key


def write_down(
    rows: Sequence[dict[str, Any]], *, student_id: int | None, course_key: str = ""
) -> None:
    """Commit these rows alone, on the student's chain, or on the course's if it is about nobody.

    Never call it inside a transaction, which could take them back.
    """
    try:
        patiently(lambda: _append(rows, student_id, course_key), durable=True)
    except Error as fault:
        raise Unavailable("log_unavailable") from fault


def _append(rows: Sequence[dict[str, Any]], student_id: int | None, course_key: str) -> None:
    secret = door.log_secret()
    # One lock order everywhere: the key row of whom it is about, then the chain.
    if student_id is None:
        door.hold(door.LOG)
        subject = chain.course_subject(secret, course_key)
    else:
        door.hold(student_key(student_id))
        subject = chain.student_subject(secret, student_id)
    for said in rows:
        chain.append(ReadRow(**said), subject=subject, secret=secret)
