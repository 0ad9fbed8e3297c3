"""One command writes the course; it says in words what it cannot do."""

from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from flexid_xblock.content import olx
from flexid_xblock.content.olx_archive import archive
from flexid_xblock.content.records import Edition


def run(path: Path, *options: str) -> str:
    """What the command says."""
    out = StringIO()
    call_command("flexid_course", *options, str(path), stdout=out)
    return out.getvalue()


def test_it_writes_the_asked_edition_and_says_where(tmp_path: Path) -> None:
    path = tmp_path / "build" / "course.tar.gz"
    key = ["--org", "Larvik", "--course", "FLEX", "--run", "2027"]
    said = run(path, "--language", "nb", "--start", "2027-09-01", *key)
    asked = Edition(language="nb", org="Larvik", course="FLEX", run="2027", start=date(2027, 9, 1))
    assert (said, path.read_bytes()) == (f"{path}\n", archive(olx.files(asked)))


def test_without_more_it_is_the_plain_edition(tmp_path: Path) -> None:
    path = tmp_path / "course.tar.gz"
    run(path, "--language", "en")
    assert path.read_bytes() == archive(olx.files(Edition(language="en")))


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--language", "ar"],
        ["--language", "nb", "--start", "1 September"],
        ["--language", "nb", "--run", "../elsewhere"],
        ["--language", "nb", "--run", ".."],
        ["--language", "nb", "--org", "A+B"],
    ],
)
def test_what_it_cannot_write_it_refuses(tmp_path: Path, options: list[str]) -> None:
    with pytest.raises(CommandError):
        run(tmp_path / "course.tar.gz", *options)
    assert list(tmp_path.iterdir()) == []


def test_a_language_without_a_course_names_those_with_one(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"^The course is written in en, nb\.$"):
        run(tmp_path / "course.tar.gz", "--language", "ar")
