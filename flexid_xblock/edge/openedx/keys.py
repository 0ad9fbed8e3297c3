"""The platform's keys, as far as we read them."""

from typing import Any


def without_branch(key: Any) -> Any:
    """The key as it stays over the years; a library's newer keys know no branch."""
    return key.for_branch(None) if hasattr(key, "for_branch") else key


def is_course(key: Any) -> bool:
    """Whether it is a course we serve: no library, and none of the old keys with slashes.

    A class of one's own within a course (CCX) is a course of its own.
    """
    return bool(getattr(key, "is_course", False)) and not getattr(key, "deprecated", False)
