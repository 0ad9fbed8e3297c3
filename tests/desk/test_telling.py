"""Somebody new can read what she sends: one line until she says OK; older texts stay."""

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.journal import queries
from tests.common import COURSE, JOURNAL, read_notice, send, write
from tests.desk.common import at, main_of

STAYS = "What you sent before stays closed to them unless you say yes."


@pytest.fixture
def dov(actor, people) -> int:
    """Dov follows Ana up now, after she has sent a text."""
    read_notice(actor("ana"))
    send(actor("ana"), write(actor("ana"), "hers"))
    ids = {"student_id": people["ana"].pk, "counsellor_id": people["dov"].pk}
    access.assign_counsellor(course_key=COURSE, **ids)
    return people["dov"].pk


def lines(api) -> list[str]:
    """What her journal tells her."""
    found = api("ana").get("entries/", query={"course": COURSE, "activity": JOURNAL}).json()
    return [one["words"] for one in found["new_readers"]]


def test_her_page_and_her_journal_tell_her_until_she_says_ok(logged_in, api, people, dov) -> None:
    name = main_of(logged_in("ana").get(at("student_page"))).split("New: ")[1].split(" (")[0]
    assert lines(api) == [f"New: {name} (counsellor) can read what you send from now on. {STAYS}"]
    said = api("ana").put(f"readers/{dov}/told/", {"course": COURSE, "role": "counsellor"})
    assert (said.json(), lines(api)) == ({"told": True}, [])
    assert "New: " not in main_of(logged_in("ana").get(at("student_page")))


def test_ok_opens_nothing_that_was_sent_before(api, actor, dov) -> None:
    api("ana").put(f"readers/{dov}/told/", {"course": COURSE, "role": "counsellor"})
    assert queries.waiting(actor("dov"), COURSE, after=None, limit=9) == ()
    api("ana").put(f"readers/{dov}/reading/", {"course": COURSE})
    assert len(queries.waiting(actor("dov"), COURSE, after=None, limit=9)) == 1


def test_the_notice_can_be_read_again_with_todays_numbers(logged_in, dov) -> None:
    text = main_of(logged_in("ana").get(at("notice_page")))
    assert "counsellor (2), deputy counsellor (1)" in text
    assert ("You read this on" in text, "I have read this" in text) == (True, False)


def test_the_schools_rule_on_guardians_stands_with_it(logged_in, settings, people) -> None:
    settings.FLEXID_GUARDIANS = {"en": "Ask <b>us</b>."}
    page = logged_in("ana").get(at("notice_page")).content.decode()
    assert ("Ask &lt;b&gt;us&lt;/b&gt;." in page, "I have read this" in page) == (True, True)


@pytest.mark.parametrize("name", ["tor", "cleo", "sol"])
def test_adults_have_no_notice(logged_in, name: str) -> None:
    assert logged_in(name).get(at("notice_page")).status_code == 403
