"""Cleo's week: help first, then who asks for her; an answer begun, sent, regretted, sent."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.common import COUNSELLOR_DESK, WIDE, assert_accessible
from tests.browser.hands import WAYS, Mouse, Way, every_way, tab_to
from tests.browser.server import School

Person = Callable[..., Page]
Press = Callable[[Locator], None]
PLANT = "from tests.browser import cases; print(cases.{})"
ANOTHER = "cases.plant_one('Oda Moen')"  # in another language: else there is none to choose
MINUTE_OVER = (
    "from django.utils import timezone; from flexid_xblock.journal.models import Reply;"
    "Reply.objects.filter(visible_from__gt=timezone.now()).update(visible_from=timezone.now())"
)
# Languages that nobody else here writes, one for each walk.
TONGUES = ("ti", "so", "ps", "am", "ckb", "uk", "pl", "tr", "fa", "ur", "lt", "sw")
STILL = {"reduced_motion": "reduce"}  # axe would measure colours that are on their way
ANSWER = "Thank you for asking me. شكرا 🙂"


def planted(school: School, call: str) -> list[str]:
    """Ids of texts that wait for Cleo and that no other story has to do with."""
    return school.python(PLANT.format(call)).splitlines()[-1].split()


def box(page: Page) -> Locator:
    return page.locator("#answer")


def act(page: Page, name: str) -> Locator:
    """A button or link, in whatever language it speaks."""
    return page.locator(f"main [data-action='{name}']")


def expect_saved(page: Page) -> None:
    expect(page.locator("[data-part=status]")).to_have_attribute("data-state", "saved")


def at(page: Page, entry: str) -> None:
    """The text that is read now."""
    page.wait_for_url(re.compile(f"/entries/{entry}/"))


def test_cleos_week_on_a_phone(school: School, person: Person) -> None:
    texts = planted(school, f"plant('rw', 'Gro Lie', 'Hana Ali'), {ANOTHER}")
    a_week(person("cleo", **STILL), "Gro Lie", "rw", texts, Mouse().press)


@pytest.mark.deep
@every_way
def test_cleos_week_on_every_screen(school: School, person: Person, way: Way) -> None:
    tongue = TONGUES[WAYS.index(way)]
    texts = planted(school, f"plant({tongue!r}, 'Jo {tongue}', 'Kaia {tongue}'), {ANOTHER}")
    cleo = way.enter(person, "cleo")
    a_week(cleo, f"Jo {tongue}", tongue, texts, way.hand.press)
    way.look(cleo)


def a_week(cleo: Page, student: str, language: str, texts: list[str], press: Press) -> None:
    """From the queue to the second text, with an answer on the way."""
    cleo.goto(COUNSELLOR_DESK)
    rows = cleo.locator(".flexid-queue .flexid-row")
    first, asked = (rows.filter(has_text=student).nth(place) for place in (0, 1))
    assert first.bounding_box()["y"] < asked.bounding_box()["y"]
    expect(first.get_by_role("link")).to_have_attribute("href", re.compile("/desk/requests/"))
    assert_accessible(cleo)
    press(cleo.locator(".flexid-filters summary"))
    press(cleo.locator(f".flexid-filters [href='?language={language}']"))
    expect(cleo.locator(".flexid-row--desk")).to_have_count(4)
    press(cleo.locator(".flexid-row--desk").first.get_by_role("link"))
    at(cleo, texts[0])
    draft_send_and_regret(cleo, press)
    on_and_back(cleo, texts)
    press(cleo.locator("[data-part=way] a").first)
    cleo.wait_for_url(f"**/counsellor/?language={language}")
    expect(cleo.locator(".flexid-row--desk")).to_have_count(3)


def on_and_back(cleo: Page, texts: list[str]) -> None:
    """By the arrow keys, in the direction the page is read."""
    onward, back = ("ArrowLeft", "ArrowRight") if is_rtl(cleo) else ("ArrowRight", "ArrowLeft")
    for key, text in ((onward, texts[1]), (onward, texts[2]), (back, texts[1])):
        cleo.keyboard.press(key)
        at(cleo, text)
        expect(box(cleo)).to_be_enabled()


def draft_send_and_regret(cleo: Page, press: Press) -> None:
    """The draft is there after a reload; what is sent comes back, and goes again."""
    expect(box(cleo)).to_be_enabled()
    assert_accessible(cleo)
    tab_to(cleo, box(cleo))
    cleo.keyboard.type(ANSWER)
    cleo.keyboard.press("ArrowLeft")  # while she writes, the arrows are the text's
    expect_saved(cleo)
    cleo.reload()
    expect(box(cleo)).to_have_value(ANSWER)
    press(act(cleo, "reply"))
    thread = cleo.locator("[data-part=thread]")
    expect(thread).to_contain_text(ANSWER)
    assert_accessible(cleo)
    cleo.reload()
    press(act(cleo, "take-back"))
    expect(box(cleo).and_(cleo.locator(":focus"))).to_have_value(ANSWER)
    press(act(cleo, "reply"))
    expect(thread).to_contain_text(ANSWER)
    expect(cleo.locator("[data-part=sent]")).to_be_focused()


def is_rtl(page: Page) -> bool:
    return page.locator("html").get_attribute("dir") == "rtl"


def opened(school: School, cleo: Page, name: str) -> str:
    """The address of this student's text, which Cleo reads now."""
    (entry,) = planted(school, f"plant_one({name!r})")
    cleo.goto(f"{COUNSELLOR_DESK}entries/{entry}/")
    expect(box(cleo)).to_be_enabled()
    return cleo.url


def test_when_the_minute_is_over_it_is_sent_and_a_new_answer_can_begin(
    school: School, person: Person
) -> None:
    cleo = person("cleo")
    cleo.clock.install()
    opened(school, cleo, "Lea Dahl")
    box(cleo).fill("The first answer")
    act(cleo, "reply").click()
    expect(act(cleo, "take-back")).to_be_visible()
    expect(cleo.locator("[data-part=seconds]")).to_have_text(re.compile(r"^(60|5\d)$"))
    cleo.clock.fast_forward(61_000)
    expect(act(cleo, "take-back")).to_be_hidden()
    expect(cleo.locator("[data-part=sent-words]")).to_have_text("Your answer is sent.")
    box(cleo).fill("A second answer")
    cleo.clock.fast_forward(2_000)
    expect_saved(cleo)


def test_what_the_student_can_read_by_now_is_not_taken_back(school: School, person: Person) -> None:
    cleo = person("cleo", expected=("403",))
    opened(school, cleo, "Ida Strand")
    box(cleo).fill("Sent a minute ago")
    act(cleo, "reply").click()
    expect(act(cleo, "take-back")).to_be_visible()
    school.python(MINUTE_OVER)
    act(cleo, "take-back").click()
    expect(cleo.locator("[data-part=sent]")).to_be_focused()
    expect(cleo.locator("[data-part=thread]")).to_contain_text("Sent a minute ago")
    expect(cleo.locator("[data-part=sent-words]")).to_contain_text("can read this message already")


def test_two_tabs_lose_no_word_of_an_answer(school: School, person: Person) -> None:
    cleo = person("cleo", expected=("409",))
    address = opened(school, cleo, "Nina Berg")
    other = cleo.context.new_page()
    other.goto(address)
    box(cleo).fill("Words of the first tab")
    expect_saved(cleo)
    box(other).fill("Words of the second tab")
    conflict = other.locator("[data-part=conflict]")
    expect(conflict).to_contain_text("Words of the first tab")
    assert_accessible(other)
    act(other, "both").click()
    expect_saved(other)
    cleo.goto(address)
    expect(box(cleo)).to_have_value("Words of the second tab\n\nWords of the first tab")


def test_no_answer_needed_takes_it_off_the_list(school: School, person: Person) -> None:
    cleo = person("cleo")
    address = opened(school, cleo, "Pia Lund")
    act(cleo, "done").click()
    expect(cleo.locator("[data-part=done-line]")).to_be_focused()
    cleo.goto(COUNSELLOR_DESK)
    assert address.rstrip("/").rpartition("/")[2] not in cleo.content()


def test_without_a_connection_the_answer_stays_in_its_box(school: School, person: Person) -> None:
    cleo = person("cleo", expected=("ERR_INTERNET_DISCONNECTED",))
    opened(school, cleo, "Siv Aas")
    cleo.context.set_offline(True)
    box(cleo).fill("Words on a train")
    expect(cleo.locator("[data-part=status]")).to_have_attribute("data-state", "offline")
    act(cleo, "reply").click()
    expect(box(cleo)).to_have_value("Words on a train")
    cleo.context.set_offline(False)
    expect_saved(cleo)


def test_an_earlier_text_and_the_timeline(school: School, person: Person) -> None:
    cleo = person("cleo")
    planted(school, "plant_changed('Tiril Vang')")
    cleo.goto(f"{COUNSELLOR_DESK}?show=changed")
    cleo.get_by_role("link", name="Tiril Vang").click()
    cleo.get_by_role("link", name="This text as it was sent before").click()
    expect(cleo.get_by_role("article")).to_contain_text("Sent first.")
    assert_accessible(cleo)
    cleo.get_by_role("link", name="Back to the newest text").click()
    cleo.get_by_role("link", name="Everything this student sent you").click()
    expect(cleo.locator(".flexid-row--desk")).to_have_count(1)
    assert_accessible(cleo)


def test_a_desk_that_nobody_uses_covers_itself(school: School, person: Person) -> None:
    cleo = person("cleo")
    cleo.clock.install()
    opened(school, cleo, "Vera Nes")
    cleo.clock.fast_forward("20:10")
    covered = cleo.get_by_role("heading", name="This page is covered")
    expect(covered).to_be_focused()
    expect(cleo.get_by_role("article")).to_have_count(0)
    cleo.get_by_role("button", name="Show it again").click()
    expect(box(cleo)).to_be_enabled()


def test_a_covered_page_has_no_way_on(school: School, person: Person) -> None:
    cleo = person("cleo", width=WIDE)
    address = opened(school, cleo, "Una Moe")
    cleo.get_by_role("button", name="Cover the screen").click()
    cleo.keyboard.press("ArrowRight")
    expect(cleo.get_by_role("heading", name="This page is covered")).to_be_visible()
    assert cleo.url == address
