"""An open meeting of Ana's group."""

from collections.abc import Callable

import pytest

from flexid_xblock.domain.actors import Actor
from flexid_xblock.sessions.api import MeetingInfo
from tests.common import meet


@pytest.fixture
def meeting(actor: Callable[..., Actor]) -> MeetingInfo:
    return meet(actor("tor"))
