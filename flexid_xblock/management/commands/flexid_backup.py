"""A backup in two files, to be kept in two places."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from flexid_xblock.management.backup import back_up


class Command(BaseCommand):
    help = (
        "Writes the data and the wrapped keys to two files in FOLDER. Keep them in different "
        "places; of the keys keep only the newest file, so that who was erased stays dark."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)
        parser.add_argument("--keys-only", action="store_true", help="after an erasure, say")

    def handle(self, *args: Any, **options: Any) -> None:
        kinds = ("keys",) if options["keys_only"] else ("data", "keys")
        for path in back_up(options["folder"], *kinds):
            self.stdout.write(str(path))
