"""How hard a text is to read: the index liks, made for Norwegian. Pure.

Words in a sentence, and words of more than six letters in a hundred. Under 30
reads as very easy, under 40 as easy. Short texts are pooled: one easy question
of seven words can come to 61.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

LONG = 6
# A text of fewer words says nothing by itself.
ENOUGH_WORDS = 100
AIM, MOST = 30, 35

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?…:]+")
# The index was made for these languages, and in these words they show: at least every
# tenth word is one of them. Polish or Turkish words are longer and no harder.
_SMALL = {
    *("og", "det", "er", "ikke", "som", "på", "en", "et", "med", "han", "hun", "for", "av", "å"),
    *("the", "and", "is", "a", "you", "he", "she", "of", "not", "it", "with"),
}
_SMALL_SHARE = 0.1


def liks(*texts: str) -> float:
    """The index of these texts together; 0 where there is no word. Each text ends a sentence."""
    words = [word for text in texts for word in _words(text)]
    if not words:
        return 0.0
    sentences = sum(1 for text in texts for one in _SENTENCE_END.split(text) if _words(one))
    long = sum(1 for word in words if len(word) > LONG)
    return len(words) / sentences + 100 * long / len(words)


def texts(words: Any) -> Iterator[str]:
    """Every text of a file of words, in the order it is written."""
    if isinstance(words, str):
        yield words
    elif isinstance(words, dict | list):
        for part in words.values() if isinstance(words, dict) else words:
            yield from texts(part)


def faults(written: Iterable[str]) -> Iterator[str]:
    """What to write more easily: all texts pooled, and each that is long enough by itself."""
    found = list(written)
    if not is_measured(*found):
        return
    if _is_enough(*found) and liks(*found) > AIM:
        yield (
            f"words: write shorter sentences and shorter words; together the texts have a liks of "
            f"{liks(*found):.0f}, and {AIM} is the most."
        )
    for text in found:
        if _is_enough(text) and liks(text) > MOST:
            yield (
                f"words: write shorter sentences and shorter words in '{text[:40].strip()}…'; "
                f"its liks is {liks(text):.0f}, and {MOST} is the most."
            )


def is_measured(*texts: str) -> bool:
    """Whether the index says something of the language these texts are in."""
    words = [word.lower() for text in texts for word in _words(text)]
    small = sum(1 for word in words if word in _SMALL)
    return bool(words) and small / len(words) >= _SMALL_SHARE


def _is_enough(*texts: str) -> bool:
    return sum(len(_words(text)) for text in texts) >= ENOUGH_WORDS


def _words(text: str) -> list[str]:
    return _WORD.findall(text)
