"""What students make and what authors write for it stays text: in lists, pictures and the book."""

import json
import re
from collections.abc import Callable
from html import escape, unescape
from itertools import cycle, islice
from uuid import uuid4

import pytest
from playwright.sync_api import Page, Route, expect

from flexid_xblock.content import api as content
from flexid_xblock.text import plain
from tests.browser.authored import replaced
from tests.browser.common import JOURNAL_BOOK
from tests.browser.making import CIRCLES, open_activity
from tests.browser.payloads import joined, one_of_each
from tests.browser.xss import NOTHING, Alarm, grown

Person = Callable[..., Page]
NOTES = [plain(one, limit=999).strip() for one in islice(joined(380), 15)]
# Short enough to be the name of a circle, which is drawn.
_SHORT = [plain(one, limit=999).strip() for one in one_of_each()]
LABELS = [one for one in _SHORT if one and len(one) <= 60 and "\n" not in one][:15]
SOURCE = re.compile(r'data-source="([^"]*)"')
# As the page's own script saves it.
SAVE = """async ([path, body, activity]) => {
  const root = document.querySelector(`[data-activity="${activity}"]`),
    headers = {"If-None-Match": "*"};
  return (await FlexId.askWithTicket(root, "PUT", FlexId.API + path, {headers, body})).status;
}"""
NAMES = [key.partition(".")[2] for key in content.gallery()]


def test_what_she_makes_is_shown_letter_by_letter(person: Person) -> None:
    page = person("kim", width=1280, bypass_csp=True)
    alarm = Alarm(page.context)
    open_activity(page)
    circles = [
        {"id": f"a{at}", "label": label, "size": 5, "note": note}
        for at, (label, note) in enumerate(zip(LABELS, cycle(NOTES), strict=False))
    ]
    body = {"language": "en", "response": {"circles": circles}}
    assert page.evaluate(SAVE, [f"responses/{uuid4()}/", body, CIRCLES]) == 200
    page.goto("/module/who-am-i/")
    assert grown(page, alarm, NOTES[: len(circles)]) == NOTHING
    expect(page.locator("svg [role=button]")).to_have_count(len(circles))
    page.goto(JOURNAL_BOOK)
    assert grown(page, alarm, NOTES[: len(circles)]) == NOTHING


def in_other_words(route: Route) -> None:
    """The same page, where every word of the activity's author is a text that would be a script."""
    answer = route.fetch()
    words = cycle(["Typed: " + one for one in one_of_each()])

    def change(found: re.Match[str]) -> str:
        source = json.loads(unescape(found[1]))
        source["words"] = replaced(source["words"], words)
        return f'data-source="{escape(json.dumps(source))}"'

    route.fulfill(response=answer, body=SOURCE.sub(change, answer.text()))


def authored_words_stay_texts(page: Page, name: str) -> None:
    alarm = Alarm(page.context)
    page.route("**/gallery/**", in_other_words)
    page.goto(f"/gallery/{name}/?state=filled")
    expect(page.locator("[data-part=waiting]")).to_be_hidden()
    assert page.locator("[data-part=work]", has_text="Typed: ").count() == 1
    found = grown(page, alarm, [])
    if name == "media":  # an https address of its author's, in a new tab, is what this kind is for
        (link,) = found.pop("strangers")
        assert 'target="_blank" rel="noopener noreferrer' in str(link)
        found["strangers"] = []
    assert found == NOTHING


@pytest.mark.parametrize("name", ["identity-circles", "branching-dilemma"])
def test_what_an_author_wrote_is_no_script(person: Person, name: str) -> None:
    authored_words_stay_texts(person("max", width=1280, bypass_csp=True), name)


@pytest.mark.deep
@pytest.mark.parametrize("name", NAMES)
def test_what_an_author_wrote_is_no_script_in_any_kind(person: Person, name: str) -> None:
    authored_words_stay_texts(person("max", width=1280, bypass_csp=True), name)
