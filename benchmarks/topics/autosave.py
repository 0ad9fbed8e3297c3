"""A draft of 2,000 characters saved again, as schools grow.

Beside a view that does nothing for somebody who is logged in.
"""

from typing import Any

from benchmarks import seeded  # it sets Django up
from benchmarks.measuring import Row, Work, say, together
from benchmarks.writer import Writer

WORK = "autosave in a school with so many texts"


def main() -> None:
    """Measure in each school."""
    for size in seeded.schools():
        say(measured(size))


def measured(size: int) -> list[Row]:
    """The rows of the school we are in."""
    phone = seeded.browser(seeded.STUDENT)

    def send(method: str, path: str, body: bytes, **headers: str) -> Any:
        named = {f"HTTP_{name}": value for name, value in headers.items()}
        return phone.generic(method, path, body, content_type="application/json", **named)

    writer = Writer(seeded.actor(seeded.STUDENT), send)
    works = {"ours": writer.save, "floor: no-op view": lambda: phone.get("/nothing/")}
    rows = together([Work(WORK, *one, size, seeded.OURS) for one in works.items()])
    writer.entry.delete()
    return rows


if __name__ == "__main__":
    main()
