"""Two devices of one student: both texts are shown, and neither is lost."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from tests.browser.common import assert_accessible, box, expect_saved, open_module, prompt, write

Person = Callable[..., Page]
CHOICES = (
    ("three-circles", "Use the one in the box", "From the laptop"),
    ("seen-first", "Use the other one", "From the phone"),
    ("understood", "Keep both in the box", "From the laptop\n\nFrom the phone"),
)


def test_two_devices_that_both_begin_end_with_what_the_writer_chooses(person: Person) -> None:
    phone, laptop = both(person, "faduma", "who-am-i")
    for key, choice, _ in CHOICES:
        question = prompt(laptop, key)
        write(prompt(phone, key), "From the phone")
        box(question).fill("From the laptop")
        expect_both_shown(question, "From the laptop", "From the phone")
        question.get_by_role("button", name=choice).click()
        expect_saved(question)
    phone.reload()
    for key, _, text in CHOICES:
        expect(box(prompt(phone, key))).to_have_value(text)


def test_a_device_that_was_left_behind_overwrites_nothing(person: Person) -> None:
    phone, laptop = both(person, "faduma", "who-am-i")
    write(prompt(phone, "surprise"), "Begun")
    open_module(laptop)
    write(prompt(phone, "surprise"), "Begun, and gone on by phone")
    box(prompt(laptop, "surprise")).fill("Begun, and gone on by laptop")
    expect_both_shown(
        prompt(laptop, "surprise"), "Begun, and gone on by laptop", "Begun, and gone on by phone"
    )
    assert_accessible(laptop)
    phone.reload()
    expect(box(prompt(phone, "surprise"))).to_have_value("Begun, and gone on by phone")


def test_the_question_about_two_texts_takes_no_letter_from_a_typing_hand(person: Person) -> None:
    phone, laptop = both(person, "faduma", "welcome")
    write(prompt(phone, "at-ease"), "From the phone")
    box(prompt(laptop, "at-ease")).focus()
    with laptop.expect_response(lambda answer: answer.status == 409):
        laptop.keyboard.type("x" * 10)
    expect(prompt(laptop, "at-ease").locator("[data-part=conflict]")).to_be_visible()
    laptop.keyboard.type("x" * 10)
    expect(box(prompt(laptop, "at-ease"))).to_have_value("x" * 20)


def both(person: Person, name: str, module: str) -> tuple[Page, Page]:
    """One student's two devices with the same page open."""
    devices = person(name), person(name, width=1280, expected=("409",))
    for device in devices:
        open_module(device, module)
    return devices


def expect_both_shown(question: Locator, mine: str, other: str) -> None:
    """Her own text in the box, the other one below it, and a sentence."""
    expect(question.locator("[data-part=other-text]")).to_have_text(other)
    expect(box(question)).to_have_value(mine)
    expect(question.locator("[data-part=status]")).to_have_text(
        "This text was changed on another page. Both texts are kept."
    )
