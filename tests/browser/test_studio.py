"""An author adapts a block in Studio, by keyboard, and sees it before it is kept."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import look
from tests.browser.authoring import (
    JOURNAL,
    SESSION,
    choose_by_keyboard,
    edit,
    held,
    own_words,
    save,
    told,
)
from tests.browser.watch import Watch
from tests.standin.studio_server import running_studio

QUESTION = "prompts.three-circles.question"
PLANTED = '<img src=x onerror="top.hacked=1"><script>top.hacked=1</script>'
ADAPTED = {
    "display_name": PLANTED,
    "activity_key": "who-am-i.journal",
    "word_overrides": {
        "en": {QUESTION: f"Which three? {PLANTED}"},
        "nb": {QUESTION: "Hvilke tre?"},
    },
    "structure_overrides": {"suggests": {"three-circles": "board"}},
}
SAVED = [
    ["save", {"state": "start", "message": "Saving …"}],
    ["save", {"state": "end"}],
]


@pytest.fixture(scope="module")
def studio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_studio(tmp_path_factory.mktemp("studio")) as address:
        yield address


@pytest.fixture
def author(studio: str, browser: Browser) -> Iterator[Callable[..., Page]]:
    """``author(width=360)``: a page of Studio; no complaint is let through."""
    watches = []

    def sit(width: int = 360, language: str = "en-GB", expected: tuple[str, ...] = ()) -> Page:
        context = browser.new_context(
            base_url=studio,
            viewport={"width": width, "height": 740},
            locale=language,
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        watches.append(Watch(context, studio, (*expected, "/favicon.ico", "about:srcdoc")))
        return context.new_page()

    yield sit
    assert [fault for watch in watches for fault in watch.close()] == []


def wrong(page: Page) -> list[str]:
    """What is wrong with how a page of Studio looks; Studio's own frame is not ours."""
    return page.evaluate(look.TOO_WIDE) + page.evaluate(look.SCROLLS) + look.axe_faults(page)


def adapt_a_journal(page: Page) -> None:
    """From an empty block to one that is saved, by keyboard where it is chosen."""
    edit(page, JOURNAL)
    choose_by_keyboard(page, "who am", 0)
    expect(page.locator("[data-part=chosen-key]")).to_have_text("who-am-i.journal")
    own_words(page, "en", QUESTION).fill(f"Which three? {PLANTED}")
    own_words(page, "nb", QUESTION).fill("Hvilke tre?")
    page.locator("[data-part=reader]").first.select_option("board")
    page.locator("[data-part=name]").fill(PLANTED)


def test_an_author_adapts_a_journal_and_finds_it_again(author) -> None:
    page = author()
    adapt_a_journal(page)
    assert wrong(page) == []
    page.locator("[data-part=preview-language]").select_option("nb")
    page.locator("[data-action=preview]").click()
    shown = page.frame_locator("[data-part=preview]")
    expect(shown.get_by_text("Hvilke tre?")).to_be_visible()
    assert held(page, JOURNAL) == {}
    save(page)
    assert told(page) == SAVED
    page.goto(f"/edit/{JOURNAL}/", wait_until="networkidle")
    expect(own_words(page, "nb", QUESTION)).to_have_value("Hvilke tre?")
    page.locator("[data-part=changed-only]").check()
    expect(page.locator("[data-part=text]:visible")).to_have_count(1)
    assert held(page, JOURNAL) == ADAPTED


def test_what_an_author_planted_is_shown_as_it_was_typed(author) -> None:
    page = author(width=1280)
    edit(page, JOURNAL, **planted())
    own_words(page, "en", "title")
    page.locator("[data-action=preview]").click()
    expect(page.frame_locator("[data-part=preview]").get_by_text(PLANTED).first).to_be_visible()
    expect(page.locator("[data-part=lost-text]")).to_have_text([PLANTED, PLANTED])
    page.goto(f"/unit/{JOURNAL}/", wait_until="networkidle")
    expect(page.get_by_text(PLANTED).first).to_be_visible()
    assert page.evaluate("typeof top.hacked") == "undefined"


def planted() -> dict[str, object]:
    """A block with an attack in every place that an author can fill."""
    return {
        "display_name": PLANTED,
        "activity_key": "who-am-i.journal",
        "word_overrides": {"en": {"title": PLANTED, "intro": PLANTED, PLANTED: PLANTED}},
        "structure_overrides": {"suggests": {PLANTED: PLANTED}},
    }


def test_a_key_that_is_gone_is_told_with_what_to_do(author) -> None:
    page = author(expected=("400",))
    edit(page, JOURNAL, activity_key=f"gone.{PLANTED}")
    expect(page.locator("[data-part=unknown]")).to_contain_text("Choose one from the list.")
    page.locator("[data-action=save]").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was saved yet.")
    expect(page.get_by_role("alert")).to_contain_text("activity_key")
    assert [name for name, _ in told(page)] == ["save", "error"]
    choose_by_keyboard(page, "welcome", 0)
    save(page)
    assert held(page, JOURNAL) == {"activity_key": "welcome.journal"}


@pytest.mark.deep
def test_whoever_comes_late_loses_nothing_and_is_told(author) -> None:
    page = author(expected=("409",))
    edit(page, JOURNAL, activity_key="who-am-i.journal")
    page.request.put(f"/fields/{JOURNAL}/", data={"activity_key": "welcome.journal"})
    own_words(page, "en", "title").fill("Mine")
    page.locator("[data-action=save]").click()
    expect(page.get_by_role("alert")).to_contain_text("Somebody else changed this block")
    expect(own_words(page, "en", "title")).to_have_value("Mine")
    assert held(page, JOURNAL) == {"activity_key": "welcome.journal"}


@pytest.mark.deep
@pytest.mark.parametrize(("width", "language"), [(360, "ar"), (1280, "en-GB"), (1280, "ar")])
def test_the_editor_is_whole_at_every_width_and_from_right_to_left(author, width, language) -> None:
    page = author(width=width, language=language)
    for kind, key in {JOURNAL: "journal", SESSION: "meeting", "flexid_module": "opening"}.items():
        edit(page, kind, activity_key=f"who-am-i.{key}", word_overrides={"en": {"gone": "x"}})
        own_words(page, "en", "title").fill("Mine")
        page.locator("[data-part=list] > summary").click()
        assert (kind, wrong(page)) == (kind, [])


@pytest.mark.deep
@pytest.mark.parametrize("width", [360, 1280])
def test_an_author_says_how_a_meeting_begins(author, width: int) -> None:
    page = author(width=width)
    edit(page, SESSION, activity_key="who-am-i.meeting")
    page.locator("[data-part=moderation]").select_option("first")
    for value in ("named", "nickname", "unnamed"):
        page.locator(f'[data-part=display] [value="{value}"]').uncheck()
    expect(page.locator("[data-part=no-display]")).to_have_text(
        "Choose at least one way to show a name."
    )
    page.locator('[data-part=display] [value="unnamed"]').check()
    page.locator("[data-part=knows]").check()
    save(page)
    assert held(page, SESSION)["structure_overrides"] == {
        "moderation": "first",
        "display": ["unnamed"],
        "teacher_knows_done": True,
    }


@pytest.mark.deep
@pytest.mark.parametrize("width", [360, 1280])
def test_an_author_has_questions_drawn(author, width: int) -> None:
    page = author(width=width)
    edit(page, JOURNAL, activity_key="who-am-i.journal")
    number, told_of = page.locator("[data-part=number]"), page.locator("[data-part=no-number]")
    expect(number).to_be_hidden()
    page.locator("[data-part=how]").select_option("draw")
    number.fill("5")
    expect(told_of).to_have_text("Choose a number from 1 up to the number of questions.")
    number.fill("2")
    expect(told_of).to_be_empty()
    expect(page.locator("[data-part=nobody]")).to_contain_text("Some students can get only")
    assert wrong(page) == []
    page.locator("[data-action=preview]").click()
    shown = page.frame_locator("[data-part=preview]")
    expect(shown.get_by_text("Each student gets 2 of these questions.")).to_be_visible()
    save(page)
    assert held(page, JOURNAL)["structure_overrides"] == {"show": {"how": "draw", "number": 2}}
    page.locator("[data-part=how]").select_option("all")
    save(page)
    assert "structure_overrides" not in held(page, JOURNAL)


@pytest.mark.deep
def test_what_has_no_place_goes_when_the_author_says_so(author) -> None:
    page = author()
    lost = {"en": {"old.text": "Lost", "title": "Mine"}}
    edit(page, JOURNAL, activity_key="who-am-i.journal", word_overrides=lost)
    save(page)
    assert held(page, JOURNAL)["word_overrides"] == lost
    page.locator("[data-action=drop]").click()
    save(page)
    assert held(page, JOURNAL)["word_overrides"] == {"en": {"title": "Mine"}}


@pytest.mark.deep
def test_an_activity_can_be_tried_out_in_the_preview(author) -> None:
    page = author(width=1280)
    edit(page, "flexid_activity", activity_key="who-am-i.circles")
    page.locator("[data-action=preview]").click()
    shown = page.frame_locator("[data-part=preview]")
    expect(shown.locator("svg").first).to_be_visible()
    page.locator("[data-action=cancel]").click()
    assert told(page) == [["cancel", {}]]
