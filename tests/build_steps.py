"""What a platform does with the plugin while its image is built, and what came of it.

tests/test_start_up.py runs it in an interpreter of its own. There is no database: a
query anywhere is an error.
"""

import io
import json
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import EntryPoint, distribution
from types import ModuleType, SimpleNamespace
from typing import Any

import django
from django.apps import apps
from django.core.management import call_command
from django.dispatch import Signal
from django.urls import reverse

from flexid_xblock.edge.openedx.signals import PLACES

OURS = distribution("flexid-xblock").entry_points


def main() -> dict[str, Any]:
    """Each step in the platform's order."""
    blocks = loaded("xblock.v1")  # before the apps are ready, as there
    have_signals()
    django.setup()
    return {
        "blocks": blocks,
        "apps": [loaded(f"{host}.djangoapp") for host in ("lms", "cms")],
        "parts": list(parts(apps.get_app_config("flexid_xblock").plugin_app)),
        "page": reverse("flexid:student_page", args=("course-v1:a+b+c",)),
        "check": said("check"),
        "collected": " 0 static" not in said("collectstatic", dry_run=True, interactive=False),
    }


def have_signals() -> None:
    """The platform's signals are where they were, so that there is nothing to be looked at."""
    for name, place in PLACES.items():
        vars(sys.modules.setdefault(place, ModuleType(place)))[name] = Signal()


def loaded(group: str) -> list[str]:
    """The names of the classes that the plugin offers in this group."""
    return sorted(load(one) for one in OURS if one.group == group)


def load(offered: EntryPoint) -> str:
    return str(offered.load().__name__)


def parts(plugin_app: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Each settings module and receiver that the plugin names: run, or at least found."""
    for settings in plugin_app.get("settings_config", {}).values():
        for kind, where in settings.items():
            import_module(f"flexid_xblock.{where['relative_path']}").plugin_settings(
                SimpleNamespace()
            )
            yield kind
    for signals in plugin_app.get("signals_config", {}).values():
        module = import_module(f"flexid_xblock.{signals.get('relative_path', 'signals')}")
        for receiver in signals["receivers"]:
            yield getattr(module, receiver["receiver_func_name"]).__name__


def said(command: str, **options: Any) -> str:
    """What a management command prints."""
    out = io.StringIO()
    call_command(command, stdout=out, stderr=out, **options)
    return out.getvalue().strip()


if __name__ == "__main__":
    print(json.dumps(main()))
