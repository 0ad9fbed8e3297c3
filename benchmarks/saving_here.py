"""The measuring itself, in the school of the environment: see ``topics/saving.py``."""

import json
from itertools import count
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import connection, transaction

from benchmarks.measuring import Work, say, together
from benchmarks.school_here import Phone
from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.domain.tickets import Ticket
from flexid_xblock.journal.models import Entry
from flexid_xblock.privacy import api as privacy

TEXT = "What I write about myself. " * 73 + "And what not,"  # with a number, 2,000 characters
TABLE = "CREATE TABLE plain_text (number INTEGER, said VARCHAR(4000))"
INSERT = "INSERT INTO plain_text (number, said) VALUES (%s, %s)"
ACTIVITY, PROMPT = "who-am-i.journal", "surprise"


def main() -> None:
    """Measure on the empty database of the environment."""
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
    ana = Phone("ana")
    writer = Writer(ana)
    works = {
        "ours": writer.save,
        "floor: no-op POST": lambda: ana.ask("POST", "/nothing/", b"{}"),
        "floor: raw insert, commit": writer.insert,
        "floor: ORM get, save, commit": writer.save_plainly,
    }
    work = f"save a draft, {connection.display_name}"
    say(together([Work(work, system, ask) for system, ask in works.items()]))


class Writer:
    """A student who types on in one text of hers, from the revision that her page has seen."""

    def __init__(self, phone: Phone) -> None:
        self.phone, self.numbers = phone, count(1)
        self.path = f"/flexid/api/v1/entries/{uuid4()}/"
        self.revision = 0
        privacy.see_notice(phone.actor, settings.FLEXID_SCHOOL_COURSE, language="en")
        self._put({"IF_NONE_MATCH": "*", "X_FLEXID_TICKET": ticket_of(phone.user_id)})
        self.entry = Entry.objects.get()

    def save(self) -> Any:
        """Another number at the end."""
        return self._put({"IF_MATCH": f'"{self.revision}"'})

    def _put(self, headers: dict[str, str]) -> Any:
        body = {"prompt": PROMPT, "language": "en", "text": self._text()}
        answer = self.phone.ask("PUT", self.path, json.dumps(body).encode(), **headers)
        self.revision = json.loads(answer.content)["revision"]
        return answer

    def insert(self) -> None:
        """As many characters, as a row of a plain table."""
        with connection.cursor() as cursor:
            cursor.execute(INSERT, [next(self.numbers), self._text()])

    def save_plainly(self) -> None:
        """The same row by the ORM alone; nobody is asked, nothing is sealed."""
        with transaction.atomic():
            Entry.objects.get(pk=self.entry.pk).save()

    def _text(self) -> str:
        return f"{TEXT} {next(self.numbers):015}"


def ticket_of(user_id: int) -> str:
    """What the block shows her."""
    return access.issue(
        Ticket(
            user_id=user_id,
            course_key=settings.FLEXID_SCHOOL_COURSE,
            usage_key=ACTIVITY,
            activity_key=ACTIVITY,
            version=content.freeze(ACTIVITY),
        )
    )


if __name__ == "__main__":
    main()
