"""A name at one address has ten tries; nobody is told which names there are."""

from django.http import HttpResponse
from django.test import Client

SENTENCE = "That was many tries. Please wait a few minutes, then try again."


def log_in(name: str, password: str, address: str = "10.0.0.1") -> HttpResponse:
    """Fill in the form of the log-in page."""
    body = {"username": name, "password": password}
    return Client().post("/login/", body, REMOTE_ADDR=address)


def statuses(name: str, times: int) -> list[int]:
    return [log_in(name, "wrong").status_code for _ in range(times)]


def test_the_eleventh_try_is_one_kind_sentence_for_real_and_unknown_names(people, clock) -> None:
    for name in ("ana", "nobody", ""):
        assert statuses(name, 10)[-1] == 200
    for name in ("ana", "ANA", "nobody"):
        page = log_in(name, "flexid")
        assert (page.status_code, page.content.decode().count(SENTENCE)) == (429, 1)


def test_it_ends_after_ten_minutes(people, clock) -> None:
    assert statuses("ana", 11)[-1] == 429
    clock.pass_minutes(10)
    assert log_in("ana", "flexid").status_code == 302


def test_another_name_and_another_address_are_free(people, clock) -> None:
    statuses("ana", 11)
    assert log_in("bo", "flexid").status_code == 302
    assert log_in("ana", "flexid", address="10.0.0.2").status_code == 302


def test_who_logs_in_well_is_never_stopped(people, clock) -> None:
    for _ in range(3):
        assert statuses("ana", 9)[-1] == 200
        assert log_in("ana", "flexid").status_code == 302
