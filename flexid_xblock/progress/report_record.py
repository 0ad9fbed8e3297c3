"""The programme report as it is handed out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flexid_xblock.progress import suppression
from flexid_xblock.progress.counting import STUDENTS, Name
from flexid_xblock.progress.suppression import WHOLE, Number


@dataclass(frozen=True, kw_only=True)
class ProgrammeReport:
    """The numbers of one school year, each by the year of the course (0: the whole) and its name.

    ``looked_on`` is None where nobody has counted yet; ``groups`` is how many
    groups each year has, ``school_years`` of which there are numbers.
    """

    school_year: int
    school_years: tuple[int, ...]
    looked_on: date | None
    groups: dict[int, int]
    numbers: dict[Name, Number]

    @property
    def parts(self) -> tuple[int, ...]:
        """The years of which students are counted; 0 where only the whole course is."""
        return tuple(sorted(part for part, name in self.numbers if name == STUDENTS))

    def groups_in(self, part: int) -> int:
        """How many groups a part of the course has."""
        return self.groups.get(part, 0) if part != WHOLE else sum(self.groups.values())

    def has(self, part: int, name: str) -> bool:
        """Whether this is counted."""
        return (part, name) in self.numbers

    def number(self, part: int, name: str) -> Number | None:
        """What is shown; of the whole course, where its years are counted, their sum."""
        if part == WHOLE and (WHOLE, name) not in self.numbers:
            return suppression.total(self.numbers.get((year, name)) for year in self.parts)
        return self.numbers.get((part, name))

    def total(self, part: int, names: Iterable[str]) -> Number | None:
        """The sum of what is shown of these."""
        return suppression.total(self.numbers.get((part, name)) for name in names)

    def is_shown(self, part: int, name: str) -> bool:
        """Whether there is more to say than "fewer than five"."""
        return self.numbers.get((part, name), Number()) != Number()
