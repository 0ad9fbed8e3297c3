"""What its writer deleted: brought back for some days (the row "deleted"), then gone for good."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import models
from django.utils import timezone

from flexid_xblock import terms
from flexid_xblock.patience import patiently

DELETED = "deleted"
PURGE_AT_ONCE = 500


def until(deleted_at: datetime | None) -> datetime | None:
    """The moment to which something deleted can surely be brought back; none if not deleted."""
    kept = terms.days("deleted")
    return deleted_at + timedelta(days=kept) if deleted_at and kept else None


def mark(row: Any, *, comes_back_as: str, at: datetime | None = None) -> None:
    """Delete a row, not saved yet; it remembers what it comes back as.

    What is deleted at one moment ``at`` can be brought back together.
    """
    row.state, row.state_before, row.deleted_at = DELETED, comes_back_as, at or timezone.now()


def bring_back(row: Any) -> None:
    """The row as it was before it was deleted, not saved yet."""
    row.state, row.state_before, row.deleted_at = row.state_before, "", None


def purge(model: type[models.Model], now: datetime, *, but: Collection[Any] = ()) -> int:
    """Remove what was deleted long enough ago; how many rows of ``model`` went, ``but`` these.

    The model has ``state``, ``state_before`` and ``deleted_at``, as all here ask. The
    hours are counted, as ``until`` says: its writer was shown that moment.
    """
    rows: models.QuerySet[Any] = model._default_manager.all()  # noqa: SLF001 - Django's own way
    limit = terms.lapsed("deleted", now.astimezone(UTC))
    lapsed = rows.filter(state=DELETED, deleted_at__lte=limit).exclude(pk__in=but)

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
