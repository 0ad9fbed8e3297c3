"""My journal: all she wrote, module by module, and nobody else's word."""

import json
import re
from uuid import uuid4

import pytest
from django.utils.timezone import localtime

from flexid_xblock.content import api as content
from flexid_xblock.journal import api as journal
from tests.common import COURSE, meet, put_card, send, type_on, write
from tests.desk.common import at, main_of, our_queries, said
from tests.desk.full_book import fill

PAGES = ["journal_book", "journal_print"]
pages = pytest.mark.parametrize("name", PAGES)


@pytest.fixture
def full(actor) -> None:
    """Everybody has written, sent and answered; a card hangs on the board."""
    sent = send(actor("ana"), write(actor("ana"), "kanari-ana"))
    journal.open_entry(actor("cleo"), sent.id, course_key=COURSE)
    journal.reply(actor("ana"), sent.id, uuid4(), "kanari-message", course_key=COURSE)
    type_on(actor("ana"), sent, "kanari-newer")
    his = send(actor("bo"), write(actor("bo"), "kanari-bo"))
    journal.reply(actor("bo"), his.id, uuid4(), "kanari-of-bo", course_key=COURSE)
    put_card(actor("bo"), meet(actor("tor")), "kanari-card")


def book(logged_in, who: str = "ana", name: str = "journal_book") -> str:
    """What somebody's book says."""
    return main_of(logged_in(who).get(at(name)))


def words_in(text: str) -> list[str]:
    """The canaries, in order."""
    return re.findall(r"kanari-[\w-]+", text)


@pages
def test_each_finds_her_own_words_and_answers_and_no_others(logged_in, full, name: str) -> None:
    found = {who: words_in(book(logged_in, who, name)) for who in ("ana", "bo", "cai", "tor")}
    assert found == {
        "ana": ["kanari-newer", "kanari-ana", "kanari-message"],
        "bo": ["kanari-bo", "kanari-of-bo"],
        "cai": [],
        "tor": [],
    }
    assert [one for one in ("Bo Eng", "Cai Moss") if one in book(logged_in, "ana", name)] == []


@pages
def test_each_text_says_where_it_went_and_who_has_read_it(logged_in, full, name: str) -> None:
    text = book(logged_in, "ana", name)
    lines = (
        "Sent to: Cleo Berg, Ida Holm",
        "You changed this after you sent it. The change is only yours.",
        "Cleo Berg (counsellor) read this ",
    )
    assert [text.count(line) for line in lines] == [1, 1, 1]
    assert "Nobody has read this yet." in book(logged_in, "bo", name)


@pages
def test_it_asks_the_question_as_she_was_asked(logged_in, full, name: str) -> None:
    asked = content.words(content.source("who-am-i.journal"), "en").text["prompts"]["understood"]
    assert book(logged_in, "ana", name).count(" ".join(asked["question"].split())) == 1


@pytest.mark.parametrize(
    ("decision", "line"),
    [
        (None, "Only you can read this. It is not finished."),
        ("keep", "Only you can read this."),
        ("pass", "You chose: not this one."),
    ],
)
def test_she_reads_what_became_of_it(logged_in, actor, decision, line: str) -> None:
    entry = write(actor("ana"), "hers")
    if decision:
        journal.decide(actor("ana"), entry.id, journal.Decision(decision), based_on=1)
    assert f"hers {line}" in book(logged_in)


def test_a_text_taken_back_is_hers_alone_again(logged_in, actor) -> None:
    sent = send(actor("ana"), write(actor("ana"), "hers"))
    journal.decide(actor("ana"), sent.id, journal.Decision.WITHDRAW, based_on=sent.revision)
    assert "hers You took this back. Only you can read it now." in book(logged_in)


def test_what_she_deleted_is_a_place_with_a_way_back(logged_in, actor) -> None:
    sent = send(actor("ana"), write(actor("ana"), "kanari-gone"))
    entry = journal.decide(actor("ana"), sent.id, journal.Decision.DELETE, based_on=1)
    page = logged_in("ana").get(at("journal_book"))
    until = f"{localtime(entry.deleted_until):%-d %B %Y}"
    assert f"Deleted. You can undo until {until}." in said(page)
    assert f'data-revision="{entry.revision}" data-entry="{sent.id}"' in page.content.decode()
    assert words_in(page.content.decode() + book(logged_in, "ana", "journal_print")) == []


def test_each_text_has_its_own_language_and_direction(logged_in, actor) -> None:
    arabic = write(actor("ana", language="ar"), "كلمات")
    write(actor("ana", language="nb"), "ord", prompt="surprise")
    html = logged_in("ana").get(at("journal_book")).content.decode()
    shown = re.findall(r'<p class="flexid-words" dir="auto" lang="(\w+)">([^<]+)</p>', html)
    assert (arabic.language, shown) == ("ar", [("ar", "كلمات"), ("nb", "ord")])


@pages
def test_markup_that_somebody_typed_is_shown_as_typed(logged_in, actor, name: str) -> None:
    write(actor("ana"), "<script>alert(1)</script>")
    html = logged_in("ana").get(at(name)).content.decode()
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 1


def test_the_paper_holds_as_much_as_the_data_file(logged_in, api, full, actor) -> None:
    kept = write(actor("ana"), "kept", prompt="surprise")
    type_on(actor("ana"), kept, "kept longer")
    found = json.loads(api("ana").take_away())["entries"]
    paper = logged_in("ana").get(at("journal_print")).content.decode()
    read = [one for entry in found for one in entry["read_by"]]
    said_ = [one for entry in found for one in entry["replies"]]
    assert len(found) == len(re.findall(r'data-part="entry"', paper)) == 2
    assert len(said_) == len(re.findall(r'data-part="message"', paper)) == 1
    assert len(read) == len(re.findall(r'data-part="read"', paper)) == 1
    texts = [entry["draft"] for entry in found]
    texts += [one["text"] for entry in found for one in (*entry["sent_texts"], *entry["replies"])]
    assert [text for text in texts if text not in paper] == []
    assert "kanari-bo" not in json.dumps(found) + paper


@pages
@pytest.mark.parametrize("count", [3, 300])
def test_a_book_costs_the_same_however_full_it_is(logged_in, actor, name, count: int) -> None:
    fill(actor("ana").user_id, count, readers=(actor("cleo").user_id,))
    sent = send(actor("ana"), write(actor("ana"), "hers"))
    journal.open_entry(actor("cleo"), sent.id, course_key=COURSE)
    journal.reply(actor("ana"), sent.id, uuid4(), "more", course_key=COURSE)
    client = logged_in("ana")
    assert len(words_in(said(client.get(at(name))))) == count
    assert our_queries(client, at(name)) == 14


def test_only_the_newest_module_of_a_full_book_lies_open(logged_in, people) -> None:
    fill(people["ana"].pk, 300)
    html = logged_in("ana").get(at("journal_book")).content.decode()
    chapters = re.findall(r'<details class="flexid-chapter" (open|)>', html)
    ways = re.findall(r'<a href="#chapter-([\w-]+)">', html)
    places = re.findall(r'<div id="chapter-([\w-]+)"', html)
    assert chapters == [*[""] * (len(content.course().modules) - 1), "open"]
    assert ways == places == [module.key for module in content.course().modules]


def test_a_module_that_left_the_course_stays_in_the_book(logged_in, people, monkeypatch) -> None:
    fill(people["ana"].pk, 13)
    plan = content.course()
    rest = type(plan)(key=plan.key, titles=plan.titles, modules=plan.modules[1:])
    monkeypatch.setattr(content, "course", lambda: rest)
    html = logged_in("ana").get(at("journal_book")).content.decode()
    assert re.findall(r'<a href="#chapter-([\w-]+)">', html)[-1] == "welcome"


def test_before_she_deletes_she_is_told_who_knows_the_text(logged_in, actor) -> None:
    sent = send(actor("ana"), write(actor("ana"), "hers"))
    warning = "Cleo Berg has read this and may have to act on it. Deleting removes the text."
    assert warning not in book(logged_in)
    journal.open_entry(actor("cleo"), sent.id, course_key=COURSE)
    assert book(logged_in).count(warning) == 1
    journal.open_entry(actor("ida"), sent.id, course_key=COURSE)
    assert "Cleo Berg, Ida Holm have read this and may have to act on it." in book(logged_in)
    assert "have to act" not in book(logged_in, "ana", "journal_print")


@pages
def test_who_left_the_course_keeps_her_book(logged_in, actor, settings, name: str) -> None:
    write(actor("ana"), "hers")
    settings.FLEXID_SCHOOL_COURSE = "course-v1:Other+1+1"
    assert logged_in("ana").get(at(name)).status_code == 200
    assert logged_in("cai").get(at(name)).status_code == 404
