"""What we promise ourselves: whose figure is held against whose, and how much of it.

A row that is no line here is told without a ratio.
"""

from dataclasses import dataclass
from typing import Literal

Figure = Literal["median_ms", "wall_ms", "queries", "bytes"]


@dataclass(frozen=True)
class Target:
    """Ours is at most ``most`` of what it is held against: another row, or ``of`` in its unit."""

    work: str
    most: float
    against: str = ""  # the other row's system, of the same work
    of: float = 1
    figure: Figure = "median_ms"


TARGETS: list[Target] = [
    # A student's own file: at most two seconds and 64 MiB, with 1,000 entries.
    Target("export: a page", 2, of=1000),
    Target("export: data", 2, of=1000),
    Target("export: a page: memory", 64, of=2**20, figure="bytes"),
    Target("export: data: memory", 64, of=2**20, figure="bytes"),
    # A journal's page on an old phone: seconds from the first byte until she can write.
    Target("phone: journal, cold: interactive", 2.5, of=1000, figure="wall_ms"),
    Target("phone: journal, warm: interactive", 1, of=1000, figure="wall_ms"),
    # saving and poll: whole requests, beside one that only asks who is there
    Target("save a draft, SQLite", 3, against="floor: no-op POST"),
    Target("save a draft, MariaDB", 3.5, against="floor: no-op POST"),
    Target("save a draft, MariaDB", 3.5, against="floor: no-op POST", figure="wall_ms"),
    Target("poll with nothing new", 1.5, against="floor: no-op view"),
    Target("poll with nothing new", 1, figure="queries"),
    # Blocks, beside the peers.
    Target("student page of a journal", most=0.25, against="peer: free-text-response"),
    Target("a journal's files, gzip", most=1, of=10 * 1024, figure="bytes"),
    Target("a journal's page, gzip", most=1, of=10 * 1024, figure="bytes"),
    Target("the heaviest activity's files, gzip", most=1, of=25 * 1024, figure="bytes"),
    Target("save, the handler alone", most=1, against="peer: free-text-response"),
    # A counsellor's desk, with 1,000 entries behind it as with 2 million.
    Target("counsellor's list", 1, of=10),
    Target("counsellor's list", 1, of=6, figure="queries"),
    Target("counsellor's list", 1, of=60_000, figure="bytes"),
    Target("open one entry", 1, of=6),
]
