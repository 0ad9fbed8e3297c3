"""A block's handler serves the person who is logged in, and nobody else."""

from collections.abc import Callable

from django.test import Client

LoggedIn = Callable[..., Client]
TICKET = "/handler/who-am-i.journal/ticket/"


def ask(client: Client, url: str = TICKET, **headers: str):
    """Ask a handler as a page's script does."""
    return client.post(url, "{}", "application/json", headers=headers)


def page_token(client: Client) -> str:
    """The CSRF token that the module page gave this browser."""
    client.get("/module/who-am-i/")
    return client.cookies["csrftoken"].value


def test_a_page_of_ours_gets_a_ticket(logged_in: LoggedIn) -> None:
    client = logged_in("ana", enforce_csrf_checks=True)
    answer = ask(client, **{"X-CSRFToken": page_token(client)})
    assert (answer.status_code, list(answer.json())) == (200, ["ticket"])


def test_a_page_without_the_token_is_refused_with_a_sentence(logged_in: LoggedIn) -> None:
    answer = ask(logged_in("ana", enforce_csrf_checks=True))
    assert (answer.status_code, answer.json()["code"]) == (403, "csrf")
    assert answer.json()["message"].endswith(".")


def test_nobody_is_refused_with_a_sentence(client: Client) -> None:
    answer = ask(client, **{"X-CSRFToken": "x"})
    assert (answer.status_code, answer.json()["code"]) == (401, "signed_out")
    assert answer.json()["message"].endswith(".")


def test_what_the_course_does_not_have_is_not_found(logged_in: LoggedIn) -> None:
    client = logged_in("ana")
    urls = ("/handler/nothing.journal/ticket/", "/handler/who-am-i.journal/student_view/")
    assert [ask(client, url).status_code for url in urls] == [404, 404]


def test_the_ticket_is_for_the_session_whatever_the_address_says(
    logged_in: LoggedIn, people
) -> None:
    from django.core import signing

    answer = ask(logged_in("ana"), f"{TICKET}?student=bo", **{"X-CSRFToken": "x"})
    fields = signing.loads(answer.json()["ticket"], salt="flexid.ticket.1")
    assert fields["user_id"] == people["ana"].pk
