"""What somebody typed is found where it stands, whatever the case, accents or vowel signs."""

import re
import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from flexid_xblock.journal.finding import pattern, snippet

# Letters of many scripts, signs that do not count, and spaces of all kinds.
words = st.text(st.sampled_from("aAåÅéßİæøقِوَـةًأﻻあ漢한글д́Йкий👩‍👧😀 \n\u00a0.-"), max_size=40)


def found(text: str, term: str) -> str:
    """The snippet with the places that were found in brackets."""
    wanted = pattern(term)
    parts = snippet(text, wanted) if wanted else ()
    return "".join(f"[{one.text}]" if one.is_match else one.text for one in parts)


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("My Circle is bread.", "circle", "My [Circle] is bread."),
        ("Blåbær på RØROS", "røros", "Blåbær på [RØROS]"),
        ("Blåbær", "blabaer", "[Blåbær]"),
        ("ønske", "onske", "[ønske]"),
        ("Işık", "isik", "[Işık]"),
        ("cafe\u0301 and café", "CAFÉ", "[cafe\u0301] and [café]"),
        ("قُوَّةٌ كبيرة", "قوة", "[قُوَّةٌ] كبيرة"),
        ("أنا قـــوي", "انا قوي", "[أنا قـــوي]"),
        ("می\u200cخواهم", "میخواهم", "[می\u200cخواهم]"),
        ("bread 🥖 and 👩\u200d👧", "🥖", "bread [🥖] and 👩\u200d👧"),
        ("𐐀 words", "𐐨", "[𐐀] words"),
        ("Straße", "STRASSE", "[Straße]"),
        ("two\n  words", "two words", "[two\n  words]"),
        ("aXa", "a", "[a]X[a]"),
        ("a.b", ".", "a[.]b"),
        ("bread", "water", ""),
        ("bread", "  ", ""),
        ("bread", "ـ", ""),
    ],
)
def test_letter_for_letter(text: str, term: str, expected: str) -> None:
    assert found(text, term) == expected


@pytest.mark.parametrize(("text", "term"), [("موسى", "موسا"), ("way", "vay"), ("sa", "så")])
def test_letters_that_differ_are_not_taken_for_each_other_unless_only_a_mark_differs(
    text: str, term: str
) -> None:
    assert bool(found(text, term)) == (term == "så")


def test_a_long_text_is_cut_between_words_on_both_sides() -> None:
    text = "word " * 100 + "bread " + "word " * 100
    cut = found(text, "bread")
    assert re.fullmatch(r"… (word ){9,12}\[bread\]( word){14,18} …", cut)


def test_a_long_text_without_spaces_is_cut_all_the_same() -> None:
    cut = found("漢" * 500 + "字" + "漢" * 500, "字")
    assert cut == f"… {'漢' * 60}[字]{'漢' * 90} …"


@given(before=words, term=words, after=words)
def test_what_stands_in_a_text_is_found_in_it(before: str, term: str, after: str) -> None:
    wanted = pattern(term)
    assume(wanted)
    parts = snippet(before + term + after, wanted)
    matches = [one.text for one in parts if one.is_match]
    assert matches
    assert [one for one in matches if not wanted.search("".join(_folded(one)))] == []
    plain = "".join(one.text for one in parts).removeprefix("… ").removesuffix(" …")
    assert plain in before + term + after


def _folded(text: str) -> str:
    """The same evening out, by the only door there is: what this text would look for."""
    wanted = pattern(text)
    return re.sub(r"\\(.)", r"\1", wanted.pattern.replace(r"\s+", " ")) if wanted else ""


def test_a_million_letters_are_searched_in_a_moment() -> None:
    text = "Ana skriver om brød og ord. " * 36_000
    wanted = pattern("ikke der")
    start = time.process_time()
    assert snippet(text, wanted) == ()
    assert time.process_time() - start < 1
