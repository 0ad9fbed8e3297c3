"""A school and a browser that keep all their files below one folder."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests import find_browser
from tests.browser import server
from tests.year_two import SCHOOL


class PrivateSchool(server.School):
    """Its temporary files are beside its other files."""

    @property
    def environment(self) -> dict[str, str]:
        return super().environment | {"TMPDIR": str(temporary(self.folder))}


def temporary(folder: Path) -> Path:
    """Where everybody puts what is thrown away later."""
    place = folder / "tmp"
    place.mkdir(exist_ok=True)
    return place


@contextmanager
def school_in(folder: Path) -> Iterator[server.School]:
    """A running school that writes nothing elsewhere."""
    running = server.running_school(folder, **SCHOOL)
    with patch.object(server, "School", PrivateSchool), running as school:
        yield school


@contextmanager
def browser_in(folder: Path, school: server.School) -> Iterator[Page]:
    """A browser as at home: what it remembers is in its profile, also after it is closed."""
    path = find_browser.whole() or find_browser.browser() or pytest.fail(find_browser.SORRY)
    expect.set_options(timeout=10_000)
    with (
        patch.dict(os.environ, TMPDIR=str(temporary(folder))),
        sync_playwright() as playwright,
        playwright.chromium.launch_persistent_context(
            folder / "profile", executable_path=path, base_url=school.address, locale="en-GB"
        ) as context,
    ):
        context.set_default_timeout(10_000)
        yield context.pages[0]
