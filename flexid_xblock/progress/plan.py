"""What a module has of each kind."""

from flexid_xblock.content import api as content


def prompts(activity_key: str) -> frozenset[str]:
    """The prompts of a journal."""
    structure = content.source(activity_key)["structure"]
    return frozenset(prompt["key"] for prompt in structure["prompts"])


def gatherings(module: content.ModuleInfo) -> tuple[str, ...]:
    """The activities of the module that a group does in one room."""
    return tuple(one.key for one in module.activities if one.kind == "session")


def journals(module: content.ModuleInfo) -> tuple[str, ...]:
    """The journals of the module."""
    return tuple(one.key for one in module.activities if one.kind == "journal")
