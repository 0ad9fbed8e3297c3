"""What a student can do with a text besides writing it: all of it behind "More"."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.common import (
    assert_accessible,
    box,
    expect_saved,
    open_meeting,
    open_module,
    prompt,
    send,
)
from tests.browser.server import School
from tests.browser.writing import (
    Person,
    act,
    answer_as_cleo,
    begin_anew,
    begun,
    count_of,
    inside,
    never_met,
    open_more,
    part,
)

READ = "Cleo Berg has read this and may have to act on it. Deleting removes the text."
SAID_ALOUD = "[data-flexid=journal] [data-part=announce]"


def test_at_rest_a_prompt_shows_its_question_box_readers_and_three_buttons(
    person: Person, school: School
) -> None:
    begin_anew(school, "ana")
    ana = person("ana")
    open_module(ana)
    question = prompt(ana, "seen-first")
    buttons = question.locator("button:visible")
    expect(buttons).to_have_text(["Send to Cleo Berg", "Keep for me", "Not this one"])
    sizes = [buttons.nth(one).bounding_box() for one in (0, 1)]
    assert len({(round(size["width"]), round(size["height"])) for size in sizes}) == 1
    expect(question.locator("textarea:visible, select:visible")).to_have_count(1)
    expect(question.locator("summary:visible")).to_have_text("More")


def test_keeping_and_leaving_a_question_are_one_press_each(person: Person, school: School) -> None:
    begin_anew(school, "ana")
    ana = person("ana")
    question = begun(ana, "understood", "Only for me.")
    act(question, "keep").click()
    expect(part(question, "state")).to_have_text("Kept for you")
    other = prompt(ana, "surprise")
    act(other, "pass").click()
    expect(part(other, "state")).to_have_text("Not this one")
    expect(part(other, "state")).to_be_focused()
    assert_accessible(ana)
    states = "print(*mine.order_by('slot').values_list('state', flat=True))"
    assert inside(school, "ana", states) == "passed kept"


def test_asking_for_it_to_be_read_and_taking_it_back(person: Person, school: School) -> None:
    begin_anew(school, "ana")
    ana = person("ana")
    question = begun(ana, "understood", "I would like you to know this.")
    send(question)
    expect(part(question, "state")).to_be_focused()
    open_more(question)
    act(question, "ask").click()
    expect(part(question, "asked")).to_be_visible()
    expect(act(question, "unask")).to_be_focused()
    expect(ana.locator(SAID_ALOUD)).to_have_text("You asked for this to be read.")
    assert_accessible(ana)
    act(question, "unask").click()
    expect(act(question, "ask")).to_be_focused()
    expect(part(question, "asked")).to_be_hidden()
    act(question, "withdraw").click()
    expect(part(question, "state")).to_have_text("Taken back")
    expect(part(question, "state")).to_be_focused()
    expect(part(question, "asked")).to_be_hidden()
    assert inside(school, "ana", "print(mine.get().state)") == "withdrawn"


def test_she_answers_in_the_thread_closes_it_and_opens_it(person: Person, school: School) -> None:
    begin_anew(school, "dina")
    dina = person("dina")
    send(begun(dina, "understood", "Nobody asks about my drawings."))
    answer_as_cleo(school, "dina", "understood", "I would like to see one.")
    dina.reload()
    question = prompt(dina, "understood")
    question.get_by_label("Your answer").fill("On Monday?")
    act(question, "reply").click()
    expect(part(question, "message")).to_have_count(2)
    expect(question.get_by_label("Your answer")).to_have_value("")
    open_more(question)
    act(question, "close-thread").click()
    expect(part(question, "closed-line")).to_be_visible()
    expect(act(question, "open-thread")).to_be_focused()
    expect(question.get_by_label("Your answer")).to_be_hidden()
    assert_accessible(dina)
    act(question, "open-thread").click()
    expect(question.get_by_label("Your answer")).to_be_visible()


def test_deleting_says_who_has_read_and_can_be_undone(person: Person, school: School) -> None:
    begin_anew(school, "dina")
    dina = person("dina")
    send(begun(dina, "understood", "They see my scarf."))
    answer_as_cleo(school, "dina", "understood", "Thank you.")
    dina.reload()
    question = prompt(dina, "understood")
    open_more(question)
    act(question, "ask-delete").click()
    expect(part(question, "deleting")).to_be_focused()
    expect(part(question, "was-read")).to_have_text(READ)
    expect(part(question, "is-held")).to_be_hidden()
    assert_accessible(dina)
    act(question, "leave-it").click()
    expect(act(question, "ask-delete")).to_be_focused()
    act(question, "ask-delete").click()
    act(question, "delete").click()
    expect(part(question, "gone-line")).to_be_focused()
    expect(part(question, "gone-line")).to_contain_text("Deleted. You can undo until")
    assert_undone(dina)


def assert_undone(dina: Page) -> None:
    """Also after the page is loaded again; what was sent comes back to her alone."""
    dina.reload()
    question = prompt(dina, "understood")
    expect(box(question)).to_be_hidden()
    assert_accessible(dina)
    act(question, "restore").click()
    expect(box(question)).to_have_value("They see my scarf.")
    expect(part(question, "state")).to_have_text("Taken back")
    expect(part(question, "state")).to_be_focused()


def test_a_text_goes_on_the_board_as_she_saw_it_and_not_before_her_yes(
    person: Person, school: School
) -> None:
    begin_anew(school, "ana")
    never_met(school, "welcome.meeting")
    tor, ana = person("tor", width=1280), person("ana")
    question = begun(ana, "at-ease", "Bread in every language.", "welcome")
    open_more(question)
    act(question, "to-board").click()
    expect(part(question, "board-line")).to_contain_text("The board opens when your group meets.")
    open_meeting(tor, "Welcome")
    act(question, "to-board").click()
    expect(part(question, "board-question")).to_be_focused()
    expect(part(question, "card")).to_contain_text("Bread in every language.")
    expect(part(question, "author")).to_have_text("Ana Lind")
    assert_accessible(ana)
    there = "Card.objects.filter(meeting__activity_key='welcome.meeting')"
    assert count_of(school, "ana", there) == 0
    put_up_unnamed(ana, tor)


def put_up_unnamed(ana: Page, tor: Page) -> None:
    """She takes her name off, says yes, and her group and its teacher see just that."""
    question = prompt(ana, "at-ease")
    question.get_by_label("Do not show my name").check()
    expect(part(question, "author")).to_have_text("name not shown")
    expect(part(question, "unnamed-line")).to_contain_text("it is stored with your account")
    act(question, "put-up").click()
    expect(part(question, "board-line")).to_have_text("Your card goes up together with others.")
    expect(act(question, "to-board")).to_be_focused()
    tor.reload()
    card = tor.locator("[data-part=card]", has_text="Bread in every language.")
    expect(card).to_contain_text("name not shown")


def test_without_a_counsellor_nothing_can_be_sent_and_somebody_can_be_called(
    person: Person, school: School
) -> None:
    begin_anew(school, "bo")
    close_all(school, "bo", closed=True)
    bo = person("bo")
    open_module(bo)
    question = prompt(bo, "understood")
    expect(act(question, "keep")).to_be_visible()
    expect(act(question, "send")).to_be_hidden()
    line = part(question, "no-reader")
    expect(line).to_contain_text("No counsellor is chosen for you yet. You can keep this, or call:")
    expect(line.get_by_role("link")).to_have_attribute("href", "tel:116111")
    close_all(school, "bo", closed=False)


def close_all(school: School, student: str, *, closed: bool) -> None:
    """She closes her texts to everybody who follows her up, or opens them again."""
    then = "for one in access.choices.adults(student, common.COURSE):\n"
    then += f"    access.choices.close_to(student, one.id, closed={closed}, **here)"
    inside(school, student, then)


@pytest.mark.deep
def test_the_language_of_a_text_can_be_said_and_stays(person: Person, school: School) -> None:
    begin_anew(school, "ana")
    ana = person("ana")
    open_module(ana)
    question = prompt(ana, "three-circles")
    expect(box(question)).to_have_attribute("lang", "en")
    open_more(question)
    part(question, "language").select_option(label="العربيّة")
    expect(box(question)).to_have_attribute("lang", "ar")
    box(question).fill("أتكلم العربية مع جدتي (and English)!")
    expect_saved(question)
    assert box(question).evaluate("box => getComputedStyle(box).direction") == "rtl"
    ana.reload()
    expect(box(question)).to_have_attribute("lang", "ar")
    assert inside(school, "ana", "print(mine.get().language)") == "ar"
