"""The counsellor's lists and a student's book, as schools grow.

Her first page of what waits, what was changed, what she read before; beside a view that
does nothing for somebody who is logged in, and beside 25 rows found by an index.
"""

from django.db import connection
from django.urls import reverse

from benchmarks import seeded  # it sets Django up
from benchmarks.measuring import Row, Work, say, together
from flexid_xblock.models import SentText

LIST, BOOK = "counsellor's list", "journal book"
RAW = "SELECT * FROM flexid_xblock_senttext ORDER BY id DESC LIMIT 25"


def main() -> None:
    """Measure in each school."""
    for size in seeded.schools():
        say(measured(size))


def measured(size: int) -> list[Row]:
    """The rows of the school we are in."""
    cleo, ana = seeded.browser(seeded.COUNSELLOR), seeded.browser(seeded.STUDENT)
    course = {"course_key": seeded.COURSE}
    desk = reverse("flexid:counsellor_desk", kwargs=course)
    book = reverse("flexid:journal_book", kwargs=course)
    works = {
        (LIST, "ours"): lambda: cleo.get(desk),
        (LIST, "floor: no-op view"): lambda: cleo.get("/nothing/"),
        (LIST, "floor: 25 rows, ORM"): rows_by_orm,
        (LIST, "floor: 25 rows, SQL"): rows_by_sql,
        (f"{LIST}, changed", "ours"): lambda: cleo.get(desk, {"show": "changed"}),
        (f"{LIST}, read before", "ours"): lambda: cleo.get(desk, {"show": "read"}),
        (BOOK, "ours"): lambda: ana.get(book),
    }
    return together([Work(*name, ask, size, seeded.OURS) for name, ask in works.items()])


def rows_by_orm() -> None:
    """The newest sealed texts, as objects."""
    list(SentText.objects.order_by("-pk")[:25])


def rows_by_sql() -> None:
    """The same without Django's objects."""
    with connection.cursor() as cursor:
        cursor.execute(RAW)
        cursor.fetchall()


if __name__ == "__main__":
    main()
