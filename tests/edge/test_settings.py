"""What we put into the platform's settings: beside what others have put there, and once."""

from types import SimpleNamespace
from typing import Any

import pytest

from flexid_xblock.apps import FlexidConfig
from flexid_xblock.settings.common import DASHBOARD, DASHBOARD_STEP, DEFAULTS, plugin_settings

OTHER = "org.openedx.learning.course.enrollment.started.v1"
THEIRS = "their.plugin.Step"
IGNORED = "^/flexid/"


def settled(times: int = 1, **known: Any) -> SimpleNamespace:
    """A platform's settings after we were called."""
    settings = SimpleNamespace(**known)
    for _ in range(times):
        plugin_settings(settings)
    return settings


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("known", [{}, {"OPEN_EDX_FILTERS_CONFIG": None}])
def test_where_there_was_no_filter_there_is_ours(known: dict, times: int) -> None:
    found = settled(times, **known).OPEN_EDX_FILTERS_CONFIG
    assert found == {DASHBOARD: {"fail_silently": True, "pipeline": [DASHBOARD_STEP]}}


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize(
    ("known", "wanted"),
    [
        (
            {"fail_silently": False, "pipeline": [THEIRS, THEIRS], "log_level": "debug"},
            {
                "fail_silently": False,
                "pipeline": [THEIRS, THEIRS, DASHBOARD_STEP],
                "log_level": "debug",
            },
        ),
        ({"fail_silently": False}, {"fail_silently": False, "pipeline": [DASHBOARD_STEP]}),
        ([THEIRS], [THEIRS, DASHBOARD_STEP]),
        (THEIRS, [THEIRS, DASHBOARD_STEP]),
    ],
    ids=["with settings", "without a pipeline", "a list", "one"],
)
def test_the_steps_of_others_stay_and_ours_comes_after_them(known, wanted, times: int) -> None:
    theirs = {"pipeline": [THEIRS]}
    before = {OTHER: theirs, DASHBOARD: known}
    found = settled(times, OPEN_EDX_FILTERS_CONFIG=before).OPEN_EDX_FILTERS_CONFIG
    assert found == {OTHER: theirs, DASHBOARD: wanted}
    assert before == {OTHER: theirs, DASHBOARD: known}


@pytest.mark.parametrize("known", [None, ["^/mine/"]])
def test_our_pages_are_not_tracked_whatever_else_is_not(known: list[str] | None) -> None:
    settings = settled(2, TRACKING_IGNORE_URL_PATTERNS=known)
    assert [*(known or []), IGNORED] == settings.TRACKING_IGNORE_URL_PATTERNS


def test_what_an_operator_has_set_stays_and_the_rest_is_as_declared() -> None:
    settings = settled(2, FLEXID_POLL_SECONDS=60)
    found = {name: getattr(settings, name) for name in DEFAULTS}
    assert found == {**DEFAULTS, "FLEXID_POLL_SECONDS": 60}


def test_what_the_operators_file_replaced_is_put_in_again_after_it() -> None:
    settings = settled()
    settings.OPEN_EDX_FILTERS_CONFIG = {OTHER: {"pipeline": [THEIRS]}}
    settings.TRACKING_IGNORE_URL_PATTERNS = []
    plugin_settings(settings)
    assert set(settings.OPEN_EDX_FILTERS_CONFIG) == {OTHER, DASHBOARD}
    assert settings.TRACKING_IGNORE_URL_PATTERNS == [IGNORED]


def test_both_processes_of_the_platform_are_told_in_plain_words_and_one_has_our_pages() -> None:
    hooks = {kind: {"relative_path": "settings.common"} for kind in ("common", "production")}
    urls = {
        "namespace": "flexid",
        "app_name": "flexid",
        "regex": "^flexid/",
        "relative_path": "urls",
    }
    assert FlexidConfig.plugin_app == {
        "settings_config": {"lms.djangoapp": hooks, "cms.djangoapp": hooks},
        "url_config": {"lms.djangoapp": urls},  # Studio never shows what a student wrote
    }
