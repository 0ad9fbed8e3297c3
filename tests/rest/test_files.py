"""A student's own file by two: who may ask, who may agree, and for whom there is nothing to see."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from flexid_xblock.access import exports
from flexid_xblock.access.models import Proposal
from tests.common import COURSE, Api, whole
from tests.desk.common import at, main_of, our_queries
from tests.privacy import closing
from tests.rest.common import refusal

REASON_IS_SHORT, NOT_FOUND = (422, "reason_short"), (404, "not_found")


@pytest.fixture
def ola(people) -> Api:
    """A second administrator of the site."""
    client = Client()
    client.force_login(closing.second_admin())
    return Api(client, course_key=COURSE)


def ask(api: Api, student: str = "ana", **more: str) -> tuple[int, str]:
    return refusal(closing.ask(api, student, **more))


def test_only_an_administrator_asks_and_only_for_a_student(api) -> None:
    others = {name: ask(api(name)) for name in ("ana", "tor", "cleo", "liv", "sol", "kim")}
    assert others == dict.fromkeys(others, NOT_FOUND)
    assert [ask(api("max"), one) for one in ("anna", "ANA", "tor")] == [
        *[(422, "no_account")] * 2,
        (422, "no_file"),
    ]
    assert ask(api("max"), reason="She asked.") == REASON_IS_SHORT
    assert Proposal.objects.count() == 0


def test_a_closed_account_is_found_and_asked_for_once(api, people) -> None:
    User.objects.filter(username="ana").update(is_active=False)
    for reason in (closing.WHY, f"{closing.WHY} Again."):
        assert closing.ask(api("max"), "ana", reason).json() == {"outcome": "waiting"}
    (row,) = Proposal.objects.all()
    assert exports.alike(row.what) == {"student_id": people["ana"].pk}


def test_why_is_stored_closed(api, people) -> None:
    ask(api("max"))
    (row,) = Proposal.objects.values()
    assert "passport" not in str(row)


def test_the_second_is_another_administrator_and_neither_is_she(api, ola, people) -> None:
    ask(api("max"))
    assert refusal(closing.decide(api("max"))) == (403, "second_person")
    assert refusal(closing.decide(api("sol"))) == NOT_FOUND
    User.objects.filter(username="ana").update(is_superuser=True)
    assert refusal(closing.decide(api("ana"))) == (403, "not_oneself")
    assert ask(api("ana")) == (403, "not_oneself")
    assert closing.decide(ola).json() == {"outcome": "done"}
    row = Proposal.objects.get()
    assert (row.asked_by, row.decided_by) == (
        people["max"].pk,
        User.objects.get(username="ola").pk,
    )


@pytest.mark.parametrize(("name", "decision"), [("max", "withdraw"), ("ola", "refuse")])
def test_what_is_not_agreed_to_gives_nothing(api, ola, name: str, decision: str) -> None:
    ask(api("max"))
    asking = {"max": api("max"), "ola": ola}
    assert refusal(closing.file(asking["max"])) == NOT_FOUND
    closing.decide(asking[name], decision)
    found = [step(one) for step in (closing.file, closing.passphrase) for one in asking.values()]
    assert {refusal(one) for one in found} == {NOT_FOUND}


def test_in_an_office_of_one_she_alone_gets_both_and_the_page_says_so(api, settings) -> None:
    settings.FLEXID_SECOND_PERSON = False
    assert closing.ask(api("max"), "ana").json() == {"outcome": "done"}
    said = main_of(api("max").client.get(at("files_desk")))
    assert "one person alone may do this, and then gets both" in said
    words = closing.passphrase(api("max")).json()["passphrase"]
    assert "Ana Lind" in closing.opened(whole(closing.file(api("max"))), words)["page"]


def test_nobody_else_finds_it_among_what_waits(api) -> None:
    ask(api("max"))
    pages = {name: api(name).client.get(at("approvals")) for name in ("sol", "max")}
    assert [main_of(page).count("Nothing waits.") for page in pages.values()] == [1, 1]
    link = f'href="{at("files_desk")}"'
    assert [link in page.content.decode() for page in pages.values()] == [False, True]
    assert api("sol").client.get(at("files_desk")).status_code == 404


def test_the_page_tells_each_her_part_and_why(api, ola) -> None:
    ask(api("max"))
    asker, other = (main_of(one.client.get(at("files_desk"))) for one in (api("max"), ola))
    assert [closing.WHY in said for said in (asker, other)] == [True, True]
    assert ["Take it back" in asker, "Agree" in asker] == [True, False]
    assert ["Take it back" in other, "Agree" in other] == [False, True]
    closing.decide(ola)
    asker, other = (main_of(one.client.get(at("files_desk"))) for one in (api("max"), ola))
    assert ["Save the closed file" in said for said in (asker, other)] == [True, False]
    assert ["Show the passphrase, once" in said for said in (asker, other)] == [False, True]
    closing.age(15)
    late = main_of(ola.client.get(at("files_desk")))
    assert ("Show the passphrase" in late, "Done." in late) == (False, True)


@pytest.mark.parametrize("count", [3, 60])
def test_the_page_costs_the_same_however_many_wait(api, people, count: int) -> None:
    students = [User(username=f"more{one}") for one in range(count)]
    User.objects.bulk_create(students)
    asker = people["tor"].pk
    for one in User.objects.filter(username__startswith="more"):
        what = exports.what_is_asked(one.pk, COURSE, by=asker, reason=closing.WHY)
        about = {"course_key": COURSE, "kind": "export", "asked_as": "admin"}
        Proposal.objects.create(**about, what=what, asked_by=asker)
    client = api("max").client
    client.get(at("files_desk"))
    assert our_queries(client, at("files_desk")) == 6
