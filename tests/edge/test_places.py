"""Where the blocks of a course stand, by the platform's modulestore."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest
from opaque_keys.edx.keys import UsageKey

from flexid_xblock.edge.openedx import HOST
from tests.edge.platform import Completion, fail, install, remove

STORE = "xmodule.modulestore.django"
COURSE = "course-v1:Org+Course+Run"
JOURNAL, MEETING = "who-am-i.journal", "who-am-i.meeting"
UNKNOWN = "Cannot tell where the blocks of a course stand."
HOME = f"/courses/{COURSE}/course/"


def usage(kind: str, name: str) -> str:
    return f"block-v1:Org+Course+Run+type@{kind}+block@{name}"


FIRST, COPY = usage("flexid_journal", "a"), usage("flexid_journal", "b")
ROOM = usage("flexid_session", "c")


class Store:
    """A course with a journal that was copied, and a meeting; it knows how often it was asked."""

    blocks = ((FIRST, JOURNAL), (COPY, JOURNAL), (ROOM, MEETING))

    def __init__(self) -> None:
        self.asked = 0

    @contextmanager
    def bulk_operations(self, course_key: Any) -> Iterator[None]:
        yield

    def get_items(self, course_key: Any, *, qualifiers: dict[str, str], **options: Any) -> list:
        self.asked += 1
        assert (str(course_key), options) == (COURSE, {"include_orphans": False})
        keys = [(UsageKey.from_string(text), activity) for text, activity in self.blocks]
        return [
            SimpleNamespace(scope_ids=SimpleNamespace(usage_id=key), activity_key=activity)
            for key, activity in keys
            if key.block_type == qualifiers["category"]
        ]


@pytest.fixture
def store(monkeypatch) -> Store:
    store = Store()
    install(monkeypatch, STORE, modulestore=lambda: store)
    return store


def test_an_activity_stands_where_its_blocks_stand(store: Store) -> None:
    found = [HOST.places(COURSE, key) for key in (MEETING, JOURNAL, "nothing.journal")]
    assert found == [(ROOM,), (FIRST, COPY), ()]


def test_a_key_names_neither_branch_nor_version(store: Store) -> None:
    place = "+type@flexid_session+block@c"
    branch = f"block-v1:Org+Course+Run+branch@published-branch{place}"
    store.blocks = ((branch, MEETING),)
    assert HOST.places(COURSE, MEETING) == (ROOM,)


def test_a_course_is_looked_through_once(store: Store) -> None:
    for _ in range(3):
        HOST.places(COURSE, JOURNAL)
    assert store.asked == 4  # kinds of blocks


def test_a_place_is_told_when_it_is_known_exactly(store: Store) -> None:
    found = [HOST.place_url(COURSE, key) for key in (MEETING, JOURNAL, "nothing.journal")]
    assert found == [f"/courses/{COURSE}/jump_to/{ROOM}", HOME, HOME]


@pytest.mark.parametrize("change", ["module gone", "function gone", "signature", "fails", "field"])
def test_whatever_moved_there_the_course_is_known(
    monkeypatch, store: Store, caplog, change: str
) -> None:
    if change == "module gone":
        remove(monkeypatch, STORE)
    elif change == "function gone":
        install(monkeypatch, STORE)
    else:
        block = SimpleNamespace(scope_ids=SimpleNamespace(usage_id=ROOM))
        given = {"signature": lambda: None, "fails": fail, "field": lambda *_, **__: [block]}
        monkeypatch.setattr(store, "get_items", given[change])
    assert (HOST.place_url(COURSE, MEETING), HOST.places(COURSE, MEETING)) == (HOME, ())
    assert caplog.messages == [UNKNOWN]


@pytest.mark.django_db
def test_who_took_part_is_done_where_the_meeting_stands(monkeypatch, store: Store, people) -> None:
    service = Completion()
    install(monkeypatch, "completion.services", CompletionService=service)
    ana = people["ana"].pk
    HOST.complete_for(COURSE, MEETING, [ana])
    assert service.told == [(ROOM, 1.0, (ana,))]
