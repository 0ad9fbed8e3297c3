"""Timed work, every ten minutes: e-mails that are due; once a day the report and what goes.

And the log's head, outside the database.
"""

import logging
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.audit import api as audit
from flexid_xblock.care.api import mail
from flexid_xblock.edge import host
from flexid_xblock.privacy import api as privacy
from flexid_xblock.progress.api import reports

_log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Does what is due: sends neutral e-mails, deletes once a day what is kept no longer, "
        "writes yesterday's head of the read log outside the database, counts the programme "
        "report."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        # Each is done, whatever becomes of the others; what went wrong is said at the end.
        with ExitStack() as steps:
            steps.callback(reports.renew, now)
            steps.callback(self._keep_heads, now)
            steps.callback(self._forget, now)
            steps.callback(self._send_mail, now)

    def _send_mail(self, now: datetime) -> None:
        more = privacy.retention.ends.reminders(now)
        mail.send_due(now, post=host().mail, language_of=host().language_of, more=more)

    def _forget(self, now: datetime) -> None:
        access.proposals.forget(now)
        access.exporting.forget(now)
        privacy.retention.run_daily(now, host().has_left)

    def _keep_heads(self, now: datetime) -> None:
        if not settings.FLEXID_HEADS_DIR:
            return
        folder = Path(settings.FLEXID_HEADS_DIR)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Yesterday's, once it is settled: ten minutes after midnight it surely is.
        yesterday = (now - timedelta(minutes=20)).date() - timedelta(days=1)
        # Once a day, with the new head: the comparison reads the whole log.
        if audit.write_head(folder, yesterday) and (faults := audit.compare_head(folder)):
            self._cry_out(faults)

    def _cry_out(self, faults: list[str]) -> None:
        for fault in faults:
            _log.critical("The read log was changed. %s", fault)
        raise CommandError("The read log was changed.\n" + "\n".join(faults))
