"""Looking for words in one's own texts: found by meaning of letters, told to nobody."""

import json
import logging
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.journal import api as journal
from flexid_xblock.settings.common import LIMITS
from tests.common import COURSE, JOURNAL, PROMPT, Api, send, type_on, write
from tests.rest.common import refusal, stored

LOUD = "Zanzibarkanari"


def look(api: Api, text: str, **body: object):
    """What the book's script asks."""
    return api.put("search/", {"course": COURSE, "text": text, **body})


def hits(api: Api, text: str) -> list[str]:
    """The snippets that were found, with what was found in brackets."""
    found = look(api, text).json()["hits"]
    return [
        "".join(f"[{one['text']}]" if one["match"] else one["text"] for one in hit["parts"])
        for hit in found
    ]


@pytest.mark.parametrize(
    ("text", "term", "found"),
    [
        ("Jeg er BRØD og ord", "brød", "Jeg er [BRØD] og ord"),
        ("My circle is bread.", "CIRCLE", "My [circle] is bread."),
        ("أنا قُوَّةٌ", "قوة", "أنا [قُوَّةٌ]"),
        ("words 🥖 words", "🥖", "words [🥖] words"),
        ("<b>bold</b>", "<b>", "[<b>]bold</b>"),
    ],
)
def test_her_words_are_found_in_any_script(api, actor, text, term, found) -> None:
    write(actor("ana"), text)
    assert hits(api("ana"), term) == [found]


def test_a_hit_says_where_it_is_and_what_was_asked(api, actor) -> None:
    entry = write(actor("ana"), "bread and butter")
    (hit,) = look(api("ana"), "bread").json()["hits"]
    assert {name: hit[name] for name in ("entry", "language", "where", "module")} == {
        "entry": str(entry.id),
        "language": "en",
        "where": "text",
        "module": "Who am I – who are we?",
    }
    asked = content.words(content.source(JOURNAL), "en").text["prompts"][PROMPT]
    assert hit["question"] == asked["question"]
    assert set(hit) == {"entry", "module", "question", "language", "where", "parts"}


def test_what_she_sent_before_and_what_she_answered_is_hers_too(api, actor) -> None:
    ana = actor("ana")
    sent = send(ana, write(ana, "first butter"))
    journal.reply(ana, sent.id, uuid4(), "a message of cheese", course_key=COURSE)
    type_on(ana, sent, "then jam")
    found = {term: look(api("ana"), term).json()["hits"] for term in ("butter", "cheese", "jam")}
    assert {term: [hit["where"] for hit in all_of] for term, all_of in found.items()} == {
        "butter": ["sent"],
        "cheese": ["message"],
        "jam": ["text"],
    }


def test_nobody_finds_another_persons_words(api, actor) -> None:
    sent = send(actor("ana"), write(actor("ana"), LOUD))
    journal.open_entry(actor("cleo"), sent.id, course_key=COURSE)
    journal.reply(actor("ana"), sent.id, uuid4(), LOUD, course_key=COURSE)
    people = ("bo", "cleo", "ida", "tor", "liv", "sol", "max")
    assert {name: look(api(name), LOUD).json()["hits"] for name in people} == {
        name: [] for name in people
    }
    assert len(hits(api("ana"), LOUD)) == 1


def test_staff_who_look_as_a_student_find_nothing(actor) -> None:
    write(actor("ana"), LOUD)
    with pytest.raises(NotFound):
        journal.search(actor("ana", seen_by="max"), COURSE, LOUD)


def test_what_she_deleted_is_not_found_until_it_is_back(api, actor) -> None:
    entry = write(actor("ana"), LOUD)
    for decision, count in ((journal.Decision.DELETE, 0), (journal.Decision.RESTORE, 1)):
        journal.decide(actor("ana"), entry.id, decision, based_on=entry.revision)
        assert len(hits(api("ana"), LOUD)) == count


def test_another_course_is_another_book(api, actor) -> None:
    write(actor("ana"), LOUD)
    assert look(api("ana"), LOUD, course="course-v1:Other+1+1").json() == {"hits": []}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *((nothing, "nothing_to_find") for nothing in ("", " \n", "ـ")),
        ("x" * 201, "too_long"),
    ],
)
def test_nothing_and_too_much_are_said_so(api, people, text: str, code: str) -> None:
    assert refusal(look(api("ana"), text)) == (422, code)


def test_looking_changes_nothing_and_is_written_down_nowhere(api, actor, caplog, capfd) -> None:
    write(actor("ana"), "something else")
    before = stored()
    with caplog.at_level(logging.DEBUG), CaptureQueriesContext(connection) as asked:
        look(api("ana"), LOUD)
        look(api("ana"), LOUD * 20)
    heard = [
        record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    ]
    told = json.dumps([heard, [one["sql"] for one in asked], *capfd.readouterr()])
    assert (stored(), LOUD in told) == (before, False)


def test_looking_again_and_again_is_too_fast_at_last(api, people) -> None:
    asking = api("ana")
    answers = [look(asking, "x").status_code for _ in range(LIMITS["search"][0] + 1)]
    assert answers == [200] * LIMITS["search"][0] + [429]


@pytest.mark.parametrize("count", [1, 4])
def test_looking_costs_the_same_however_much_she_wrote(api, actor, count: int) -> None:
    for prompt in ("understood", "surprise", "seen-first", "three-circles")[:count]:
        send(actor("ana"), write(actor("ana"), LOUD, prompt=prompt))
    asking = api("ana")
    look(asking, LOUD)
    with CaptureQueriesContext(connection) as asked:
        assert len(look(asking, LOUD).json()["hits"]) == count
    assert sum("flexid_xblock_" in one["sql"] for one in asked.captured_queries) == 5
