"""Where the blocks of a course stand: authored structure only, remembered for some minutes."""

import hashlib
import logging
from collections.abc import Iterator
from typing import Any

from django.core.cache import cache

from .keys import without_branch

log = logging.getLogger(__name__)

_KINDS = ("flexid_module", "flexid_journal", "flexid_activity", "flexid_session")
_REMEMBERED = 300  # seconds; an author's new block is found after that
_NOTHING_REMEMBERED = 60

Places = dict[str, tuple[str, ...]]


def places(course_key: str, activity_key: str) -> tuple[str, ...]:
    """The usage keys of the published blocks that show an activity; none if it cannot be told."""
    name = f"flexid-places-{hashlib.sha256(course_key.encode()).hexdigest()[:32]}"
    found: Places | None = cache.get(name)
    if found is None:
        found = _found(course_key)
        cache.set(name, found, _REMEMBERED if found else _NOTHING_REMEMBERED)
    return found.get(activity_key, ())


def _found(course_key: str) -> Places:
    """Our blocks of a course by activity."""
    found: Places = {}
    try:
        for block in _blocks(course_key):
            here = str(without_branch(block.scope_ids.usage_id))
            found[block.activity_key] = (*found.get(block.activity_key, ()), here)
    except Exception:  # noqa: BLE001 - whatever moved in the platform, the course's home is known
        log.warning("Cannot tell where the blocks of a course stand.")
        return {}
    return found


def _blocks(course_key: str) -> Iterator[Any]:
    """Every block of ours in the course's tree; in the LMS the store gives what is published."""
    from opaque_keys.edx.keys import CourseKey
    from xmodule.modulestore.django import modulestore

    key, store = CourseKey.from_string(course_key), modulestore()
    with store.bulk_operations(key):
        for kind in _KINDS:
            yield from store.get_items(key, qualifiers={"category": kind}, include_orphans=False)
