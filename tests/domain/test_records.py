"""Records that cross a door cannot change on the way, and hold no more than they say."""

import subprocess
import sys
from dataclasses import FrozenInstanceError, fields
from pathlib import Path

import pytest

from flexid_xblock import domain
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.personal import PersonalField
from flexid_xblock.domain.seats import Seat
from flexid_xblock.domain.tickets import Ticket

HERE = Path(domain.__file__).parent
IN_AN_EMPTY_INTERPRETER = "import sys; sys.path.insert(0, sys.argv[1]); import {}"


@pytest.mark.parametrize("record", [Actor, PersonalField, Seat, Ticket])
def test_a_record_cannot_be_changed(record: type) -> None:
    blank = record(**{field.name: "" for field in fields(record)})
    for field in fields(record):
        with pytest.raises(FrozenInstanceError):
            setattr(blank, field.name, "other")


@pytest.mark.parametrize("record", [Actor, Seat, Ticket])
def test_no_two_ids_can_be_confused_by_their_order(record: type) -> None:
    with pytest.raises(TypeError):
        record(*(1 for _ in fields(record)))


def test_a_ticket_holds_ids_and_no_policy() -> None:
    names = ["user_id", "course_key", "usage_key", "activity_key", "version"]
    assert [field.name for field in fields(Ticket)] == names


@pytest.mark.parametrize("module", sorted(path.stem for path in HERE.glob("[a-z]*.py")))
def test_the_domain_needs_nothing_but_python(module: str) -> None:
    script = IN_AN_EMPTY_INTERPRETER.format(f"flexid_xblock.domain.{module}")
    command = [sys.executable, "-I", "-S", "-c", script, str(HERE.parent.parent)]
    assert subprocess.run(command, check=False).returncode == 0
