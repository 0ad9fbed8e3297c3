"""How many groups can meet at once on this machine, the load on it as well.

``python -m benchmarks.room`` starts the embedded school as its operator does,
in a folder of its own, lets groups of twelve phones poll every three seconds
while some put up cards, and prints for each number of groups: p95 of a poll,
p95 of putting up a card, and seconds until a card was on all screens; beside
the floor, an authenticated view that does nothing, polled in the same way.
``--groups 10,20,30`` and ``--seconds 30`` change the run, ``--json FILE`` keeps
the rows.
"""

import argparse
import asyncio
import json
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests.browser.server import REPOSITORY, School, running_school

PACE = 3.0  # seconds between two polls of a phone, as the school host says
POST_EVERY = 15.0  # seconds between two cards of one group
GOOD = 300.0  # milliseconds, the p95 of a poll that a room does not notice
FLOOR_PATH = "/floor/"
SETTINGS = {"DJANGO_SETTINGS_MODULE": "benchmarks.room_settings"}
HEAD = "{:>7} {:>9} {:>11} {:>11} {:>11} {:>13} {:>8}\n"


@dataclass
class Seen:
    """What the phones of one run saw, in milliseconds; cards in seconds."""

    polls: list[float] = field(default_factory=list)
    posts: list[float] = field(default_factory=list)
    spread: list[float] = field(default_factory=list)
    faults: int = 0
    on_screens: dict[str, int] = field(default_factory=dict)
    put_up: dict[str, float] = field(default_factory=dict)


def main() -> None:
    """Measure, print, and keep the rows where it is asked for."""
    asked = arguments()
    sizes = [int(size) for size in asked.groups.split(",")]
    with (
        tempfile.TemporaryDirectory() as folder,
        running_school(Path(folder), **SETTINGS) as school,
    ):
        phones = people(school, max(sizes))
        sys.stdout.write(
            HEAD.format(
                "groups", "polls/s", "poll p50", "poll p95", "card p95", "on all (s)", "faults"
            )
        )
        rows = [measured(school, phones, 0, asked.seconds)]
        rows += [measured(school, phones, size, asked.seconds) for size in sizes]
    if asked.json:
        Path(asked.json).write_text(json.dumps({"rows": rows}, indent=1) + "\n", "utf-8")


def arguments() -> argparse.Namespace:
    """How large and how long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", default="10,20,30,40,50")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--json", default="")
    return parser.parse_args()


def people(school: School, groups: int) -> list[dict[str, Any]]:
    """The phones of so many groups, logged in."""
    path = school.folder / "phones.jsonl"
    command = [sys.executable, "-m", "benchmarks.room_people", str(groups), str(path)]
    subprocess.run(command, env=school.environment, cwd=REPOSITORY, check=True)  # noqa: S603
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def measured(
    school: School, phones: list[dict[str, Any]], groups: int, seconds: float
) -> dict[str, Any]:
    """One row; no groups at all is the floor: ten groups' phones that ask for nothing."""
    seen = Seen()
    here = [phone for phone in phones if phone["group"] < (groups or 10)]
    asyncio.run(room(school.port, here, seen, seconds, is_floor=not groups))
    row = {
        "work": "live poll" if groups else "floor",
        "groups": groups,
        "polls_per_second": round(len(seen.polls) / seconds, 1),
        "median_ms": share(seen.polls, 0.5),
        "p95_ms": share(seen.polls, 0.95),
        "card_p95_ms": share(seen.posts, 0.95),
        "on_all_screens_p95_s": share(seen.spread, 0.95),
        "faults": seen.faults,
        "good": share(seen.polls, 0.95) <= GOOD and not seen.faults,
    }
    sys.stdout.write(HEAD.format(*[str(value) for value in list(row.values())[1:-1]]))
    return row


async def room(
    port: int, phones: list[dict[str, Any]], seen: Seen, seconds: float, *, is_floor: bool
) -> None:
    """All phones at once, each beginning at its own moment."""
    until = time.monotonic() + seconds
    people = [poll(port, phone, seen, until, is_floor=is_floor) for phone in phones]
    writers = [] if is_floor else [phone for phone in phones if phone["session"]]
    first = {phone["group"]: phone for phone in reversed(writers)}
    posts = [post(port, phone, seen, until) for phone in first.values()]
    await asyncio.gather(*people, *posts)


async def poll(
    port: int, phone: dict[str, Any], seen: Seen, until: float, *, is_floor: bool
) -> None:
    """One phone: ask, wait three seconds, ask again with the last tag."""
    path = FLOOR_PATH if is_floor else f"/flexid/api/v1/meetings/{phone['meeting']}/live/"
    tag = ""
    await asyncio.sleep(random.random() * PACE)  # noqa: S311 - spread, not secrets
    while time.monotonic() < until:
        begun = time.perf_counter()
        status, head, body = await ask(
            port, "GET", path, phone, {"If-None-Match": tag} if tag else {}
        )
        seen.polls.append((time.perf_counter() - begun) * 1000)
        seen.faults += status not in {200, 304}
        tag = head.get("etag", tag)
        if status == 200 and not is_floor:
            note_cards(json.loads(body), phone, seen)
        await asyncio.sleep(PACE)


def note_cards(data: dict[str, Any], phone: dict[str, Any], seen: Seen) -> None:
    """Which new cards are on this screen now; the twelfth screen ends the card's way."""
    for card in data["cards"]:
        begun = seen.put_up.get(card["id"])
        if begun is None:
            continue
        seen.on_screens[card["id"]] = seen.on_screens.get(card["id"], 0) + 1
        if seen.on_screens[card["id"]] == 12:
            seen.spread.append(time.monotonic() - begun)


async def post(port: int, phone: dict[str, Any], seen: Seen, until: float) -> None:
    """One card of a group now and then, by its first student."""
    await asyncio.sleep(random.random() * POST_EVERY)  # noqa: S311
    while time.monotonic() < until - 2 * PACE:
        card = str(uuid4())
        path = f"/flexid/api/v1/meetings/{phone['meeting']}/cards/{card}/"
        body = {
            "column": "we-share",
            "display": "named",
            "text": "We both like rain.",
            "language": "en",
        }
        begun, seen.put_up[card] = time.perf_counter(), time.monotonic()
        status, _, _ = await ask(
            port, "PUT", path, phone, {"X-Flexid-Ticket": phone["ticket"]}, body
        )
        seen.posts.append((time.perf_counter() - begun) * 1000)
        seen.faults += status != 200
        await asyncio.sleep(POST_EVERY)


async def ask(
    port: int,
    method: str,
    path: str,
    phone: dict[str, Any],
    headers: dict[str, str],
    body: Any = None,
) -> tuple[int, dict[str, str], bytes]:
    """One request on a connection of its own: phones do not keep one for three seconds."""
    token = "a" * 32
    content = json.dumps(body).encode() if body is not None else b""
    sent = {
        "Host": f"127.0.0.1:{port}",
        "Cookie": f"sessionid={phone['session']}; csrftoken={token}",
        "X-CSRFToken": token,
        "Content-Type": "application/json",
        "Content-Length": str(len(content)),
        "Connection": "close",
        **headers,
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in sent.items())
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode() + content)
        answer = await reader.read()
        writer.close()
    except OSError:
        return 0, {}, b""
    return parsed(answer)


def parsed(answer: bytes) -> tuple[int, dict[str, str], bytes]:
    """Status, headers in lower case, body."""
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (x.partition(":") for x in rest)}
    return int(first.split()[1]) if first else 0, headers, body


def share(values: list[float], part: float) -> float:
    """The value below which this share of them lies; 0 when there is none."""
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, int(len(ordered) * part))], 2) if ordered else 0


if __name__ == "__main__":
    main()
