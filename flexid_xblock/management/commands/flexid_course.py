"""The two-year course as an archive that Studio imports."""

import argparse
import re
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from flexid_xblock.content import api as content
from flexid_xblock.content import olx
from flexid_xblock.content.olx_archive import archive
from flexid_xblock.content.records import Edition

NAME = re.compile(r"[A-Za-z0-9_.~-]+")


class Command(BaseCommand):
    help = (
        "Writes the whole course to FILE (.tar.gz) for Studio's Import. To import again updates "
        "the course that is there, its dates and what was changed in its blocks included."
    )
    requires_system_checks = []  # a file is written; no database is asked

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--language", required=True, help="of titles and settings: nb, en")
        parser.add_argument(
            "--start", type=date.fromisoformat, metavar="DAY", help="first day, as 2027-09-01"
        )
        for part in ("org", "course", "run"):
            default = getattr(Edition, part)
            parser.add_argument(f"--{part}", type=_name, default=default, help=f"default {default}")

    def handle(self, *args: Any, **options: Any) -> None:
        asked = ("language", "org", "course", "run", "start")
        edition = Edition(**{name: options[name] for name in asked})
        known = _written()
        if edition.language not in known:
            raise CommandError(f"The course is written in {', '.join(known)}.")
        path: Path = options["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(archive(olx.files(edition)))
        self.stdout.write(str(path))


def _written() -> tuple[str, ...]:
    """The languages of the course; its titles are in more, for certificates."""
    first = content.course().modules[0].activities[0]
    words = content.source(first.key)["words"]
    return tuple(language for language in content.course().titles if language in words)


def _name(text: str) -> str:
    """A part of a course key, which is a name of files, too."""
    if not NAME.fullmatch(text) or set(text) == {"."}:
        raise argparse.ArgumentTypeError(f"{text!r} has more than letters, digits and _ - . ~")
    return text
