"""Keys of courses, libraries and blocks: the platform's own package, and coached courses beside it.

A coached course (CCX) has keys from a package of its own, which nothing else here needs.
"""

from typing import Self

from opaque_keys import InvalidKeyError
from opaque_keys.edx.keys import CourseKey, UsageKey
from opaque_keys.edx.locator import (
    BlockUsageLocator,
    CourseLocator,
    LibraryLocatorV2,
    LibraryUsageLocatorV2,
)
from stevedore.extension import Extension

__all__ = ["CourseKey", "InvalidKeyError", "UsageKey"]

PUBLISHED = "published-branch"
DRAFT = "draft-branch"
_MARK = "+ccx@"


class CcxKey(CourseLocator):
    """One coach's copy of a course: ``ccx-v1:org+course+run+ccx@3``."""

    CANONICAL_NAMESPACE = "ccx-v1"
    KEY_FIELDS = (*CourseLocator.KEY_FIELDS, "ccx")
    __slots__ = ("ccx",)
    CHECKED_INIT = False

    @classmethod
    def _from_string(cls, serialized: str) -> Self:
        course, mark, ccx = serialized.rpartition(_MARK)
        if not (mark and ccx.isdigit()):
            raise InvalidKeyError(cls, serialized)
        plain = CourseLocator._from_string(course)
        return cls(**{name: getattr(plain, name) for name in CourseLocator.KEY_FIELDS}, ccx=ccx)

    def _to_string(self) -> str:
        return f"{super()._to_string()}{_MARK}{self.ccx}"

    def make_usage_key(self, block_type: str, block_id: str) -> "CcxUsageKey":
        return CcxUsageKey(self, block_type=block_type, block_id=block_id)


class CcxUsageKey(BlockUsageLocator):
    """One block in one coach's copy."""

    CANONICAL_NAMESPACE = "ccx-block-v1"

    @classmethod
    def _from_string(cls, serialized: str) -> Self:
        course, _, block = serialized.partition("+type@")
        key = CcxKey._from_string(course)
        block_type, _, block_id = block.partition("+block@")
        return cls(key, block_type=block_type, block_id=block_id)


def usage_key(course_key: str, block_type: str, block_id: str) -> UsageKey:
    """The key of a block in a course of any kind."""
    return CourseKey.from_string(course_key).make_usage_key(block_type, block_id)


def library_usage_key(block_type: str, block_id: str) -> LibraryUsageLocatorV2:
    """The key of a block in a content library: no course, and it knows no branches."""
    return LibraryUsageLocatorV2(LibraryLocatorV2("FlexID", "blocks"), block_type, block_id)


def _know(family: type, kind: type) -> None:
    """Let ``from_string`` find keys of this kind, as where their package is installed."""
    drivers = family._drivers()
    drivers.extensions.append(Extension(kind.CANONICAL_NAMESPACE, None, kind, None))
    drivers._extensions_by_name_cache = None


_know(CourseKey, CcxKey)
_know(UsageKey, CcxUsageKey)
