"""A host's e-mail: to the address of the account, or not at all; nothing it does breaks an act."""

import logging
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import User
from django.core import mail

from flexid_xblock.edge import openedx, school
from tests.edge.platform import install, remove

PREFERENCES = "openedx.core.djangoapps.user_api.models"
PARENTS = ("openedx", "openedx.core", "openedx.core.djangoapps", "openedx.core.djangoapps.user_api")
HOSTS = pytest.mark.parametrize("host", [openedx.HOST, school.HOST], ids=["openedx", "school"])
pytestmark = pytest.mark.django_db


@pytest.fixture
def nils(db) -> User:
    return User.objects.create_user("nils", "nils@school.example", "x")


def prefer(monkeypatch, get_value) -> None:
    """The platform's own answer to who reads in which language."""
    for name in PARENTS:
        install(monkeypatch, name)
    install(monkeypatch, PREFERENCES, UserPreference=SimpleNamespace(get_value=get_value))


@HOSTS
def test_it_goes_to_the_address_of_the_account(host, nils, settings) -> None:
    settings.FLEXID_MAIL_FROM = "school@example.org"
    assert host.mail(nils.pk, "You have a message", "Please log in.") is True
    sent = mail.outbox[0]
    assert (sent.to, sent.from_email) == (["nils@school.example"], "school@example.org")
    assert (sent.subject, sent.body) == ("You have a message", "Please log in.")
    assert sent.extra_headers == {"Auto-Submitted": "auto-generated"}


@HOSTS
def test_without_a_sender_of_ours_it_is_the_hosts_own(host, nils, settings) -> None:
    settings.DEFAULT_FROM_EMAIL = "platform@example.org"
    host.mail(nils.pk, "s", "b")
    assert mail.outbox[0].from_email == "platform@example.org"


@HOSTS
@pytest.mark.parametrize("change", [{"email": ""}, {"is_active": False}])
def test_who_has_no_address_or_no_account_gets_none(host, nils, change: dict) -> None:
    User.objects.update(**change)
    assert (host.mail(nils.pk, "s", "b"), host.mail(nils.pk + 1, "s", "b")) == (False, False)
    assert mail.outbox == []


@HOSTS
def test_a_broken_mail_server_is_a_no_and_a_line_that_names_nobody(
    host, nils, monkeypatch, caplog
) -> None:
    monkeypatch.setattr(mail.EmailMessage, "send", lambda self: 1 / 0)
    assert host.mail(nils.pk, "s", "b") is False
    assert [record.getMessage() for record in caplog.records] == ["An e-mail could not be sent."]


@HOSTS
def test_a_line_end_in_a_subject_sends_nothing(host, nils) -> None:
    assert host.mail(nils.pk, "a\nBcc: all@school.example", "b") is False
    assert mail.outbox == []


def test_the_school_knows_nobodys_language(nils) -> None:
    assert school.HOST.language_of(nils.pk) == ""


@pytest.mark.parametrize(("chosen", "language"), [("nb", "nb"), (None, ""), ("", "")])
def test_open_edx_tells_the_language_of_the_account(
    monkeypatch, nils, chosen: str | None, language: str
) -> None:
    known = {(nils, "pref-lang"): chosen}
    prefer(monkeypatch, lambda user, key: known[user, key])
    assert openedx.HOST.language_of(nils.pk) == language


def test_where_the_platform_has_moved_the_language_is_unknown(monkeypatch, nils, caplog) -> None:
    remove(monkeypatch, PREFERENCES)
    assert openedx.HOST.language_of(nils.pk) == ""
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
