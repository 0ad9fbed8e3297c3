"""The counsellor's queue: who waits and for how long, and no word of what she wrote."""

import json
import re
from base64 import urlsafe_b64encode
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.care import api as care
from flexid_xblock.content import api as content
from flexid_xblock.journal import api as journal
from tests.common import COURSE, JOURNAL, answer, send, type_on, write
from tests.desk.common import at, main_of, our_queries, said
from tests.desk.queueing import entries_of, many_students, moved, rows_of

SHOWN = ("", "?show=unread", "?show=changed", "?show=read")


@pytest.fixture
def sent(actor):
    """Ana's sent text, with a newer draft that nobody was sent."""
    entry = send(actor("ana"), write(actor("ana"), "kanari-sent"))
    return type_on(actor("ana"), entry, "kanari-newer")


def ask_for_help(actor, name: str) -> None:
    """A request of this student for her counsellor."""
    care.requests.ask(
        actor(name), uuid4(), course_key=COURSE, to=None, urgency="today", words="kanari-help"
    )


@pytest.mark.parametrize("show", SHOWN)
def test_the_queue_holds_no_word_of_a_text(logged_in, actor, sent, show: str) -> None:
    ask_for_help(actor, "bo")
    if show in SHOWN[2:]:
        answer(actor("cleo"), sent, "kanari-reply")
        logged_in("cleo").get(at("counsellor_entry", entry_id=sent.id))
        moved(sent.id, answered_at=timezone.now() - timedelta(days=1))
    journal.draft_reply(
        actor("cleo"), sent.id, uuid4(), "kanari-draft", based_on=0, course_key=COURSE
    )
    page = said(logged_in("cleo").get(at("counsellor_desk") + show))
    asked = content.words(content.source(JOURNAL), "en").text["prompts"]["understood"]
    shown = [page.count(line) for line in ("Ana Lind", " ".join(asked["question"].split()))]
    assert (shown, re.findall(r"kanari\S*", page)) == ([1, 1], [])


def test_help_comes_first_then_the_asked_for_then_the_longest_wait(logged_in, actor) -> None:
    names = ("ana", "bo", "cai", "dina")
    sent = {name: send(actor(name), write(actor(name), name)) for name in names}
    for days, name in enumerate(names):
        moved(sent[name].id, unanswered_since=timezone.now() - timedelta(days=days))
    journal.ask_to_read(actor("bo"), sent["bo"].id, asks=True)
    ask_for_help(actor, "emre")
    page = logged_in("cleo").get(at("counsellor_desk"))
    order = [str(sent[name].id) for name in ("bo", "dina", "cai", "ana")]
    assert entries_of(page) == order
    text = main_of(page)
    assert text.index("Emre Tun") < text.index("Bo Eng") < text.index("Dina Noor")


def test_a_row_says_whose_what_in_which_language_and_by_when(logged_in, actor) -> None:
    entry = send(actor("ana", language="ar"), write(actor("ana", language="ar"), "kanari"))
    moved(entry.id, unanswered_since=timezone.now() - timedelta(days=30))
    journal.ask_to_read(actor("ana"), entry.id, asks=True)
    row = " ".join(
        re.sub(r"<[^>]+>", " ", rows_of(logged_in("cleo").get(at("counsellor_desk")))[0]).split()
    )
    title = "Who am I – who are we?"
    pieces = ("Ana Lind", "Please read this", "Fjord", title, "العربيّة", "Past the promise")
    assert [piece for piece in pieces if piece not in row] == []
    assert re.search(r"Waiting since \d+ \w+", row)
    assert re.findall(r"(?i)\blate\b|overdue|fail|kanari", row) == []


def test_opened_it_still_waits_until_it_is_answered(logged_in, actor, sent) -> None:
    client = logged_in("cleo")
    seen = []
    for act in (
        lambda: client.get(at("counsellor_entry", entry_id=sent.id)),
        lambda: answer(actor("cleo"), sent, "thanks"),
    ):
        act()
        pages = (client.get(at("counsellor_desk") + show) for show in SHOWN)
        seen.append([len(rows_of(page)) for page in pages])
    assert seen == [[1, 0, 0, 1], [0, 0, 0, 1]]


def test_where_the_last_word_is_an_adults_nothing_is_promised(logged_in, actor, sent) -> None:
    client = logged_in("cleo")
    client.get(at("counsellor_entry", entry_id=sent.id))
    pages = []
    for act in (lambda: None, lambda: answer(actor("cleo"), sent, "thanks")):
        act()
        (row,) = rows_of(client.get(at("counsellor_desk") + "?show=read"))
        pages.append("Answer by" in row)
    assert pages == [True, False]


def test_no_answer_needed_takes_it_off_the_list(logged_in, actor, sent) -> None:
    client = logged_in("cleo")
    client.get(at("counsellor_entry", entry_id=sent.id))
    journal.done(actor("cleo"), sent.id, course_key=COURSE)
    assert rows_of(client.get(at("counsellor_desk"))) == []


@pytest.mark.parametrize("end", ["ended", "closed", "withdrawn"])
def test_who_may_read_no_longer_has_no_row_from_the_next_request_on(
    logged_in, people, actor, sent, end: str
) -> None:
    client = logged_in("cleo")
    pages = [at("counsellor_desk"), *(at("counsellor_desk") + show for show in SHOWN[1:])]
    assert len(rows_of(client.get(pages[0]))) == 1
    ana, cleo = people["ana"].pk, people["cleo"].pk
    if end == "ended":
        access.end_assignment(course_key=COURSE, student_id=ana, counsellor_id=cleo)
    elif end == "closed":
        access.choices.close_to(actor("ana"), cleo, course_key=COURSE, closed=True)
    else:
        decision = journal.Decision.WITHDRAW
        journal.decide(actor("ana"), sent.id, decision, based_on=sent.revision)
    assert [rows_of(client.get(page)) for page in pages] == [[], [], [], []]
    address = at("counsellor_entry", entry_id=sent.id)
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("page", ["counsellor_desk", "counsellor_guide"])
@pytest.mark.parametrize("name", ["tor", "bo", "liv", "sol", "max"])
def test_who_follows_nobody_up_has_no_such_desk(logged_in, people, page: str, name: str) -> None:
    assert logged_in(name).get(at(page)).status_code == 404


def test_another_groups_counsellor_has_an_empty_queue(logged_in, sent) -> None:
    page = logged_in("dov").get(at("counsellor_desk"))
    assert (rows_of(page), "Ana" in said(page)) == ([], False)


@pytest.mark.parametrize(("show", "queries"), [("", 4), ("?show=read", 3), ("?show=changed", 2)])
@pytest.mark.parametrize("count", [3, 300])
def test_a_queue_costs_the_same_however_long_it_is(
    logged_in, people, count: int, show: str, queries: int
) -> None:
    many_students(people["cleo"].pk, count)
    client, address = logged_in("cleo"), at("counsellor_desk") + show
    client.get(at("counsellor_desk"))
    assert our_queries(client, address) == queries
    assert len(rows_of(client.get(at("counsellor_desk")))) == min(count, 50)


@pytest.mark.parametrize(("count", "badge"), [(3, "(3)"), (300, "(99+)")])
def test_the_count_stops_at_99(logged_in, people, count: int, badge: str) -> None:
    many_students(people["cleo"].pk, count)
    assert f"Waiting for you {badge}" in said(logged_in("cleo").get(at("counsellor_desk")))


def cursor(*parts: object) -> str:
    """A cursor as somebody might make it up."""
    return urlsafe_b64encode(json.dumps(parts).encode()).decode()


@pytest.mark.parametrize(
    "made_up",
    [
        {"after": "x"},
        {"after": "é"},
        {"after": cursor()},
        {"after": cursor("2030-01-01T00:00:00+00:00", 5)},
        {"after": cursor("2030-01-01T00:00:00+00:00", str(uuid4()), True)},
        {"group": "fjord"},
        {"module": "who am i"},
        {"language": "<b>"},
    ],
)
def test_what_was_made_up_is_refused_with_a_sentence(logged_in, people, made_up: dict) -> None:
    client = logged_in("cleo", raise_request_exception=False)
    assert client.get(at("counsellor_desk"), made_up).status_code == 422


def test_the_guide_says_the_promise_the_keys_and_whom_to_call(logged_in, people, settings) -> None:
    page = said(logged_in("cleo").get(at("counsellor_guide")))
    numbers = [one["number"] for one in settings.FLEXID_HELP_NUMBERS[:2]]
    for piece in ("within 3 school days", "Esc Esc", "concern record", *numbers):
        assert piece in page
    assert at("counsellor_guide") in logged_in("cleo").get(at("counsellor_desk")).content.decode()
