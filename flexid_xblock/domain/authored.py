"""What an author changed in one block."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Authored:
    """An author's words and choices over what the curriculum says; authored, by nobody's student.

    ``words`` is ``{language: {"dotted.path": text}}``. ``structure`` is, for a
    journal, ``{"suggests": {prompt: reader}, "show": {"how": "draw", "number": 2}}``,
    or one of them; for a meeting any of ``moderation``, ``display`` and
    ``teacher_knows_done``.
    """

    words: dict[str, Any] = field(default_factory=dict)
    structure: dict[str, Any] = field(default_factory=dict)
