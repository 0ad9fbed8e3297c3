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
COUNTING = {"ngettext", "ngettext_lazy"}  # a catalogue knows these by their first form
LITERAL = r"""u?(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
TEMPLATE_CALL = re.compile(rf"\b(?:_|p?gettext)\(\s*{LITERAL}(?:\s*,\s*{LITERAL})?\s*\)")
TEMPLATE_COUNT = re.compile(rf"\bngettext\(\s*({LITERAL})\s*,")
RENAMED = re.compile(r"\bn?p?gettext(?:_lazy)? as (\w+)")
TAG = re.compile(r"<[^>]*>")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w+\}")

Key = tuple[str, ...]


@cache
def catalogue(language: str) -> polib.POFile:
    """What translators write."""
    return polib.pofile(str(ROOT / f"translations/{language}/LC_MESSAGES/django.po"))


def compiled(language: str) -> polib.MOFile:
    """What the site reads."""
    return polib.mofile(str(ROOT / f"translations/{language}/LC_MESSAGES/django.mo"))


def tags(text: str) -> list[str]:
    """The markup in a text."""
    return sorted(TAG.findall(text))


def key(entry: polib.POEntry | polib.MOEntry) -> Key:
    """Context, if any, and source string."""
    return (entry.msgctxt, entry.msgid) if entry.msgctxt else (entry.msgid,)


def texts(entry: polib.POEntry | polib.MOEntry) -> list[str]:
    """Every form of a translation: one, or as many as the language counts."""
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def keys(language: str) -> set[Key]:
    """The source strings of a catalogue that are in use."""
    return {key(entry) for entry in catalogue(language) if not entry.obsolete}


def wrong(language: str, pattern: str) -> list[str]:
    """The translations in which a pattern occurs."""
    found = re.compile(pattern, re.IGNORECASE)
    forms = [text for entry in catalogue(language) for text in texts(entry)]
    return [text for text in forms if found.search(TAG.sub("", text))]


def calls(source: str) -> Iterator[Key]:
    """The strings that Python source hands to gettext."""
    for node in ast.walk(ast.parse(source)):
        called = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
        if called in CALLS:
            yield tuple(argument.value for argument in node.args)
        elif called in COUNTING:
            yield (node.args[0].value,)


def used() -> Iterator[Key]:
    """Every string that our modules and templates want translated."""
    for path in PACKAGE.rglob("*.py"):
        yield from calls(path.read_text(encoding="utf-8"))
    for path in PACKAGE.rglob("*.html"):
        source = templatize(path.read_text(encoding="utf-8"), origin=str(path))
        yield from calls("\n".join(TEMPLATE_CALL.findall(source)))
        yield from ((ast.literal_eval(one),) for one in TEMPLATE_COUNT.findall(source))


def test_no_module_gives_gettext_a_name_that_is_not_collected() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}
    renamed = {path.name: RENAMED.findall(source) for path, source in sources.items()}
    assert {name: found for name, found in renamed.items() if set(found) - {"_"}} == {}


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
    is_open = [e.msgid for e in entries if not all(text.strip() for text in texts(e))]
    assert (is_open, [e.msgid for e in entries if e.fuzzy or e.obsolete]) == ([], [])


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_is_counted_has_every_form_of_the_language(language: str) -> None:
    counted = [entry for entry in catalogue(language) if entry.msgid_plural]
    assert {len(texts(entry)) for entry in counted} == {PLURALS[language]}


def test_english_is_the_source_and_translates_nothing() -> None:
    assert [entry.msgid for entry in catalogue("en") if any(texts(entry))] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_placeholder_survives(language: str) -> None:
    def placeholders(text: str) -> list[str]:
        return sorted(PLACEHOLDER.findall(text))

    # The last form is the one for many; "one text" and "two texts" may leave the number out.
    lost = [
        e.msgid
        for e in catalogue(language)
        if placeholders(e.msgid_plural or e.msgid) != placeholders(texts(e)[-1])
        or any(set(placeholders(one)) - set(placeholders(texts(e)[-1])) for one in texts(e))
    ]
    assert lost == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_tags_of_its_source_and_can_end_no_attribute(language: str) -> None:
    entries = catalogue(language)
    pairs = [(e.msgid, text) for e in entries for text in texts(e)]
    assert [pair for pair in pairs if len({*map(str, map(tags, pair))}) > 1] == []
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
    written = {key(e): texts(e) for e in catalogue(language).translated_entries()}
    assert {key(e): texts(e) for e in compiled(language)} == written, "run `make messages`"


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
