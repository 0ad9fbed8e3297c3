"""What the counsellor's desk and a student's saving cost in a school as large as a city.

Fill one first, and name it by its settings: ``FLEXID_DATA=big FLEXID_DEMO=1
python -m django flexid_seed --students 10000 --entries 200``. Then ``python -m
benchmarks.desk`` prints median and p95 of whole requests, in this process, beside
the floor: a page of ours that asks for nothing but who is there. ``--json FILE``
adds the rows to a file.

``--mariadb PORT`` measures the database ``flexid`` of a MariaDB that runs on this
machine, set up as the platform has it; ``benchmarks.desk_copy`` fills it from the
school's file. The key and the folder of the school are needed there too.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

PLATFORM = {"DJANGO_SETTINGS_MODULE": "tests.settings"}
if "--mariadb" in sys.argv:
    from tests import deep

    port = int(sys.argv[sys.argv.index("--mariadb") + 1])
    os.environ.update(deep.mariadb(port, "read committed") | PLATFORM)

django.setup()

from django.conf import settings  # noqa: E402  after the settings
from django.contrib.auth import get_user_model  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from flexid_xblock.models import Entry  # noqa: E402

WARM_UP, RUNS = 10, 100
LINE = "{work:16} {median_ms:8} ms, p95 {p95_ms:8} ms, {queries:3} queries, {ratio} floors\n"
Ask = Callable[[], HttpResponse]


def main() -> None:
    """Measure, print, and keep the rows where it is asked for."""
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.FLEXID_LIMITS = {}  # a hundred openings in a second are no person's
    works = works_of("seed-counsellor-00000", "seed-student-00007")
    system, size = connection.display_name.lower(), Entry.objects.count()
    rows = [
        {"work": work, "system": system, "size": size, **measured(work, ask)}
        for work, ask in works.items()
    ]
    floor = rows[0]["median_ms"]
    for row in rows:
        row["ratio"] = round(row["median_ms"] / floor, 2)
        sys.stdout.write(LINE.format(**row))
    if "--json" in sys.argv:
        keep(Path(sys.argv[sys.argv.index("--json") + 1]), rows)


def works_of(counsellor: str, student: str) -> dict[str, Ask]:
    """What is measured, the floor first."""
    cleo, ana = client_of(counsellor), client_of(student)
    course = {"course_key": settings.FLEXID_SCHOOL_COURSE}
    desk = reverse("flexid:counsellor_desk", kwargs=course)
    return {
        "floor": lambda: cleo.get(reverse("flexid:counsellor_guide", kwargs=course)),
        "queue": lambda: cleo.get(desk),
        "queue, changed": lambda: cleo.get(desk, {"show": "changed"}),
        "read before": lambda: cleo.get(desk, {"show": "read"}),
        "reading view": lambda: cleo.get(reading_of(counsellor, course)),
        "autosave": Saving(ana, student).save,
        "journal book": lambda: ana.get(reverse("flexid:journal_book", kwargs=course)),
    }


class Saving:
    """A student who types on in one of her own drafts."""

    def __init__(self, client: Client, student: str) -> None:
        self.client, self.typed = client, 0
        # Not the first by id: for that MariaDB walks through everybody's.
        self.entry = Entry.objects.filter(owner_id=person(student).pk, state="kept")[0]
        self.url = reverse("flexid:entry", kwargs={"entry_id": self.entry.pk})
        self.revision = self.entry.revision

    def save(self) -> HttpResponse:
        """One more letter."""
        self.typed += 1
        text = "words " * 50 + "x" * self.typed
        body = {"prompt": self.entry.slot, "language": "en", "text": text}
        headers = {"If-Match": f'"{self.revision}"'}
        answer = self.client.put(self.url, body, "application/json", headers=headers)
        self.revision = answer.json()["revision"]
        return answer


def person(username: str) -> Any:
    """One of the invented people."""
    return get_user_model().objects.get(username=username)


def client_of(username: str) -> Client:
    """A browser in which she is logged in."""
    client = Client()
    client.force_login(person(username))
    return client


def reading_of(counsellor: str, course: dict[str, str]) -> str:
    """A text that was sent to her; the first page of the queue never runs dry."""
    rows = Entry.objects.filter(state="sent", readers__reader_id=person(counsellor).pk)
    return reverse("flexid:counsellor_entry", kwargs={**course, "entry_id": rows[0].pk})


def measured(work: str, ask: Ask) -> dict[str, Any]:
    """One row: milliseconds of whole requests, our queries, bytes, how busy the machine was."""
    for _ in range(WARM_UP):
        ask()
    spent = sorted(timed(ask) for _ in range(RUNS))
    with CaptureQueriesContext(connection) as asked:
        answer = ask()
    assert answer.status_code == 200, (work, answer.status_code)  # noqa: S101 - a wrong figure
    return {
        "median_ms": round(statistics.median(spent), 1),
        "p95_ms": round(spent[int(len(spent) * 0.95)], 1),
        "queries": sum("flexid_xblock_" in one["sql"] for one in asked.captured_queries),
        "bytes": len(answer.content),
        "load": round(os.getloadavg()[0], 1),
    }


def timed(ask: Ask) -> float:
    """How many milliseconds one request took."""
    begun = time.perf_counter()
    ask()
    return (time.perf_counter() - begun) * 1000


def keep(path: Path, rows: list[dict[str, Any]]) -> None:
    """Put the rows into the file, in the place of older ones of the same system."""
    old = json.loads(path.read_text("utf-8"))["rows"] if path.exists() else []
    others = [row for row in old if row["system"] != rows[0]["system"]]
    path.write_text(json.dumps({"rows": [*others, *rows]}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
