"""On Open edX the API knows the person of the session, and nobody else through her."""

import sys
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings as site
from django.contrib.auth.models import User
from django.http import HttpResponse

from flexid_xblock.access import api as access
from flexid_xblock.access.models import Group, Proposal
from flexid_xblock.domain.actors import Actor
from flexid_xblock.privacy.models import TakeAway
from flexid_xblock.rest.urls import urlpatterns
from tests.activities.common import CIRCLES, make
from tests.attacks.calls import CALLS, HERE, NEW
from tests.attacks.common import Browser, refusal, stored
from tests.attacks.setup_calls import SETUP_CALLS
from tests.care import asking, casework
from tests.care.talking import booked_soon
from tests.common import give_right, meet, put_card, read_notice, send, ticket_for, whole, write
from tests.rest.common import everybody, planted_once
from tests.standin.world import STUDENTS

TEXT = "between me and Cleo"


def as_ana(get_response: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The middleware that replaces ``request.user`` as the platform's views of a block do."""

    def middleware(request: Any) -> HttpResponse:
        real, request.user = request.user, User.objects.get(username="ana")
        request.user.real_user = real
        return get_response(request)

    return middleware


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker) -> Iterator[dict[str, Any]]:
    """Planted once; what a test changes is undone after it."""
    with planted_once(django_db_blocker, plant) as planted:
        yield planted


@pytest.fixture
def people(planted, db) -> dict[str, User]:
    return everybody()


@pytest.fixture
def hers(planted, ana: Browser, actor) -> dict[str, Any]:
    """A thing of Ana's for each address, and fresh tickets."""
    making = access.issue(ticket_for(actor("ana"), CIRCLES))
    return {**planted, "ticket": ana.ticket(), "making": making, "deletion": uuid4()}


def plant(actor: Callable[[str], Actor]) -> dict[str, Any]:
    """What Ana has, and what adults keep about her."""
    read_notice(actor("ana"))
    me, meeting = actor("ana"), meet(actor("tor"))
    return {
        "entry": send(me, write(me, TEXT)).id,
        "card": put_card(me, meeting, TEXT),
        "meeting": meeting.id,
        "group": Group.objects.get(name="Fjord").pk,
        "made": make(me).id,
        "student": me.user_id,
        "reader": actor("cleo").user_id,
        "request": asking.ask(me, actor("tor"), words=TEXT),
        "note": casework.note(actor("cleo"), me, TEXT).id,
        "follow_up": casework.follow_up(actor("cleo"), me, TEXT),
        "cover": casework.ask_cover(actor("cleo"), actor("ida").user_id),
        "concern": casework.record(actor("cleo"), me, TEXT),
        "time": booked_soon(actor("cleo"), me),
        "export": give_right(me.user_id),
    }


@pytest.fixture
def masked(browser, hers, settings) -> Browser:
    """Staff in whose requests the host has put Ana in place of the person."""
    settings.MIDDLEWARE = [*site.MIDDLEWARE, f"{__name__}.as_ana"]
    return browser("max")


def test_every_address_is_tried() -> None:
    assert {name.split(",")[0] for name in CALLS} == {one.name for one in urlpatterns}


@pytest.mark.parametrize("call", CALLS)
def test_who_is_put_in_her_place_finds_nothing(masked, hers, untouched, call: str) -> None:
    assert untouched(CALLS[call], masked, hers) == (404, "not_found")


@pytest.mark.parametrize("call", CALLS)
def test_nobody_is_asked_to_log_in(browser, hers, untouched, call: str) -> None:
    assert untouched(CALLS[call], browser(""), hers) == (401, "signed_out")


@pytest.mark.parametrize("call", [name for name in CALLS if name not in SETUP_CALLS])
def test_who_looks_as_her_stays_herself(browser, hers, call: str) -> None:
    staff = browser("max")
    staff.look_as(user_name="ana")
    before = stored()
    answer = CALLS[call](staff, hers)
    TakeAway.objects.filter(user_id=staff.person.pk).delete()  # the right to his own file
    names = ("Fjord", "cleo", "Cleo", "ida", "Ida", TEXT)
    assert [name for name in names if name in answer.text] == []
    assert stored() == before


@pytest.mark.parametrize("call", SETUP_CALLS)
def test_who_looks_as_her_sets_up_as_herself(browser, hers, people, call: str) -> None:
    staff = browser("max")
    staff.look_as(user_name="ana")
    assert CALLS[call](staff, hers).json().get("outcome") in {"waiting", None}
    askers = set(Proposal.objects.values_list("asked_by", flat=True))
    assert askers <= {people["max"].pk}


def test_the_list_holds_ones_own_entries_only(ana, browser, hers) -> None:
    bo = browser("bo")
    found = [one.get("entries/", **HERE).json()["entries"] for one in (ana, bo)]
    assert [[entry["id"] for entry in entries] for entries in found] == [[str(hers["entry"])], []]


def test_the_take_away_holds_ones_own_words_only(ana, browser, hers) -> None:
    bo = browser("bo")
    his = give_right(bo.person.pk, token="bos")
    assert [TEXT in whole(ana.get(hers["export"])), TEXT in whole(bo.get(his))] == [True, False]


@pytest.mark.parametrize("name", ["bo", "eve", "tor", "cleo", "liv", "sol", "max"])
def test_another_persons_entry_is_not_there(browser, hers, untouched, name: str) -> None:
    other, missing = browser(name), {**hers, "entry": uuid4()}
    for call in ("entry", "entry, saved", "decision", "decision, deleted", "asking", "thread"):
        hidden = untouched(CALLS[call], other, hers)
        assert hidden == untouched(CALLS[call], other, missing)
        assert hidden in {(404, "not_found"), (428, "ticket_missing")}


@pytest.mark.parametrize("missing", [STUDENTS, "opaque_keys.edx.keys"])
def test_without_the_platforms_enrolment_she_keeps_what_she_has(
    ana, hers, untouched, monkeypatch, missing: str
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    assert untouched(CALLS["entry, begun"], ana, hers) == (403, "not_enrolled")
    assert CALLS["entry, saved"](ana, hers).status_code == 200
    assert CALLS["entry"](ana, hers).json()["text"] == NEW["text"]
    assert CALLS["entries"](ana, hers).status_code == 200
    assert CALLS["export"](ana, hers).status_code == 200


def test_a_platform_that_fails_enrols_nobody(ana, hers, untouched, monkeypatch) -> None:
    broken = property(lambda _: 1 / 0)
    monkeypatch.setattr(sys.modules[STUDENTS].CourseEnrollment, "is_enrolled", broken)
    assert untouched(CALLS["entry, begun"], ana, hers) == (403, "not_enrolled")


def test_without_profiles_people_keep_their_user_names(ana, hers) -> None:
    readers = CALLS["entries"](ana, hers).json()["readers"]
    assert [reader["name"] for reader in readers] == ["cleo", "ida"]


def test_a_token_is_asked_for(ana, hers, untouched) -> None:
    ana.client.cookies.clear()
    ana.client.force_login(ana.person)
    writes = [name for name in CALLS if CALLS[name](ana, hers).request["REQUEST_METHOD"] == "PUT"]
    assert {untouched(CALLS[name], ana, hers) for name in writes} == {(403, "csrf")}


def test_refusals_look_alike_for_hidden_and_missing(browser, hers) -> None:
    bo = browser("bo")
    hidden, missing = bo.get(f"entries/{hers['entry']}/"), bo.get(f"entries/{uuid4()}/")
    assert hidden.content == missing.content
    assert refusal(hidden) == (404, "not_found")
