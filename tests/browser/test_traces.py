"""What Ana wrote is nowhere to be found but on her pages and her counsellor's."""

from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.common import (
    COUNSELLOR_DESK,
    COURSE,
    JOURNAL_BOOK,
    JOURNAL_PRINT,
    PORTFOLIO,
    STUDENT_PAGE,
    TEACHER_DESK,
    WIDE,
    card,
    open_entry,
    open_meeting,
    open_module,
    part_of,
    prompt,
    put_card,
    send,
    unfold,
    words_of,
    write,
)
from tests.browser.room import enter, lead
from tests.browser.server import School
from tests.browser.traces import asked_for, betraying, in_files, on_device

Person = Callable[..., Page]
WORDS = ("plumkettle-brindlewood", "quillowharbour", "خبزجدتيوأحلامها")
MEETING_WORDS = ("tidewhimbrel", "moorsiskin", "gullcastle")
API = f"/flexid/api/v1/entries/?course={quote(COURSE)}&activity=who-am-i.journal"
BOOKS = (STUDENT_PAGE, JOURNAL_BOOK, JOURNAL_PRINT, PORTFOLIO)
PAGES = ("/", "/module/who-am-i/", API, *BOOKS, TEACHER_DESK, COUNSELLOR_DESK)
NOTHING: dict[str, list[str]] = {address: [] for address in PAGES}


def test_the_text_is_in_no_file_and_on_no_page_of_others(person: Person, school: School) -> None:
    ana, cleo = person("ana"), person("cleo", width=WIDE)
    open_module(ana)
    write(prompt(ana, "three-circles"), "My circles: " + " and ".join(WORDS))
    send(prompt(ana, "three-circles"))
    open_entry(cleo, "ana", words_of(prompt(ana, "three-circles")))
    for name in ("bo", "tor", "dov", "sol", "max"):
        other = person(name)
        assert {at: betrayed_at(other, at) for at in (*PAGES, cleo.url)} == NOTHING | {cleo.url: []}
    assert betraying(WORDS, cleo.content().encode()) == list(WORDS)
    assert in_files(school.folder, WORDS) == {}


def betrayed_at(page: Page, address: str) -> list[str]:
    """Which words somebody gets there."""
    return betraying(WORDS, page.request.get(address).body())


def test_a_meeting_leaves_no_word_on_a_phone_or_a_desk(person: Person, school: School) -> None:
    lead(person("tor")).stage("shared-circles")
    ana, tor = person("ana"), person("tor", width=WIDE)
    asked = [asked_for(page) for page in (ana, tor)]
    open_meeting(tor, "Who am I")
    enter(ana)
    put_card(ana, f"On the board: {MEETING_WORDS[0]}")
    part_of(ana, "writing").get_by_label("Your card").first.fill(MEETING_WORDS[1])
    expect(card(tor, MEETING_WORDS[0])).to_be_visible()
    unfold(tor, "agreement").get_by_label("One line for each rule").fill(MEETING_WORDS[2])
    for page in (ana, tor):
        assert on_device(page, MEETING_WORDS) == []
    assert betraying(MEETING_WORDS, repr(asked).encode()) == []
    assert in_files(school.folder, MEETING_WORDS) == {}
    ana.evaluate("(word) => sessionStorage.setItem('control', word)", MEETING_WORDS[0])
    assert on_device(ana, MEETING_WORDS) == [MEETING_WORDS[0]]


@pytest.mark.parametrize(
    "content",
    [
        f"x{WORDS[2]}y".encode(),
        f"xy{WORDS[2]}".encode("utf-16-le"),
        b"\x01" + b64encode(b"1" + WORDS[2].encode() + b"23"),
        urlsafe_b64encode(b"12" + WORDS[2].encode() + b"3"),
        b64encode(WORDS[2].encode("utf-16-le")),
        b'"\\u062e\\u0628\\u0632\\u062c\\u062f\\u062a\\u064a\\u0648\\u0623\\u062d\\u0644'
        b'\\u0627\\u0645\\u0647\\u0627"',
    ],
)
def test_the_search_finds_what_is_planted(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "logs").mkdir()
    (tmp_path / "logs" / "school.log").write_bytes(b"before " + content + b" after")
    assert in_files(tmp_path, WORDS) == {"logs/school.log": [WORDS[2]]}
