"""A start password opens one page only: where one chooses one's own."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from flexid_xblock.edge import accounts
from flexid_xblock.edge.school import HOST
from flexid_xblock.school.passwords import Hasher

OWN = "three calm words"


@pytest.fixture(autouse=True)
def _as_in_the_school(people, settings, monkeypatch) -> None:
    """The school's hashes, once the demo people have the tests' own quick ones; of fewer rounds."""
    monkeypatch.setattr(Hasher, "iterations", accounts.START_ROUNDS + 1)
    settings.PASSWORD_HASHERS = [
        "flexid_xblock.school.passwords.Hasher",
        *settings.PASSWORD_HASHERS,
    ]


@pytest.fixture
def nora(db) -> User:
    (pk,) = HOST.make_accounts({"nora": "Nora Maria Berg"}).values()
    return User.objects.get(pk=pk)


@pytest.fixture
def slip(nora) -> str:
    return HOST.start_passwords([nora.pk])[nora.pk][1]


def log_in(password: str) -> Client:
    client = Client()
    client.post("/login/", {"username": "nora", "password": password})
    return client


def choose(client: Client, password: str, again: str | None = None, **more: str):
    again = password if again is None else again
    return client.post("/password/", {"new_password1": password, "new_password2": again, **more})


def test_an_account_has_a_name_and_opens_nothing(nora) -> None:
    facts = (nora.first_name, nora.last_name, nora.email, nora.has_usable_password())
    assert facts == ("Nora", "Maria Berg", "", False)
    assert log_in("").get("/").status_code == 302


def test_in_a_demo_an_account_is_marked_as_invented(db, settings) -> None:
    settings.FLEXID_DEMO = True
    HOST.make_accounts({"nora@school.example": "Nora Berg"})
    nora = User.objects.get(username="nora@school.example")
    assert nora.email == "nora.school.example@demo.invalid"


def test_with_a_start_password_every_way_leads_to_choosing_ones_own(slip) -> None:
    client = log_in(slip)
    for path in ("/", "/module/who-am-i/", "/flexid/course-v1:FlexID+School+1/", "/nowhere/"):
        assert client.get(path)["Location"] == "/password/"
    refused = client.get("/flexid/api/v1/entries/")
    assert (refused.status_code, refused.json()["code"]) == (403, "own_password")
    assert client.get("/password/").status_code == 200


def test_to_log_in_again_does_not_make_it_her_own(slip) -> None:
    log_in(slip)
    assert log_in(slip).get("/")["Location"] == "/password/"


def test_her_own_password_opens_the_course_and_the_slip_nothing(slip) -> None:
    client, other = log_in(slip), log_in(slip)
    assert choose(client, OWN)["Location"] == "/"
    assert client.get("/").status_code == 200
    assert other.get("/")["Location"] == "/login/?next=/"
    assert log_in(slip).get("/")["Location"] == "/login/?next=/"
    assert log_in(OWN).get("/").status_code == 200


@pytest.mark.parametrize(
    ("first", "again"),
    [("short", "short"), ("password123", "password123"), (OWN, "other"), ("", "")],
)
def test_what_cannot_be_one_leaves_all_as_it_is(slip, first: str, again: str) -> None:
    client = log_in(slip)
    assert "flexid-field__problem" in choose(client, first, again).content.decode()
    assert choose(client, slip).status_code == 200
    assert log_in(slip).get("/")["Location"] == "/password/"


def test_later_it_is_changed_by_who_knows_it(slip) -> None:
    client = log_in(slip)
    choose(client, OWN)
    assert choose(client, OWN + "!", old_password="wrong").status_code == 200
    assert choose(client, OWN + "!", old_password=OWN)["Location"] == "/"
    assert client.get("/").status_code == 200


def test_who_knows_a_session_only_has_a_few_tries(slip) -> None:
    client = log_in(slip)
    choose(client, OWN)
    for _ in range(10):
        choose(client, OWN + "!", old_password="wrong")
    assert "many tries" in choose(client, OWN + "!", old_password=OWN).content.decode()


def test_a_new_slip_is_only_for_who_has_chosen_nothing_yet(nora, slip) -> None:
    again = HOST.start_passwords([nora.pk])[nora.pk][1]
    assert (again != slip, log_in(slip).get("/")["Location"]) == (True, "/login/?next=/")
    choose(log_in(again), OWN)
    assert (HOST.start_passwords([nora.pk]), HOST.without_own_password([nora.pk])) == ({}, set())


def test_a_start_password_is_long_and_is_not_stored(nora, slip) -> None:
    nora.refresh_from_db()
    assert (len(slip.replace("-", "")), slip in nora.password) == (12, False)
    assert (accounts.is_start(nora.password), nora.check_password(slip)) == (True, True)


def test_nobody_changes_a_demo_persons_password(settings, logged_in) -> None:
    settings.FLEXID_DEMO = True
    client = logged_in("ana")
    assert client.get("/password/").status_code == 404
    assert "/password/" not in client.get("/").content.decode()


@pytest.mark.parametrize("login", ["ana", "ANA", "a na", "ana/x", "x" * 151, "\ufb01n", "ana@x"])
def test_a_login_that_is_taken_or_cannot_be_one_is_not_free(people, login: str) -> None:
    User.objects.filter(username="ana").update(is_active=False, email="Ana@x")
    assert HOST.free_logins([login, "nora"]) == {"nora"}
