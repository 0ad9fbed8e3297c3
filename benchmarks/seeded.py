"""Seeded schools of three sizes in one process: importing this sets Django up.

The small ones are made below ``build/bench/`` and kept; ``FLEXID_BENCH_BIG`` names the
folder of one with 2 million entries, made once by ``FLEXID_DATA=big FLEXID_DEMO=1
python -m django flexid_seed --students 10000 --entries 200``. It is migrated, and opened
a few hundred times: name a copy if it must stay as it is.

``FLEXID_BENCH_MARIADB`` names the port of a MariaDB of this machine; then its database
``flexid`` is measured instead, set up as the platform has it. ``benchmarks.desk_copy`` fills
it from the folder that ``FLEXID_BENCH_BIG`` names, whose key is needed here, too.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django

from tests import mariadb

HOME = Path("build/bench").resolve()
BIG = os.environ.get("FLEXID_BENCH_BIG", "")
PORT = os.environ.get("FLEXID_BENCH_MARIADB", "")
if PORT:
    os.environ |= mariadb.settings_for(int(PORT))
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "tests.settings" if PORT else "flexid_xblock.school.settings",
    "FLEXID_DATA": str(HOME),
    "FLEXID_DEMO": "1",
    "FLEXID_SECRET_KEY": "for benchmarks only",
}
from flexid_xblock.school import start  # noqa: E402  it reads where its folders are

start.make_folders(HOME)
django.setup()

from django.conf import settings  # noqa: E402  after the settings
from django.contrib.auth import get_user_model  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import F  # noqa: E402
from django.http import HttpRequest, HttpResponse  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import path  # noqa: E402

from flexid_xblock.domain.actors import Actor  # noqa: E402
from flexid_xblock.management.seed import seed  # noqa: E402
from flexid_xblock.models import Entry  # noqa: E402
from flexid_xblock.school.urls import urlpatterns as addresses  # noqa: E402

OURS = "flexid_xblock_"  # how our tables begin
COURSE = settings.FLEXID_SCHOOL_COURSE
# By the number of entries: students, and entries of each. The counsellor follows 250 of them.
SMALL = {1_000: (250, 4), 100_000: (500, 200)}
WAITING = 200  # enough in the smallest school, too, that a page of the list is full
COUNSELLOR, STUDENT = "seed-counsellor-00000", "seed-student-00007"


def nothing(request: HttpRequest) -> HttpResponse:
    """Who is there, and nothing else: the floor of every page."""
    return HttpResponse(status=200 if request.user.is_authenticated else 401)


urlpatterns = [*addresses, path("nothing/", nothing)]
settings.ROOT_URLCONF = __name__
settings.ALLOWED_HOSTS = ["testserver"]
settings.FLEXID_LIMITS = {}  # hundreds of openings in a minute are no person's


def schools() -> Iterator[int]:
    """Go into one school after the other; gives the number of its entries, roughly."""
    if PORT:
        _use_key_of(Path(BIG).resolve())
        yield Entry.objects.count()
        return
    for size, shape in SMALL.items():
        _enter(HOME / "data" / f"{size}.sqlite3", HOME)
        if Entry.objects.count() < size:
            _fill(*shape)
        yield size
    if BIG:
        _enter(Path(BIG, "data", "school.sqlite3").resolve(), Path(BIG).resolve())
        yield 2_000_000


def person(username: str) -> Any:
    """One of the invented people."""
    return get_user_model().objects.get(username=username)


def actor(username: str) -> Actor:
    """The same, as a room knows her."""
    who = person(username).pk
    return Actor(user_id=who, real_user_id=who, enrolled=True)


def browser(username: str) -> Client:
    """A browser in which she is logged in."""
    client = Client()
    client.force_login(person(username))
    return client


def _enter(database: Path, folder: Path) -> None:
    connection.close()
    connection.settings_dict["NAME"] = database
    _use_key_of(folder)
    start.prepare()


def _use_key_of(folder: Path) -> None:
    settings.FLEXID_KEY, settings.FLEXID_KEY_FILE = "", str(folder / "keys" / "vault.key")


def _fill(students: int, entries: int) -> None:
    sys.stderr.write(f"Once: a school with {students * entries} entries\n")
    for _done in seed(students, entries):
        pass
    sent = Entry.objects.filter(state="sent", readers__reader_id=person(COUNSELLOR).pk)
    first = list(sent.order_by("sent_at").values_list("pk", flat=True)[:WAITING])
    Entry.objects.filter(pk__in=first).update(
        waiting_since=F("sent_at"), unanswered_since=F("sent_at")
    )
