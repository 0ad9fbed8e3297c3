"""The tabs of the new instructor dashboard, as the platform's filter hands them round."""

import logging
from typing import Any

from django.conf import settings

log = logging.getLogger(__name__)

Tabs = list[dict[str, Any]]


def base() -> Any:
    """What a step of the platform's filters is built on; only those ask for one."""
    from openedx_filters import PipelineStep

    return PipelineStep


def with_link(tabs: Tabs, *, tab_id: str, title: str, path: str) -> Tabs:
    """The tabs, and after them a link to a page of ours, once; on any failure as they were.

    The dashboard takes an address without a host for a page of its own: ours is whole.
    """
    try:
        if any(one["tab_id"] == tab_id for one in tabs):
            return tabs
        platform: Any = settings
        url = platform.LMS_ROOT_URL.rstrip("/") + path
        last = max((one["sort_order"] for one in tabs), default=0)
        link = {"tab_id": tab_id, "title": title, "url": url, "sort_order": last + 10}
        return [*tabs, link]
    except Exception:  # noqa: BLE001 - whatever a tab is there by now, the dashboard has its own
        log.warning("Cannot add a link to the instructor dashboard.")
        return tabs
