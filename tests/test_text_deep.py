"""The two cleaners of authors' HTML, on very many made inputs."""

from collections import Counter
from html.parser import HTMLParser
from unittest.mock import patch
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flexid_xblock import text
from tests.browser.payloads import every

TAGS = st.sampled_from(["p", "ul", "ol", "li", "em", "strong", "a", "br", "h3", "blockquote", "b"])
MORE = st.sampled_from(
    ["table", "td", "select", "svg", "math", "mtext", "style", "title", "textarea", "template"]
)
ADDRESSES = st.sampled_from(
    [
        "https://x.example/?a&b=1",
        "mailto:a@x.example",
        "/here",
        "//x.example",
        "javascript:alert(1)",
        "HTTPS://X.EXAMPLE",
        "https:x",
        " https://x.example",
        "https://x.example/\t#é",
        "https:",
    ]
)
links = ADDRESSES.map(lambda address: f'<a href="{address}">')
opened = (TAGS | MORE).map(lambda tag: f"<{tag}>")
closed = (TAGS | MORE).map(lambda tag: f"</{tag}>")
PIECES = [
    "<!--",
    "-->",
    "&",
    "&lt;",
    "&lt",
    "&#13;",
    "&#0;",
    "&nbsp;",
    "\xa0",
    "\r\n",
    "\0",
    "<",
    '"',
]
pieces = st.sampled_from(every()) | opened | closed | links | st.sampled_from(PIECES)
htmls = st.lists(pieces | st.text(max_size=6), max_size=12).map("".join)


class Read(HTMLParser):
    """What an independent reader finds: tags, addresses of links, other attributes, letters."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.addresses: Counter[str] = Counter()
        self.others: set[str] = set()
        self.letters = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        self.addresses.update(value or "" for name, value in attrs if name == "href")
        self.others |= {name for name, _ in attrs if name != "href"}

    def handle_data(self, data: str) -> None:
        self.letters += "".join(text._visible(data).split())


def with_scheme(addresses: Counter[str]) -> set[str]:
    """Those that lead somewhere: relative ones, and a scheme with nothing after it, do not."""
    return {one for one in addresses if urlsplit(one).scheme and one.lower() != "https:"}


def taken(html: str) -> dict[str, object]:
    """What nh3 changes in HTML that bleach has let through, beyond what it is there for."""
    with patch.object(text, "_last_word", lambda listed: listed):
        before = Read(text.clean_html(html))
    after = Read(text.clean_html(html))
    return {
        "tags": before.tags - after.tags,
        "new tags": set(after.tags) - set(before.tags),
        "addresses": with_scheme(before.addresses - after.addresses),
        "new addresses": after.addresses.keys() - before.addresses.keys(),
        "attributes": (before.others, after.others - {"rel"}),
        "letters": before.letters == after.letters,
    }


NOTHING = {
    "tags": Counter(),
    "new tags": set(),
    "addresses": set(),
    "new addresses": set(),
    "attributes": (set(), set()),
    "letters": True,
}


@given(htmls)
def test_nh3_takes_nothing_that_bleach_rightly_let_through(html: str) -> None:
    assert taken(html) == NOTHING


@given(htmls)
def test_cleaning_once_is_enough(html: str) -> None:
    once = text.clean_html(html)
    assert text.clean_html(once) == once


@pytest.mark.parametrize("number", range(1, 7))
def test_byte_order_marks_at_the_beginning_go_at_once(number: int) -> None:
    once = text.clean_html("\ufeff" * number + "a")
    assert text.clean_html(once) == once


@pytest.mark.deep
@settings(max_examples=50_000)
@given(htmls)
def test_both_hold_for_fifty_thousand(html: str) -> None:
    once = text.clean_html(html)
    assert (text.clean_html(once), taken(html)) == (once, NOTHING)
