"""Timed work, every ten minutes: today, the read log's daily head."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from flexid_xblock.audit import api as audit


class Command(BaseCommand):
    help = "Does what is due: writes yesterday's head of the read log outside the database."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.FLEXID_HEADS_DIR:
            self._write_head(Path(settings.FLEXID_HEADS_DIR))

    def _write_head(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Yesterday's, once it is settled: ten minutes after midnight it surely is.
        yesterday = (timezone.now() - timedelta(minutes=20)).date() - timedelta(days=1)
        audit.write_head(folder, yesterday)
