"""Timed work, every ten minutes: e-mails, what is kept no longer, the log's head, the report."""

import logging
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.activities import api as activities
from flexid_xblock.audit import api as audit
from flexid_xblock.care.api import mail, requests, times
from flexid_xblock.edge import host
from flexid_xblock.journal import api as journal
from flexid_xblock.privacy import api as privacy
from flexid_xblock.progress.api import reports
from flexid_xblock.sessions import api as sessions

_log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Does what is due: sends neutral e-mails, deletes what is kept no longer, writes "
        "yesterday's head of the read log outside the database, and counts the programme report."
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
        mail.send_due(now, post=host().mail, language_of=host().language_of)

    def _forget(self, now: datetime) -> None:
        privacy.run_deletions(now)
        privacy.takeaway.forget(now)
        journal.purge(now)
        activities.purge(now)
        sessions.purge(now)
        requests.forget(now)
        times.forget(now)
        mail.forget(now)
        access.proposals.forget(now)

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
