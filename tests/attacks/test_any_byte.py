"""No change of a ticket, however small, is anything but a broken ticket."""

from types import SimpleNamespace

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from flexid_xblock.access.tickets import issue, read
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import FlexIdError, Invalid
from flexid_xblock.domain.tickets import Ticket
from tests.attacks.common import Browser, refusal, stored, usage
from tests.common import COURSE, JOURNAL, ticket_for

ANA = Actor(user_id=7, real_user_id=7)
TICKET = Ticket(
    user_id=7, course_key=COURSE, usage_key=usage(), activity_key=JOURNAL, version="0" * 64
)
PLACES = st.integers(min_value=0, max_value=10_000)
# A header's bytes reach us as these characters.
BYTES = st.integers(min_value=0, max_value=255).map(chr)
# What a browser or server lets through in a header.
PRINTED = st.integers(min_value=33, max_value=126).map(chr)


def replaced(token: str, place: int, byte: str) -> str:
    return token[:place] + byte + token[place + 1 :]


def added(token: str, place: int, byte: str) -> str:
    return token[:place] + byte + token[place:]


def left_out(token: str, place: int, _: str) -> str:
    return token[:place] + token[place + 1 :]


def turned_to(token: str, place: int, _: str) -> str:
    """Capital for small, small for capital."""
    return replaced(token, place, token[place].swapcase())


def cut(token: str, place: int, _: str) -> str:
    """Never empty: without any ticket the answer is another."""
    return token[: max(place, 1)]


CHANGES = [replaced, added, left_out, turned_to, cut]
each_change = pytest.mark.parametrize("change", CHANGES)


@each_change
@given(place=PLACES, byte=BYTES)
def test_any_change_of_one_byte_is_a_broken_ticket(change, place: int, byte: str) -> None:
    token = issue(TICKET)
    changed = change(token, place % len(token), byte)
    assume(changed != token)
    with pytest.raises(FlexIdError) as refused:
        read(changed, ANA)
    assert (type(refused.value), refused.value.code) == (Invalid, "ticket_broken")


def test_each_byte_of_a_ticket_counts() -> None:
    token = issue(TICKET)
    for place in range(len(token)):
        other = "B" if token[place] == "A" else "A"
        with pytest.raises(Invalid, match="ticket_broken"):
            read(replaced(token, place, other), ANA)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=PLACES, byte=PRINTED, change=st.sampled_from(CHANGES))
def test_a_changed_ticket_begins_nothing_over_the_wire(
    ana: Browser, place: int, byte: str, change
) -> None:
    token = issue(ticket_for(SimpleNamespace(user_id=ana.person.pk)))
    changed = change(token, place % len(token), byte)
    assume(changed != token)
    cache.clear()  # too many tries in a minute have an answer of their own
    before = stored()
    assert refusal(ana.begin(changed)) == (400, "ticket_broken")
    assert stored() == before
