"""Every refusal has its one human sentence, and no sentence is left over."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from flexid_xblock import phrases
from flexid_xblock.access.policy import POLICY, Cell
from flexid_xblock.school.start import PROBLEMS

PACKAGE = Path(phrases.__file__).parent
REFUSALS = {"NotFound", "Denied", "Invalid", "Conflict", "Unavailable"}
FALLBACK = {"broken"}


def code_of(call: ast.Call) -> str | None:
    """The code of a refusal; None where it is not written out."""
    if not call.args:
        return "not_found"
    return call.args[0].value if isinstance(call.args[0], ast.Constant) else None


def makes_a_refusal(call: ast.Call) -> bool:
    """Whether this makes a refusal, or is one of its own kind that names its code."""
    if getattr(call.func, "id", "") in REFUSALS:
        return True
    is_own_kind = ast.unparse(call.func) == "super().__init__" and len(call.args) == 1
    return is_own_kind and bool(re.fullmatch("[a-z_]+", code_of(call) or ""))


def refusals() -> Iterator[tuple[str, ast.Call]]:
    """Every refusal that is made anywhere in the package, and where."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and makes_a_refusal(node):
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node


RAISED = {where: code_of(call) for where, call in refusals()}


def test_every_code_is_written_out_where_it_is_raised() -> None:
    assert [where for where, code in RAISED.items() if code is None] == []


def test_every_code_has_a_sentence_and_every_sentence_a_code() -> None:
    told = set(phrases.REFUSALS) | set(PROBLEMS)  # what only the start can say is said there
    raised = set(RAISED.values())
    assert (raised - told, set(phrases.REFUSALS) - raised - FALLBACK) == (set(), set())


@pytest.mark.parametrize("code", phrases.REFUSALS)
def test_a_sentence_is_short_whole_and_kind(code: str) -> None:
    said = phrases.sentence(code)
    assert re.fullmatch(r"[A-Z][^\n{}<>%]{10,179}\.", said)
    assert re.findall(r"(?i)anonymous|consent|fail|\blate\b|score|error|invalid", said) == []


def test_a_code_that_nobody_knows_still_gets_a_sentence() -> None:
    assert phrases.sentence("no such code") == phrases.sentence("broken")


@pytest.mark.parametrize(
    "role",
    sorted({role for row in POLICY.values() for role, cell in row.items() if cell is Cell.LOGGED}),
)
def test_everybody_who_can_be_in_the_read_log_has_a_name_there(role: str) -> None:
    assert phrases.role_name(role).strip()
