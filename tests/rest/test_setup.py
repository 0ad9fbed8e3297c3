"""Setting up through the API: names of people are whole, and a second person decides."""

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.access.models import Group, Membership, Proposal
from tests.common import COURSE
from tests.rest.common import UNKNOWN, refusal, stored

NEW = "5b1f1f6e-5d4e-4c8e-9d65-1f6d2f4a8a01"
IN_COURSE = {"course": COURSE}


@pytest.fixture
def fjord(people) -> str:
    return f"setup/groups/{Group.objects.get(name='Fjord').pk}"


def test_a_group_is_made_and_called_otherwise(api) -> None:
    for name in ("Elv", "Elven"):
        body = {**IN_COURSE, "name": name, "year": 2}
        assert api("sol").put(f"setup/groups/{NEW}/", body).json() == {"outcome": "done"}
    assert Group.objects.filter(pk=NEW).values_list("name", "year").get() == ("Elven", 2)


@pytest.mark.parametrize("who", ["una", " UNA@demo.invalid", "Una"])
def test_somebody_is_found_by_login_name_or_address_and_added(api, fjord, people, who) -> None:
    body = {**IN_COURSE, "who": who, "role": "teacher"}
    assert api("sol").put(f"{fjord}/people/", body).json() == {"outcome": "done"}
    rows = Membership.objects.live().filter(group__name="Fjord", role="teacher")
    assert people["una"].pk in rows.values_list("user_id", flat=True)


@pytest.mark.parametrize("who", ["un", "Una Sand", "nobody@demo.invalid"])
def test_part_of_a_name_finds_nobody(api, fjord, who) -> None:
    body = {**IN_COURSE, "who": who, "role": "teacher"}
    assert refusal(api("sol").put(f"{fjord}/people/", body)) == (422, "no_account")


@pytest.mark.parametrize("who", ["una", "nobody-of-that-name"])
def test_whoever_may_change_nothing_learns_of_no_account(api, fjord, who) -> None:
    before = stored()
    place, assigning = {"who": who, "role": "teacher"}, {"who": who}
    for path, body in (("people", place), ("counsellors", assigning)):
        asked = api("tor").put(f"{fjord}/{path}/", {**IN_COURSE, **body})
        assert refusal(asked) == (404, "not_found")
    assert stored() == before


def test_a_student_leaves_or_moves(api, fjord, people) -> None:
    skog = Group.objects.get(name="Skog").pk
    path = f"{fjord}/people/{people['bo'].pk}"
    api("sol").put(f"{path}/move/", {**IN_COURSE, "to": str(skog)})
    path = f"setup/groups/{skog}/people/{people['bo'].pk}"
    assert api("sol").put(f"{path}/leaving/", {**IN_COURSE, "role": "student"}).status_code == 200
    rows = Membership.objects.filter(user_id=people["bo"].pk)
    assert [row.until is None for row in rows] == [False, False]


def test_a_counsellor_is_proposed_agreed_to_and_ended_by_two(api, fjord, people) -> None:
    dov, ana = people["dov"].pk, people["ana"].pk
    asks = (
        (f"{fjord}/counsellors/", {"who": "dov"}),
        (f"{fjord}/counsellors/{dov}/ending/", {"student": ana}),
    )
    readers = []
    for path, body in asks:
        assert api("sol").put(path, {**IN_COURSE, **body}).json() == {"outcome": "waiting"}
        proposal = Proposal.objects.get(outcome="waiting").pk
        answer = api("max").put(
            f"setup/proposals/{proposal}/decision/", {**IN_COURSE, "decision": "approve"}
        )
        assert answer.json() == {"outcome": "done"}
        readers.append(dov in access.readers_of(ana, COURSE).all)
    assert readers == [True, False]


@pytest.mark.parametrize(
    ("who", "decision", "outcome"),
    [
        ("sol", "approve", (403, "second_person")),
        ("sol", "refuse", (403, "second_person")),
        ("max", "withdraw", (404, "not_found")),
        ("dov", "approve", (404, "not_found")),
    ],
)
def test_who_may_not_decide_is_refused(api, fjord, who, decision, outcome) -> None:
    api("sol").put(f"{fjord}/counsellors/", {**IN_COURSE, "who": "dov"})
    path = f"setup/proposals/{Proposal.objects.get().pk}/decision/"
    assert refusal(api(who).put(path, {**IN_COURSE, "decision": decision})) == outcome


def test_a_number_that_no_account_has_is_not_there(api, fjord) -> None:
    for number in (10**9, 10**30):
        path = f"{fjord}/people/{number}/leaving/"
        assert refusal(api("sol").put(path, {**IN_COURSE, "role": "student"})) == (404, "not_found")
    path = f"setup/proposals/{UNKNOWN}/decision/"
    body = {**IN_COURSE, "decision": "refuse"}
    assert refusal(api("sol").put(path, body)) == (404, "not_found")


@pytest.mark.parametrize("path", ["people", "counsellors"])
def test_trying_names_one_after_the_other_is_limited(api, fjord, settings, path: str) -> None:
    settings.FLEXID_LIMITS = {"search": (2, 60)}
    body = {**IN_COURSE, "who": "somebody"} | ({"role": "teacher"} if path == "people" else {})
    answers = [api("sol").put(f"{fjord}/{path}/", body).status_code for _ in range(3)]
    assert answers == [422, 422, 429]
