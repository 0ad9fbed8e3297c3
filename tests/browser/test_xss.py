"""What somebody typed stays a text, wherever it is shown, in a browser that would run it."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, StorageState, expect

from tests.browser.common import (
    COUNSELLOR_DESK,
    COURSE,
    JOURNAL_BOOK,
    JOURNAL_PRINT,
    STUDENT_PAGE,
    TALK,
    TEACHER_DESK,
    WIDE,
    box,
    open_module,
    prompt,
)
from tests.browser.planting import ALONE, plant_each
from tests.browser.planting_care import UNSENT, plant_care
from tests.browser.server import School, running_school
from tests.browser.xss import (
    NAME,
    NOTHING,
    SHORT,
    TEXTS,
    WHOLE,
    Alarm,
    Hand,
    grown,
    plant,
    renamed,
    shown_name,
    typed_name,
)

DESK = f"/flexid/{COURSE}/desk"
# What a counsellor sent can be read after a minute; drafts stay drafts.
MINUTE_OVER = (
    "from django.utils import timezone; from flexid_xblock.journal.models import Reply;"
    "Reply.objects.exclude(visible_from=None).update(visible_from=timezone.now())"
)
# Who looks at which page, and what stands there. {ids} are those of what was planted.
VIEWS: dict[str, list[tuple[str, list[str]]]] = {
    "ana": [
        ("/module/who-am-i/", [WHOLE, *TEXTS, shown_name("bo"), shown_name("cleo")]),
        (STUDENT_PAGE, [*TEXTS, shown_name("cleo"), shown_name("dov")]),
        (JOURNAL_BOOK, [WHOLE, *TEXTS, shown_name("cleo")]),
        (JOURNAL_PRINT, [WHOLE, *TEXTS, shown_name("cleo"), shown_name("ana")]),
        (TALK, [*TEXTS, shown_name("tor")]),
    ],
    "bo": [("/module/who-am-i/", [*TEXTS, shown_name("bo"), shown_name("ida")])],
    "cleo": [
        (COUNSELLOR_DESK, [shown_name("ana"), typed_name("cleo")]),
        (f"{COUNSELLOR_DESK}entries/{{entry}}/", [WHOLE, *TEXTS, UNSENT, shown_name("ana")]),
        (f"{COUNSELLOR_DESK}entries/{{twice}}/texts/1/", [WHOLE]),
        (f"{COUNSELLOR_DESK}students/{{student}}/", [shown_name("ana")]),
        (f"{COUNSELLOR_DESK}students/{{student}}/case/", [WHOLE, *SHORT, shown_name("ana")]),
        (f"{COUNSELLOR_DESK}hand-over/", [WHOLE, shown_name("ana")]),
        (f"{DESK}/concerns/{{concern}}/", [WHOLE, TEXTS[0], TEXTS[-1], shown_name("tor")]),
        (f"{DESK}/holds/{{hold}}/", [WHOLE, TEXTS[0], shown_name("ana"), shown_name("ida")]),
    ],
    "ida": [
        (f"{COUNSELLOR_DESK}students/{{student}}/case/notes/", [WHOLE, shown_name("cleo")]),
    ],
    "sol": [(f"{DESK}/coordinator/", [shown_name("ana")])],
    "tor": [
        *((f"{DESK}/requests/{{request{n}}}/", [text]) for n, text in enumerate(TEXTS)),
        (f"{DESK}/concerns/", [shown_name("ana")]),
        (f"{DESK}/worry/", [shown_name("ana"), shown_name("bo")]),
        (TEACHER_DESK, [NAME, shown_name("faduma")]),
        (f"{TEACHER_DESK}meetings/{{meeting}}/", [*TEXTS, NAME, shown_name("bo")]),
    ],
    "dov": [
        (f"{DESK}/emergency/", [*TEXTS, shown_name("ana"), shown_name("dov")]),
        (f"{COUNSELLOR_DESK}entries/{{entry}}/", [WHOLE, shown_name("ana")]),
    ],
    "liv": [
        (f"{DESK}/safeguarding/", [*TEXTS, shown_name("ana"), shown_name("dov")]),
        (f"{DESK}/concerns/{{concern}}/", [WHOLE, TEXTS[0], TEXTS[-1]]),
    ],
}

# Where many stand in a list.
MANY = {
    "ana": ("/module/who-am-i/", STUDENT_PAGE, JOURNAL_BOOK, JOURNAL_PRINT),
    "cleo": (f"{COUNSELLOR_DESK}entries/{{entry}}/",),
    "tor": (TEACHER_DESK, f"{TEACHER_DESK}meetings/{{meeting}}/"),
    "dov": (f"{DESK}/emergency/",),
    "liv": (f"{DESK}/safeguarding/",),
}


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """A school of its own: nobody else shall meet these people."""
    with running_school(tmp_path_factory.mktemp("poisoned")) as school:
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
    answer = device(storage_state=remembered["ana"]).request.get("/flexid/api/v1/export/")
    names = ("content-type", "x-content-type-options", "content-disposition")
    said = [answer.headers[name].split(";")[0] for name in names]
    assert said == ["application/json", "nosniff", "attachment"]
    assert WHOLE in [entry["draft"] for entry in answer.json()["entries"]]


@pytest.fixture(scope="module")
def planted_alone(school: School, planted: dict[str, str]) -> dict[str, str]:
    """The same ids, when each text stands alone in every list as well."""
    school.python(f"from {plant_each.__module__} import *; plant_each('{planted['entry']}')")
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
        assert grown(page, alarm, ALONE) == NOTHING
