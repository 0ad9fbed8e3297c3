"""From two backup files to a database."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from flexid_xblock.domain.errors import Unavailable
from flexid_xblock.management.backup import restore
from flexid_xblock.phrases import sentence


class Command(BaseCommand):
    help = (
        "Fills an empty, migrated database from a file of data, however old, and the newest file "
        "of keys, and erases again whoever was erased since. The master key must be there."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("data_file", type=Path)
        parser.add_argument("keys_file", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = restore(options["data_file"], options["keys_file"])
        except Unavailable as error:
            raise CommandError(f"{sentence(error.code)} Nothing was changed.") from error
        self.stdout.write(f"Restored {done.rows} rows. Now run flexid_verify_log.")
        if done.erased_people:
            self.stdout.write(
                f"{done.erased_people} people were erased after this backup: "
                f"erased again, {done.erased_rows} rows."
            )
