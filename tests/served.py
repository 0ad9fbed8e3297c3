"""The static files as the embedded school serves them, in a folder of the tests' own."""

import re
from pathlib import Path

from django.core.management import call_command
from django.test import Client, override_settings

from flexid_xblock.school import settings as school


def served(folder: Path) -> override_settings:
    """While it lasts, pages name the files that were collected there."""
    return override_settings(STORAGES=school.STORAGES, STATIC_ROOT=folder)


def collect(folder: Path) -> Path:
    """Collect them there as the start does."""
    with served(folder):
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder


def files(client: Client, url: str) -> list[str]:
    """The addresses of a page's styles and scripts, in their order."""
    page = client.get(url).content.decode()
    return re.findall(r'<(?:script src|link rel="stylesheet" href)="(/static/[^"]+)"', page)
