"""The module page, and the sentences for pages that are not there."""

import gzip
import re
from collections.abc import Callable

import pytest
from django.test import Client

from tests.common import write
from tests.desk.common import at
from tests.served import LATER

LoggedIn = Callable[..., Client]


def test_a_module_shows_its_blocks_in_order(logged_in: LoggedIn) -> None:
    page = logged_in("ana").get("/module/who-am-i/").content.decode()
    found = re.findall(r'class="flexid-unit" data-usage="([a-z.-]+)"', page)
    names = ["opening", "circles", "journal", "meeting", "at-home"]
    assert found == [f"who-am-i.{name}" for name in names]


def test_a_module_says_what_stands_on_its_page_and_leads_there(logged_in: LoggedIn) -> None:
    page = logged_in("ana").get("/module/who-am-i/").content.decode()
    links = re.findall(r'<a href="#([a-z.-]+)">\s*<bdi lang="en" dir="ltr">([^<]+)</bdi>', page)
    assert links == [
        ("who-am-i.opening", "Who am I – who are we?"),
        ("who-am-i.circles", "My circles"),
        ("who-am-i.journal", "My journal: my circles"),
        ("who-am-i.meeting", "We meet: who am I – who are we?"),
        ("who-am-i.at-home", "A story from an adult"),
    ]
    assert [key for key, _ in links] == re.findall(r'class="flexid-stop" id="([a-z.-]+)"', page)


def test_only_the_module_page_is_compressed_and_it_has_no_word_of_hers(
    logged_in: LoggedIn, actor
) -> None:
    write(actor("ana"), "kanari")
    ask = {"headers": {"Accept-Encoding": "gzip"}}
    packed = logged_in("ana").get("/module/who-am-i/", **ask)
    page = gzip.decompress(packed.content).decode()
    assert (packed.headers["Content-Encoding"], "kanari" in page) == ("gzip", False)
    assert page.count('id="who-am-i.journal"') == 1
    book = logged_in("ana").get(at("journal_book"), **ask)
    assert ("Content-Encoding" in book.headers, b"kanari" in book.content) == (False, True)


def test_every_style_and_script_is_there_once(logged_in: LoggedIn) -> None:
    page = LATER.sub("", logged_in("ana").get("/module/who-am-i/").content.decode())
    files = re.findall(r'(?:src|href)="(/static/[^"]+\.(?:js|css))"', page)
    assert sorted(files) == sorted(set(files))


def test_no_script_or_style_stands_in_the_page(logged_in: LoggedIn) -> None:
    page = logged_in("ana").get("/module/who-am-i/").content.decode()
    assert re.findall(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=", page) == []


@pytest.mark.usefixtures("without_year_two")
@pytest.mark.parametrize("key", ["nothing-here", "conflict"])
def test_unknown_and_coming_modules_are_one_answer(logged_in: LoggedIn, key: str) -> None:
    answer = logged_in("ana").get(f"/module/{key}/")
    assert answer.status_code == 404
    assert "There is no such page here." in answer.content.decode()


def test_the_sentence_comes_in_the_persons_language(logged_in: LoggedIn) -> None:
    answer = logged_in("ana").get("/nowhere/", headers={"Accept-Language": "ar"})
    assert '<html lang="ar" dir="rtl">' in answer.content.decode()


def test_a_broken_page_says_one_sentence_and_asks_no_database(rf) -> None:
    from django.urls import get_resolver

    handler = get_resolver().resolve_error_handler(500)
    answer = handler(rf.get("/"))
    assert answer.status_code == 500
    assert "it is not your fault" in answer.content.decode()


def test_components_are_shown_in_the_demo_only(logged_in: LoggedIn, settings) -> None:
    client = logged_in("max")
    settings.FLEXID_DEMO = False
    closed = client.get("/components/").status_code
    settings.FLEXID_DEMO = True
    assert (closed, client.get("/components/").status_code) == (404, 200)


@pytest.mark.parametrize("url", ["/", "/module/who-am-i/", "/nowhere/", "/login/"])
def test_no_page_is_stored_and_each_allows_only_our_files(logged_in: LoggedIn, url: str) -> None:
    answer = logged_in("ana").get(url)
    policy = answer["Content-Security-Policy"].split("; ")
    assert answer["Cache-Control"] == "no-store"
    assert (policy[0], policy[1]) == ("default-src 'none'", "script-src 'self'")
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
