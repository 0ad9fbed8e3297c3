"""A switch that nobody knows is told of; one that is known stops what it says."""

import pytest
from django.core.management import CommandError, call_command

from flexid_xblock.access.api import switches
from flexid_xblock.domain.errors import Denied
from flexid_xblock.settings.common import DEFAULTS


def test_at_first_nothing_is_off() -> None:
    assert DEFAULTS["FLEXID_OFF"] == ()
    assert [name for name in switches.SWITCHES if switches.is_off(name)] == []


@pytest.mark.parametrize("name", switches.SWITCHES)
def test_what_is_off_is_refused_and_nothing_else(settings, name: str) -> None:
    settings.FLEXID_OFF = (name,)
    with pytest.raises(Denied) as refused:
        switches.require_on(*switches.SWITCHES)
    assert refused.value.code == "switched_off"
    switches.require_on(*(one for one in switches.SWITCHES if one != name))


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ((), 0),
        (tuple(switches.SWITCHES), 0),
        (("boards", "help"), 1),
        ("boards", 0),
        ("board", 1),
        (("leave", "talk"), 2),
    ],
)
def test_the_operator_is_told_of_a_switch_that_nobody_knows(
    settings, given: object, wrong: int
) -> None:
    settings.FLEXID_OFF = given
    assert [one.id for one in switches.faults()] == ["flexid.E002"] * wrong


def test_djangos_own_check_refuses_it(settings) -> None:
    settings.FLEXID_OFF = ("sharring",)
    with pytest.raises(CommandError, match=r"flexid\.E002"):
        call_command("check", "--tag", "flexid")
