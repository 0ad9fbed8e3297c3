"""Concern records on the desks: the words for few, the status for who wrote them."""

import re

import pytest

from flexid_xblock.audit.models import ReadRow
from flexid_xblock.care.api import concerns
from flexid_xblock.care.models import Concern
from tests.care.casework import add, record
from tests.common import COURSE
from tests.desk.common import at, main_of, our_queries, said
from tests.desk.many import many_concerns, many_parts

ROW = 'class="flexid-row"'


@pytest.fixture
def ana(actor):
    return actor("ana")


@pytest.fixture
def written(actor, ana):
    """What Tor wrote about Ana."""
    return record(actor("tor"), ana, "kanari-facts", own_words="kanari-said")


def canaries(page) -> list[str]:
    return re.findall(r"kanari-\w+", said(page))


def options(page) -> list[str]:
    select = page.content.decode().split('id="student"')[1].split("</select>")[0]
    return re.findall(r'<option value="\d+"[^>]*>([^<]+)', select)


@pytest.mark.parametrize("name", ["cleo", "ida", "liv"])
def test_these_read_it_and_it_is_written_down(logged_in, written, name: str) -> None:
    page = logged_in(name).get(at("concern_desk", concern_id=written))
    assert canaries(page) == ["kanari-facts", "kanari-said"]
    assert list(ReadRow.objects.values_list("object_kind", "object_ref")) == [
        ("concern", str(written))
    ]


def test_the_second_look_of_its_writer_gives_the_status_only(logged_in, written) -> None:
    client = logged_in("tor")
    listing, record_page = at("concerns_desk"), at("concern_desk", concern_id=written)
    pages = [client.get(listing), client.get(record_page)]
    assert [canaries(page) for page in pages] == [[], []]
    told = main_of(pages[0])
    assert ("Ana Lind" in told, "Open" in told, "Worry about the home" in told) == (
        True,
        True,
        False,
    )
    assert ("Signature" in main_of(pages[1]), ReadRow.objects.count()) == (False, 0)


@pytest.mark.parametrize("name", ["ana", "bo", "kim", "sol", "max"])
@pytest.mark.parametrize("page", ["concerns_desk", "worry_desk"])
def test_who_writes_no_records_has_no_page_for_them(logged_in, written, name: str, page) -> None:
    assert logged_in(name).get(at(page)).status_code == 404


@pytest.mark.parametrize("name", ["ana", "bo", "kim", "per", "dov", "una", "sol", "max"])
def test_for_everybody_else_the_record_is_not_there(logged_in, written, name: str) -> None:
    page = logged_in(name).get(at("concern_desk", concern_id=written))
    assert (page.status_code, ReadRow.objects.count()) == (404, 0)


def test_the_list_opens_nothing(logged_in, written) -> None:
    page = logged_in("liv").get(at("concerns_desk"))
    assert (canaries(page), page.content.decode().count(ROW)) == ([], 1)
    assert ReadRow.objects.count() == 0


@pytest.mark.parametrize("count", [3, 300])
@pytest.mark.parametrize(("name", "queries"), [("liv", 8), ("cleo", 10), ("tor", 10)])
def test_a_list_costs_the_same_however_long(
    logged_in, people, ana, count: int, name: str, queries: int
) -> None:
    many_concerns(people["tor"].pk, ana.user_id, count)
    client, address = logged_in(name), at("concerns_desk")
    assert our_queries(client, address) == queries
    assert client.get(address).content.decode().count(ROW) == min(count, 50)


@pytest.mark.parametrize("count", [3, 300])
def test_a_record_costs_the_same_however_long(logged_in, people, written, count: int) -> None:
    many_parts(Concern.objects.get(), people["cleo"].pk, count)
    client, address = logged_in("liv"), at("concern_desk", concern_id=written)
    client.get(address)
    assert our_queries(client, address) == 14


def test_each_may_write_about_her_own(logged_in, people) -> None:
    ours = ["Ana Lind", "Bo Eng", "Cai Moss", "Dina Noor", "Emre Tun", "Faduma Wais"]
    for name, students in {"tor": ours, "cleo": ours, "dov": ["Eve Rask"], "liv": []}.items():
        page = logged_in(name).get(at("worry_desk"))
        assert (options(page), 'id="login"' in page.content.decode()) == (students, name != "tor")


def test_the_form_says_that_it_calls_nobody(logged_in, people) -> None:
    page = main_of(logged_in("tor").get(at("worry_desk")))
    assert "Call first, write afterwards." in page
    assert "sends nothing to anybody outside the school" in page


def test_a_correction_stands_beside_what_it_corrects(logged_in, actor, written) -> None:
    add(actor("cleo"), written, "kanari-right", "correction", corrects=1)
    page = logged_in("liv").get(at("concern_desk", concern_id=written))
    assert canaries(page) == ["kanari-facts", "kanari-said", "kanari-right"]
    assert "Correction of part 1" in said(page)
    assert "Corrected in part 3." in said(page)


def test_a_signature_is_asked_of_a_second_person_and_shown(logged_in, actor, written) -> None:
    address, button = at("concern_desk", concern_id=written), "I have read this and sign it"
    before = main_of(logged_in("liv").get(address))
    concerns.sign(actor("liv"), written, course_key=COURSE)
    after = main_of(logged_in("cleo").get(address))
    assert (button in before, button in after, "Liv Moen" in after) == (True, False, True)


def test_who_began_it_is_told_that_another_signs(logged_in, actor, ana) -> None:
    made = record(actor("cleo"), ana)
    page = main_of(logged_in("cleo").get(at("concern_desk", concern_id=made)))
    assert ("so another person signs it" in page, "and sign it" in page) == (True, False)
