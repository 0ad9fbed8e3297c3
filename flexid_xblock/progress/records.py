"""What progress hands out."""

from dataclasses import dataclass
from typing import Literal

State = Literal["coming", "open", "begun", "done"]


@dataclass(frozen=True, kw_only=True)
class ModuleProgress:
    """How far one person is in one module: ``done`` of ``planned`` steps."""

    key: str
    state: State
    done: int
    planned: int
