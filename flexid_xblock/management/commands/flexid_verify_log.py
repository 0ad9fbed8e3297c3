"""Whether the read log is whole."""

import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from flexid_xblock.audit import api as audit


class Command(BaseCommand):
    help = "Checks every chain of the read log, and the heads that were written outside."

    def handle(self, *args: Any, **options: Any) -> None:
        begun = time.perf_counter()
        faults = audit.verify()
        seconds = time.perf_counter() - begun
        if settings.FLEXID_HEADS_DIR:
            faults += audit.compare_head(Path(settings.FLEXID_HEADS_DIR))
        if faults:
            raise CommandError("\n".join(faults))
        rows = audit.head().count
        self.stdout.write(f"The read log is whole: {rows} rows, {rows / seconds:.0f} rows/s.")
