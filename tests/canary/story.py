"""A story in which everything private is written once, at one computer that all share."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.browser import common, making
from tests.browser.common import card, open_meeting, open_module, prompt, put_card
from tests.canary import room_story, words
from tests.canary.care_story import (
    hear_and_worry,
    keep_records,
    look_for_something,
    want_to_talk,
)

DESK = f"/flexid/{common.COURSE}/desk"
LATER = timezone.now() + timedelta(days=7)


@contextmanager
def as_person(page: Page, name: str) -> Iterator[Page]:
    """Somebody logs in, does something, and logs out."""
    common.log_in(page, name)
    yield page
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url("**/login/**")


def live_through(page: Page, minute_over: Callable[[], object]) -> None:
    """From the first draft to the student who reads that the glass was broken."""
    with as_person(page, "tor"):
        room_story.agree_on_rules(page)
    with as_person(page, "ana"):
        question = write_everything(page)
        room_story.put_up_cards(page)
        send_what_is_refused(page)
        want_to_talk(page)
    with as_person(page, "cleo"):
        answer_as_counsellor(page, question)
        keep_records(page)
    minute_over()
    with as_person(page, "tor"):
        hide_the_card(page)
        room_story.moderate(page)
        hear_and_worry(page)
    with as_person(page, "dov"):
        ask_to_break_the_glass(page)
    with as_person(page, "liv"):
        grant_it_and_tell_later(page)
    with as_person(page, "dov"):
        page.goto(f"{DESK}/emergency/")
        page.get_by_role("link", name="Ana Lind").first.click()
        expect(page.get_by_role("article")).to_contain_text(words.SENT)
    with as_person(page, "ana"):
        answer_and_look_at_everything(page)
        room_story.read_what_was_done(page)
        look_for_something(page)


def write_everything(page: Page) -> str:
    """A draft, a text that is sent, more words after that, and a card; the question answered."""
    open_module(page)
    common.write(prompt(page, "three-circles"), words.DRAFT)
    common.write(prompt(page, "understood"), words.SENT)
    common.send(prompt(page, "understood"))
    common.write(prompt(page, "understood"), f"{words.SENT}. {words.LATER}")
    put_card(page, words.CARD)
    make_circles(page)
    return common.words_of(prompt(page, "understood"))


def make_circles(page: Page) -> None:
    """Two circles, and one of them removed again."""
    place = making.open_activity(page)
    making.add_circle(place, words.MADE)
    making.add_circle(place, words.UNMADE)
    making.expect_saved(place)
    making.rows(place).last.get_by_role("button", name="Remove").click()
    making.expect_saved(place)
    making.press(place, "Keep for me")


def send_what_is_refused(page: Page) -> None:
    """Requests with words in them that end in a refusal: no error may quote them."""
    broken = {"language": "en", "text": words.REFUSED}
    script = "(body) => Promise.all(['%s', '%s'].map((to) => FlexId.ask('PUT', to, {body})))"
    addresses = ("/flexid/api/v1/notice/", "/flexid/api/v1/entries/")
    answers = page.evaluate(script % addresses, {**broken, "course": "x"})
    assert [answer["status"] for answer in answers] == [422, 405]
    url = "/flexid/api/v1/notice/"
    assert page.request.put(url, data=f'{{"{words.REFUSED}').status in {400, 403, 415}
    assert page.request.post(url, form={"text": words.REFUSED}).status in {403, 405, 415}


def answer_as_counsellor(page: Page, question: str) -> None:
    common.open_entry(page, "ana", question)
    expect(page.get_by_role("article")).to_contain_text(words.SENT)
    page.get_by_label("Your answer").fill(words.REPLY)
    page.get_by_label("This is the next step we talked about").check()
    page.get_by_role("button", name="Send answer").click()
    expect(page.locator("[data-part=thread]")).to_contain_text(words.REPLY)


def hide_the_card(page: Page) -> None:
    open_meeting(page, "Who am I")
    found = card(page, words.CARD)
    found.get_by_role("button", name="Hide from the group").click()
    found.get_by_label("Why? Its author reads this.").fill(words.HIDING)
    found.get_by_role("button", name="Hide the card").click()
    expect(found).to_have_attribute("data-state", "hidden")


def ask_to_break_the_glass(page: Page) -> None:
    page.goto(f"{DESK}/emergency/")
    page.get_by_label("The student's login name").fill("ana")
    page.get_by_label("Why do you need to read it now?").fill(words.ASKING)
    page.get_by_role("button", name="Ask the safeguarding lead").click()
    expect(page.locator("article", has_text=words.ASKING)).to_be_visible()


def grant_it_and_tell_later(page: Page) -> None:
    page.goto(f"{DESK}/safeguarding/")
    page.get_by_text("Tell the student later").click()
    page.get_by_label("From when may the student know?").fill(f"{LATER:%Y-%m-%dT%H:%M}")
    page.get_by_label("Why not now?").fill(words.WAITING)
    page.get_by_role("button", name="Grant one hour").click()
    expect(page.get_by_text("The student is told from:")).to_be_visible()


def answer_and_look_at_everything(page: Page) -> None:
    """She answers her counsellor, and every page of hers shows what she wrote."""
    open_module(page)
    talk = prompt(page, "understood").locator("[data-part=talk]")
    talk.get_by_role("button", name="Yes, this is our next step").click()
    expect(talk.get_by_text("You said yes on")).to_be_focused()
    talk.get_by_label("Your answer").fill(words.ANSWER)
    talk.get_by_role("button", name="Send answer").click()
    expect(talk.locator("[data-part=thread]")).to_contain_text(words.ANSWER)
    expect(card(page, words.CARD)).to_contain_text(words.HIDING)
    page.goto(common.JOURNAL_BOOK)
    for text in (words.DRAFT, words.LATER, words.REPLY, words.ANSWER, words.MADE):
        expect(page.get_by_role("main")).to_contain_text(text)
    page.goto(common.PORTFOLIO)
    for text in (words.DRAFT, words.MADE):
        expect(page.get_by_role("main")).to_contain_text(text)
