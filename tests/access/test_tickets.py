"""A ticket opens for its own user, for its hours, unchanged; otherwise each fault has its code."""

import json
from types import SimpleNamespace

import pytest
from django.core import signing
from django.core.signing import b64_decode
from django.utils import timezone
from hypothesis import assume, given
from hypothesis import strategies as st

from flexid_xblock.access.tickets import issue, read
from flexid_xblock.domain.errors import Denied, FlexIdError, Invalid
from flexid_xblock.domain.tickets import Ticket
from tests.access.common import ANA, BO, CLEO, actor

FIELDS = {
    "user_id": ANA,
    "course_key": "course-v1:FlexID+School+1",
    "usage_key": "block-v1:1",
    "activity_key": "who-am-i.journal",
    "version": "0" * 64,
}
TICKET = Ticket(**FIELDS)
HOURS = 12
CHARACTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_:."


def refusal(token: str, who: object) -> tuple[type, str]:
    """How a token is refused."""
    with pytest.raises(FlexIdError) as refused:
        read(token, who)
    return type(refused.value), refused.value.code


def clock(monkeypatch: pytest.MonkeyPatch, *, hours: int, seconds: int = 0) -> None:
    """Move the signer's clock."""
    then = timezone.now().timestamp() // 1 + hours * 3600 + seconds
    monkeypatch.setattr(signing, "time", SimpleNamespace(time=lambda: then))


def test_a_ticket_comes_back_as_it_was_issued() -> None:
    assert read(issue(TICKET), actor(ANA)) == TICKET


def test_a_ticket_says_ids_and_nothing_else() -> None:
    payload = issue(TICKET).split(":")[0].encode()
    assert json.loads(b64_decode(payload)) == FIELDS


def test_a_missing_ticket_is_called_missing() -> None:
    assert refusal("", actor(ANA)) == (Invalid, "ticket_missing")


@pytest.mark.parametrize(
    "who", [actor(BO), actor(ANA, seen_by=CLEO), actor(CLEO, seen_by=ANA), actor(BO, seen_by=ANA)]
)
def test_a_ticket_serves_nobody_but_its_user(who: object) -> None:
    assert refusal(issue(TICKET), who) == (Denied, "ticket_foreign")


def test_a_ticket_lasts_its_hours_and_not_a_second_more(monkeypatch: pytest.MonkeyPatch) -> None:
    clock(monkeypatch, hours=0)
    token = issue(TICKET)
    clock(monkeypatch, hours=HOURS, seconds=-5)
    assert read(token, actor(ANA)) == TICKET
    clock(monkeypatch, hours=HOURS, seconds=5)
    assert refusal(token, actor(ANA)) == (Denied, "ticket_expired")


def test_the_school_sets_the_hours(monkeypatch: pytest.MonkeyPatch, settings: object) -> None:
    token = issue(TICKET)
    settings.FLEXID_TICKET_HOURS = 24
    clock(monkeypatch, hours=23)
    assert read(token, actor(ANA)) == TICKET


def test_an_old_ticket_of_somebody_else_says_nothing_about_her(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    token = issue(TICKET)
    clock(monkeypatch, hours=HOURS + 1)
    assert refusal(token, actor(BO)) == (Denied, "ticket_expired")


@given(st.data())
def test_one_changed_character_breaks_it(data: st.DataObject) -> None:
    token = issue(TICKET)
    place = data.draw(st.integers(0, len(token) - 1))
    character = data.draw(st.sampled_from(CHARACTERS))
    assume(character != token[place])
    changed = token[:place] + character + token[place + 1 :]
    assert refusal(changed, actor(ANA)) == (Invalid, "ticket_broken")


@given(st.text(min_size=1))
def test_any_other_text_is_a_broken_ticket(text: str) -> None:
    assert refusal(text, actor(ANA)) == (Invalid, "ticket_broken")


@pytest.mark.parametrize("salt", ["flexid.ticket.0", "django.core.signing", ""])
def test_what_was_signed_for_another_use_is_no_ticket(salt: str) -> None:
    assert refusal(signing.dumps(FIELDS, salt=salt), actor(ANA)) == (Invalid, "ticket_broken")


def test_what_was_signed_by_another_school_is_no_ticket(settings: object) -> None:
    token = issue(TICKET)
    settings.SECRET_KEY = "another"
    assert refusal(token, actor(ANA)) == (Invalid, "ticket_broken")
