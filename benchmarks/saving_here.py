"""The measuring itself, in the school of the environment: see ``topics/saving.py``."""

from typing import Any

from django.db import connection, transaction

from benchmarks.measuring import Work, say, together
from benchmarks.school_here import Phone  # it sets Django up
from benchmarks.writer import Writer
from flexid_xblock.journal.models import Entry

TABLE = "CREATE TABLE plain_text (number INTEGER, said VARCHAR(4000))"
INSERT = "INSERT INTO plain_text (number, said) VALUES (%s, %s)"


def main() -> None:
    """Measure on the empty database of the environment."""
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
    ana = Phone("ana")
    writer = Writer(ana.actor, ana.ask)
    works = {
        "ours": writer.save,
        "floor: no-op POST": lambda: ana.ask("POST", "/nothing/", b"{}"),
        "floor: raw insert, commit": lambda: insert(writer.text()),
        "floor: ORM get, save, commit": lambda: save_plainly(writer.entry.pk),
    }
    work = f"save a draft, {connection.display_name}"
    say(together([Work(work, system, ask) for system, ask in works.items()]))


def insert(text: str) -> None:
    """As many characters, as a row of a plain table."""
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [len(text), text])


def save_plainly(entry_id: Any) -> None:
    """The same row by the ORM alone; nobody is asked, nothing is sealed."""
    with transaction.atomic():
        Entry.objects.get(pk=entry_id).save()


if __name__ == "__main__":
    main()
