"""What may be shown of counted faces, so that nobody's answer can be worked out. Pure.

Three locks. A number stands for ten people or for none, and where a small one
is left out another goes with it. Where all but a few say the same, only "most"
is said, whether or not it is all. And a row changes only when ten more people
have answered, and only by answers that differ among themselves: so two looks
are as far apart as one look is large.

Who sees every table there ever was, and knows who answered between which two,
still finds for each answer another one that would have made the same tables.
It is not promised against somebody who also knows who took an answer back, and
when: nobody is shown that.
"""

from dataclasses import dataclass, field

# From how many people on there is a number, and after how many more a new look.
LEAST = 10
# So many of the new answers, at least, are not the commonest one.
MIXED = 3
FACES = ("yes", "mostly", "between", "little", "no")

Counts = dict[str, int]


@dataclass(frozen=True, kw_only=True)
class PulseRow:
    """What is shown of one statement: the face of most, or numbers; a face in neither is not."""

    most: str = ""
    numbers: Counts = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class PulseTable:
    """What a course says; ``people`` in whole tens, and no rows below ten of them."""

    activity_key: str
    people: int
    rows: dict[str, PulseRow]


def is_due(then: int, now: int) -> bool:
    """Whether enough people have answered since the last look for another one."""
    return now - then >= LEAST


def renewed(then: Counts, now: Counts) -> Counts:
    """The counts to show from now on: ``then`` where the new answers would tell of somebody."""
    if not any(then.values()):
        return now if sum(now.values()) >= LEAST else {}
    new = [now.get(face, 0) - then.get(face, 0) for face in FACES]
    return now if min(new) >= 0 and sum(new) - max(new) >= MIXED else then


def shown(counts: Counts) -> PulseRow:
    """A row as it may be read: numbers of none or ten and more, or "most", or nothing."""
    total = sum(counts.values())
    top = max(FACES, key=lambda face: counts.get(face, 0))
    commonest = counts.get(top, 0)
    if total < LEAST:
        return PulseRow()
    if total - commonest < LEAST:
        return PulseRow(most=top if 2 * commonest > total else "")
    hidden = _hidden(counts)
    numbers = {face: counts.get(face, 0) for face in FACES if face not in hidden}
    return PulseRow(numbers=numbers) if any(numbers.values()) else PulseRow()


def table(activity_key: str, people: int, rows: dict[str, Counts]) -> PulseTable:
    """A whole look."""
    is_there = people >= LEAST
    return PulseTable(
        activity_key=activity_key,
        people=people // LEAST * LEAST,
        rows={name: shown(counts) for name, counts in rows.items()} if is_there else {},
    )


def _hidden(counts: Counts) -> list[str]:
    """The small ones, and so many beside them that no subtraction finds one."""
    hidden = [face for face in FACES if 0 < counts.get(face, 0) < LEAST]
    # In the order of the faces, not of their size: the choice must tell nothing.
    for face in FACES:
        if not hidden or (len(hidden) > 1 and sum(counts[one] for one in hidden) >= LEAST):
            break
        if counts.get(face, 0) >= LEAST:
            hidden.append(face)
    return hidden
