"""One school and one browser for all stories; a fresh device for each person of a test."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect, sync_playwright

from tests import find_browser
from tests.browser.common import log_in
from tests.browser.server import School, running_school
from tests.browser.watch import Watch

# Package scope, not session: Playwright's event loop must be gone before other tests use the ORM.


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test below this folder is a browser test."""
    for item in items:
        if item.path.is_relative_to(__file__.rpartition("/")[0]):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """The demo school behind a real gunicorn."""
    with running_school(tmp_path_factory.mktemp("school")) as school:
        yield school


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A real Chromium; without one the tests fail, they are never skipped."""
    path = find_browser.browser()
    if path is None:
        pytest.fail(find_browser.SORRY)
    expect.set_options(timeout=10_000)  # a busy machine is no fault of ours
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path)
        yield chromium
        chromium.close()


@pytest.fixture
def device(school: School, browser: Browser) -> Iterator[Callable[..., Page]]:
    """``device(width=360)``: a page on a device of its own, where nobody is logged in.

    Complaints in the console, script errors and requests to another site fail
    the test, but for those that hold a piece of ``expected``.
    """
    watches = []

    def open_device(
        *, width: int = 360, language: str = "en-GB", expected: tuple[str, ...] = (), **more: object
    ) -> Page:
        context = browser.new_context(
            base_url=school.address,
            viewport={"width": width, "height": 740},
            locale=language,
            timezone_id="Europe/Oslo",
            **more,
        )
        context.set_default_timeout(10_000)
        watches.append(Watch(context, school.address, expected))
        return context.new_page()

    yield open_device
    assert [fault for watch in watches for fault in watch.close()] == []


@pytest.fixture(scope="package")
def remembered() -> dict[str, StorageState]:
    """Who has logged in before; the next device gets the same session, which saves a second."""
    return {}


@pytest.fixture
def person(device: Callable[..., Page], remembered: dict[str, StorageState]) -> Callable[..., Page]:
    """``person("ana")``: a fresh device on which somebody is logged in, on the course home."""

    def open_for(name: str, width: int = 360, language: str = "en-GB", **more: object) -> Page:
        page = device(width=width, language=language, storage_state=remembered.get(name), **more)
        if name in remembered:
            page.goto("/")
        else:
            log_in(page, name)
            remembered[name] = page.context.storage_state()
        return page

    return open_for
