"""A name from the host stays a name: one line, nothing hidden in it, whole in every script."""

import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import User
from hypothesis import example, given
from hypothesis import strategies as st

from flexid_xblock import text
from flexid_xblock.desk.page import named
from tests.common import COURSE, JOURNAL, meet, put_card, send, write
from tests.desk.common import at, main_of

PACKAGE = Path(text.__file__).parent
TURNED = "\u202eCleo\u202c \x00\u2066Berg\u2069\x1b\u200f"
CLEAN = "Cleo Berg\u200f"
HIDDEN = "\x00\x1b\u202e\u202c\u2066\u2069\ufeff"
MARKS = "\u200c\u200d\u200e\u200f\u061c"  # joiners and letter marks that languages are spelled with
WHOLE = [
    "Ana Marić",
    "דינה \u200eכהן\u200e",
    "مريم\u061c العلي",
    "می\u200cنا",
    "👩\u200d🚀 Nova",
    "𐎠𐎼𐎹 𒀭",
    "Nguyễn Thị Ánh",
    "Þór-Óðinn O\u2019Neil",
    "李明",
]


@pytest.mark.parametrize("name", WHOLE)
def test_a_name_of_any_script_stays_as_it_is(name: str) -> None:
    assert text.name(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        (TURNED, CLEAN),
        ("Ana\r\nMarić", "Ana Marić"),
        ("Ana\t\u2028Marić\u2029", "Ana Marić"),
        ("  Ana \xa0 Marić ", "Ana Marić"),
        ("e\x00\u0301va", "\u00e9va"),
        ("A\ud800na", "Ana"),
        ("<b>Ana</b>", "<b>Ana</b>"),
        *((nothing, "?") for nothing in ("", " ", HIDDEN, MARKS, "\u0301", "\u202e \n")),
    ],
)
def test_what_is_hidden_or_turns_the_line_goes(given_name: str, shown: str) -> None:
    assert text.name(given_name) == shown


@given(st.text(alphabet=st.characters(exclude_categories=[]) | st.sampled_from(HIDDEN + MARKS)))
@example("\u0301")
def test_a_name_is_settled_at_once_and_can_be_seen(typed: str) -> None:
    shown = text.name(typed)
    assert (text.name(shown), text.plain(shown, limit=len(shown))) == (shown, shown)
    assert (shown.splitlines(), shown.strip()) == ([shown], shown)
    assert not set(shown) & set(HIDDEN)
    assert shown.encode()


@given(st.text(alphabet=st.sampled_from("aé李ا" + MARKS), max_size=12).map(lambda s: f"a{s}b"))
def test_marks_of_a_language_stay_where_they_are(typed: str) -> None:
    assert text.name(typed) == unicodedata.normalize("NFC", typed)


def strings(answer: Any) -> Iterator[str]:
    """Every string of an answer in JSON."""
    if isinstance(answer, str):
        yield answer
    elif isinstance(answer, dict | list):
        for part in answer.values() if isinstance(answer, dict) else answer:
            yield from strings(part)


@pytest.fixture
def turned(people: dict[str, User]) -> None:
    """A platform that lets people put anything into their names."""
    User.objects.update(first_name=TURNED, last_name="\u202e")


@pytest.fixture
def addresses(actor, turned) -> list[tuple[str, str]]:
    """Where a name is shown, and to whom."""
    entry, meeting = send(actor("ana"), write(actor("ana"), "hers")), meet(actor("tor"))
    put_card(actor("ana"), meeting, "a card")
    api = "/flexid/api/v1"
    return [
        ("cleo", at("counsellor_desk")),
        ("cleo", at("counsellor_entry", entry_id=entry.id)),
        ("tor", at("teacher_desk")),
        ("ana", f"{api}/entries/?{urlencode({'course': COURSE, 'activity': JOURNAL})}"),
        ("ana", f"{api}/entries/{entry.id}/"),
        ("ana", f"{api}/meetings/{meeting.id}/live/"),
        ("ana", at("student_page")),  # the names of those who have read
    ]


def test_every_page_and_answer_has_the_clean_name(logged_in, addresses) -> None:
    for who, address in addresses:
        page = logged_in(who).get(address)
        shown = " ".join(strings(page.json())) if "/api/" in address else main_of(page)
        assert (page.status_code, CLEAN in shown) == (200, True), address
        assert set(shown) & set(HIDDEN) == set(), address


def test_somebody_who_left_has_no_name(people) -> None:
    ana = people["ana"].pk
    assert set(named({ana, 0})) == {ana}


def test_names_come_in_by_one_door() -> None:
    asking = [p for p in PACKAGE.rglob("*.py") if "host().names(" in p.read_text("utf-8")]
    assert [str(path.relative_to(PACKAGE)) for path in asking] == ["desk/page.py"]
