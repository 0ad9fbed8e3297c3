"""Fill a demo school with invented students and texts, to see how it carries them."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from flexid_xblock.domain.errors import Denied
from flexid_xblock.management.seed import seed
from flexid_xblock.phrases import sentence

WIDTH = 30


class Command(BaseCommand):
    help = (
        "Adds invented students with invented journal texts to a demo school (FLEXID_DEMO=1). "
        "10000 students with 200 entries each are 2 million texts and some 3 GB."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--students", type=int, default=100)
        parser.add_argument("--entries", type=int, default=20, help="of each student, up to 400")

    def handle(self, *args: Any, **options: Any) -> None:
        students = options["students"]
        try:
            for done in seed(students, options["entries"]):
                self._show(done, students)
        except Denied as error:
            raise CommandError(sentence(error.code)) from error
        self.stdout.write(f"\n{students} students with {options['entries']} entries each.")

    def _show(self, done: int, total: int) -> None:
        if self.stdout.isatty():
            bar = "#" * (WIDTH * done // max(total, 1))
            self.stdout.write(f"\r[{bar:<{WIDTH}}] {done} of {total} students", ending="")
            self.stdout.flush()
