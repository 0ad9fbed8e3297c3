"""The student's own page: short, hers alone, and her say over her readers."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access.api import choices
from flexid_xblock.care.api import notes
from flexid_xblock.content import api as content
from flexid_xblock.journal import api as journal
from flexid_xblock.journal.models import Entry
from flexid_xblock.sessions.api import after
from tests.common import COURSE, meet, put_card, send, write
from tests.desk.common import at, main_of, our_queries, said, strings
from tests.desk.full_book import fill


def page(logged_in, who: str) -> str:
    """What somebody's own page says."""
    return main_of(logged_in(who).get(at("student_page")))


def readers(logged_in, who: str = "ana") -> str:
    """What it says about her readers."""
    text = page(logged_in, who)
    return text[text.index("My readers") : text.index("Who has read what")]


def test_it_is_short_and_holds_nobodys_words(logged_in, actor) -> None:
    sent = send(actor("ana"), write(actor("ana"), "kanari-ana"))
    journal.open_entry(actor("cleo"), sent.id, course_key=COURSE)
    send(actor("bo"), write(actor("bo"), "kanari-bo"))
    put_card(actor("bo"), meet(actor("tor")), "kanari-card")
    for who in ("ana", "bo", "tor", "cleo"):
        text = page(logged_in, who)
        assert ("kanari" in text, "Bo Eng" in text) == (False, False)
    html = logged_in("ana").get(at("student_page")).content.decode()
    ways = ("journal_book", "journal_print", "portfolio", "my_data")
    assert [way for way in ways if f'href="{at(way)}"' not in html] == []


def test_she_reads_who_opened_what_and_when_last(logged_in, actor) -> None:
    assert "Nobody has read anything of yours." in page(logged_in, "ana")
    for prompt in ("understood", "surprise"):
        sent = send(actor("ana"), write(actor("ana"), "hers", prompt=prompt))
        journal.open_entry(actor("cleo"), sent.id, course_key=COURSE)
    assert page(logged_in, "ana").count("Cleo Berg (counsellor): what you sent, last ") == 1
    assert "Nobody has read anything of yours." in page(logged_in, "bo")


def test_of_the_adults_own_notes_she_reads_one_neutral_line(logged_in, actor) -> None:
    ana = actor("ana").user_id
    about = {"student_id": ana, "course_key": COURSE, "kind": "case", "based_on": 0}
    notes.save(actor("cleo"), uuid4(), text="kanari-note", **about)
    notes.open_case(actor("ida"), ana, COURSE)
    text = page(logged_in, "ana")
    line = "notes that the adults who follow you up write for their work, last "
    assert (text.count(f"Ida Holm (deputy counsellor): {line}"), "kanari" in text) == (1, False)


def test_her_readers_stand_there_with_what_she_may_decide(logged_in, people) -> None:
    text, since = readers(logged_in), timezone.localdate().strftime("%-d %B %Y")
    for name, role in (("Cleo Berg", "counsellor"), ("Ida Holm", "deputy counsellor")):
        assert f"{name} ({role}) Since {since}: {name} follows you up." in text
        assert f"Close my texts to {name}" in text
    assert ("is new" in text, "Nobody can read" in text) == (False, False)


def test_what_she_closed_she_can_open_again(logged_in, actor, people) -> None:
    choices.close_to(actor("ana"), people["ida"].pk, course_key=COURSE, closed=True)
    text = readers(logged_in)
    found = [text.count(f"{verb} my texts to {name}") for verb, name in NAMED]
    assert (found, text.count("Your texts are closed to this adult.")) == ([1, 0, 0, 1], 1)


NAMED = [(verb, name) for name in ("Cleo Berg", "Ida Holm") for verb in ("Close", "Open")]


def test_without_a_reader_the_page_is_honest(logged_in, actor, people) -> None:
    for name in ("cleo", "ida"):
        choices.close_to(actor("ana"), people[name].pk, course_key=COURSE, closed=True)
    assert readers(logged_in).count("Nobody else can read your texts now. You can keep what") == 1
    for name in ("cleo", "ida"):
        access.end_assignment(
            course_key=COURSE, student_id=people["bo"].pk, counsellor_id=people[name].pk
        )
    assert readers(logged_in, "bo").count("Nobody else can read your texts now.") == 1


def test_asking_for_another_counsellor_says_what_happens_next(logged_in, actor) -> None:
    assert readers(logged_in).count("Ask for another counsellor") == 1
    choices.ask_for_another(actor("ana"), course_key=COURSE)
    text = readers(logged_in)
    assert text.count("You have asked for another counsellor.") == 1
    assert text.count("Ask for another counsellor") == 0


def test_somebody_new_is_asked_about_only_while_something_was_sent(
    logged_in, actor, people
) -> None:
    question = "Dov Stein is new. May Dov Stein read what you sent before?"
    write(actor("ana"), "kept", prompt="surprise")
    sent = send(actor("ana"), write(actor("ana"), "hers"))
    dov = people["dov"].pk
    access.assign_counsellor(course_key=COURSE, student_id=people["ana"].pk, counsellor_id=dov)
    access.assign_counsellor(course_key=COURSE, student_id=people["bo"].pk, counsellor_id=dov)
    assert [readers(logged_in, who).count(question) for who in ("ana", "bo")] == [1, 0]
    choices.close_to(actor("ana"), dov, course_key=COURSE, closed=True)
    assert readers(logged_in).count(question) == 0
    choices.close_to(actor("ana"), dov, course_key=COURSE, closed=False)
    journal.let_read(actor("ana"), dov, course_key=COURSE)
    assert readers(logged_in).count(question) == 0
    readers_now = journal.own_entry(actor("ana"), sent.id).readers
    assert readers_now == (people["cleo"].pk, dov, people["ida"].pk)


def test_who_stands_in_is_named_with_the_last_day(logged_in, people) -> None:
    until = timezone.now() + timedelta(days=7)
    access.assign_counsellor(
        course_key=COURSE,
        student_id=people["ana"].pk,
        counsellor_id=people["dov"].pk,
        deputy=True,
        until=until,
    )
    day = timezone.localdate(until).strftime("%-d %B %Y")
    assert readers(logged_in).count(f"Dov Stein follows you up. Until {day}.") == 1


@pytest.mark.parametrize("name", ["tor", "cleo", "sol", "liv"])
def test_an_adult_of_the_course_has_no_readers(logged_in, name: str) -> None:
    assert "My readers" not in page(logged_in, name)


@pytest.mark.parametrize("language", ["en", "nb"])
def test_no_page_of_a_student_holds_the_teachers_notes(logged_in, actor, language: str) -> None:
    meeting = meet(actor("tor"))
    told = strings(content.facilitator("who-am-i", language).text["stages"])
    told = [note for note in told if len(note) > 30]
    client = {"headers": {"Accept-Language": language}}
    found = said(logged_in("tor").get(at("teacher_meeting", meeting_id=meeting.id), **client))
    hers = [at(name) for name in ("student_page", "journal_book", "journal_print", "portfolio")]
    hers += ["/", "/module/who-am-i/", "/module/welcome/"]
    hers.append(f"/flexid/api/v1/meetings/{meeting.id}/live/")
    read = " ".join(said(logged_in("ana").get(address, **client)) for address in hers)
    assert (len(told) > 20, [note for note in told if note not in found]) == (True, [])
    assert [note for note in told if note in read] == []


@pytest.mark.parametrize("count", [3, 300])
def test_her_page_costs_the_same_however_much_she_wrote(logged_in, actor, count: int) -> None:
    fill(actor("ana").user_id, count, readers=(actor("cleo").user_id,))
    sent = send(actor("ana"), write(actor("ana"), "hers"))
    journal.open_entry(actor("cleo"), sent.id, course_key=COURSE)
    client = logged_in("ana")
    client.get(at("student_page"))
    assert our_queries(client, at("student_page")) == 17


def way(logged_in, who: str) -> str:
    """Where she is, as her own page says it."""
    text = page(logged_in, who)
    return text[text.index("Where I am") : text.index("Open my journal")]


def test_her_modules_stand_by_year_and_say_where_she_was(logged_in, actor) -> None:
    meeting = meet(actor("tor"))
    after.mark(
        actor("tor"), meeting.id, actor("ana").user_id, state="there", note="kanari", based_on=0
    )
    hers, bos = way(logged_in, "ana"), way(logged_in, "bo")
    years = ["Welcome", "Year 1: the group 0 of 6 modules done", "Year 2: the person"]
    assert sorted(years, key=hers.index) == years
    assert "Who am I – who are we? – 1 of " in hers
    assert (hers.count("You were at the meeting."), bos.count("You were at")) == (1, 0)


def test_the_leader_path_is_no_part_of_her_way_before_she_begins_it(logged_in, actor) -> None:
    assert "helping with a group" not in way(logged_in, "ana")
    about = {"course_key": COURSE, "activity_key": "leader-role.journal", "slot": "first"}
    sealed = {"draft": b"v1", "revision": 1, "version": "", "language": "en"}
    Entry.objects.create(id=uuid4(), owner_id=actor("ana").user_id, **about, **sealed)
    assert "helping with a group" in way(logged_in, "ana")


def test_nothing_compares_her_with_anybody(logged_in, actor) -> None:
    before = way(logged_in, "ana")
    for prompt in ("understood", "surprise"):
        send(actor("bo"), write(actor("bo"), "kanari", prompt=prompt))
    assert way(logged_in, "ana") == before
    assert [sign for sign in ("%", "best", "behind", "average") if sign in before] == []
