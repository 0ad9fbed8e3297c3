"""To open one text that a student sent: rights, the log row committed, the text in clear.

First what opens it, for the first time and again, then the whole page that shows it. As
floors a row found, another put in and committed; and a view that does nothing for somebody
who is logged in.
"""

from itertools import cycle
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F
from django.urls import reverse

from benchmarks import seeded  # it sets Django up
from benchmarks.measuring import RUNS, WARM_UP, Row, Work, say, together
from flexid_xblock.audit.models import Chain
from flexid_xblock.journal.api import open_entry
from flexid_xblock.models import Entry

OPEN, PAGE = "open one entry", "page of one entry"
TEXTS = RUNS + WARM_UP + 1  # each is opened once by a work


def main() -> None:
    """Measure in each school."""
    for size in seeded.schools():
        say(measured(size))
        Chain.objects.filter(subject__startswith="floor").delete()


def measured(size: int) -> list[Row]:
    """The rows of the school we are in."""
    cleo, browser = seeded.actor(seeded.COUNSELLOR), seeded.browser(seeded.COUNSELLOR)
    sent = sent_to(cleo.user_id)
    new, texts = iter(sent[:TEXTS]), cycle(sent[TEXTS:])
    Entry.objects.filter(pk__in=sent[:TEXTS]).update(waiting_since=F("sent_at"))
    works = {
        (OPEN, "ours"): lambda: open_entry(cleo, next(new), course_key=seeded.COURSE).text,
        (f"{OPEN} again", "ours"): lambda: (
            open_entry(cleo, next(texts), course_key=seeded.COURSE).text
        ),
        (OPEN, "floor: ORM get, insert, commit"): lambda: get_and_insert(next(texts)),
        (PAGE, "ours"): lambda: browser.get(address(next(texts))),
        (PAGE, "floor: no-op view"): lambda: browser.get("/nothing/"),
    }
    return together([Work(*name, ask, size, seeded.OURS) for name, ask in works.items()])


def sent_to(reader_id: int) -> list[UUID]:
    """Texts that were sent to her and read; the first page of her list stays as it is."""
    rows = Entry.objects.filter(state="sent", unanswered_since=None, readers__reader_id=reader_id)
    return list(rows.values_list("pk", flat=True)[: 2 * TEXTS])


def get_and_insert(entry_id: UUID) -> None:
    """What the work cannot be done without."""
    with transaction.atomic():
        Entry.objects.get(pk=entry_id)
        Chain.objects.create(subject=f"floor {uuid4()}")


def address(entry_id: UUID) -> str:
    """Where it is read."""
    ids = {"course_key": seeded.COURSE, "entry_id": entry_id}
    return reverse("flexid:counsellor_entry", kwargs=ids)


if __name__ == "__main__":
    main()
