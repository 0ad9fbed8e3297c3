"""No body is read further than the longest text needs, whatever was declared about it."""

import io
import json
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client

from flexid_xblock.domain.errors import Invalid
from flexid_xblock.rest.limits import MAX_BODY, BoundedJSONParser

Open = Callable[..., Client]
URL = "/flexid/api/v1/notice/"


class Endless(io.RawIOBase):
    """A stream that never ends, and knows how much was taken from it."""

    taken = 0

    def read(self, size: int = -1) -> bytes:
        assert size >= 0, "read without end"
        self.taken += size
        return b" " * size


def sent(client: Client, declared: str, body: bytes = b"{}") -> HttpResponse:
    """A body with this declared length."""
    return client.generic("PUT", URL, body, "application/json", CONTENT_LENGTH=declared)


def test_an_endless_body_is_left_after_the_longest_text() -> None:
    stream = Endless()
    with pytest.raises(Invalid, match="too_large"):
        BoundedJSONParser().parse(stream)
    assert stream.taken == MAX_BODY + 1


@pytest.mark.parametrize("length", [MAX_BODY - 1, MAX_BODY])
def test_the_longest_body_is_read_whole(length: int) -> None:
    body = json.dumps({"text": "x" * (length - 12)}).encode()
    assert len(body) == length
    assert len(BoundedJSONParser().parse(io.BytesIO(body))["text"]) == length - 12


@pytest.mark.parametrize("declared", [str(MAX_BODY + 1), "9" * 5000, "-1", "1e3", "²", "many"])
def test_a_length_that_is_too_large_or_none_is_refused(logged_in: Open, declared: str) -> None:
    answer = sent(logged_in("ana"), declared)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize("declared", ["", "0"])
def test_a_body_without_a_length_is_no_body(logged_in: Open, declared: str) -> None:
    body = json.dumps({"course": "x" * MAX_BODY}).encode()
    answer = sent(logged_in("ana"), declared, body)
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_fields")


def test_brackets_within_brackets_are_refused() -> None:
    with pytest.raises(Invalid, match="bad_json"):
        BoundedJSONParser().parse(io.BytesIO(b"[" * 100_000))
