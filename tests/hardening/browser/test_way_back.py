"""After logging out the way back shows nothing; our pages run under their own strict policy."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.common import JOURNAL_BOOK, box, open_module, prompt, write
from tests.hardening.browser.common import in_page

Person = Callable[..., Page]
TRY = "() => { try { ACT; return 'ran'; } catch (error) { return error.name; } }"
ACTS = (
    "document.body.innerHTML = '<b>x</b>'",
    "document.createElement('script').src = '/static/flexid/js/flexid.js'",
    "trustedTypes.createPolicy('own', {})",
)


def test_back_after_logging_out_shows_nothing_private(person: Person) -> None:
    ana = person("ana")
    open_module(ana)
    write(prompt(ana, "seen-first"), "My juniperlock face")
    ana.goto(JOURNAL_BOOK)
    expect(ana.get_by_text("juniperlock")).to_be_visible()
    with ana.expect_response("**/logout/") as answer:
        ana.get_by_role("button", name="Log out").click()
    assert answer.value.header_value("clear-site-data") == '"cache", "storage"'
    ana.wait_for_url("**/login/")  # there is no way back before she has arrived
    for _ in range(2):
        ana.go_back()
        ana.wait_for_url("**/login/?next=**")
        assert "juniperlock" not in in_page(ana)


def test_a_page_that_the_browser_kept_is_asked_for_anew(person: Person) -> None:
    bo = person("bo")
    open_module(bo)
    question = prompt(bo, "surprise")
    write(question, "A wrenmoor surprise")
    restored = "dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))"
    bo.context.clear_cookies(name="sessionid")
    with bo.expect_navigation(url="**/login/?next=/module/who-am-i/"):
        bo.evaluate(restored)
    assert "wrenmoor" not in in_page(bo)


def test_a_kept_page_with_words_that_are_not_saved_is_left_alone(person: Person) -> None:
    cai = person("cai", expected=("ERR_INTERNET_DISCONNECTED",))
    open_module(cai)
    question = prompt(cai, "surprise")
    cai.context.set_offline(True)
    box(question).fill("An otterbank surprise")
    expect(question.locator("[data-part=status]")).to_have_attribute("data-state", "offline")
    cai.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(box(question)).to_have_value("An otterbank surprise")
    cai.context.set_offline(False)


def test_text_never_becomes_script_or_markup(person: Person) -> None:
    ana = person("ana", expected=("TrustedHTML", "TrustedScriptURL", "TrustedTypePolicy"))
    open_module(ana)
    assert [ana.evaluate(TRY.replace("ACT", act)) for act in ACTS] == ["TypeError"] * 3
