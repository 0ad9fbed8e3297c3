"""Two cleaners of authors' HTML, one after the other: what each does alone."""

from collections.abc import Callable

import pytest

from flexid_xblock import text
from tests.test_text import ATTACKS, REL, dangers

LINK = '<a href="https://x.example">x</a>'
MORE = '<a href="https://x.example" hreflang="en"{}>x</a>'
# An address without a scheme passes bleach; only nh3 can be told to refuse it.
RELATIVE = [
    '<a href="&#106;avascript&colon;alert(1)">x</a>',
    '<a href="//evil.example">x</a>',
    '<a href="\\\\evil.example">x</a>',
]

Clean = Callable[[str], str]


@pytest.fixture
def first_alone(monkeypatch: pytest.MonkeyPatch) -> Clean:
    """What bleach makes of HTML when nh3 lets everything pass."""
    monkeypatch.setattr(text.nh3, "clean", lambda html, **_: html)
    return text.clean_html


@pytest.fixture
def last_alone(monkeypatch: pytest.MonkeyPatch) -> Clean:
    """What nh3 makes of HTML when bleach lets everything pass."""
    monkeypatch.setattr(text.bleach, "clean", lambda html, **_: html)
    return text.clean_html


def test_the_first_alone_stops_every_attack_but_relative_addresses(first_alone: Clean) -> None:
    assert [attack for attack in ATTACKS if dangers(first_alone(attack))] == RELATIVE


def test_the_last_alone_stops_every_attack(last_alone: Clean) -> None:
    assert [attack for attack in ATTACKS if dangers(last_alone(attack))] == []


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        (LINK, LINK),
        (MORE.format(' title="t" lang="en"'), LINK),
        ("a <b>b</b> <em>c</em>", "a b <em>c</em>"),
        ("a<!-- b -->c", "ac"),
    ],
)
def test_the_first_takes_tags_and_leaves_their_words(
    first_alone: Clean, html: str, clean: str
) -> None:
    assert first_alone(html) == clean


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        (LINK, f'<a href="https://x.example" {REL}>x</a>'),
        (MORE.format(' title="t" lang="en"'), f'<a href="https://x.example" {REL}>x</a>'),
        ('<a href="mailto:a@x.example">x</a>', f'<a href="mailto:a@x.example" {REL}>x</a>'),
        ("a <b>b</b> <em>c</em>", "a b <em>c</em>"),
    ],
)
def test_the_last_lets_links_tell_nobody_where_they_were(
    last_alone: Clean, html: str, clean: str
) -> None:
    assert last_alone(html) == clean
