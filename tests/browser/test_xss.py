"""What somebody typed stays a text, wherever it is shown, in a browser that would run it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.browser.common import (
    COURSE,
    JOURNAL_BOOK,
    STUDENT_PAGE,
    TEACHER_DESK,
    WIDE,
    box,
    card,
    open_module,
    part_of,
    prompt,
)
from tests.browser.planting import ALONE, CALLED, plant_each
from tests.browser.planting_care import plant_care
from tests.browser.planting_room import book_a_time, plant_room, said
from tests.browser.planting_views import MANY, PAGED, VIEWS
from tests.browser.server import School, running_school
from tests.browser.xss import LEAVES, NOTHING, TEXTS, WHOLE, Alarm, Hand, grown, plant, renamed
from tests.year_two import SCHOOL

PRESS = "(one) => one.click()"  # wherever it is folded away
# What a counsellor sent can be read after a minute; drafts stay drafts.
MINUTE_OVER = (
    "from django.utils import timezone; from flexid_xblock.journal.models import Reply;"
    "Reply.objects.exclude(visible_from=None).update(visible_from=timezone.now())"
)


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """A school of its own: nobody else shall meet these people."""
    with running_school(tmp_path_factory.mktemp("poisoned"), **SCHOOL) as school:
        yield school


@pytest.fixture(scope="module")
def remembered(school: School) -> dict[str, StorageState]:
    return renamed(school)


@pytest.fixture(scope="module")
def planted(
    school: School, browser: Browser, remembered: dict[str, StorageState]
) -> dict[str, str]:
    """The ids of what was planted everywhere."""
    contexts = {
        name: browser.new_context(base_url=school.address, storage_state=remembered[name])
        for name in VIEWS
    }
    hands = {name: Hand(context) for name, context in contexts.items()}
    ids = plant(hands)
    ids |= plant_care(hands, ids["entry"])
    ids |= plant_room(hands, ids["meeting"], ids["student"])
    book_a_time(hands)
    school.python(MINUTE_OVER)
    for context in contexts.values():
        context.close()
    return ids


@pytest.mark.parametrize("who", VIEWS)
@pytest.mark.parametrize("bypass", [False, True], ids=["guarded", "without our CSP"])
def test_what_people_typed_is_shown_letter_by_letter(
    device: Callable[..., Page],
    remembered: dict[str, StorageState],
    planted: dict[str, str],
    who: str,
    bypass: bool,
) -> None:
    page = device(width=WIDE, storage_state=remembered[who], bypass_csp=bypass)
    alarm = Alarm(page.context)
    for address, texts in VIEWS[who]:
        page.goto(address.format(**planted))
        assert grown(page, alarm, texts) == NOTHING


def test_what_she_looks_for_and_what_is_found_stay_texts(
    device: Callable[..., Page], remembered: dict[str, StorageState], planted: dict[str, str]
) -> None:
    page = device(width=WIDE, storage_state=remembered["ana"], bypass_csp=True)
    alarm = Alarm(page.context)
    page.goto(JOURNAL_BOOK)
    for text in TEXTS:
        term = text[22:202].strip()
        looking = page.get_by_role("textbox", name="Find in my own texts")
        looking.fill(term)
        looking.press("Enter")
        expect(page.locator("[data-part=hits] mark").first).to_be_visible()
        assert grown(page, alarm, []) == NOTHING


def test_the_text_of_the_other_device_is_shown_letter_by_letter(
    device: Callable[..., Page], remembered: dict[str, StorageState]
) -> None:
    page = device(storage_state=remembered["cai"], bypass_csp=True, expected=("409",))
    alarm, hand = Alarm(page.context), Hand(page.context)
    hand.put("notice", {"course": COURSE})
    entry = hand.write("three-circles", "One device")
    open_module(page)
    hand.write("three-circles", WHOLE, based_on=1, entry=entry)
    box(prompt(page, "three-circles")).fill("Another device")
    assert grown(page, alarm, [WHOLE]) == NOTHING


def test_what_one_takes_along_is_a_file_and_no_page(
    device: Callable[..., Page], remembered: dict[str, StorageState], planted: dict[str, str]
) -> None:
    page = device(storage_state=remembered["ana"])
    page.goto(STUDENT_PAGE)
    asked = page.evaluate(
        "() => FlexId.ask('PUT', '/flexid/api/v1/take-away/', {body: {form: 'data'}})"
    )
    answer = page.request.get(asked["data"]["url"])
    names = ("content-type", "x-content-type-options", "content-disposition")
    said = [answer.headers[name].split(";")[0] for name in names]
    assert said == ["application/json", "nosniff", "attachment"]
    assert WHOLE in [entry["draft"] for entry in answer.json()["entries"]]


def test_what_happened_to_a_card_is_told_letter_by_letter(
    device: Callable[..., Page], remembered: dict[str, StorageState], planted: dict[str, str]
) -> None:
    tor, ana = (device(storage_state=remembered[who], bypass_csp=True) for who in ("tor", "ana"))
    alarms = [Alarm(page.context) for page in (tor, ana)]
    tor.goto(f"{TEACHER_DESK}meetings/{planted['meeting']}/")
    open_module(ana)
    asked = card(part_of(tor, "queue"), said("asked")[0][:30])
    asked.locator("[data-act=history]").evaluate(PRESS)
    assert grown(tor, alarms[0], [said("report")[0], said("name-why")[0]]) == NOTHING
    back = card(ana, said("back")[0][:30])
    back.locator("[data-action=story]").evaluate(PRESS)
    expect(part_of(back, "story").locator("li")).not_to_have_count(0)
    assert said("back-why")[0] in (part_of(back, "story").text_content() or "")
    assert grown(ana, alarms[1], []) == NOTHING


def test_what_another_page_saved_is_shown_letter_by_letter(
    device: Callable[..., Page], remembered: dict[str, StorageState], planted: dict[str, str]
) -> None:
    page = device(storage_state=remembered["tor"], bypass_csp=True, expected=("409",))
    alarm, hand = Alarm(page.context), Hand(page.context)
    page.goto(f"{TEACHER_DESK}meetings/{planted['meeting']}/after/")
    newer, words = said("newer")[0], f"meetings/{planted['meeting']}/afterword"
    hand.put(words, {"text": newer}, if_match='"1"')
    page.get_by_label("Your words, for the next time").fill("Other words")
    page.get_by_role("button", name="Save the words").click()
    assert grown(page, alarm, [newer]) == NOTHING
    hand.put(words, {"text": said("worked")[0]}, if_match='"2"')


@pytest.fixture(scope="module")
def planted_alone(school: School, planted: dict[str, str]) -> dict[str, str]:
    """The same ids, when each text stands alone in every list as well."""
    ids = f"{planted['entry']}', '{planted['concern']}"
    school.python(f"from {plant_each.__module__} import *; plant_each('{ids}')")
    return planted


@pytest.mark.deep
@pytest.mark.parametrize("who", MANY)
def test_each_of_them_alone_is_shown_letter_by_letter(
    device: Callable[..., Page],
    remembered: dict[str, StorageState],
    planted_alone: dict[str, str],
    who: str,
) -> None:
    page = device(width=WIDE, storage_state=remembered[who], bypass_csp=True)
    page.context.set_default_timeout(300_000)
    alarm = Alarm(page.context)
    for address in MANY[who]:
        page.goto(address.format(**planted_alone))
        assert grown(page, alarm, CALLED if address == TEACHER_DESK else ALONE) == NOTHING


@pytest.mark.deep
@pytest.mark.parametrize("who", PAGED)
def test_each_of_them_is_shown_so_on_one_of_many_pages(
    device: Callable[..., Page],
    remembered: dict[str, StorageState],
    planted_alone: dict[str, str],
    who: str,
) -> None:
    page = device(width=WIDE, storage_state=remembered[who], bypass_csp=True)
    alarm, seen = Alarm(page.context), set()
    page.goto(PAGED[who].format(**planted_alone))
    older = page.get_by_role("link", name="Older notes")
    while True:
        assert grown(page, alarm, []) == NOTHING
        seen |= set(page.evaluate(LEAVES))
        if not older.count():
            break
        older.click()
    assert set(ALONE) - seen == set()
