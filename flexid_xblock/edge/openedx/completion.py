"""What is done, told to the platform: always whole, so that nothing is ever lowered."""

import logging
from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model

log = logging.getLogger(__name__)

_WHOLE = 1.0


def emit(block: Any) -> None:
    """Publish that the person bound to the block is done with it.

    Nothing is published where completion is not tracked: there the platform answers 404.
    """
    try:
        service = block.runtime.service(block, "completion")
        if service is not None and service.completion_tracking_enabled():
            block.runtime.publish(block, "completion", {"completion": _WHOLE})
    except Exception:  # noqa: BLE001 - what is done stands in our own tables
        log.warning("Cannot tell the platform that a block is done.")


def submit(usage_keys: Iterable[str], user_ids: Iterable[int]) -> None:
    """Write down that these people are done with these blocks; not for who has no account."""
    try:
        from completion.services import CompletionService
        from opaque_keys.edx.keys import UsageKey

        users = get_user_model().objects.filter(pk__in=set(user_ids), is_active=True)
        for usage_key in map(UsageKey.from_string, usage_keys):
            service = CompletionService(None, usage_key.context_key)
            if service.completion_tracking_enabled():
                service.submit_group_completion(usage_key, _WHOLE, users=list(users))
    except Exception:  # noqa: BLE001 - what a teacher noted stands in our own tables
        log.warning("Cannot tell the platform that a meeting is done.")
