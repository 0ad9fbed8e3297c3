"""The author's tree: all of a dilemma in one page, for staff, also when it is not whole."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from flexid_xblock.content import api as content
from flexid_xblock.school import trees

LoggedIn = Callable[..., Client]
KEY = "gallery.branching-dilemma"
URL = "/gallery/branching-dilemma/tree/"


def stations(page: str) -> list[str]:
    """The stations of the page, in its order."""
    return re.findall(r'data-station="([a-z-]+)"', page)


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[Any], Any]], None]:
    """``broken(change)``: the story as an author has left it."""

    def plant(change: Callable[[Any], Any]) -> None:
        story = content.source(KEY)
        change(story)
        monkeypatch.setattr(content, "source", lambda key: story)

    return plant


@pytest.mark.parametrize("url", [URL, f"/gallery/tree/{KEY}/"])
def test_every_station_is_there_in_the_order_of_the_ways(logged_in: LoggedIn, url: str) -> None:
    page = logged_in("max").get(url).content.decode()
    assert stations(page) == [
        *("dinner", "hurt", "shop", "door", "talk"),
        *("hello", "peace", "silence"),
    ]
    assert "Nothing. Every way leads on" in page


def test_every_choice_stands_with_where_it_leads(logged_in: LoggedIn) -> None:
    page = logged_in("max").get(URL).content.decode()
    found = re.findall(r'data-choice="([a-z]+)" data-to="([a-z]+)"', page)
    structure = content.source(KEY)["structure"]
    nodes = structure["nodes"].values()
    expected = [(one["key"], one["next"]) for node in nodes for one in node["choices"]]
    assert sorted(found) == sorted(expected)


def test_the_red_line_is_marked_once(logged_in: LoggedIn) -> None:
    page = logged_in("max").get(URL).content.decode()
    assert re.findall(r'data-choice="([a-z]+)"[^>]*data-line', page) == ["kick"]


@pytest.mark.parametrize("name", ["ana", "cleo", "tor", "sol"])
def test_nobody_but_staff_sees_it(logged_in: LoggedIn, name: str) -> None:
    assert logged_in(name).get(URL).status_code == 404


@pytest.mark.parametrize(
    "url",
    [
        "/gallery/identity-circles/tree/",
        "/gallery/tree/who-am-i.journal/",
        "/gallery/tree/who-am-i.nothing/",
        "/gallery/nothing/tree/",
    ],
)
def test_what_is_no_dilemma_has_no_tree(logged_in: LoggedIn, url: str) -> None:
    assert logged_in("max").get(url).status_code == 404


def test_a_fault_is_told_and_the_rest_is_still_there(
    logged_in: LoggedIn, broken: Callable[..., None]
) -> None:
    def change(story: Any) -> None:
        del story["structure"]["nodes"]["door"]["choices"][1]["next"]
        del story["words"]["en"]["nodes"]["talk"]

    broken(change)
    page = logged_in("max").get(URL).content.decode()
    assert "name a node or an ending; the choice leads nowhere." in page
    assert "en: nodes: write the words of &#x27;talk&#x27;; the structure has it." in page
    assert len(stations(page)) == 8


def test_what_no_way_comes_to_stands_last(broken: Callable[..., None]) -> None:
    broken(lambda story: story["structure"].update(start="shop"))
    found = [one["key"] for one in trees.tree(KEY, "en")["stations"]]
    assert found[:5] == ["shop", "dinner", "door", "hurt", "talk"]


def test_a_story_without_its_shape_has_faults_only(
    logged_in: LoggedIn, broken: Callable[..., None]
) -> None:
    broken(lambda story: story["structure"].update(nodes=[]))
    page = logged_in("max").get(URL).content.decode()
    assert (stations(page), "is not of type" in page) == ([], True)


def test_the_gallery_leads_to_the_tree(logged_in: LoggedIn) -> None:
    assert f'href="{URL}"' in logged_in("max").get("/gallery/").content.decode()


def test_the_words_come_in_the_readers_language(logged_in: LoggedIn) -> None:
    page = logged_in("max").get(URL, headers={"Accept-Language": "nb"}).content.decode()
    assert "En stille middag" in page
