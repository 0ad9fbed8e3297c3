"""A link to the desk in the new instructor dashboard: for who has one, and never in its way."""

import importlib
import subprocess
import sys
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import translation
from opaque_keys.edx.keys import CourseKey

from flexid_xblock.settings.common import DASHBOARD, DASHBOARD_STEP, plugin_settings
from tests.common import COURSE
from tests.edge.platform import fail, install, masquerade, remove

MODULE = "flexid_xblock.desk.dashboard"
BUILT_IN = {"tab_id": "course_info", "title": "Course Info", "url": "/apps/x", "sort_order": 10}
LAST = {"tab_id": "other", "title": "Other", "url": "https://other", "sort_order": 110}
TABS = [BUILT_IN, LAST]
LINK = {
    "tab_id": "flexid",
    "title": "Flex-ID desk",
    "url": f"https://lms.example/flexid/{COURSE}/desk/",
    "sort_order": 120,
}
KEY = CourseKey.from_string(COURSE)


class PipelineStep:
    """What a step is built on there."""

    def __init__(self, filter_type: str, running_pipeline: list[str], **extra: Any) -> None:
        self.filter_type = filter_type


@pytest.fixture
def run(monkeypatch, settings, people):
    """``run("tor")``: the tabs that somebody gets, by our step alone."""
    settings.LMS_ROOT_URL = "https://lms.example/"
    masquerade(monkeypatch)
    install(monkeypatch, "openedx_filters", PipelineStep=PipelineStep)
    monkeypatch.delitem(sys.modules, MODULE, raising=False)
    step = importlib.import_module(MODULE).DeskLink(filter_type=DASHBOARD, running_pipeline=[])

    def run(name: str, tabs: Any = TABS, key: Any = KEY) -> Any:
        found = step.run_filter(tabs=tabs, user=people[name], course_key=key)
        assert set(found) == {"tabs"}
        return found["tabs"]

    yield run
    sys.modules.pop(MODULE, None)


@pytest.mark.parametrize("name", ["tor", "cleo", "ida", "sol", "liv"])
def test_who_has_a_desk_finds_a_link_after_all_other_tabs(run, name: str) -> None:
    assert run(name) == [*TABS, LINK]
    assert TABS == [BUILT_IN, LAST]


def test_its_title_is_in_the_readers_language(run) -> None:
    with translation.override("nb"):
        assert run("tor")[-1]["title"] == translation.gettext("Flex-ID desk")


@pytest.mark.parametrize("name", ["ana", "kim", "max"])
def test_who_has_none_finds_the_dashboard_as_it_was(run, name: str) -> None:
    assert run(name) is TABS


def test_in_another_course_there_is_no_link(run) -> None:
    assert run("tor", key=CourseKey.from_string("course-v1:Org+Other+1")) is TABS


def test_the_link_is_there_once(run) -> None:
    with_link = [*TABS, LINK]
    assert run("tor", with_link) is with_link


def test_an_empty_dashboard_gets_the_link_too(run) -> None:
    assert [one["sort_order"] for one in run("tor", [])] == [10]


@pytest.mark.parametrize("change", ["no address", "masks", "tabs", "key"])
def test_whatever_fails_leaves_the_tabs_and_one_line(
    run, monkeypatch, settings, caplog, change: str
) -> None:
    if change == "no address":
        del settings.LMS_ROOT_URL
    if change == "masks":
        masquerade(monkeypatch, role=fail)
    tabs = [SimpleNamespace(tab_id="x")] if change == "tabs" else TABS
    assert run("tor", tabs, KEY if change != "key" else SimpleNamespace()) is tabs
    assert len(caplog.messages) == (1 if change != "key" else 0)


def test_where_the_filters_are_not_installed_nothing_asks_for_the_step(monkeypatch) -> None:
    remove(monkeypatch, "openedx_filters")
    monkeypatch.delitem(sys.modules, MODULE, raising=False)
    with pytest.raises(ImportError):
        importlib.import_module(MODULE)


@pytest.mark.deep
@pytest.mark.filterwarnings("ignore:Python 3.11 support is deprecated:DeprecationWarning")
def test_the_platforms_own_filter_runs_it(monkeypatch, settings, people, tmp_path_factory) -> None:
    """With the package as it is published; it is fetched into a folder of its own."""
    folder = str(tmp_path_factory.mktemp("filters"))
    fetch = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", folder]
    if subprocess.run([*fetch, "openedx-filters==3.16.0"], check=False).returncode:
        pytest.skip("openedx-filters could not be fetched")
    monkeypatch.syspath_prepend(folder)
    monkeypatch.delitem(sys.modules, MODULE, raising=False)
    masquerade(monkeypatch)
    settings.LMS_ROOT_URL = "https://lms.example"
    settings.OPEN_EDX_FILTERS_CONFIG = {DASHBOARD: {"fail_silently": False, "pipeline": []}}
    plugin_settings(settings)
    asked = importlib.import_module("openedx_filters.learning.filters")
    run = asked.InstructorDashboardTabsRequested.run_filter
    found = {name: run(TABS, people[name], KEY)[0] for name in ("tor", "ana")}
    assert found == {"tor": [*TABS, LINK], "ana": TABS}
    assert settings.OPEN_EDX_FILTERS_CONFIG[DASHBOARD]["pipeline"] == [DASHBOARD_STEP]
