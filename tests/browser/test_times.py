"""Cleo offers times, Bo books one with one press, she has to cancel; two press at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from json import dumps
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.common import COUNSELLOR_DESK, COURSE, TALK, TIMES, assert_accessible
from tests.browser.server import School

Person = Callable[..., Page]
CUT = ("ERR_INTERNET_DISCONNECTED",)
ROUNDS = 8


def test_bo_books_a_time_and_cleo_has_to_cancel_it(person: Person) -> None:
    cleo, bo = person("cleo"), person("bo")
    cleo.goto(COUNSELLOR_DESK)
    cleo.get_by_role("link", name="Times to talk").click()
    offer(cleo, "08:00")
    offer(cleo, "")  # the form goes on where the last one ended
    expect(cleo.get_by_role("listitem").filter(has_text="08:20–08:40")).to_be_visible()
    assert_accessible(cleo)
    books(bo, "08:20")
    cleo.reload()
    booked = cleo.get_by_role("article").filter(has_text="Bo Eng")
    booked.get_by_text("Cancel this time").click()
    assert_accessible(cleo)
    booked.get_by_role("button", name="Yes, cancel it").click()
    expect(booked).to_have_count(0)
    bo.reload()
    expect(bo.get_by_role("main")).to_contain_text("Cleo Berg had to cancel")
    assert_accessible(bo)


def offer(adult: Page, start: str) -> None:
    """One more time, in the room of the adult."""
    free = adult.get_by_role("button", name="Take back")
    before = free.count()
    if start:
        adult.get_by_label("Begins at").fill(start)
    adult.get_by_role("button", name="Offer this time").click()
    expect(free).to_have_count(before + 1)


def books(bo: Page, start: str) -> None:
    """From where he wants to talk, with one press; the calendar says nothing."""
    bo.goto(TALK)
    bo.get_by_role("link", name="Book a time with Cleo Berg").click()
    assert_accessible(bo)
    book(bo, start).click()
    expect(bo.get_by_text("The time is yours.")).to_be_focused()
    expect(bo.get_by_role("region", name="Your time with Cleo Berg")).to_contain_text(start)
    assert_accessible(bo)
    with bo.expect_download() as loading:
        bo.get_by_role("link", name="Put it in my calendar").click()
    said = Path(loading.value.path()).read_text("utf-8")
    assert "SUMMARY:Appointment\n" in said
    assert [word for word in ("Cleo", "Bo", "Eng", "talk", "Flex-ID") if word in said] == []


def book(student: Page, start: str) -> object:
    """The button of the free time that begins then."""
    row = student.locator("[data-part=time]").filter(has_text=f"{start}–")
    return row.get_by_role("button", name="Book")


def test_without_a_connection_or_scripts_nothing_is_promised(person: Person) -> None:
    cleo, cai = person("cleo"), person("cai", expected=CUT)
    cleo.goto(f"{COUNSELLOR_DESK}times/")
    offer(cleo, "09:00")
    cai.goto(TIMES)
    cai.context.set_offline(True)
    book(cai, "09:00").click()
    expect(cai.get_by_role("alert")).to_contain_text("Nothing was changed")
    cai.context.set_offline(False)
    book(cai, "09:00").click()
    cai.get_by_role("button", name="Cancel this time").click()
    expect(cai.get_by_text("Your time is cancelled.")).to_be_focused()
    plain = person("cai", java_script_enabled=False)
    plain.goto(TIMES)
    expect(book(plain, "09:00")).to_be_disabled()
    expect(plain.get_by_text("your browser does not run scripts")).to_be_visible()


def test_whoever_presses_second_is_told_and_finds_the_others(person: Person) -> None:
    cleo, dina, emre = person("cleo"), person("dina"), person("emre", expected=("409",))
    cleo.goto(f"{COUNSELLOR_DESK}times/")
    offer(cleo, "10:00")
    offer(cleo, "")
    for student in (dina, emre):
        student.goto(TIMES)
    book(dina, "10:00").click()
    expect(dina.get_by_text("The time is yours.")).to_be_visible()
    book(emre, "10:00").click()
    expect(emre.get_by_role("alert")).to_have_text(
        "Somebody else just took this time. Here are the others."
    )
    expect(book(emre, "10:00")).to_have_count(0)
    expect(book(emre, "10:20")).to_be_enabled()
    assert_accessible(emre)


def test_of_two_who_press_at_once_exactly_one_gets_it(school: School, person: Person) -> None:
    cleo, students = person("cleo"), [person("ana"), person("faduma")]
    cleo.goto(f"{COUNSELLOR_DESK}times/")
    offer(cleo, "11:00")
    students[0].goto(TIMES)
    address = book(students[0], "11:00").get_attribute("data-url") or ""
    hands = [headers(one) for one in students]
    with ThreadPoolExecutor(2) as threads:
        for _ in range(ROUNDS):
            presses = threads.map(lambda hand: put(school, address, hand, booked=True), hands)
            assert sorted(presses) == [200, 409]
            assert [put(school, address, hand, booked=False) for hand in hands] == [200, 200]


def headers(page: Page) -> dict[str, str]:
    """What her browser sends along."""
    cookies = {one["name"]: one["value"] for one in page.context.cookies()}
    return {
        "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
        "Content-Type": "application/json",
        "X-CSRFToken": cookies["csrftoken"],
    }


def put(school: School, address: str, hand: dict[str, str], *, booked: bool) -> int:
    """One press."""
    connection = HTTPConnection("127.0.0.1", school.port, timeout=60)
    connection.request("PUT", address, dumps({"course": COURSE, "booked": booked}), hand)
    status = connection.getresponse().status
    connection.close()
    return status
