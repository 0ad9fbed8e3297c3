"""Ana takes everything along on a telephone; Emre deletes everything, and thinks again."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.common import (
    STUDENT_PAGE,
    assert_accessible,
    open_module,
    prompt,
    send,
    write,
)
from tests.browser.server import School

Person = Callable[..., Page]
MY_DATA = f"{STUDENT_PAGE}my-data/"
WORDS, ANSWER = "My circle is bread. <b>أنا</b> 🥖", "Thank you, Ana. Come by on Friday."


def test_ana_saves_a_file_with_her_words_and_the_answer_and_nobodys_name(
    person: Person, school: School
) -> None:
    ana = person("ana")
    open_module(ana)
    question = prompt(ana, "understood")
    write(question, WORDS)
    send(question)
    school.python(f"from tests.browser import cases; cases.answered('ana', {ANSWER!r})")
    ana.goto(STUDENT_PAGE)
    ana.get_by_role("link", name="Open my data").click()
    ana.wait_for_url(f"**{MY_DATA}")
    assert_accessible(ana)
    page = saved(ana, "Prepare my download")
    assert ("&lt;b&gt;أنا&lt;/b&gt; 🥖" in page, ANSWER in page, "Cleo Berg" in page) == (True,) * 3
    data = saved(ana, "The same as data for a program")
    assert WORDS in [one["draft"] for one in json.loads(data)["entries"]]
    assert [name for name in ("Bo Eng", "Cai Moss") if name in page + data] == []


def saved(page: Page, button: str) -> str:
    """What the file says; its link works once and is gone then."""
    page.get_by_role("button", name=button).click()
    link = page.get_by_role("link", name="Save my file")
    expect(link).to_be_focused()
    with page.expect_download() as started:
        page.keyboard.press("Enter")
    expect(link).to_be_hidden()
    expect(page.get_by_text("This link is used or too old. Ask for a new one.")).to_be_focused()
    return Path(started.value.path()).read_text(encoding="utf-8")


@pytest.mark.deep
def test_emre_deletes_everything_with_two_presses_and_brings_it_back(person: Person) -> None:
    emre = person("emre")
    open_module(emre)
    write(prompt(emre, "understood"), "Mine.")
    emre.goto(MY_DATA)
    emre.get_by_text("Delete everything …").click()
    assert_accessible(emre)
    emre.get_by_role("button", name="Yes, delete everything").click()
    back = emre.get_by_role("button", name="Bring everything back")
    expect(back).to_be_visible()
    assert_accessible(emre)
    back.click()
    expect(emre.get_by_text("Delete everything …")).to_be_visible()
    expect(back).to_have_count(0)
