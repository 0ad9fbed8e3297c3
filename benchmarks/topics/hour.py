"""A class hour against the school as ``make run`` serves it: how much of it two cores carry.

Eight askers, who never wait, ask what 240 students and their adults ask: 30 % polls of an open
meeting, 40 % autosaves, 20 % pages, 10 % desks. The figure is what was answered in a second;
``wall_ms`` is what each kind took at that load, of which the askers themselves are a part. One
answer that is none breaks the topic off. The memory is that of all processes of the school, what
they share counted once: before, when each kind was asked for a while, and at the end.
``HOUR_SECONDS=600`` asks for ten minutes.
"""

import asyncio
import os
import random
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

from benchmarks.measuring import Row, say, share
from benchmarks.room import FLOOR_PATH, SETTINGS, ask, people
from tests.browser.common import COUNSELLOR_DESK, TEACHER_DESK
from tests.browser.server import School, running_school

SECONDS = float(os.environ.get("HOUR_SECONDS", "60"))
GROUPS, ASKERS = 20, 8
SHARES = {"polls": 30, "autosaves": 40, "pages": 20, "desks": 10}
PAGES = ("/", "/module/who-am-i/")
FINE = {200, 304}

Phone = dict[str, Any]
Took = dict[str, list[float]]


def main() -> None:
    """Measure and say the rows."""
    with (
        tempfile.TemporaryDirectory() as folder,
        running_school(Path(folder), **SETTINGS) as school,
    ):
        phones = people(school, GROUPS)
        floor = run(school, phones, SECONDS / 6, {"nothing": 1})
        sizes = {"at the start": memory(school)}
        run(school, phones, SECONDS / 6, SHARES)
        sizes["warm"] = memory(school)
        took = run(school, phones, SECONDS, SHARES)
        sizes["at the end"] = memory(school)
    say([carried("floor: a view that does nothing", floor, SECONDS / 6), *rows(took)])
    say(Row(f"class hour: memory {when}", "ours", bytes=size) for when, size in sizes.items())


def rows(took: Took) -> list[Row]:
    """What was carried, and how long each kind took."""
    found = [carried("ours", took, SECONDS)]
    for kind, times in took.items():
        median, late = statistics.median(times), share(sorted(times), 0.95)
        found.append(
            Row(
                f"class hour: {kind}",
                "ours",
                size=len(times),
                wall_ms=round(median, 1),
                wall_p95_ms=round(late, 1),
            )
        )
    return found


def carried(system: str, took: Took, seconds: float) -> Row:
    """The row that says how many were answered in a second."""
    whole = sum(map(len, took.values()))
    return Row("class hour: requests a second", system, size=round(whole / seconds))


def run(school: School, phones: list[Phone], seconds: float, shares: dict[str, int]) -> Took:
    """What each request took, in milliseconds, by its kind."""
    took: Took = defaultdict(list)

    async def all_at_once() -> None:
        until = time.monotonic() + seconds
        mine = [phones[number::ASKERS] for number in range(ASKERS)]
        await asyncio.gather(*(asker(school.port, one, took, until, shares) for one in mine))

    asyncio.run(all_at_once())
    return took


async def asker(
    port: int, phones: list[Phone], took: Took, until: float, shares: dict[str, int]
) -> None:
    """One after the other, for phones that only this one asks for."""
    while time.monotonic() < until:
        (kind,) = random.choices(list(shares), list(shares.values()))  # noqa: S311 - a mix, not secrets
        phone = random.choice(phones)  # noqa: S311
        begun = time.perf_counter()
        status = await ASKED[kind](port, phone)
        took[kind].append((time.perf_counter() - begun) * 1000)
        if status not in FINE:
            sys.exit(f"{kind}: answered {status}")


async def nothing(port: int, phone: Phone) -> int:
    """Who is there, and no more."""
    return (await ask(port, "GET", FLOOR_PATH, phone, {}))[0]


async def poll(port: int, phone: Phone) -> int:
    """What is new in her meeting."""
    path = f"/flexid/api/v1/meetings/{phone['meeting']}/live/"
    tag = {"If-None-Match": phone["tag"]} if "tag" in phone else {}
    status, head, _ = await ask(port, "GET", path, phone, tag)
    phone["tag"] = head.get("etag", "")
    return status


async def autosave(port: int, phone: Phone) -> int:
    """Some more words in her journal."""
    entry, revision = phone.setdefault("entry", str(uuid4())), phone.get("revision", 0)
    match = {"If-Match": f'"{revision}"'} if revision else {"If-None-Match": "*"}
    text = "words of a day " * (20 + revision % 100)
    body = {"prompt": "three-circles", "language": "en", "text": text}
    headers = {"X-Flexid-Ticket": phone["writing"], **match}
    path = f"/flexid/api/v1/entries/{entry}/"
    status, _, _ = await ask(port, "PUT", path, phone, headers, body)
    phone["revision"] = revision + 1
    return status


async def page(port: int, phone: Phone) -> int:
    """The course, or a module."""
    return (await ask(port, "GET", random.choice(PAGES), phone, {}))[0]  # noqa: S311


async def desk(port: int, phone: Phone) -> int:
    """Her teacher's desk, or a counsellor's."""
    role, path = random.choice(  # noqa: S311
        [("teacher", TEACHER_DESK), ("counsellor", COUNSELLOR_DESK)]
    )
    return (await ask(port, "GET", path, {"session": phone[role]}, {}))[0]


ASKED: dict[str, Callable[[int, Phone], Awaitable[int]]] = {
    "nothing": nothing,
    "polls": poll,
    "autosaves": autosave,
    "pages": page,
    "desks": desk,
}


def memory(school: School) -> int:
    """The bytes that the server's and its ticker's processes hold, what they share counted once.

    They are a session of their own, in which one names the school's folder.
    """
    named = f"FLEXID_DATA={school.data}".encode()
    everybody = {path: facts(path) for path in Path("/proc").glob("[0-9]*")}
    its = {session for session, names, _ in everybody.values() if named in names}
    return sum(size for session, _, size in everybody.values() if session in its)


def facts(process: Path) -> tuple[int, bytes, int]:
    """A process's session, what it was told, its share of memory; nothing of one that has ended."""
    try:
        lines = (process / "smaps_rollup").read_text().splitlines()
        size = next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
        return os.getsid(int(process.name)), (process / "environ").read_bytes(), size * 1024
    except (OSError, StopIteration):
        return 0, b"", 0


if __name__ == "__main__":
    main()
