"""My journal on a telephone: reading, finding, undoing, and the say over one's readers."""

import re
from collections.abc import Callable, Iterator

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Page, Route, StorageState, expect

from tests.browser.common import (
    COORDINATOR_DESK,
    JOURNAL_BOOK,
    JOURNAL_PRINT,
    STUDENT_PAGE,
    WIDE,
    assert_accessible,
    open_module,
    prompt,
    send,
    words_of,
    write,
)
from tests.browser.server import School, running_school

Person = Callable[..., Page]
THEN = {"activity": "welcome.journal", "prompt": "good-to-know"}


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    """A school of its own: here readers change, and nobody else shall notice."""
    with running_school(tmp_path_factory.mktemp("books")) as school:
        yield school


@pytest.fixture(scope="module")
def remembered() -> dict[str, StorageState]:
    return {}


def test_ana_finds_her_words_in_her_book_and_opens_the_place(person: Person) -> None:
    ana = person("ana")
    write_in(ana, "welcome", "good-to-know", "I like BRØD and bridges. " + "More words. " * 40)
    write_in(ana, "who-am-i", "understood", "My circle is bread. أنا قُوَّةٌ 🥖")
    ana.goto(STUDENT_PAGE)
    ana.get_by_role("link", name="Open my journal").click()
    ana.wait_for_url(f"**{JOURNAL_BOOK}")
    assert_accessible(ana)
    expect(ana.get_by_text("I like BRØD and bridges.")).to_be_hidden()  # an older module
    expect(ana.get_by_text("My circle is bread.")).to_be_visible()
    for term, found in (("brod", "BRØD"), ("BRØD", "BRØD"), ("قوة", "قُوَّةٌ"), ("🥖", "🥖")):
        find(ana, term)
        expect(ana.locator("[data-part=hits] mark")).to_have_text(found)
    find(ana, "bridges")
    assert_accessible(ana)
    ana.locator("[data-part=hits]").get_by_role("link").click()
    expect(ana.locator("article:focus")).to_contain_text("I like BRØD and bridges.")
    assert "bridges" not in ana.url


def test_what_she_looks_for_is_in_no_address_and_is_never_markup(person: Person) -> None:
    ana = person("ana")
    write_in(ana, "who-am-i", "surprise", "Here is <img src=x onerror=alert(1)> in words.")
    ana.goto(JOURNAL_BOOK)
    asked: list[str] = []
    ana.on("request", lambda request: asked.append(request.url))
    find(ana, "<img src=x")
    expect(ana.locator("[data-part=hits] mark")).to_have_text("<img src=x")
    told = [re.sub(r".*/api", "/api", url) for url in asked if "/static/" not in url]
    assert told == ["/api/v1/search/"]


def test_a_text_is_deleted_in_the_book_and_comes_back(person: Person) -> None:
    dina = person("dina")
    write_in(dina, "who-am-i", "three-circles", "Gone and back.")
    dina.goto(JOURNAL_BOOK)
    dina.get_by_role("article").get_by_text("More", exact=True).click()
    dina.get_by_text("Delete this text").click()
    assert_accessible(dina)
    dina.get_by_role("button", name="Delete the text").click()
    expect(dina.get_by_role("main")).to_contain_text("Deleted. You can undo until")
    expect(dina.get_by_text("Gone and back.")).to_have_count(0)
    assert_accessible(dina)
    dina.get_by_role("button", name="Undo").click()
    expect(dina.get_by_text("Gone and back.")).to_be_visible()


def test_the_paper_shows_everything_open_and_ready_to_print(person: Person) -> None:
    ana = person("ana")
    ana.goto(JOURNAL_PRINT)
    ana.evaluate("window.print = () => { document.title = 'printed'; }")
    ana.get_by_role("button", name="Print, or save as a file").click()
    assert ana.title() == "printed"
    ana.emulate_media(media="print")
    expect(ana.get_by_text("I like BRØD and bridges.")).to_be_visible()
    expect(ana.get_by_role("button")).to_have_count(0)


def test_ana_closes_her_texts_at_once_and_opens_them_again(person: Person) -> None:
    ana = person("ana")
    ana.goto(STUDENT_PAGE + "#readers")
    assert_accessible(ana)
    press(ana, "Close my texts to Ida Holm", then="Open my texts to Ida Holm again")
    open_module(ana)
    would_read = prompt(ana, "seen-first").locator("[data-part=would-read] bdi:visible")
    expect(would_read).to_have_text(["Cleo Berg"])
    ana.goto(STUDENT_PAGE)
    press(ana, "Open my texts to Ida Holm again", then="Close my texts to Ida Holm")


def test_ana_asks_for_another_counsellor_and_sol_sees_her_name(person: Person) -> None:
    ana = person("ana")
    ana.goto(STUDENT_PAGE)
    ana.get_by_role("button", name="Ask for another counsellor").click()
    expect(ana.get_by_text("You have asked for another counsellor.")).to_be_visible()
    assert_accessible(ana)
    sol = person("sol", width=WIDE)
    sol.get_by_role("link", name="Coordinator's desk").click()
    sol.wait_for_url(f"**{COORDINATOR_DESK}")
    row = sol.get_by_role("listitem").filter(has_text="Ana Lind")
    assert_accessible(sol)
    row.get_by_role("button").click()
    expect(row).to_have_count(0)
    expect(sol.get_by_text("Nobody waits for you here.")).to_be_visible()
    ana.reload()
    expect(ana.get_by_role("button", name="Ask for another counsellor")).to_be_visible()


def test_who_is_new_reads_old_texts_only_after_a_yes(person: Person, school: School) -> None:
    bo = person("bo")
    open_module(bo)
    write(prompt(bo, "understood"), "For Cleo and Ida.")
    send(prompt(bo, "understood"))
    school.python(assign("bo", "dov"))
    bo.goto(STUDENT_PAGE)
    question = bo.get_by_text("Dov Stein is new. May Dov Stein read what you sent before?")
    expect(question).to_be_visible()
    assert_accessible(bo)
    bo.get_by_role("button", name="No", exact=True).click()
    expect(question).to_be_hidden()
    expect(bo.get_by_text("Nothing was changed.")).to_be_focused()
    bo.reload()
    bo.get_by_role("button", name="Yes", exact=True).click()
    expect(question).to_have_count(0)
    bo.goto(JOURNAL_BOOK)
    expect(bo.get_by_role("main")).to_contain_text("Sent to: Cleo Berg, Dov Stein, Ida Holm")


def test_the_old_answer_is_fetched_only_when_she_asks_for_it(person: Person) -> None:
    cai = person("cai")
    open_module(cai, "welcome")
    asked_then = words_of(prompt(cai, THEN["prompt"]))
    write(prompt(cai, THEN["prompt"]), "What I wrote then. خبز")
    cai.route("**/module/who-am-i/", with_then)
    fetched: list[str] = []
    cai.on("request", lambda request: fetched.append(request.url))
    open_module(cai)
    prompt(cai, "three-circles").get_by_text("More", exact=True).click()
    write(prompt(cai, "three-circles"), "What I write now.")
    assert [url for url in fetched if "welcome.journal" in url] == []
    cai.get_by_role("button", name="Show what I wrote before").click()
    old = cai.locator("[data-part=then-answer]")
    expect(old).to_be_focused()
    expect(old).to_contain_text("What I wrote then. خبز")
    expect(old).to_contain_text(asked_then)
    assert_accessible(cai)
    old.get_by_role("button", name="Hide it again").click()
    assert "What I wrote then." not in cai.content()


def with_then(route: Route) -> None:
    """The module page as it is when its first question looks back; year two is not written."""
    answer = route.fetch()
    place = '<div data-part="then">'
    button = render_to_string("flexid/blocks/then.html", {"then": THEN})
    script = '<script src="/static/flexid/js/then.js" defer></script></body>'
    page = answer.text().replace(place, place + button, 1).replace("</body>", script)
    route.fulfill(response=answer, body=page)


def write_in(page: Page, module: str, key: str, text: str) -> None:
    """A draft in a module."""
    open_module(page, module)
    write(prompt(page, key), text)


def find(page: Page, term: str) -> None:
    """Look for something, by the Enter key."""
    box = page.get_by_role("textbox", name="Find in my own texts")
    box.fill(term)
    with page.expect_response("**/search/"):
        box.press("Enter")


def press(page: Page, button: str, *, then: str) -> None:
    """A button, and the one that stands there afterwards."""
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.get_by_role("button", name=then, exact=True)).to_be_visible()


def assign(student: str, counsellor: str) -> str:
    """What an operator types to give a student one more counsellor."""
    return (
        "from django.contrib.auth.models import User\n"
        "from django.conf import settings\n"
        "from flexid_xblock.access import api\n"
        "ids = dict(User.objects.values_list('username', 'pk'))\n"
        "api.assign_counsellor(course_key=settings.FLEXID_SCHOOL_COURSE,"
        f" student_id=ids['{student}'], counsellor_id=ids['{counsellor}'])"
    )
