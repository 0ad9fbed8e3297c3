"""Logging in and out."""

from collections.abc import Callable

import pytest
from django.test import Client

LoggedIn = Callable[..., Client]


@pytest.fixture
def in_demo(settings, people) -> None:
    settings.FLEXID_DEMO = True


def log_in(client: Client, username: str, password: str, **more: str):
    """Fill in the form of the log-in page."""
    return client.post("/login/", {"username": username, "password": password, **more})


def test_ana_logs_in_and_stands_on_the_course_home(client: Client, people) -> None:
    assert log_in(client, "ana", "flexid")["Location"] == "/"


def test_wrong_password_and_unknown_name_are_one_kind_sentence(client: Client, people) -> None:
    pages = [log_in(client, name, "wrong").content.decode() for name in ("ana", "nobody")]
    sentence = "That name and password do not fit together."
    assert [page.count(sentence) for page in pages] == [1, 1]


def test_the_password_never_comes_back_into_the_page(client: Client, people, settings) -> None:
    settings.FLEXID_DEMO = False
    assert "secret-of-ana" not in log_in(client, "ana", "secret-of-ana").content.decode()


def test_demo_people_are_one_button_away(client: Client, in_demo: None) -> None:
    page = client.get("/login/").content.decode()
    assert page.count('name="password" value="flexid"') == 17


def test_a_real_school_shows_no_people(client: Client, settings, people) -> None:
    settings.FLEXID_DEMO = False
    page = client.get("/login/").content.decode()
    assert ("Ana Lind" in page, 'flexid"' in page) == (False, False)


def test_the_way_on_never_leads_to_another_site(client: Client, people) -> None:
    assert log_in(client, "ana", "flexid", next="https://evil.invalid/")["Location"] == "/"


def test_logging_out_needs_a_post_and_clears_the_browser(logged_in: LoggedIn) -> None:
    client = logged_in("ana")
    assert client.get("/logout/").status_code == 405
    answer = client.post("/logout/")
    assert (answer["Location"], answer["Clear-Site-Data"]) == ("/login/", '"cache", "storage"')
    assert client.get("/").status_code == 302


def test_a_form_from_an_old_page_gets_a_sentence(people) -> None:
    answer = log_in(Client(enforce_csrf_checks=True), "ana", "flexid")
    assert answer.status_code == 403
    assert "The page is too old to be trusted." in answer.content.decode()
