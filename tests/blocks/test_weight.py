"""What a page of ours weighs on a phone with two bars, compressed as it is sent.

Of the school, which sends its own files; the LMS sends the same ones in its own way.
"""

import gzip
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.contrib.staticfiles import finders
from django.test import Client

from flexid_xblock.activities import api as activities
from flexid_xblock.content import api as content
from flexid_xblock.school.runtime import SchoolRuntime
from tests.common import COURSE
from tests.served import collect, files, later, served

pytestmark = pytest.mark.django_db

KILO = 1024
MOST = 25 * KILO  # bytes of all scripts and styles of an activity
JOURNAL_GOAL = 10 * KILO  # before she can write and send
# The frame of every page brings a journal's scripts and styles.
AFTER_LOGGING_IN = 0
JOURNAL, MEETING = "who-am-i.journal", "who-am-i.meeting"

Files = Callable[..., list[str]]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that the school sends."""
    return collect(tmp_path_factory.mktemp("static"))


@pytest.fixture
def needed(people: dict[str, User]) -> Files:
    """A block's scripts and style sheets: the school's in ``folder``, else the LMS's.

    With ``is_whole`` also those that it fetches once it can be written in.
    """

    def names(
        activity_key: str, folder: Path | None = None, *, is_whole: bool = False
    ) -> list[str]:
        with served(folder) if folder else nullcontext():
            block = SchoolRuntime(people["ana"], COURSE).get_block(activity_key)
            drawn = block.render("student_view")
        more = later(drawn.content) if is_whole else []
        return list({*more, *(one.data for one in drawn.resources if one.kind == "url")})

    return names


def weight(urls: list[str], folder: Path | None = None) -> int:
    """The bytes of these files as they are sent."""
    return sum(sent(url.removeprefix("/static/"), folder) for url in urls)


def sent(name: str, folder: Path | None) -> int:
    """The bytes of one file: what whitenoise wrote, or what a careful platform would."""
    if folder is None:
        return len(gzip.compress(Path(finders.find(name)).read_bytes(), 9))
    small = folder / f"{name}.gz"
    return (small if small.exists() else folder / name).stat().st_size


def show(key: str, ours: list[str], plain: list[str], folder: Path) -> None:
    """One line for whoever reads the run."""
    now, raw = weight(ours, folder) / KILO, weight(plain) / KILO
    print(f"{now:5.1f} KB in {len(ours):2}  (LMS: {raw:5.1f} KB in {len(plain)})  {key}")


def test_an_activitys_page_is_light(needed: Files, folder: Path) -> None:
    print()
    found = {key: needed(key, folder, is_whole=True) for key in content.gallery()}
    for key, urls in found.items():
        show(key, urls, needed(key, is_whole=True), folder)
    weights = {key: weight(urls, folder) for key, urls in found.items()}
    assert {key: size for key, size in weights.items() if size > MOST} == {}
    assert len(weights) >= len(activities.kind_names())


def test_a_journal_can_be_written_in_after_ten_kilobytes(needed: Files, folder: Path) -> None:
    print()
    for key in (JOURNAL, MEETING):
        show(key, needed(key, folder), needed(key), folder)
        whole = needed(key, folder, is_whole=True), needed(key, is_whole=True)
        show(f"{key}, with what comes later", *whole, folder)
    assert weight(needed(JOURNAL, folder), folder) <= JOURNAL_GOAL


def test_a_journals_page_brings_nothing_of_a_meetings(needed: Files) -> None:
    assert weight(needed(JOURNAL)) < 25 * KILO < weight(needed(MEETING))


def test_what_the_log_in_page_brought_is_not_asked_for_again(needed: Files, folder: Path) -> None:
    with served(folder):
        first = files(Client(), "/login/")
    more = [url for url in needed(JOURNAL, folder) if url not in first]
    print(f"\n{weight(first, folder) / KILO:5.1f} KB in {len(first):2}  the log-in page")
    print(f"{weight(more, folder) / KILO:5.1f} KB in {len(more):2}  a journal after it")
    assert weight(more, folder) <= AFTER_LOGGING_IN


def test_a_whole_module_is_lighter_than_its_blocks(logged_in, folder: Path) -> None:
    plain = files(logged_in("max"), "/module/who-am-i/")
    with served(folder):
        ours = files(logged_in("max"), "/module/who-am-i/")
    print()
    show("the module page of who-am-i", ours, plain, folder)
    assert weight(ours, folder) < weight(plain)
