"""After a meeting: marks, greetings and words for teachers alone; and the board as a file."""

import csv
import io
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flexid_xblock.content import api as content
from flexid_xblock.desk.after import _table
from flexid_xblock.desk.sheets import BOM, FORMULA
from flexid_xblock.privacy import api as privacy
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.api import after, exports
from flexid_xblock.sessions.models import Meeting
from tests.common import MEETING, meet, put_card, send, write
from tests.desk.common import at, main_of, our_queries, said, strings
from tests.desk.meetings import many_cards, many_students, mark_all

NOTE = "kanari: left with a headache"


@pytest.fixture
def meeting(actor):
    return meet(actor("tor"))


@pytest.fixture
def page(meeting) -> str:
    return at("teacher_after", meeting_id=meeting.id)


def agreed(actor, meeting, *, with_names: bool = False):
    """A file that Tor asked for and Per agreed to."""
    wish = exports.ask(actor("tor"), uuid4(), meeting_id=meeting.id, with_names=with_names).id
    exports.approve(actor("per"), wish, with_names=with_names)
    return wish


def test_what_the_teachers_noted_is_there_for_both(logged_in, actor, meeting, page) -> None:
    ana = actor("ana").user_id
    after.mark(actor("tor"), meeting.id, ana, state="away", note=NOTE, based_on=0)
    after.write_afterword(actor("tor"), meeting.id, text="Pairs worked.", based_on=0)
    for name in ("tor", "per"):
        text = said(logged_in(name).get(page))
        assert [piece for piece in (NOTE, "Pairs worked.") if piece not in text] == []


@pytest.mark.parametrize("name", ["ana", "bo", "kim"])
def test_no_note_reaches_a_student_or_helper(logged_in, actor, meeting, page, name: str) -> None:
    who = actor(name)
    for student in ("ana", "bo"):
        student_id = actor(student).user_id
        after.mark(actor("tor"), meeting.id, student_id, state="away", note=NOTE, based_on=0)
    after.write_afterword(actor("tor"), meeting.id, text="kanari-word", based_on=0)
    client = logged_in(name)
    answers = ["/", "/module/who-am-i/", at("student_page"), at("journal_book"), page]
    answers += [f"/flexid/api/v1/meetings/{meeting.id}/live/", "/flexid/api/v1/export/"]
    text = " ".join(client.get(one).content.decode() for one in answers)
    text += " ".join(strings(privacy.export(who)))
    assert text.count("kanari") == 0


def test_whom_to_greet_is_named_and_who_was_away_apart(logged_in, actor, meeting, page) -> None:
    for name in ("ana", "bo", "cai"):
        sessions.attend(actor(name), meeting.id)
    put_card(actor("ana"), meeting, "bread")
    put_card(actor("bo"), meeting, "flute", display="unnamed")
    text = main_of(logged_in("tor").get(page))
    greet = text[text.index("You may want to greet") : text.index("What worked?")]
    there, away = greet.split("Not there:")
    assert [name in there for name in ("Ana Lind", "Bo Eng", "Cai Moss")] == [False, True, True]
    assert [name in away for name in ("Ana Lind", "Dina Noor")] == [False, True]


def test_what_was_only_planned_has_no_page_after(logged_in, meeting, page) -> None:
    Meeting.objects.update(state="planned")
    assert logged_in("tor").get(page).status_code == 404


def knowing(meeting) -> None:
    """The author of this meeting lets teachers know who is done with the journal."""
    source = content.source(MEETING)
    source["structure"]["teacher_knows_done"] = True
    Meeting.objects.filter(pk=meeting.id).update(version=content.keep(source))


def test_who_is_done_with_the_journal_is_told_only_where_the_author_lets_it(
    logged_in, actor, meeting, page
) -> None:
    source = content.source("who-am-i.journal")
    for prompt in source["structure"]["prompts"]:
        send(actor("ana"), write(actor("ana"), "kanari-sent", prompt=prompt["key"]))
    write(actor("bo"), "kanari-draft")
    assert "The journal of this module" not in said(logged_in("tor").get(page))
    knowing(meeting)
    text = said(logged_in("tor").get(page))
    for piece in ("Ana Lind – yes", "Bo Eng – not yet", "Cai Moss – not yet"):
        assert piece in text
    assert text.count("kanari") == 0


def test_the_two_fetch_the_board_and_nobody_else_does(logged_in, actor, meeting) -> None:
    put_card(actor("ana"), meeting, "Ana bakes bread. خبز")
    wish = agreed(actor, meeting)
    files = [at(name, export_id=wish) for name in ("board_text", "board_csv")]
    for name in ("tor", "per"):
        for one in files:
            answer = logged_in(name).get(one)
            assert "Ana bakes bread. خبز" in answer.content.decode()
            assert answer.headers["Content-Disposition"].startswith("attachment;")
            assert answer.headers["Cache-Control"] == "no-store"
            assert "Ana Lind" not in answer.content.decode()
    for name in ("ana", "kim", "una", "cleo", "sol", "max"):
        assert [logged_in(name).get(one).status_code for one in files] == [404, 404]


def test_the_names_come_along_when_both_said_so(logged_in, actor, meeting) -> None:
    put_card(actor("ana"), meeting, "bread")
    put_card(actor("bo"), meeting, "flute", display="unnamed")
    sessions.set_open(actor("tor"), meeting.id, is_open=False)
    wish = agreed(actor, meeting, with_names=True)
    for name in ("board_text", "board_csv"):
        text = logged_in("per").get(at(name, export_id=wish)).content.decode()
        assert [one in text for one in ("Ana Lind", "Bo Eng", "bread", "flute")] == [
            *(True, False, True, True)
        ]


def test_the_page_offers_the_file_to_the_two(logged_in, actor, meeting, page) -> None:
    asked = exports.ask(actor("tor"), uuid4(), meeting_id=meeting.id, with_names=True).id
    assert "Waits for another teacher" in said(logged_in("tor").get(page))
    assert "Agree, with the names" in said(logged_in("per").get(page))
    exports.approve(actor("per"), asked, with_names=True)
    html = logged_in("tor").get(page).content.decode()
    assert at("board_csv", export_id=asked) in html


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=30), st.text(max_size=8))))
def test_no_cell_of_the_table_is_a_formula(rows) -> None:
    table = _table("x", rows, with_names=True).removeprefix(BOM)
    cells = [cell for row in csv.reader(io.StringIO(table, newline="")) for cell in row]
    assert [cell for cell in cells if cell.lstrip().startswith(FORMULA)] == []
    assert len(cells) == 3 * (len(rows) + 1)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", " =1", "\t=1", "=cmd|' /C calc'!A0"])
def test_a_card_that_looks_like_a_formula_is_words(logged_in, actor, meeting, text: str) -> None:
    put_card(actor("ana"), meeting, text)
    table = logged_in("tor").get(at("board_csv", export_id=agreed(actor, meeting)))
    row = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig"))))[1]
    assert row[1].startswith("'")


@pytest.mark.parametrize("count", [3, 300])
def test_the_page_costs_the_same_however_many_there_were(
    logged_in, meeting, page, count: int
) -> None:
    mark_all(meeting.id, many_students(meeting.group_id, count), NOTE)
    knowing(meeting)
    client = logged_in("tor")
    client.get(page)
    assert our_queries(client, page) == 26
    assert said(client.get(page)).count(NOTE) == count


@pytest.mark.parametrize("count", [3, 300])
def test_the_file_costs_the_same_however_many_cards(logged_in, actor, meeting, count: int) -> None:
    many_cards(meeting.id, many_students(meeting.group_id, count), "bread")
    client, file = logged_in("tor"), at("board_csv", export_id=agreed(actor, meeting))
    client.get(file)
    assert our_queries(client, file) == 5
    assert client.get(file).content.decode().count("bread") == count
