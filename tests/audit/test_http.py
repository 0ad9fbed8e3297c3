"""A counsellor opens a page, as on the platform: every request is one transaction."""

import pytest
from django.conf import settings as django_settings
from django.db import DatabaseError, OperationalError, connection
from django.http import HttpResponse

from flexid_xblock.audit.models import Chain, ReadRow
from flexid_xblock.journal.models import Entry, SentText
from flexid_xblock.phrases import sentence
from flexid_xblock.vault import door
from flexid_xblock.vault.api import forget, student_key
from tests.common import COURSE, read_notice, send, write

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]

WORDS = "Bread and words."


@pytest.fixture
def sent(actor) -> Entry:
    """Ana's text, sent to Cleo."""
    read_notice(actor("ana"))
    return Entry.objects.get(pk=send(actor("ana"), write(actor("ana"), WORDS)).id)


@pytest.fixture
def opened(sent: Entry, logged_in) -> HttpResponse:
    """``opened()``: what Cleo's browser gets."""
    assert django_settings.DATABASES["default"]["ATOMIC_REQUESTS"] is True
    client = logged_in("cleo", raise_request_exception=False)
    return lambda: client.get(f"/flexid/{COURSE}/desk/counsellor/entries/{sent.pk}/")


def refused(page: HttpResponse, code: str) -> None:
    """One sentence with status 503, and no part of the text."""
    html = page.content.decode()
    assert (page.status_code, sentence(code) in html, "Bread" in html) == (503, True, False)


def test_a_read_leaves_one_row_and_shows_the_text(opened) -> None:
    page = opened()
    assert (page.status_code, WORDS in page.content.decode()) == (200, True)
    assert ReadRow.objects.count() == 1


def test_the_row_is_there_for_others_before_the_text_is_opened(opened, monkeypatch) -> None:
    seen = []

    def unseal(sealed):
        seen.append((connection.in_atomic_block, ReadRow.objects.count()))
        return original(sealed)

    original = door.unseal
    monkeypatch.setattr(door, "unseal", unseal)
    assert (opened().status_code, seen) == (200, [(False, 1)])


@pytest.mark.parametrize("model", [ReadRow, Chain])
@pytest.mark.parametrize("fault", [DatabaseError("disk full"), OperationalError(1290, "read-only")])
def test_when_the_log_is_unavailable_there_is_no_text(opened, monkeypatch, model, fault) -> None:
    def refuse(*_, **__):
        raise fault

    monkeypatch.setattr(model, "save", refuse)
    refused(opened(), "log_unavailable")
    assert (ReadRow.objects.count(), Entry.objects.get().waiting_since is None) == (0, False)


def test_when_the_tables_of_the_log_are_gone_there_is_no_text(opened, monkeypatch) -> None:
    monkeypatch.setattr(ReadRow._meta, "db_table", "not_there")
    refused(opened(), "log_unavailable")


def test_a_text_that_does_not_open_leaves_its_row(opened, sent: Entry) -> None:
    text = SentText.objects.get()
    text.text = bytes(text.text)[:-1] + bytes([bytes(text.text)[-1] ^ 1])
    text.save()
    refused(opened(), "cannot_open")
    refused(opened(), "cannot_open")
    rows = list(ReadRow.objects.order_by("seq").values_list("seq", "object_ref"))
    assert rows == [(1, str(sent.pk)), (2, str(sent.pk))]


def test_a_text_whose_key_was_erased_leaves_its_row(opened, sent: Entry) -> None:
    forget(student_key(sent.owner_id))
    refused(opened(), "key_gone")
    assert ReadRow.objects.count() == 1


def test_a_refused_or_broken_read_still_waits_for_her(opened, sent: Entry, monkeypatch) -> None:
    monkeypatch.setattr(door, "unseal", lambda _: 1 / 0)
    assert (opened().status_code, ReadRow.objects.count()) == (500, 1)
    assert Entry.objects.get().waiting_since == sent.waiting_since
