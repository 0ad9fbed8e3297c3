"""What its writer deleted: brought back for 30 days, then gone for good."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.utils import timezone

from flexid_xblock.patience import patiently

DELETED = "deleted"
DELETED_FOR = timedelta(days=30)
PURGE_AT_ONCE = 500


def until(deleted_at: datetime | None) -> datetime | None:
    """The moment to which something deleted can be brought back; none if it is not deleted."""
    return deleted_at + DELETED_FOR if deleted_at else None


def mark(row: Any, *, comes_back_as: str, at: datetime | None = None) -> None:
    """Delete a row, not saved yet; it remembers what it comes back as.

    What is deleted at one moment ``at`` can be brought back together.
    """
    row.state, row.state_before, row.deleted_at = DELETED, comes_back_as, at or timezone.now()


def bring_back(row: Any) -> None:
    """The row as it was before it was deleted, not saved yet."""
    row.state, row.state_before, row.deleted_at = row.state_before, "", None


def purge(model: type[models.Model], now: datetime) -> int:
    """Remove what was deleted 30 days ago or earlier; how many rows of ``model`` went.

    The model has ``state``, ``state_before`` and ``deleted_at``, as all here ask.
    """
    rows: models.QuerySet[Any] = model._default_manager.all()  # noqa: SLF001 - Django's own way
    lapsed = rows.filter(state=DELETED, deleted_at__lte=now - DELETED_FOR)

    def act() -> int:
        # Locked first: what its writer brings back meanwhile is not deleted any more.
        found = lapsed.select_for_update().order_by("pk").values_list("pk", flat=True)
        ids = list(found[:PURGE_AT_ONCE])
        rows.filter(pk__in=ids).delete()
        return len(ids)

    gone = 0
    while count := patiently(act):
        gone += count
    return gone
