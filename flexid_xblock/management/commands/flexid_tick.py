"""Timed work, every ten minutes: today, the read log's daily head."""

import logging
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from flexid_xblock.audit import api as audit

_log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Does what is due: writes yesterday's head of the read log outside the database."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.FLEXID_HEADS_DIR:
            self._keep_heads(Path(settings.FLEXID_HEADS_DIR))

    def _keep_heads(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Yesterday's, once it is settled: ten minutes after midnight it surely is.
        yesterday = (timezone.now() - timedelta(minutes=20)).date() - timedelta(days=1)
        # Once a day, with the new head: the comparison reads the whole log.
        if audit.write_head(folder, yesterday) and (faults := audit.compare_head(folder)):
            self._cry_out(faults)

    def _cry_out(self, faults: list[str]) -> None:
        for fault in faults:
            _log.critical("The read log was changed. %s", fault)
        raise CommandError("The read log was changed.\n" + "\n".join(faults))
