"""The static files as the embedded school serves them, in a folder of the tests' own."""

import re
from pathlib import Path

from django.core.management import call_command
from django.test import Client, override_settings

from flexid_xblock.school import settings as school

_FILE = re.compile(r'<(?:script src|link rel="stylesheet" href)="(/static/[^"]+)"')
LATER = re.compile(r'<template data-part="later">.*?</template>')


def served(folder: Path) -> override_settings:
    """While it lasts, pages name the files that were collected there."""
    return override_settings(STORAGES=school.STORAGES, STATIC_ROOT=folder)


def collect(folder: Path) -> Path:
    """Collect them there as the start does."""
    with served(folder):
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder


def files(client: Client, url: str) -> list[str]:
    """The addresses of a page's styles and scripts, in their order; not those that come later."""
    page = LATER.sub("", client.get(url).content.decode())
    return _FILE.findall(page)


def later(html: str) -> list[str]:
    """The addresses of the scripts that a block fetches once it can be written in."""
    return [url for names in LATER.findall(html) for url in _FILE.findall(names)]
