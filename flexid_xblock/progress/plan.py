"""What a module has of each kind."""

from dataclasses import dataclass

from flexid_xblock.content import api as content
from flexid_xblock.journal.queries import Dealt, needed


@dataclass(frozen=True, kw_only=True)
class JournalPlan:
    """The prompts of a journal, and how many of them the course asks for; None: all."""

    prompts: frozenset[str]
    asked: int | None

    def steps(self, dealt: Dealt | None) -> tuple[int, int]:
        """How many steps somebody has done, and of how many; she is done when both are equal.

        ``dealt`` is None for who is done with no prompt yet. See ``needed``.
        """
        if dealt is None:
            return 0, needed(len(self.prompts), [self.asked])
        planned = needed(len(self.prompts), dealt.asked)
        return min(len(self.prompts & dealt.prompts), planned), planned

    def is_done(self, dealt: Dealt | None) -> bool:
        """Whether somebody is done with the journal."""
        finished, planned = self.steps(dealt)
        return finished == planned


def journal(activity_key: str) -> JournalPlan:
    """A journal as the course has it."""
    structure = content.source(activity_key)["structure"]
    keys = frozenset(prompt["key"] for prompt in structure["prompts"])
    return JournalPlan(prompts=keys, asked=content.bank.number(structure))


def gatherings(module: content.ModuleInfo) -> tuple[str, ...]:
    """The activities of the module that a group does in one room."""
    return tuple(one.key for one in module.activities if one.kind == "session")


def journals(module: content.ModuleInfo) -> tuple[str, ...]:
    """The journals of the module."""
    return tuple(one.key for one in module.activities if one.kind == "journal")
