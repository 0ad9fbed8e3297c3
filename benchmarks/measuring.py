"""How a work is measured: beside the others of its comparison, in turns, in one process.

Machines are noisy: what is compared takes turns, so that a busy minute meets all alike,
and figures are read as ratios of one run. Times are the CPU time of this process, and
beside it what a clock on the wall says.
"""

import json
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

WARM_UP, RUNS = 20, 200
Ask = Callable[[], Any]


@dataclass(frozen=True)
class Row:
    """One line of ``benchmarks/latest.json``: times in milliseconds, of ``size`` things.

    ``system`` is "ours", "floor: …" or "peer: …"; in ``queries`` stand all of ours, or of
    the peer's; ``bytes`` is what was sent. What was not measured is None.
    """

    work: str
    system: str
    size: int | None = None
    median_ms: float | None = None
    p95_ms: float | None = None
    wall_ms: float | None = None
    wall_p95_ms: float | None = None
    queries: int | None = None
    bytes: int | None = None


@dataclass(frozen=True)
class Work:
    """What is asked again and again; ``tables``: only queries that name one are counted."""

    work: str
    system: str
    ask: Ask
    size: int | None = None
    tables: str = ""


def together(works: Sequence[Work], *, runs: int = RUNS, warm_up: int = WARM_UP) -> list[Row]:
    """The rows of works that take turns. ``ask`` gives back the answer, bytes, text or None."""
    for _ in range(warm_up):
        for one in works:
            one.ask()
    spent: list[list[tuple[float, float]]] = [[] for _ in works]
    for _ in range(runs):
        for one, times in zip(works, spent, strict=True):
            times.append(timed(one.ask))
    return [row(one, times) for one, times in zip(works, spent, strict=True)]


def timed(ask: Ask) -> tuple[float, float]:
    """How many milliseconds of CPU and of the clock one asking took."""
    wall, cpu = time.perf_counter(), time.process_time()
    ask()
    return (time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000


def row(work: Work, times: Sequence[tuple[float, float]]) -> Row:
    """What the times say, with one asking more whose queries and bytes are counted."""
    with CaptureQueriesContext(connection) as asked:
        answer = work.ask()
    cpu, wall = (sorted(one) for one in zip(*times, strict=True))
    return Row(
        work=work.work,
        system=work.system,
        size=work.size,
        median_ms=round(statistics.median(cpu), 3),
        p95_ms=share(cpu, 0.95),
        wall_ms=round(statistics.median(wall), 3),
        wall_p95_ms=share(wall, 0.95),
        queries=sum(work.tables in one["sql"] for one in asked.captured_queries),
        bytes=length(answer),
    )


def share(ordered: Sequence[float], part: float) -> float:
    """The value below which this part of them lies."""
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * part))], 3)


def length(answer: Any) -> int | None:
    """How many bytes an answer sends; a refusal is no figure."""
    if answer is None:
        return None
    if (status := getattr(answer, "status_code", 200)) not in {200, 204, 304}:
        raise ValueError(f"answered {status}")
    content = getattr(answer, "content", answer)
    return len(content.encode() if isinstance(content, str) else content)


def say(rows: Iterable[Row]) -> None:
    """Tell the runner: a line of JSON a row."""
    for one in rows:
        sys.stdout.write(json.dumps(asdict(one)) + "\n")
