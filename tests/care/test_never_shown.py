"""No answer to a student holds a word, or an id, of what adults wrote down about her."""

import json
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from flexid_xblock.care.api import notes
from flexid_xblock.privacy import api as privacy
from tests.care.casework import add, ask_cover, follow_up, note, opened, record, words
from tests.common import COURSE, JOURNAL, send, write
from tests.rest.common import patterns

COURSE_IDS = {"course_key": COURSE, "activity_key": JOURNAL}
TAKING = {"course": COURSE, "student": 1, "kind": "case", "text": "mine"}
CHANGES = {
    "notes/{}/kind/": {"kind": "case"},
    "notes/{}/closing/": {"closed": True},
    "follow-ups/{}/done/": {"done": True},
    "covers/{}/decision/": {"granted": True},
    "concerns/{}/status/": {"status": "closed"},
    "concerns/{}/signature/": {},
}


@pytest.fixture
def planted(actor) -> list[str]:
    """Canaries in every kind of record about Ana, each opened once; their ids."""
    ana, cleo = actor("ana"), actor("cleo")
    send(ana, write(ana, "her own"))
    found = [note(cleo, ana, f"kanari-{kind}", kind=kind).id for kind in notes.KINDS]
    found += [note(actor("ida"), ana, "kanari-deputy", kind="case").id]
    found += [follow_up(cleo, ana, "kanari-do"), ask_cover(cleo, actor("dov").user_id)]
    concern = record(actor("tor"), ana, "kanari-facts", own_words="kanari-said")
    found += [concern, add(cleo, concern, "kanari-action")]
    for reader in (cleo, actor("ida")):
        opened(reader, ana)
        words(reader, concern)
    return [str(one) for one in found]


def ours() -> Iterator[URLPattern]:
    """Every address of ours."""
    resolver = next(one for one in get_resolver().url_patterns if one.pattern.match("flexid/"))
    return patterns([resolver])


def addresses(pattern: URLPattern, planted: list[str], person: int) -> set[str]:
    """The address with each planted id, and with her own."""
    kinds = {name: type(one).__name__ for name, one in pattern.pattern.converters.items()}
    filled = set()
    for one in planted:
        by_kind = {"UUIDConverter": UUID(one), "IntConverter": person}
        ids = {name: by_kind.get(kind, COURSE_IDS.get(name)) for name, kind in kinds.items()}
        filled.add(reverse(f"flexid:{pattern.name}", kwargs=ids))
    return filled


def looks(client: Client, address: str) -> Iterator[HttpResponse]:
    """An address looked at."""
    yield client.get(address, {"course": COURSE, "activity": JOURNAL})


def tries(client: Client, address: str) -> Iterator[HttpResponse]:
    """An address looked at and, where scripts send, sent to."""
    yield from looks(client, address)
    if "/api/" in address:
        for body in ({"course": COURSE}, TAKING):
            yield client.put(address, body, "application/json", headers={"If-Match": '"1"'})


def shown(answers: Iterator[HttpResponse], planted: list[str]) -> set[str]:
    """Which words and ids come back."""
    texts = [b"".join(answer).decode() for answer in answers]
    return {one for one in ["kanari", *planted] if any(one in text for text in texts)}


def everywhere(planted: list[str], person: int) -> list[str]:
    """Every address of ours with every id."""
    return [one for pattern in ours() for one in addresses(pattern, planted, person)]


@pytest.mark.parametrize("name", ["ana", "bo"])
def test_no_address_gives_a_student_a_word_or_an_id(
    logged_in, people, planted, settings, name: str
) -> None:
    settings.FLEXID_LIMITS, client = {}, logged_in(name)
    for address in everywhere(planted, people["ana"].pk):
        assert (address, shown(tries(client, address), planted)) == (address, set())


def test_the_same_walk_finds_them_for_her_counsellor(logged_in, people, planted, settings) -> None:
    settings.FLEXID_LIMITS, client = {}, logged_in("cleo")
    found = set()
    for address in everywhere(planted, people["ana"].pk):
        found |= shown(looks(client, address), planted)
    # Not the ids of Ida's note, of the asking, and of a part, which no page of hers names.
    assert found == {"kanari", *planted} - {planted[3], planted[5], planted[7]}


def test_her_export_says_that_her_case_was_opened_and_nothing_of_it(actor, planted) -> None:
    taken = privacy.export(actor("ana"))
    everything = json.dumps(taken, default=str)
    assert [one for one in ["kanari", "concern", *planted] if one in everything] == []
    cases = [read for read in taken["reads"] if read["object_kind"] == "case"]
    readers = [actor(name).user_id for name in ("cleo", "ida")]
    assert [read["actor_id"] for read in cases] == readers
    assert {read["object_ref"] for read in cases} == {str(actor("ana").user_id)}


@pytest.mark.parametrize("path", CHANGES)
def test_what_she_may_not_know_is_what_is_not_there(api, planted, path: str) -> None:
    body = {"course": COURSE, **CHANGES[path]}
    answers = [api("ana").put(path.format(one), body) for one in (*planted, uuid4())]
    assert {(answer.status_code, answer.content) for answer in answers} == {
        (404, answers[-1].content)
    }
