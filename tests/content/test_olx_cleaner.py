"""The tool that the platform asks about an archive before it imports it has nothing to say."""

from pathlib import Path

import pytest
from olxcleaner import validate
from olxcleaner.reporting import report_errors

from .archives import DAY, packed, unpacked

BLOCKS = ["flexid_module", "flexid_journal", "flexid_session", "flexid_activity"]


@pytest.fixture(params=["en", "nb"])
def course(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """The course of one language, unpacked."""
    for path, body in unpacked(packed(request.param, DAY)).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(body)
    return tmp_path


def test_the_cleaner_finds_nothing(course: Path) -> None:
    """As the platform's own import asks it: with the names of the installed blocks."""
    read, found, _ = validate(str(course), allowed_xblocks=BLOCKS)
    assert (report_errors(found), len(read.children)) == ([], 18)


def test_without_their_names_it_wonders_at_our_blocks_alone(course: Path) -> None:
    """As its command line does, which cannot be told of any block."""
    _, found, _ = validate(str(course))
    assert {(one.name, one.description.split("A <")[1].split(">")[0]) for one in found.errors} == {
        ("UnexpectedTag", block) for block in BLOCKS
    }


def test_a_fault_is_found(course: Path) -> None:
    (course / "static" / "cover.png").unlink()
    _, found, _ = validate(str(course), allowed_xblocks=BLOCKS)
    assert [one.name for one in found.errors] == ["MissingFile"]
