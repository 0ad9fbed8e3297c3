"""The plugin file as Python reads it where there is no Tutor, and what operators read."""

import importlib.util
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).parent.parent.parent
PLUGIN = ROOT / "deploy" / "tutor" / "flexid.py"
COMMANDS = ROOT / "flexid_xblock" / "management" / "commands"


def plugin() -> ModuleType:
    """The plugin's module, read anew."""
    spec = importlib.util.spec_from_file_location("flexid_for_tutor", PLUGIN)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def commands() -> set[str]:
    """The management commands that there are."""
    return {path.stem for path in COMMANDS.glob("flexid_*.py")}
