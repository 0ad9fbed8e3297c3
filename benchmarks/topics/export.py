"""One student's whole file, as a page and as data: how long it takes to send, and its memory.

A database of its own in memory, with a book of a thousand texts; every second one was
sent, read and answered. The whole request is measured, twenty in turns. Its memory is what
Python has allocated at the most while the pieces go out, in ``bytes``. The floor reads the
same rows plainly, opens every text in them, and dumps them.
"""

import json
import os
import tracemalloc
from functools import partial
from uuid import uuid4

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.conf import settings  # noqa: E402  after the settings
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.serializers.json import DjangoJSONEncoder  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from benchmarks.measuring import Row, Work, say, together  # noqa: E402
from flexid_xblock.audit.api import open_sealed  # noqa: E402
from flexid_xblock.audit.models import ReadRow  # noqa: E402
from flexid_xblock.domain.actors import Actor  # noqa: E402
from flexid_xblock.journal.models import Entry, Reply, SentText  # noqa: E402
from flexid_xblock.journal.sealing import (  # noqa: E402
    seal_reply,
    sealed_replies,
    sealed_sent,
)
from flexid_xblock.privacy import api as privacy  # noqa: E402
from flexid_xblock.saving.api import open_drafts  # noqa: E402
from flexid_xblock.vault.api import open_own  # noqa: E402
from tests.desk.full_book import fill  # noqa: E402

SIZES = (100, 1000)
FORMS = {"page": "export: a page", "data": "export: data"}
FLOOR = "floor: plain rows, opened"


def main() -> None:
    """Measure and say the rows."""
    call_command("migrate", verbosity=0)
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    settings.FLEXID_LIMITS = {}  # nobody asks for twenty files in a minute
    ana, cleo = (User.objects.create_user(name).pk for name in ("ana", "cleo"))
    me, client = Actor(user_id=ana, real_user_id=ana), Client()
    client.force_login(User.objects.get(pk=ana))
    for size in SIZES:
        grow(ana, cleo, size)
        fetches = {form: partial(fetch, client, me, form) for form in FORMS}
        works = [
            one
            for form, work in FORMS.items()
            for one in (
                Work(work, "ours", fetches[form], size, "flexid_xblock_"),
                Work(work, FLOOR, partial(plainly, me), size),
            )
        ]
        say(together(works, runs=20, warm_up=2))
        for form, work in FORMS.items():
            address, memory = address_of(me, form), f"{work}: memory"
            say([Row(memory, "ours", size, bytes=most_memory(client, address))])


def grow(ana: int, cleo: int, size: int) -> None:
    """Her book has so many texts; every sent one was read, and answered in a few lines."""
    Entry.objects.all().delete()
    fill(ana, size, readers=(cleo,))
    reader = Actor(user_id=cleo, real_user_id=cleo)
    reading = {"purpose": "follow_up", "role": "counsellor", "subject_id": ana}
    for entry in Entry.objects.filter(state="sent").prefetch_related("sent_texts"):
        reply = uuid4()
        text = seal_reply(entry, reply, "Thank you for this. " * 20, revision=0)
        about = {"author_id": cleo, "visible_from": timezone.now()}
        Reply.objects.create(id=reply, entry=entry, text=text, **about)
        sealed = [sealed_sent(entry, one) for one in entry.sent_texts.all()]
        open_sealed(reader, sealed, object_kind="entry", object_ref=str(entry.pk), **reading)


def fetch(client: Client, me: Actor, form: str) -> bytes:
    """The file as she gets it, from a right of this moment."""
    answer = client.get(address_of(me, form))
    if answer.status_code != 200:
        raise ValueError(f"answered {answer.status_code}")
    return answer.getvalue()


def address_of(me: Actor, form: str) -> str:
    """Where her file lies once."""
    return reverse("flexid:export", kwargs={"token": privacy.takeaway.prepare(me, form).token})


def most_memory(client: Client, address: str) -> int:
    """What was allocated at the most while one file went out, piece by piece."""
    tracemalloc.start()
    for _ in client.get(address):
        pass
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def plainly(me: Actor) -> bytes:
    """Every row of the book and the log as it lies there, its text opened, as JSON."""
    entries = list(Entry.objects.filter(owner_id=me.user_id))
    sent = list(SentText.objects.filter(entry__in=entries).select_related("entry"))
    replies = list(Reply.objects.filter(entry__in=entries).select_related("entry"))
    texts = [
        *open_drafts(me, entries),
        *open_own(me, [sealed_sent(one.entry, one) for one in sent]),
        *open_own(me, [sealed_replies(one.entry, [one])[0] for one in replies]),
    ]
    opened = zip([*entries, *sent, *replies], texts, strict=True)
    rows = [[plain(row), text] for row, text in opened]
    rows += [[one, ""] for one in ReadRow.objects.values("at", "actor_id", "object_ref")]
    return json.dumps(rows, cls=DjangoJSONEncoder).encode()


def plain(row: Entry | SentText | Reply) -> dict[str, object]:
    """What a row holds beside its sealed text."""
    return {name: value for name, value in vars(row).items() if type(value) in (str, int, bool)}


if __name__ == "__main__":
    main()
