"""A certificate on paper: for its owner and the coordinator, in three languages, without a mark."""

import re
from uuid import uuid4

import pytest
from django.test import override_settings

from flexid_xblock.access.models import Membership
from flexid_xblock.desk import certificate_pdf
from flexid_xblock.desk import certificates as desk
from flexid_xblock.progress.api import certificates, in_fours
from flexid_xblock.progress.models import Certificate
from tests.common import COURSE
from tests.desk.common import at, main_of, our_queries
from tests.desk.meetings import many_students
from tests.progress.closing import FIRST, WELCOME, close, group_named, held, mine

OTHERS = ["bo", "eve", "tor", "cleo", "ida", "liv", "kim", "max"]


@pytest.fixture
def given(actor):
    """Ana's certificate: the welcome, and a short meeting of *Who am I*."""
    ana = {f"_{actor('ana').user_id}": "there"}
    held(actor("tor"), WELCOME, **ana)
    held(actor("tor"), FIRST, form="lessons", **ana)
    close(actor("sol"))
    return mine(actor("ana"))[0]


def paper_of(page) -> str:
    """What stands on the first sheet of a page."""
    sheet = re.search(r"<article class=\"flexid-paper\".*?</article>", page.content.decode(), re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", sheet[0]).split())


@override_settings(FLEXID_SCHOOL_NAME="Byskogen skole")
def test_it_says_who_took_part_in_what_and_how_long(logged_in, given) -> None:
    page = logged_in("ana").get(at("certificate", certificate_id=given.id))
    said = paper_of(page)
    told = ("Byskogen skole", "Ana Lind", "Flex-ID: flexible identity", "Year 1: the group")
    told += ("Welcome and agreement", "Who am I – who are we?", "Meetings 2", "together 3 ")
    told += (f"http://testserver/flexid/verify/{in_fours(given.code)}/", "The code to scan")
    assert [one for one in told if one not in said] == []


def test_nothing_on_it_is_a_mark_and_none_of_what_she_missed(logged_in, given) -> None:
    said = paper_of(logged_in("ana").get(at("certificate", certificate_id=given.id)))
    missed = ("Moving", "text", "journal", "score", "absence", "%", "of 8")
    assert [one for one in missed if one in said] == []


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("address", ["certificate", "certificate_pdf"])
def test_of_anybody_elses_there_is_nothing(logged_in, given, name: str, address: str) -> None:
    client = logged_in(name)
    pages = [client.get(at(address, certificate_id=one)) for one in (given.id, uuid4())]
    assert [page.status_code for page in pages] == [404, 404]
    assert pages[0].content == pages[1].content


def test_in_another_course_it_is_not_there(logged_in, given) -> None:
    address = at("certificate", certificate_id=given.id).replace("+School+", "+Other+")
    assert logged_in("ana").get(address).status_code == 404


@pytest.mark.parametrize(
    ("asked", "language", "direction"),
    [("nb", "nb", "ltr"), ("ar", "ar", "rtl"), ("en", "en", "ltr"), ("xx", "en", "ltr")],
)
def test_its_language_is_chosen_and_the_page_stays(
    logged_in, given, asked: str, language: str, direction: str
) -> None:
    page = logged_in("ana").get(at("certificate", certificate_id=given.id), {"language": asked})
    text = page.content.decode()
    assert f'<article class="flexid-paper" lang="{language}" dir="{direction}"' in text
    assert '<html lang="en" dir="ltr">' in text


@pytest.mark.parametrize(
    ("language", "title"), [("nb", "Velkommen og avtale"), ("ar", "ترحيب واتفاق")]
)
def test_its_themes_are_in_its_language(logged_in, given, language: str, title: str) -> None:
    page = logged_in("ana").get(at("certificate", certificate_id=given.id), {"language": language})
    assert title in paper_of(page)


def test_one_that_was_withdrawn_says_so(logged_in, actor, given) -> None:
    certificates.withdraw(actor("sol"), given.id, course_key=COURSE)
    page = logged_in("ana").get(at("certificate", certificate_id=given.id))
    assert "Withdrawn: not valid any more" in paper_of(page)


def test_her_own_page_leads_to_it_and_to_none_that_was_withdrawn(logged_in, actor, given) -> None:
    address = f'href="{at("certificate", certificate_id=given.id)}"'
    before = logged_in("ana").get(at("student_page")).content.decode()
    certificates.withdraw(actor("sol"), given.id, course_key=COURSE)
    after = logged_in("ana").get(at("student_page")).content.decode()
    assert (address in before, address in after, "My certificates" in after) == (True, False, False)


def test_the_coordinator_prints_all_of_a_group_and_nobody_else(logged_in, actor, given) -> None:
    address = at("group_certificates", group_id=group_named("Fjord"))
    assert "Ana Lind" in paper_of(logged_in("sol").get(address))
    said = main_of(logged_in("sol").get(address))
    assert re.search(r"Without a certificate.*Bo Eng", said)
    assert {logged_in(name).get(address).status_code for name in ("ana", *OTHERS)} == {404}


def test_a_group_whose_year_is_open_has_no_page_of_certificates(logged_in, people) -> None:
    for group in (group_named("Skog"), uuid4()):
        assert logged_in("sol").get(at("group_certificates", group_id=group)).status_code == 404


@pytest.mark.parametrize("count", [3, 300])
def test_a_groups_page_costs_the_same_however_many_they_are(
    logged_in, given, monkeypatch, count: int
) -> None:
    monkeypatch.setattr(desk, "_qr", lambda *_: "")  # drawing takes a while, and asks nothing
    fjord = group_named("Fjord")
    row = Certificate.objects.values().get()
    Certificate.objects.bulk_create(
        Certificate(**row | {"id": uuid4(), "user_id": who, "code": f"{who:016}"})
        for who in many_students(fjord, count)
    )
    client = logged_in("sol")
    assert our_queries(client, at("group_certificates", group_id=fjord)) == 7
    assert our_queries(client, at("years_desk")) == 7
    assert Membership.objects.filter(group_id=fjord, role="student").count() == 6 + count


@pytest.mark.parametrize("language", ["en", "nb", "ar"])
def test_it_is_a_pdf_too_where_the_library_is_installed(logged_in, given, language: str) -> None:
    address = at("certificate_pdf", certificate_id=given.id)
    answer = logged_in("ana").get(address, {"language": language})
    assert (answer.headers["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("reason", ["no library", "a name in other letters"])
def test_else_there_is_no_button_and_no_file(
    logged_in, people, given, monkeypatch, reason: str
) -> None:
    if reason == "no library":
        monkeypatch.setattr(certificate_pdf, "_NEEDED", ("no_such_library",))
    else:
        people["ana"].first_name = "አና"
        people["ana"].save()
    page = logged_in("ana").get(at("certificate", certificate_id=given.id)).content.decode()
    file = logged_in("ana").get(at("certificate_pdf", certificate_id=given.id))
    assert ("Save as PDF" in page, "Print, or save" in page, file.status_code) == (False, True, 404)
