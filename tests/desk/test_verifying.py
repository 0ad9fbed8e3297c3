"""Is it valid? Yes or no, for anybody, and not a word beside it."""

import logging
import re

import pytest
from django.conf import settings
from django.test import Client

from flexid_xblock.progress.api import certificates, in_fours
from flexid_xblock.progress.codes import make_code
from tests.common import COURSE
from tests.progress.closing import FIRST, close, held, mine


@pytest.fixture
def code(actor) -> str:
    """The code of Ana's certificate."""
    held(actor("tor"), FIRST, **{f"_{actor('ana').user_id}": "there"})
    close(actor("sol"))
    return mine(actor("ana"))[0].code


def answer(code: str, client: Client | None = None):
    """What somebody without a log-in gets."""
    return (client or Client()).get(f"/flexid/verify/{code}/")


def said(code: str) -> str:
    """The one word."""
    return re.search(r"<strong>(.*?)</strong>", answer(code).content.decode())[1]


def test_a_code_that_stands_is_valid_however_it_is_typed(code: str) -> None:
    typed = (code, in_fours(code), in_fours(code).lower())
    assert {said(one) for one in typed} == {"Valid"}


def test_all_that_is_not_valid_is_one_answer(code: str, actor) -> None:
    withdrawn = mine(actor("ana"))[0]
    certificates.withdraw(actor("sol"), withdrawn.id, course_key=COURSE)
    asked = [code, make_code(), "x", "a/b/c", "é", "%25", "A" * 2000, code + "A"]
    answers = [answer(one) for one in asked]
    bare = {(one.status_code, one.content, tuple(sorted(one.headers.items()))) for one in answers}
    assert (len(bare), said(code)) == (1, "Not valid")


def test_it_tells_no_name_no_course_and_no_day(code: str, people) -> None:
    page = answer(code).content.decode()
    private = ("Ana", "Lind", "Fjord", COURSE, "School", "Year", "Who am I", code, "202")
    assert [one for one in private if one in re.sub(r"/static/\S+", "", page)] == []


def test_who_is_logged_in_gets_the_same_bytes(code: str, logged_in) -> None:
    for one in (code, "x"):
        pages = {
            answer(one).content,
            *(answer(one, logged_in(who)).content for who in ("ana", "sol")),
        }
        assert len(pages) == 1


def test_it_costs_one_query_and_sets_no_cookie(code: str, django_assert_num_queries) -> None:
    for one in (code, "x"):
        client = Client()
        with django_assert_num_queries(1):
            answer(one, client)
        assert client.cookies == {}


def test_no_robot_finds_it_and_nobody_keeps_it(code: str) -> None:
    page = answer(code)
    assert (page.headers["X-Robots-Tag"], page.headers["Cache-Control"]) == (
        "noindex, nofollow",
        "no-store",
    )
    assert '<meta name="robots" content="noindex, nofollow">' in page.content.decode()


def test_who_asks_too_often_waits_and_no_line_is_written(code: str, caplog) -> None:
    caplog.set_level(logging.DEBUG)
    most, _ = settings.FLEXID_LIMITS["verify"]
    answers = [answer(one) for one in [code] * (most - 1) + ["x"] + [code, "x"]]
    late = answers[most:]
    assert {one.status_code for one in answers[:most]} == {200}
    assert [(one.status_code, one.headers["Retry-After"]) for one in late] == [(429, "60")] * 2
    assert late[0].content == late[1].content
    assert [line.getMessage() for line in caplog.records] == []


def test_it_only_answers(code: str) -> None:
    assert Client().post(f"/flexid/verify/{code}/").status_code == 405
