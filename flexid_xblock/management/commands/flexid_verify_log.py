"""Whether the read log is whole."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from flexid_xblock.audit import api as audit


class Command(BaseCommand):
    help = "Checks every chain of the read log, and the heads that were written outside."

    def handle(self, *args: Any, **options: Any) -> None:
        faults = audit.verify()
        if settings.FLEXID_HEADS_DIR and Path(settings.FLEXID_HEADS_DIR).exists():
            faults += audit.compare_head(Path(settings.FLEXID_HEADS_DIR))
        if faults:
            raise CommandError("\n".join(faults))
        self.stdout.write("The read log is whole.")
