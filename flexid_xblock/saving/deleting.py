"""What its writer deleted: brought back for 30 days, then gone for good."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models

from flexid_xblock.patience import patiently

DELETED_FOR = timedelta(days=30)
PURGE_AT_ONCE = 500


def until(deleted_at: datetime | None) -> datetime | None:
    """The moment to which something deleted can be brought back; none if it is not deleted."""
    return deleted_at + DELETED_FOR if deleted_at else None


def purge(model: type[models.Model], now: datetime) -> int:
    """Remove what was deleted 30 days ago or earlier; how many rows of ``model`` went.

    The model has a ``state`` that can be "deleted", and a ``deleted_at``.
    """
    rows: models.QuerySet[Any] = model._default_manager.all()  # noqa: SLF001 - Django's own way
    lapsed = rows.filter(state="deleted", deleted_at__lte=now - DELETED_FOR)

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
