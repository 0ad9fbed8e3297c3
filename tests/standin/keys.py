"""Keys of courses, libraries and blocks, with the few manners of opaque keys that we use."""

import re
from dataclasses import dataclass, replace
from typing import ClassVar, Self

PUBLISHED = "published-branch"
DRAFT = "draft-branch"

_COURSE = re.compile(r"course-v1:([^+@:]+)\+([^+@:]+)\+([^+@:]+)(?:\+branch@([\w-]+))?")
_BLOCK = re.compile(r"block-v1:(.+)\+type@(\w+)\+block@([\w.-]+)")
_LIBRARY_BLOCK = re.compile(r"lb:([\w-]+):([\w-]+):(\w+):([\w.-]+)")


class InvalidKeyError(Exception):
    """A text that names nothing; the platform's own is no ValueError either."""


@dataclass(frozen=True)
class CourseKey:
    """A run of a course, perhaps on one branch of its content."""

    org: str
    course: str
    run: str
    branch: str | None = None
    is_course: ClassVar[bool] = True

    @classmethod
    def from_string(cls, text: str) -> Self:
        return cls(*_parts(_COURSE, text))

    def for_branch(self, branch: str | None) -> Self:
        return replace(self, branch=branch)

    def __str__(self) -> str:
        return f"course-v1:{_joined(self)}"


@dataclass(frozen=True)
class LibraryKey:
    """A content library: no course, and it knows no branches."""

    org: str
    slug: str
    is_course: ClassVar[bool] = False

    def __str__(self) -> str:
        return f"lib:{self.org}:{self.slug}"


@dataclass(frozen=True)
class UsageKey:
    """One block in one course."""

    context_key: CourseKey
    block_type: str
    block_id: str

    @classmethod
    def from_string(cls, text: str) -> Self:
        course, block_type, block_id = _parts(_BLOCK, text)
        return cls(CourseKey.from_string(f"course-v1:{course}"), block_type, block_id)

    def for_branch(self, branch: str | None) -> Self:
        return replace(self, context_key=self.context_key.for_branch(branch))

    def __str__(self) -> str:
        place = f"+type@{self.block_type}+block@{self.block_id}"
        return f"block-v1:{_joined(self.context_key)}{place}"


@dataclass(frozen=True)
class LibraryUsageKey:
    """One block in one content library."""

    context_key: LibraryKey
    block_type: str
    block_id: str

    @classmethod
    def from_string(cls, text: str) -> Self:
        org, slug, block_type, block_id = _parts(_LIBRARY_BLOCK, text)
        return cls(LibraryKey(org, slug), block_type, block_id)

    def __str__(self) -> str:
        library = f"{self.context_key.org}:{self.context_key.slug}"
        return f"lb:{library}:{self.block_type}:{self.block_id}"


def _parts(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    match = pattern.fullmatch(text)
    if match is None:
        raise InvalidKeyError(text)
    return match.groups()


def _joined(key: CourseKey) -> str:
    branch = f"+branch@{key.branch}" if key.branch else ""
    return f"{key.org}+{key.course}+{key.run}{branch}"
