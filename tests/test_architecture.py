"""The house stands: imports run downwards, rooms have doors, the platform has one edge."""

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "flexid_xblock"
LINT = "import sys; from importlinter.cli import lint_imports_command as lint; sys.exit(lint())"

ROOMS = {
    *("content", "vault", "audit", "access", "saving", "journal", "sessions", "activities"),
    *("care", "progress", "privacy"),
}
DOORS = {"api", "queries", "records", "personal"}
# What may be imported past the doors, and by whom ("" is everybody). Each needs its reason.
SIDE_DOORS = {
    # A model declares its sealed columns while the app is still loading: api.py is too early.
    "vault.fields": "",
    # Its models are abstract bases: no table of saving's is reached through them.
    "saving.models": "",
    # The log commits its row, then opens: nobody else may open without a log row.
    "vault.door": "flexid_xblock.audit.",
    # It reads the course through api.py as others do; there it would be a circle.
    "content.olx": "flexid_xblock.management.",
    "content.olx_archive": "flexid_xblock.management.",
    # Whole rows at once, past the rules of the door: for an invented school, to measure with.
    "journal.bulk": "flexid_xblock.management.seed",
}


class Import(NamedTuple):
    """One imported module, and who imports it."""

    importer: str
    target: str


def modules(tree: Path) -> Iterator[tuple[str, str, ast.Module]]:
    """Each module's dotted name, its package and its code; migrations apart."""
    for path in (tree / "flexid_xblock").rglob("*.py"):
        if "migrations" not in path.parts:
            parts = path.relative_to(tree).with_suffix("").parts
            name = ".".join(parts).removesuffix(".__init__")
            yield name, ".".join(parts[:-1]), ast.parse(path.read_text(encoding="utf-8"))


def source(node: ast.ImportFrom, package: str) -> str:
    """The dotted name after ``from``, a relative one resolved."""
    if not node.level:
        return node.module or ""
    base = package.split(".")[: package.count(".") + 2 - node.level]
    return ".".join([*base, *([node.module] if node.module else [])])


def imports(tree: Path) -> Iterator[Import]:
    """Everything that is imported, inside functions too, as ``module.name``."""
    for importer, package, code in modules(tree):
        for node in ast.walk(code):
            if isinstance(node, ast.Import):
                yield from (Import(importer, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                start = source(node, package)
                yield from (Import(importer, f"{start}.{alias.name}") for alias in node.names)


def room(dotted: str) -> str | None:
    """The room a module belongs to, or None."""
    parts = dotted.split(".")
    return parts[1] if parts[0] == "flexid_xblock" and parts[1:] and parts[1] in ROOMS else None


def is_by_the_door(found: Import) -> bool:
    """Whether this import stays at home, or enters another room by a door that is open to it."""
    entered = room(found.target)
    if entered is None or entered == room(found.importer):
        return True
    module = [*found.target.split("."), ""][2]
    if found.importer == "flexid_xblock.models":
        return module == "models"  # gathers the rooms' models, where Django looks for them
    side = SIDE_DOORS.get(f"{entered}.{module}")
    return module in DOORS or (side is not None and found.importer.startswith(side))


def trespassers(tree: Path) -> list[Import]:
    """Who enters a room other than by its doors."""
    return [found for found in imports(tree) if not is_by_the_door(found)]


def contracts(tree: Path) -> subprocess.CompletedProcess[str]:
    """The layers of pyproject.toml, checked on the package below ``tree``."""
    command = [sys.executable, "-c", LINT, "--no-cache", "--no-logo"]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the package in which a test may plant something."""
    shutil.copytree(PACKAGE, tmp_path / "flexid_xblock", symlinks=True)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def plant(tree: Path, module: str, line: str) -> None:
    """Add one import to one module, inside a function, where it is easiest to overlook."""
    path = tree / "flexid_xblock" / module
    path.write_text(f"{path.read_text()}\n\ndef planted():\n    {line}\n")


def broken(tree: Path) -> list[str]:
    """The names of the contracts that do not hold."""
    return re.findall(r"^(.+) BROKEN\b", contracts(tree).stdout, re.MULTILINE)


def test_the_layers_hold() -> None:
    result = contracts(ROOT)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        (
            "journal/__init__.py",
            "import flexid_xblock.care",
            "Imports run downwards only; every module has a floor",
        ),
        (
            "sessions/__init__.py",
            "import flexid_xblock.journal",
            "Imports run downwards only; every module has a floor",
        ),
        (
            "care/__init__.py",
            "import flexid_xblock.edge",
            "Imports run downwards only; every module has a floor",
        ),
        (
            "edge/base.py",
            "import flexid_xblock.access",
            "The edge sees only the domain",
        ),
        (
            "blocks/__init__.py",
            "from openedx.core.lib import api",
            "Only edge/openedx/ knows the platform",
        ),
        (
            "edge/school.py",
            "from lms.djangoapps import courseware",
            "Only edge/openedx/ knows the platform",
        ),
        (
            "journal/__init__.py",
            "import nh3",
            "Only text.py cleans HTML",
        ),
        (
            "domain/__init__.py",
            "import django.conf",
            "The domain imports in an empty interpreter",
        ),
        (
            "care/__init__.py",
            "import xblock.core",
            "No room sees a block, a runtime or a REST request",
        ),
    ],
)
def test_a_planted_import_breaks_its_contract(
    copy: Path, module: str, line: str, contract: str
) -> None:
    plant(copy, module, line)
    assert broken(copy) == [contract]


def test_the_platform_is_welcome_at_its_edge(copy: Path) -> None:
    plant(copy, "edge/openedx/host.py", "from lms.djangoapps import courseware")
    assert broken(copy) == []


def test_a_module_without_a_floor_is_noticed(copy: Path) -> None:
    (copy / "flexid_xblock" / "helpers.py").write_text('"""A junk drawer."""\n')
    assert contracts(copy).returncode != 0


def test_rooms_are_entered_by_their_doors() -> None:
    assert trespassers(ROOT) == []


@pytest.mark.parametrize(
    ("module", "line", "target"),
    [
        ("care", "from flexid_xblock.journal.models import Entry", "journal.models.Entry"),
        ("care", "from flexid_xblock.journal import rules", "journal.rules"),
        ("care", "from ..journal import sealing", "journal.sealing"),
        ("journal", "from flexid_xblock.vault.door import unseal", "vault.door.unseal"),
        ("journal", "import flexid_xblock.access", "access"),
    ],
)
def test_a_planted_trespass_is_seen(copy: Path, module: str, line: str, target: str) -> None:
    plant(copy, f"{module}/__init__.py", line)
    assert trespassers(copy) == [Import(f"flexid_xblock.{module}", f"flexid_xblock.{target}")]


def test_rooms_never_see_a_request() -> None:
    doors_only = ("django.http", "django.shortcuts", "django.views", "django.urls")
    found = [i for i in imports(ROOT) if room(i.importer) and i.target.startswith(doors_only)]
    assert found == []
