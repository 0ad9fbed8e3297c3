"""The daily run that lets go what is kept no longer; by hand, or only to see what it would do."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from flexid_xblock.edge import host
from flexid_xblock.privacy.api import retention


class Command(BaseCommand):
    help = (
        "Deletes what is kept no longer, by FLEXID_RETENTION, and says how many of each class. "
        "flexid_tick does it once a day; to run it again is harmless."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="say what a run would delete now, and change nothing; others wait meanwhile",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        act = retention.rehearse if options["dry_run"] else retention.run
        went = act(timezone.now(), host().has_left)
        for row, number in went.items():
            self.stdout.write(f"{row}: {number} ({retention.said(row)})")
