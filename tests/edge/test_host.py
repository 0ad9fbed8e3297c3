"""The host is the one that the settings name."""

import pytest

from flexid_xblock import edge


@pytest.mark.parametrize(("name", "kind"), [("school", "SchoolHost"), ("openedx", "OpenEdxHost")])
def test_the_settings_choose_the_host(settings, name: str, kind: str) -> None:
    settings.FLEXID_HOST = name
    assert type(edge.host.__wrapped__()).__name__ == kind


@pytest.mark.parametrize("name", ["school", "openedx"])
def test_a_host_answers_all_that_the_doors_ask(settings, name: str) -> None:
    settings.FLEXID_HOST = name
    asked = {"actor", "seat", "names", "course_url", "emit_completion", "mail", "language_of"}
    assert asked - set(dir(edge.host.__wrapped__())) == set()


def test_one_process_has_one_host() -> None:
    assert edge.host() is edge.host()


def test_a_host_that_nobody_knows_stops_the_process(settings) -> None:
    settings.FLEXID_HOST = "moodle"
    with pytest.raises(KeyError):
        edge.host.__wrapped__()
