"""Bo wants to talk: he asks from where he writes, Cleo sees it and answers, Bo reads it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from flexid_xblock.settings.common import DEFAULTS
from tests.browser.common import (
    COUNSELLOR_DESK,
    TALK,
    assert_accessible,
    box,
    open_module,
    prompt,
)

Person = Callable[..., Page]
WORDS = "It is about Saturday. Kan vi snakke?"
ELSEWHERE = DEFAULTS["FLEXID_EXIT_URL"]
ANSWER = "Come to room 12 after lunch."


def test_bo_asks_cleo_answers_and_bo_reads_it(person: Person) -> None:
    bo, cleo = person("bo"), person("cleo")
    asking = asks_from_where_he_writes(bo)
    expect(asking.get_by_text("Not opened yet. Can open it: Cleo Berg")).to_be_visible()
    assert_accessible(asking)
    opens(cleo)
    asking.reload()
    expect(asking.get_by_text("Opened, not answered yet: Cleo Berg")).to_be_visible()
    answers(cleo)
    asking.reload()
    expect(asking.get_by_role("main")).to_contain_text(ANSWER)
    assert_accessible(asking)


def asks_from_where_he_writes(bo: Page) -> Page:
    """In a tab of its own: the words in the box stay where they are."""
    open_module(bo)
    question = prompt(bo, "understood")
    box(question).fill("Half a sentence")
    with bo.context.expect_page() as opened:
        question.locator("xpath=following-sibling::div[1]").get_by_role(
            "link", name="I want to talk"
        ).click()
    page = opened.value
    page.get_by_label("Cleo Berg").check()
    page.get_by_label("As soon as you can").check()
    page.get_by_label("What is it about?").fill(WORDS)
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.get_by_text("It is sent.")).to_be_in_viewport()
    expect(box(question)).to_have_value("Half a sentence")
    return page


def opens(cleo: Page) -> None:
    """From the top of her list, where no word of it stands."""
    cleo.goto(COUNSELLOR_DESK)
    expect(cleo.get_by_role("main")).not_to_contain_text(WORDS)
    section = cleo.get_by_role("region", name="Want to talk with you")
    section.get_by_role("link", name="Bo Eng").click()
    expect(cleo.get_by_role("article")).to_contain_text(WORDS)
    assert_accessible(cleo)


def answers(cleo: Page) -> None:
    """When and where, in a few words."""
    cleo.get_by_label("When and where can you talk?").fill(ANSWER)
    cleo.get_by_role("button", name="Send answer").click()
    expect(cleo.get_by_role("status")).to_have_text("Your answer is sent.")
    expect(cleo.get_by_role("main")).to_contain_text(ANSWER)
    assert_accessible(cleo)


def test_without_a_connection_nothing_is_lost_or_sent_twice(person: Person) -> None:
    cai = person("cai", expected=("ERR_INTERNET_DISCONNECTED",))
    cai.goto(TALK)
    cai.get_by_label("Ida Holm").check()
    cai.get_by_label("What is it about?").fill(WORDS)
    cai.context.set_offline(True)
    cai.get_by_role("button", name="Send", exact=True).click()
    expect(cai.get_by_role("alert")).to_contain_text("Nothing was sent.")
    expect(cai.get_by_label("What is it about?")).to_have_value(WORDS)
    cai.context.set_offline(False)
    cai.get_by_role("button", name="Send", exact=True).click()
    expect(cai.get_by_role("heading", name="What you asked")).to_be_visible()
    expect(cai.get_by_role("article")).to_have_count(1)


def test_leaving_from_here_leaves_in_every_tab(person: Person) -> None:
    dina = person("dina", expected=(f"another site: {ELSEWHERE}",))
    dina.context.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="elsewhere"))
    open_module(dina)
    talking = dina.context.new_page()
    talking.goto(TALK)
    talking.get_by_role("link", name="Leave now").click()
    for page in (talking, dina):
        expect(page.get_by_text("elsewhere")).to_be_visible()


def test_without_scripts_the_page_says_so_and_has_the_numbers(person: Person) -> None:
    emre = person("emre", java_script_enabled=False)
    emre.goto("/")
    emre.get_by_role("link", name="I want to talk").click()
    expect(emre.get_by_label("Cleo Berg")).to_be_visible()
    expect(emre.get_by_role("button", name="Send", exact=True)).to_be_disabled()
    expect(emre.get_by_text("your browser does not run scripts")).to_be_visible()
    emre.get_by_text("Help and phone numbers").first.click()
    expect(emre.get_by_role("link", name="116 111").first).to_be_visible()
