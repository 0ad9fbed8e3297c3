"""A school of the walks' own: what they leave behind is in nobody's way."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import StorageState

from tests.browser.server import School, running_school


@pytest.fixture(scope="package")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """The demo school, once more."""
    with running_school(tmp_path_factory.mktemp("deep")) as school:
        yield school


@pytest.fixture(scope="package")
def remembered() -> dict[str, StorageState]:
    """Who has logged in here before."""
    return {}
