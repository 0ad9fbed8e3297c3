"""The school and the browser of the stories, and devices whose clock a test can move."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.common import log_in
from tests.browser.conftest import browser, device, school  # noqa: F401


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test below this folder is a browser test."""
    for item in items:
        if item.path.is_relative_to(__file__.rpartition("/")[0]):
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def person(device: Callable[..., Page]) -> Callable[..., Page]:  # noqa: F811
    """``person("ana")``: a device on which somebody has just logged in; sessions end here."""

    def open_for(name: str, width: int = 360, **more: object) -> Page:
        page = device(width=width, **more)
        page.clock.install()
        log_in(page, name)
        return page

    return open_for
