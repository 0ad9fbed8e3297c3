"""Sealed texts on their way to one reader, opened all at once: one look at the keys."""

from flexid_xblock.domain.actors import Actor
from flexid_xblock.vault.api import Sealed, open_own


class Letters:
    """What was openly sent to one person, gathered first and then opened together."""

    def __init__(self, actor: Actor) -> None:
        self._actor = actor
        self._sealed: list[Sealed] = []
        self._texts: list[str] = []

    def add(self, sealed: Sealed) -> int:
        """Lay one more to the others; the number by which its text is found."""
        self._sealed.append(sealed)
        return len(self._sealed) - 1

    def open(self) -> None:
        """Open all of them; nothing is looked up where there is none."""
        self._texts = open_own(self._actor, self._sealed) if self._sealed else []

    def text(self, number: int | None) -> str:
        """The text of that number, "" for None."""
        return "" if number is None else self._texts[number]
