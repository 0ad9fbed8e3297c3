"""What every desk page shares: refusals in one sentence, nothing stored, help within reach."""

from uuid import uuid4

import pytest

from flexid_xblock.care.api import help_numbers
from flexid_xblock.phrases import sentence
from tests.common import COURSE, meet, send, write
from tests.desk.common import at, main_of, said

PAGES = {
    "student_page": "ana",
    "journal_book": "ana",
    "journal_print": "ana",
    "portfolio": "ana",
    "my_data": "ana",
    "portfolio_print": "ana",
    "coordinator_desk": "sol",
    "programme_report": "sol",
    "family_sheet": "ana",
    "teacher_desk": "tor",
    "module_guide": "tor",
    "teacher_meeting": "tor",
    "counsellor_desk": "cleo",
    "counsellor_guide": "cleo",
    "counsellor_entry": "cleo",
    "timeline": "cleo",
}


@pytest.fixture
def addresses(actor) -> dict[str, str]:
    """Every page, with Ana's sent entry and her group's meeting."""
    entry = send(actor("ana"), write(actor("ana"), "hers"))
    ids = {
        **{name: {"module_key": "who-am-i"} for name in ("family_sheet", "module_guide")},
        "teacher_meeting": {"meeting_id": meet(actor("tor")).id},
        "counsellor_entry": {"entry_id": entry.id},
        "timeline": {"student_id": actor("ana").user_id},
    }
    return {name: at(name, **ids.get(name, {})) for name in PAGES}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_not_stored_and_has_help_and_a_way_out(
    logged_in, addresses, settings, name: str
) -> None:
    page = logged_in(PAGES[name]).get(addresses[name])
    numbers = [one.number for one in help_numbers()]
    assert (page.status_code, page.headers["Cache-Control"]) == (200, "no-store")
    assert [number for number in numbers if number not in said(page)] == []
    assert settings.FLEXID_EXIT_URL in page.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_no_page_has_a_form_for_free_text_or_a_script_of_its_own(
    logged_in, addresses, name: str
) -> None:
    page = logged_in(PAGES[name]).get(addresses[name]).content.decode()
    assert [
        mark for mark in ("<textarea name=", "<script>", "<style", "onclick=") if mark in page
    ] == []


def test_a_refused_page_is_one_sentence(logged_in, people) -> None:
    page = logged_in("eve").get(at("teacher_desk"))
    assert (page.status_code, page.headers["Cache-Control"]) == (404, "no-store")
    assert main_of(page) == f"{sentence('not_found')} Go to the course"


@pytest.mark.parametrize(
    ("who", "name"),
    [("una", "teacher_meeting"), ("dov", "counsellor_entry"), ("bo", "counsellor_entry")],
)
def test_not_yours_and_not_there_are_the_same_page(
    logged_in, addresses, who: str, name: str
) -> None:
    key = "meeting_id" if name == "teacher_meeting" else "entry_id"
    pages = [logged_in(who).get(one) for one in (addresses[name], at(name, **{key: uuid4()}))]
    assert [page.status_code for page in pages] == [404, 404]
    assert pages[0].content == pages[1].content


@pytest.mark.parametrize(
    "name", ["student_page", "journal_book", "coordinator_desk", "teacher_desk", "counsellor_desk"]
)
def test_a_course_that_is_not_here_has_no_pages(logged_in, people, name: str) -> None:
    address = at(name).replace(COURSE, "course-v1:Other+1+1")
    assert logged_in(PAGES[name]).get(address).status_code == 404


@pytest.mark.parametrize("name", ["journal_book", "journal_print", "counsellor_entry"])
def test_without_the_key_a_page_says_what_an_operator_must_do(
    logged_in, addresses, settings, name: str
) -> None:
    settings.FLEXID_KEY = settings.FLEXID_KEY_FILE = ""
    page = logged_in(PAGES[name]).get(addresses[name])
    assert (page.status_code, page.headers["Cache-Control"]) == (503, "no-store")
    assert main_of(page) == f"{sentence('key_missing')} Go to the course"


@pytest.mark.parametrize("language", ["nb", "ar"])
def test_a_page_says_its_language_and_direction(logged_in, people, language: str) -> None:
    page = logged_in("ana").get(at("student_page"), headers={"Accept-Language": language})
    direction = "rtl" if language == "ar" else "ltr"
    assert f'<html lang="{language}" dir="{direction}">' in page.content.decode()
