"""What several kinds ask of a structure, its words and a response."""

from collections.abc import Iterable, Iterator

from flexid_xblock.domain.errors import Invalid


def no_unknown(chosen: Iterable[str], known: Iterable[str]) -> None:
    """Refuse a choice that the activity does not offer."""
    if not set(chosen) <= set(known):
        raise Invalid("unknown_choice")


def same_keys(where: str, keys: Iterable[str], words: Iterable[str]) -> Iterator[str]:
    """A sentence for each key without words, and for each word without a key."""
    expected, written = set(keys), set(words)
    for key in sorted(expected - written):
        yield f"{where}: '{key}' has no words"
    for key in sorted(written - expected):
        yield f"{where}: '{key}' is not in the structure"


def labels(words: dict[str, str], keys: Iterable[str]) -> str:
    """What these keys are called, in a row."""
    return ", ".join(words[key] for key in keys)


def joined(*parts: str | None, by: str = ": ") -> str:
    """The parts that say something, in a row."""
    return by.join(part for part in parts if part)
