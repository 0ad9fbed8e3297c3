"""Small and joined files are the same scripts and styles, each once and in their order."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from flexid_xblock.blocks import activity
from flexid_xblock.blocks.journal import JournalBlock
from flexid_xblock.blocks.session import SessionBlock
from flexid_xblock.school import start, statics
from flexid_xblock.school.settings import PACKAGE
from flexid_xblock.templatetags.flexid_assets import asset_urls
from tests.served import collect, files, served

LoggedIn = Callable[..., Client]
BUNDLES = statics.bundles()
FRAMES = [JournalBlock.scripts, SessionBlock.scripts, activity.FRAME]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return collect(tmp_path_factory.mktemp("static"))


def parts(urls: list[str]) -> list[str]:
    """The files behind these addresses, those of a bundle one by one."""
    names = [re.sub(r"\.[0-9a-f]{12}(?=\.\w+$)", "", url) for url in urls]
    names = [name.removeprefix("/static/flexid/") for name in names]
    return [part for name in names for part in BUNDLES.get(name, (name,))]


def test_no_file_is_in_two_bundles() -> None:
    found = [part for members in BUNDLES.values() for part in members]
    assert len(found) == len(set(found))


@pytest.mark.parametrize("url", ["/", "/module/who-am-i/", "/gallery/timeline-moving/"])
def test_a_page_has_what_it_had_each_once(logged_in: LoggedIn, folder: Path, url: str) -> None:
    plain = parts(files(logged_in("max"), url))
    with served(folder):
        urls = files(logged_in("max"), url)
    found = parts(urls)
    assert len(found) == len(set(found))
    assert set(plain) <= set(found)
    # The pages' wholes bring what only others need.
    more = {*BUNDLES["joined/page.css"], *BUNDLES["joined/frame.js"]}
    assert set(found) - set(plain) <= more
    assert len(urls) < len(plain) / 2
    sheets = [one for one in found if one.endswith("css")]
    assert sheets.index("css/page.css") > sheets.index("css/motion-and-print.css")


@pytest.mark.parametrize("scripts", FRAMES)
def test_what_begins_comes_after_what_it_needs(folder: Path, scripts: tuple[str, ...]) -> None:
    with served(folder):
        found = parts(asset_urls(*(f"js/{name}" for name in scripts)))
    places = [found.index(f"js/{name}") for name in scripts]
    assert places[-1] == max(places)


@pytest.mark.parametrize("path", sorted((PACKAGE / "static").rglob("*.js")), ids=lambda p: p.name)
def test_a_script_stands_beside_others(path: Path) -> None:
    text = path.read_text("utf-8")
    assert re.search(r"^\(function \(\) \{\n  \"use strict\";$", text, re.MULTILINE)
    assert text.endswith("})();\n")


def test_every_file_is_smaller_and_the_sources_are_as_they_were(folder: Path) -> None:
    for bundle, members in BUNDLES.items():
        sources = [(PACKAGE / "static" / "flexid" / part).read_text("utf-8") for part in members]
        joined = (folder / "flexid" / bundle).read_text("utf-8")
        assert len(joined) < 0.9 * sum(map(len, sources))
        assert "/*" not in joined


def test_without_collected_files_pages_name_the_plain_ones() -> None:
    assert asset_urls("js/saver.js", "js/steady.js") == [
        "/static/flexid/js/saver.js",
        "/static/flexid/js/steady.js",
    ]


def test_a_second_start_collects_nothing(tmp_path: Path) -> None:
    def times() -> dict[Path, int]:
        return {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.*")}

    with served(tmp_path):
        start.collect_static()
        before = times()
        start.collect_static()
        assert times() == before


def test_a_changed_source_is_collected(tmp_path: Path, settings) -> None:
    settings.STATICFILES_DIRS = [tmp_path]
    (tmp_path / "one.js").write_text("1;")
    before = statics.mark()
    (tmp_path / "one.js").write_text("2;")
    assert statics.mark() != before
