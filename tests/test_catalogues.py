"""The interface speaks every language whole: each used string, rightly translated, compiled."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
import pytest
from django.utils import translation
from django.utils.translation.template import templatize

from flexid_xblock.privacy.notice import PARAGRAPHS

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "flexid_xblock"
PLURALS = {"en": 2, "nb": 2, "ar": 6}
TRANSLATED = ("nb", "ar")
# Words that promise what we do not keep, or ask for what a pupil cannot give freely.
BANNED = ("anonym", "samtykk", "مجهول")

CALLS = {"_", "gettext", "gettext_lazy", "pgettext", "pgettext_lazy"}
LITERAL = r"""u?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
TEMPLATE_CALL = re.compile(rf"\b(?:_|p?gettext)\(\s*{LITERAL}(?:\s*,\s*{LITERAL})?\s*\)")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w+\}")

Key = tuple[str, ...]


@cache
def catalogue(language: str) -> polib.POFile:
    """What translators write."""
    return polib.pofile(str(ROOT / f"translations/{language}/LC_MESSAGES/django.po"))


def compiled(language: str) -> polib.MOFile:
    """What the site reads."""
    return polib.mofile(str(ROOT / f"translations/{language}/LC_MESSAGES/django.mo"))


def key(entry: polib.POEntry | polib.MOEntry) -> Key:
    """Context, if any, and source string."""
    return (entry.msgctxt, entry.msgid) if entry.msgctxt else (entry.msgid,)


def keys(language: str) -> set[Key]:
    """The source strings of a catalogue that are in use."""
    return {key(entry) for entry in catalogue(language) if not entry.obsolete}


def wrong(language: str, pattern: str) -> list[str]:
    """The translations in which a pattern occurs."""
    found = re.compile(pattern, re.IGNORECASE)
    return [entry.msgstr for entry in catalogue(language) if found.search(entry.msgstr)]


def calls(source: str) -> Iterator[Key]:
    """The strings that Python source hands to gettext."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in CALLS:
            yield tuple(argument.value for argument in node.args)


def used() -> Iterator[Key]:
    """Every string that our modules and templates want translated."""
    for path in PACKAGE.rglob("*.py"):
        yield from calls(path.read_text(encoding="utf-8"))
    for path in PACKAGE.rglob("*.html"):
        source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        yield from calls("\n".join(TEMPLATE_CALL.findall(source)))


@pytest.mark.parametrize("language", PLURALS)
def test_a_catalogue_holds_the_strings_in_use_and_no_other(language: str) -> None:
    wanted = set(used())
    assert {"missing": wanted - keys(language), "unused": keys(language) - wanted} == {
        "missing": set(),
        "unused": set(),
    }, "run `make messages`, translate what is new, and run it again"


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_string_is_translated_and_none_is_a_guess(language: str) -> None:
    entries = catalogue(language)
    assert [e.msgid for e in entries if e.fuzzy or e.obsolete or not e.msgstr.strip()] == []


def test_english_is_the_source_and_translates_nothing() -> None:
    assert [entry.msgid for entry in catalogue("en") if entry.msgstr] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_placeholder_survives(language: str) -> None:
    def placeholders(text: str) -> list[str]:
        return sorted(PLACEHOLDER.findall(text))

    entries = catalogue(language)
    assert [e.msgid for e in entries if placeholders(e.msgid) != placeholders(e.msgstr)] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_can_end_an_attribute(language: str) -> None:
    assert wrong(language, '["<>]') == []


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("word", BANNED)
def test_no_translation_uses_a_banned_word(language: str, word: str) -> None:
    assert wrong(language, word) == []


def test_arabic_has_its_own_punctuation() -> None:
    assert wrong("ar", r"[,;?]") == []


@pytest.mark.parametrize("language", PLURALS)
def test_the_header_is_ours(language: str) -> None:
    header = catalogue(language).metadata
    plurals = int(header["Plural-Forms"].split(";")[0].removeprefix("nplurals="))
    assert (header["Project-Id-Version"], header["Language"], plurals) == (
        "Flex-ID",
        language,
        PLURALS[language],
    )


@pytest.mark.parametrize("language", PLURALS)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    written = {key(e): e.msgstr for e in catalogue(language).translated_entries()}
    assert {key(e): e.msgstr for e in compiled(language)} == written, "run `make messages`"


@pytest.mark.parametrize("language", PLURALS)
def test_the_notice_is_short(language: str) -> None:
    with translation.override(language):
        words = " ".join(map(str, PARAGRAPHS)).split()
    assert len(words) <= 150, len(words)


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_site_speaks_it(language: str) -> None:
    with translation.override("en"):
        source = str(PARAGRAPHS[0])
    with translation.override(language):
        assert str(PARAGRAPHS[0]) == catalogue(language).find(source).msgstr
