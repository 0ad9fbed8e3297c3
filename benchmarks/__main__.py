"""``make bench``: ours, the peers and the machine's floor, measured in one run.

Each topic runs in a process of its own and says its rows; here they are held against
what we promise ourselves (``targets.py``), printed, and kept in ``latest.json``.
``python -m benchmarks queue saving`` measures these topics only; the others' rows stay.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from benchmarks.targets import TARGETS, Target

HERE = Path(__file__).parent
LATEST = HERE / "latest.json"
TOPICS = sorted(path.stem for path in (HERE / "topics").glob("[!_]*.py"))
LINE = (
    "{work:40} {system:28} {size:>9} {median_ms:>10} {p95_ms:>10} {queries:>7} {bytes:>9}  {held}\n"
)
HEAD = {
    **{name: name for name in ("work", "system", "size", "queries", "bytes")},
    "median_ms": "CPU ms",
    "p95_ms": "p95",
    "held": "ratio (target)",
}
Row = dict[str, Any]


def main(names: list[str]) -> int:
    """Measure, print, keep; 1 when a topic broke off."""
    if strange := set(names) - set(TOPICS):
        sys.exit(f"There is no topic {', '.join(sorted(strange))}; there are {', '.join(TOPICS)}.")
    sys.stdout.write(LINE.format(**HEAD))
    broken = []
    for name in names or TOPICS:
        rows = measured(name)
        if rows is None:
            broken.append(name)
            continue
        keep(name, [held(row, rows) for row in rows])
    return int(bool(broken))


def measured(topic: str) -> list[Row] | None:
    """The rows a topic says; None when it broke off."""
    command = [sys.executable, "-m", f"benchmarks.topics.{topic}"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603
    if done.returncode:
        sys.stdout.write(f"{topic}: broke off\n")
        return None
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def held(row: Row, rows: list[Row]) -> Row:
    """The row with its ratio and target, where something is promised; printed as well."""
    found = [(one, ratio) for one in TARGETS if (ratio := ratio_of(one, row, rows)) is not None]
    words = "; ".join(f"{one.figure} {ratio} ({one.most})" for one, ratio in found)
    shown = {name: "" if value is None else value for name, value in row.items()}
    sys.stdout.write(LINE.format(**shown, held=words))
    return row | worst(found)


def ratio_of(target: Target, row: Row, rows: list[Row]) -> float | None:
    """How much of the promise the row uses up; None when the promise is not about it."""
    if row["work"] != target.work or row["system"] != "ours":
        return None
    if not target.against:
        return round(row[target.figure] / target.of, 3)
    beside = (one for one in rows if (one["work"], one["system"]) == (row["work"], target.against))
    other = next(beside, None)  # a peer may not be here
    return round(row[target.figure] / other[target.figure], 3) if other else None


def worst(found: list[tuple[Target, float]]) -> Row:
    """Of several promises the one that is kept least."""
    if not found:
        return {"ratio": None, "target": None}
    target, ratio = max(found, key=lambda one: one[1] / one[0].most)
    return {"ratio": ratio, "target": target.most}


def keep(topic: str, rows: list[Row]) -> None:
    """Put the topic's rows into the file, in the place of its older ones."""
    old = json.loads(LATEST.read_text("utf-8"))["rows"] if LATEST.exists() else []
    others = [row for row in old if row["topic"] != topic]
    said = [{"topic": topic, **row} for row in rows]
    LATEST.write_text(json.dumps({"rows": [*others, *said]}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    os.chdir(HERE.parent)
    sys.exit(main(sys.argv[1:]))
