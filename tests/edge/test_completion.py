"""What is done, told to the platform: whole or not at all, and never breaking anything."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from flexid_xblock.edge.openedx import HOST, completion
from tests.edge.platform import LEARNER, USAGE, Completion, a_block, fail, install, remove

SERVICES = "completion.services"
NOT_TOLD = "Cannot tell the platform that a block is done."
NOT_SUBMITTED = "Cannot tell the platform that a meeting is done."
OTHER = "block-v1:Org+Course+Run+type@flexid_session+block@def"


class Failing:
    """A service whose switch cannot be read."""

    completion_tracking_enabled = fail


def emitted(**runtime: Any) -> list[Any]:
    """What a block of Ana's publishes when it is done."""
    published: list[Any] = []
    HOST.emit_completion(a_block(LEARNER, published=published, **runtime))
    return published


def test_completion_is_published_whole() -> None:
    assert emitted(completion=Completion()) == [("completion", {"completion": 1.0})]


@pytest.mark.parametrize("service", [None, Completion(is_on=False)])
def test_nothing_is_published_where_nothing_is_tracked(caplog, service) -> None:
    assert (emitted(completion=service), caplog.messages) == ([], [])


@pytest.mark.parametrize("broken", [{"completion": Failing()}, {"service": fail}])
def test_a_broken_service_is_one_line_that_names_nobody(caplog, broken: dict[str, Any]) -> None:
    assert (emitted(**broken), caplog.messages) == ([], [NOT_TOLD])


def test_a_platform_that_refuses_breaks_no_page(caplog) -> None:
    block = a_block(LEARNER, completion=Completion())
    block.runtime.publish = fail
    HOST.emit_completion(block)
    assert caplog.messages == [NOT_TOLD]


@pytest.fixture
def two(db) -> list[int]:
    return [User.objects.create_user(name).pk for name in ("ana", "bo")]


def test_several_people_are_done_with_every_block_of_the_activity(monkeypatch, two) -> None:
    service = Completion()
    install(monkeypatch, SERVICES, CompletionService=service)
    completion.submit([USAGE, OTHER], two)
    assert service.told == [(USAGE, 1.0, tuple(two)), (OTHER, 1.0, tuple(two))]


def test_who_has_no_account_or_a_closed_one_is_left_out(monkeypatch, two) -> None:
    User.objects.filter(pk=two[0]).update(is_active=False)
    service = Completion()
    install(monkeypatch, SERVICES, CompletionService=service)
    completion.submit([USAGE], [*two, 2**40])
    assert service.told == [(USAGE, 1.0, (two[1],))]


def test_nobody_is_done_where_nothing_is_tracked(monkeypatch, two, caplog) -> None:
    service = Completion(is_on=False)
    install(monkeypatch, SERVICES, CompletionService=service)
    completion.submit([USAGE], two)
    assert (service.told, caplog.messages) == ([], [])


@pytest.mark.parametrize("change", ["module gone", "class gone", "method gone", "fails", "key"])
def test_whatever_moved_there_is_one_line_that_names_nobody(
    monkeypatch, two, caplog, change: str
) -> None:
    if change == "module gone":
        remove(monkeypatch, SERVICES)
    elif change == "class gone":
        install(monkeypatch, SERVICES)
    else:
        given = {"method gone": lambda *_: object(), "fails": fail, "key": Completion()}[change]
        install(monkeypatch, SERVICES, CompletionService=given)
    completion.submit(["no key" if change == "key" else USAGE], two)
    assert caplog.messages == [NOT_SUBMITTED]
