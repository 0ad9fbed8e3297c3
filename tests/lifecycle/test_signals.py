"""What the platform tells reaches us; what does not, an operator is told, and the LMS starts."""

import sys
from types import ModuleType

import pytest
from django.apps import apps
from django.core.checks import run_checks

from flexid_xblock import receivers
from tests.edge.platform import install, remove
from tests.lifecycle.platform import AUTHORING, COHORT_SIGNALS, LEARNING, RETIREMENT, SIGNALS

HINTS = {"flexid.W005": "flexid_erase", "flexid.W006": "flexid_import_groups"}


class Broken(ModuleType):
    """A module that moved in such a way that to look into it is a fault."""

    def __getattr__(self, name: str) -> None:
        raise RuntimeError


def break_it(monkeypatch, module: str, way: str) -> None:
    """Let a module of the platform be gone, empty, or at fault."""
    if way == "gone":
        remove(monkeypatch, module)
    elif way == "empty":
        install(monkeypatch, module)
    else:
        monkeypatch.setitem(sys.modules, module, Broken(module))


def told() -> dict[str, str]:
    """What an operator is told of signals: the signal, and how grave it is."""
    return {message.msg.split()[3]: message.id for message in receivers.check()}


def test_every_signal_is_connected_where_everything_is_in_its_place(platform) -> None:
    assert {name: len(one.receivers) for name, one in platform.signals.items()} == dict.fromkeys(
        SIGNALS, 1
    )
    assert told() == {}


def test_what_is_made_ready_twice_listens_once(platform) -> None:
    receivers.connect()
    assert {len(one.receivers) for one in platform.signals.values()} == {1}


@pytest.mark.parametrize("way", ["gone", "empty", "broken"])
@pytest.mark.parametrize("module", [RETIREMENT, COHORT_SIGNALS, LEARNING, AUTHORING])
def test_a_signal_that_moved_stops_nothing_and_is_told(
    platform, monkeypatch, caplog, module: str, way: str
) -> None:
    break_it(monkeypatch, module, way)
    receivers.connect()
    moved = [name for name, place in SIGNALS.items() if place == module]
    grave = "flexid.W005" if module == RETIREMENT else "flexid.W006"
    assert told() == dict.fromkeys(moved, grave)
    line = f"The platform does not have these signals where they were: {', '.join(moved)}"
    assert caplog.messages == [line]


@pytest.mark.parametrize(("module", "code"), [(RETIREMENT, "W005"), (LEARNING, "W006")])
def test_djangos_checks_say_it_and_what_to_do_meanwhile(
    platform, monkeypatch, module: str, code: str
) -> None:
    remove(monkeypatch, module)
    receivers.connect()
    found = [one for one in run_checks(tags=["flexid"]) if one.id == f"flexid.{code}"]
    assert len(found) == list(SIGNALS.values()).count(module)
    assert all(HINTS[message.id] in message.hint for message in found)
    assert [message for message in found if message.is_serious()] == []  # no command is stopped


@pytest.mark.parametrize(("host", "listens"), [("openedx", [1]), ("school", [])])
def test_the_app_listens_to_the_platform_and_nowhere_else(
    settings, monkeypatch, host: str, listens: list[int]
) -> None:
    connected: list[int] = []
    monkeypatch.setattr(receivers, "connect", lambda: connected.append(1))
    settings.FLEXID_HOST = host
    apps.get_app_config("flexid_xblock").ready()
    assert connected == listens


def test_without_any_platform_the_app_is_ready(settings, monkeypatch, caplog) -> None:
    settings.FLEXID_HOST = "openedx"
    monkeypatch.setattr(receivers, "_lost", [])
    for module in set(SIGNALS.values()):
        remove(monkeypatch, module)
    apps.get_app_config("flexid_xblock").ready()
    assert (set(told()), len(caplog.messages)) == (set(SIGNALS), 1)
