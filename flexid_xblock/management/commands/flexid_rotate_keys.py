"""A new master key, while the school goes on."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from flexid_xblock.domain.errors import Unavailable
from flexid_xblock.phrases import sentence
from flexid_xblock.vault import api as vault

WIDTH = 30
STOPPED = "Stopped: {reason}\nNothing is lost. Keep both key files, and run this again."
DONE = """Every key is wrapped with the new master key.
1. Keep {path}: let FLEXID_KEY_FILE name it (or move it there), and copy it to a safe place.
2. Back up the keys again: flexid_backup FOLDER --keys-only.
3. Then destroy the old key and every older backup of the keys."""


class Command(BaseCommand):
    help = (
        "Wraps every key with a new master key while the servers run. The file is made if it is "
        "not there; every server must be able to read it. Safe to stop and to repeat."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--new-key-file", type=Path, required=True, metavar="PATH")

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["new_key_file"].resolve()
        self._refuse_other_than(path)
        try:
            self._rotate(path)
        except Unavailable as error:
            raise CommandError(STOPPED.format(reason=sentence(error.code))) from error
        except KeyboardInterrupt:
            raise CommandError(STOPPED.format(reason="you pressed Ctrl-C.")) from None
        self.stdout.write(DONE.format(path=path))

    def _refuse_other_than(self, path: Path) -> None:
        """The servers find a key by its mark, but only in the file they look at."""
        known = vault.next_key_file()
        if known is None:
            raise CommandError("Set FLEXID_KEY_FILE_NEW for every server, and restart them first.")
        if known.resolve() != path:
            raise CommandError(f"The servers look for the new key in {known}: name that file.")

    def _rotate(self, path: Path) -> None:
        vault.check_key()
        if not path.exists():
            vault.make_next_key_file(path)
        for done, total in vault.rotate_keys():
            if self.stdout.isatty():
                bar = "#" * (WIDTH * done // max(total, 1))
                self.stdout.write(f"\r[{bar:<{WIDTH}}] {done} of {total} keys", ending="")
                self.stdout.flush()
        self.stdout.write(f"\n{total} keys.")
