"""Finding words in a text, whatever their case, accents or writing marks. Pure.

The letters are compared one by one: case and width are evened out, and marks
that many people leave out when they type (accents, Arabic vowel signs, the
long tatweel, joiners) do not count. A few letters that not every keyboard has
are found by what people type instead. No stems, no guesses: what is shown as
found is there, letter for letter.
"""

import re
import unicodedata
from dataclasses import dataclass, field

# Latin and Greek accents, Hebrew points, Arabic signs, tatweel, joiners and other unseen signs.
_UNCOUNTED = re.compile(
    "[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060\ufe00-\ufe0f]"
)
_TYPED_AS = str.maketrans(
    {"æ": "ae", "ø": "o", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i"}
)
_BEFORE, _AFTER = 60, 90  # characters around the first place that was found


@dataclass(frozen=True, kw_only=True)
class Part:
    """A piece of a text around what was found."""

    text: str = field(repr=False)
    is_match: bool


class _Folding(dict[int, str]):
    """How each letter is compared; ``str.translate`` asks for each letter once."""

    def __missing__(self, code: int) -> str:
        evened = unicodedata.normalize("NFKD", chr(code)).casefold()
        bare = _UNCOUNTED.sub("", unicodedata.normalize("NFKD", evened))
        found = bare.translate(_TYPED_AS)
        if code < 0x3000:  # what is worth remembering; beyond are tens of thousands of signs
            self[code] = found
        return found


_FOLDING = _Folding()


def pattern(words: str) -> re.Pattern[str] | None:
    """What to look for, or None when nothing is left to look for."""
    pieces = words.translate(_FOLDING).split()
    return re.compile(r"\s+".join(map(re.escape, pieces))) if pieces else None


def snippet(text: str, wanted: re.Pattern[str]) -> tuple[Part, ...]:
    """The text around the first place, every place in it marked; empty when there is none."""
    folded = text.translate(_FOLDING)
    if not wanted.search(folded):
        return ()
    places = _places(text, folded, wanted)
    start, end = _window(text, *places[0])
    shown = [(first, last) for first, last in places if last <= end]
    return tuple(one for one in _parts(text, shown, start, end) if one.text)


def _places(text: str, folded: str, wanted: re.Pattern[str]) -> list[tuple[int, int]]:
    """Where the text holds it, as positions in the text itself."""
    origin = [i for i, sign in enumerate(text) for _ in _FOLDING[ord(sign)]]
    found: list[tuple[int, int]] = []
    for match in wanted.finditer(folded):
        start, end = origin[match.start()], origin[match.end() - 1] + 1
        while end < len(text) and not _FOLDING[ord(text[end])]:
            end += 1  # an accent belongs to its letter
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found


def _window(text: str, first: int, last: int) -> tuple[int, int]:
    """A stretch around a place, between words where there are any."""
    start, end = max(0, first - _BEFORE), min(len(text), last + _AFTER)
    if start and (space := re.search(r"\s+", text[start:first])):
        start += space.end()
    if end < len(text) and (space := re.search(r"\s+\S*\Z", text[last:end])):
        end = last + space.start()
    return start, end


def _parts(text: str, shown: list[tuple[int, int]], start: int, end: int) -> list[Part]:
    before = "… " if start else ""
    parts, here = [], start
    for first, last in shown:
        parts.append(Part(text=before + text[here:first], is_match=False))
        parts.append(Part(text=text[first:last], is_match=True))
        before, here = "", last
    after = " …" if end < len(text) else ""
    return [*parts, Part(text=text[here:end] + after, is_match=False)]
