"""The house keeps its measure, and the README names what people can set and run."""

import ast
import re
from collections.abc import Callable, Iterator
from importlib.metadata import distribution
from pathlib import Path

import pytest

from flexid_xblock.settings.common import DEFAULTS

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "flexid_xblock"
README = (ROOT / "README.md").read_text(encoding="utf-8")


def lines(path: Path) -> int:
    """How long a file is."""
    return len(path.read_text(encoding="utf-8").splitlines())


def code() -> Iterator[Path]:
    """Our own modules; migrations are written by Django."""
    return (path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)


def longer_than(limit: int, paths: Iterator[Path]) -> dict[str, int]:
    """The files above the limit, with their length."""
    return {str(path.relative_to(ROOT)): lines(path) for path in paths if lines(path) > limit}


def functions_longer_than(limit: int, paths: Iterator[Path]) -> dict[str, int]:
    """The functions above the limit, with their length."""
    found = {}
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = node.end_lineno - node.lineno + 1
                if length > limit:
                    found[f"{path.relative_to(ROOT)}:{node.name}"] = length
    return found


@pytest.mark.parametrize(
    ("limit", "folder", "pattern"),
    [
        (300, "flexid_xblock", "**/[!0]*.py"),  # migrations begin with a number
        (80, "flexid_xblock/templates", "**/*.html"),
        (200, "static", "**/*.js"),
        (250, "tests", "**/*.py"),
    ],
)
def test_no_file_is_too_long(limit: int, folder: str, pattern: str) -> None:
    assert longer_than(limit, (ROOT / folder).glob(pattern)) == {}


@pytest.mark.parametrize(
    ("limit", "paths"),
    [(40, code), (20, lambda: (ROOT / "tests").rglob("test_*.py"))],
)
def test_no_function_is_too_long(limit: int, paths: Callable[[], Iterator[Path]]) -> None:
    assert functions_longer_than(limit, paths()) == {}


def test_no_block_publishes_the_package() -> None:
    names = ["flexid_activity", "flexid_journal", "flexid_module", "flexid_session"]
    blocks = [e for e in distribution("flexid-xblock").entry_points if e.group == "xblock.v1"]
    assert {block.name: block.load().resources_dir for block in blocks} == dict.fromkeys(names)


def test_the_readme_names_each_setting() -> None:
    assert [name for name in DEFAULTS if f"`{name}`" not in README] == []


def test_the_readme_names_each_command() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE)
    assert [target for target in targets if f"`make {target}" not in README] == []


def test_what_commits_in_a_test_is_tried_on_mariadb_too() -> None:
    commits = re.compile(r"django_db\(transaction=True\)")
    marked = re.compile(r"pytest\.mark\.(?:races|tables)\b")
    tests = {path.name: path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py")}
    unmarked = [
        name for name, text in tests.items() if commits.search(text) and not marked.search(text)
    ]
    assert unmarked == []


def test_no_page_asks_a_third_party() -> None:
    files = [*(ROOT / "static").rglob("*.[cj]s*"), *(PACKAGE / "templates").rglob("*.html")]
    asks = re.compile(r"""(?:src=["']|url\(["']?|@import\s+["']|fetch\(["'])(?:https?:)?//""")
    assert [path.name for path in files if asks.search(path.read_text(encoding="utf-8"))] == []
