"""How long a person's whole file takes to send, and how much memory, with a thousand entries.

``python -m benchmarks.my_data`` makes a database of its own in memory, with a book of
1,000 texts (every second one sent, read and answered), sends both forms in this
process, and writes ``benchmarks/my_data.json``. The memory is what Python has
allocated at the most while the pieces are made; it hardly grows with the book.
"""

import json
import os
import sys
import time
import tracemalloc
from pathlib import Path
from typing import Any
from uuid import uuid4

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.core.management import call_command  # noqa: E402  after the settings
from django.utils import timezone  # noqa: E402

from flexid_xblock.audit.api import open_sealed  # noqa: E402
from flexid_xblock.desk import takeaway  # noqa: E402
from flexid_xblock.domain.actors import Actor  # noqa: E402
from flexid_xblock.journal.models import Entry, Reply  # noqa: E402
from flexid_xblock.journal.sealing import seal_reply, sealed_sent  # noqa: E402
from tests.desk.full_book import fill  # noqa: E402

ANA, CLEO = 1, 2
SIZES = (100, 1000)


def main() -> None:
    """Measure, print, and keep the rows."""
    call_command("migrate", verbosity=0)
    rows = []
    for size in SIZES:
        grow(size)
        rows += [measured(form, size) for form in ("page", "data")]
    for row in rows:
        sys.stdout.write("{form:5} {entries:5} entries: {seconds:6} s, {mib:5} MiB\n".format(**row))
    where = Path(__file__).with_suffix(".json")
    where.write_text(json.dumps({"rows": rows}, indent=1) + "\n", encoding="utf-8")


def grow(size: int) -> None:
    """Her book has so many texts; every sent one was read, and answered in a few lines."""
    Entry.objects.all().delete()
    fill(ANA, size, readers=(CLEO,))
    for entry in Entry.objects.filter(state="sent").prefetch_related("sent_texts"):
        reply = uuid4()
        text = seal_reply(entry, reply, "Thank you for this. " * 20, revision=0)
        about = {"author_id": CLEO, "visible_from": timezone.now()}
        Reply.objects.create(id=reply, entry=entry, text=text, **about)
        sealed = [sealed_sent(entry, one) for one in entry.sent_texts.all()]
        reading = {"purpose": "follow_up", "role": "counsellor", "subject_id": ANA}
        cleo = Actor(user_id=CLEO, real_user_id=CLEO)
        open_sealed(cleo, sealed, object_kind="entry", object_ref=str(entry.pk), **reading)


def measured(form: str, size: int) -> dict[str, Any]:
    """One sending: seconds without the counting of memory, and MiB at the most."""
    ana = Actor(user_id=ANA, real_user_id=ANA)
    began = time.perf_counter()
    length = sum(len(piece) for piece in takeaway.pieces(ana, form))
    seconds = round(time.perf_counter() - began, 2)
    tracemalloc.start()
    for _ in takeaway.pieces(ana, form):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    about = {"form": form, "entries": size, "characters": length}
    return {**about, "seconds": seconds, "mib": round(peak / 2**20, 1)}


if __name__ == "__main__":
    main()
