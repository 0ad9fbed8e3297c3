"""Who may change a block in Studio, and what an author changed in it."""

import logging
from typing import Any

from django.conf import settings

from flexid_xblock.domain.authored import Authored

log = logging.getLogger(__name__)

# Given to blocks in Studio, in its preview and its editor, and nowhere else.
_SERVICE = "studio_user_permissions"
# What it is asked: newer releases say that the first will go, and have the second.
_QUESTIONS = ("can_write", "can_edit_content")


def is_studio(block: Any) -> bool:
    """Whether the block runs in Studio: its preview says so, its editor's handlers do not."""
    if getattr(block.runtime, "is_author_mode", False) or _question(block) is not None:
        return True
    # A release that gives neither still runs Studio in a process of its own.
    return "cms" in (getattr(settings, "SERVICE_VARIANT", ""), settings.ROOT_URLCONF.split(".")[0])


def may_author(block: Any) -> bool:
    """Whether whoever asks may write in the block's course; unknown counts as no."""
    may_write = _question(block)
    if may_write is None:
        return False
    try:
        course_key = block.scope_ids.usage_id.context_key
        if not course_key.is_course:
            return False
        return may_write(course_key.for_branch(None)) is True
    except Exception:  # noqa: BLE001 - whatever moved in the platform, nobody writes by it
        log.warning("Cannot tell who may change a block in Studio; it cannot be changed now.")
        return False


def _question(block: Any) -> Any:
    """What Studio's service can be asked about writing; None elsewhere, and if it cannot be had."""
    try:
        service = block.runtime.service(block, _SERVICE)
    except Exception:  # noqa: BLE001 - a runtime that does not know the name is not Studio's
        return None
    return next((getattr(service, name) for name in _QUESTIONS if hasattr(service, name)), None)


def authored(usage_keys: tuple[str, ...]) -> Authored:
    """What an author changed in the first of these blocks; nothing where that is unknown."""
    if not usage_keys:
        return Authored()
    try:
        from opaque_keys.edx.keys import UsageKey
        from xmodule.modulestore.django import modulestore

        block = modulestore().get_item(UsageKey.from_string(usage_keys[0]))
        return Authored(words=dict(block.word_overrides), structure=dict(block.structure_overrides))
    except Exception:  # noqa: BLE001 - whatever moved, the meeting is held as the course has it
        log.warning("Cannot read what an author changed; the course's own words are taken.")
        return Authored()
