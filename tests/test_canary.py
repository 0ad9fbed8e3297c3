"""After a whole story, none of its private words is in anything that was written down."""

import logging
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client

from tests.browser.traces import betraying, in_files
from tests.canary import room_words, words
from tests.canary.calls import every_call
from tests.canary.place import browser_in, school_in
from tests.canary.room_calls import People, hold_meeting
from tests.canary.room_looks import look_everywhere, notes_for_adults, readable
from tests.canary.story import live_through
from tests.common import Api

# What is shown to nobody in that story: the adults' own reasons, what was refused or not found.
_UNSEEN = (words.WAITING, words.REFUSED, words.HOLDING, words.SOUGHT, words.UNMADE)
UNSEEN = tuple(sentence.split()[0] for sentence in _UNSEEN)
ALL = (*words.WORDS, *room_words.MARKS)
# What a counsellor sent can be read after a minute.
MINUTE_OVER = (
    "from django.utils import timezone; from flexid_xblock.journal.models import Reply;"
    "Reply.objects.update(visible_from=timezone.now())"
)
TICK = "from django.core.management import call_command; call_command('flexid_tick')"


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder with a short name: the browser makes a socket in it, whose path has a limit."""
    with tempfile.TemporaryDirectory(prefix="fx-", dir="/tmp") as folder:
        yield Path(folder)


@pytest.mark.browser
def test_a_story_leaves_no_word_on_any_disk(place: Path) -> None:
    with school_in(place) as school:
        with browser_in(place, school) as page:
            live_through(page, lambda: school.python(MINUTE_OVER))
            page.evaluate("(word) => localStorage.setItem('control', word)", words.CONTROL)
        school.python(TICK)
        assert in_files(place, ALL) == {}
    assert in_files(place, ALL) == {}
    kinds = ("data/data/school.sqlite3", "printed.txt", "profile/Default/History")
    assert [name for name in kinds if not (place / name).stat().st_size] == []
    assert in_files(place / "profile", (words.CONTROL,)) != {}


@pytest.fixture
def tracked(settings, caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """All that any logger is told, the platform's tracking log among them."""
    settings.MIDDLEWARE = ["tests.canary.tracking.track", *settings.MIDDLEWARE]
    caplog.set_level(logging.DEBUG)
    return caplog


@pytest.fixture
def elsewhere(settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The folder for everything that this process writes to disk."""
    settings.FLEXID_HEADS_DIR = str(tmp_path / "heads")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    cache.clear()
    return tmp_path


@pytest.mark.usefixtures("year_two")
def test_the_calls_of_a_story_leave_no_word_in_logs_mail_cache_or_rows(
    api: Callable[[str], Api], actor, tracked: pytest.LogCaptureFixture, elsewhere: Path
) -> None:
    seen = every_call(api, actor)
    call_command("flexid_tick")
    assert betrayed_by_what_is_written(words.WORDS, tracked) == {}
    assert in_files(elsewhere, words.WORDS) == {}
    assert betraying(words.WORDS, seen.encode()) == [
        word for word in words.WORDS if word not in UNSEEN
    ]
    assert "/flexid/api/v1/entries/" in tracked.text


def betrayed_by_what_is_written(
    marked: tuple[str, ...], tracked: pytest.LogCaptureFixture
) -> dict[str, list[str]]:
    """Place by place which words are there; ``{}`` is what we promise."""
    written = {
        "logs": tracked.text,
        "mail": "".join(str(one.message()) for one in mail.outbox),
        "cache": repr(cache._cache),
        "rows": connection.creation.serialize_db_to_string(),
    }
    found = {name: betraying(marked, text.encode()) for name, text in written.items()}
    return {name: marks for name, marks in found.items() if marks}


def test_a_meeting_leaves_no_word_in_logs_mail_cache_or_rows(
    api: Callable[[str], Api], actor, tracked: pytest.LogCaptureFixture, elsewhere: Path
) -> None:
    people = People(api, actor)
    look_everywhere(people, hold_meeting(people))
    call_command("flexid_tick")
    assert betrayed_by_what_is_written(room_words.MARKS, tracked) == {}
    assert in_files(elsewhere, room_words.MARKS) == {}
    assert "/flexid/api/v1/cards/" in tracked.text


def test_each_word_of_a_meeting_is_read_by_those_it_is_for(
    api: Callable[[str], Api], actor
) -> None:
    people = People(api, actor)
    heard = look_everywhere(people, hold_meeting(people))
    found = {name: betraying(room_words.MARKS, text.encode()) for name, text in heard.items()}
    seen_by = {
        sentence: {name for name, marks in found.items() if sentence.split()[0] in marks}
        for sentence in room_words.PRIVATE
    }
    assert seen_by == room_words.SEEN_BY
    lines, pages = notes_for_adults(), {name: readable(text) for name, text in heard.items()}
    told = {name: [line for line in lines if line in page] for name, page in pages.items()}
    for_adults = {name: list(lines) for name in room_words.TEACHERS}
    assert told == {name: for_adults.get(name, []) for name in room_words.EVERYBODY}
    assert len(lines) > 100


def test_the_tracking_log_would_hear_a_form(
    client: Client, tracked: pytest.LogCaptureFixture, db: None
) -> None:
    client.post(f"/flexid/api/v1/notice/?q={words.CARD}", {"text": words.DRAFT})
    assert betraying(words.WORDS, tracked.text.encode()) == [
        words.WORDS[0],
        words.WORDS[5],
    ]
