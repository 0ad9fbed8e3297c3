"""Her file: all of it, in both forms, by name for adults who see her and by number for others."""

import json
from datetime import UTC, datetime

import jsonschema
import pytest
from django.utils import timezone, translation
from django.utils.html import escape

from flexid_xblock.desk import takeaway as door
from flexid_xblock.desk.page import named
from flexid_xblock.journal.models import Entry
from flexid_xblock.privacy import api as privacy
from flexid_xblock.privacy.api import declarations, takeaway
from flexid_xblock.privacy.takeaway import headings
from flexid_xblock.privacy.takeaway.codes import WORDS
from flexid_xblock.privacy.takeaway.telling import Teller
from tests.common import write
from tests.privacy import schema
from tests.privacy.common import words_in
from tests.privacy.whole_life import plant

# The first four have read her, wait to, or decided about her.
NAMES = ("Cleo Berg", "Ida Holm", "Dov Stein", "Liv Moen", "Bo Eng", "Cai Moss", "Eve Rask")
NOTHING = (None, "", [])
PLACES = [(way, place) for one in takeaway.CHAPTERS for way, place in takeaway.each(one)]
# Columns that say whose a row is: the file as a whole says that once, at its top.
HERSELF = {
    *("Entry.owner_id", "Response.owner_id", "Card.author_id", "Evidence.author_id"),
    *("Report.reporter_id", "Translation.translator_id", "HelpRequest.student_id"),
    *("TalkTime.student_id", "Hold.student_id", "Membership.user_id", "CourseRole.user_id"),
    *("Presence.user_id", "Reaction.user_id", "Vote.user_id", "Side.user_id", "Pick.user_id"),
    *("Turn.user_id", "AgreementYes.user_id", "Nickname.user_id", "Pause.user_id"),
    *("Attendance.user_id", "NoticeSeen.user_id", "Deletion.user_id"),
    *("Certificate.user_id", "CourseEnd.user_id"),
}


@pytest.fixture
def _life(ana, actor, teacher) -> None:
    plant(ana, actor, teacher)


def file(who, form: str) -> str:
    """Somebody's file, as it is sent."""
    return "".join(door.pieces(who, form))


def lines(rows) -> list:
    """Every line of these rows, those within others too."""
    return [each for row in rows for one in row for each in (one, *lines(one.rows))]


def told(who) -> list:
    """Every line of somebody's file that says something."""
    found = privacy.take_away(who, names=named, title=lambda key: f"<{key}>")
    every = [line for chapter in found for line in lines(chapter.rows)]
    return [line for line in every if line.kind != "data"]


def at(node, way: str) -> list:
    """What stands at a place of the data file, in every row."""
    found = [node]
    for part in way.split("."):
        key = part.removesuffix("[]")
        found = [one[key] for one in found]
        found = [row for rows in found for row in rows] if part.endswith("[]") else found
    return found


def test_every_column_that_is_hers_has_a_place_and_every_place_is_of_one() -> None:
    placed = [place.of for _, place in PLACES if place.of]
    told_ = {name for name, one in declarations().items() if one.export}
    assert sorted(placed) == sorted(set(placed))
    assert set(placed) | HERSELF == told_


def test_every_list_of_every_room_is_a_chapter(ana) -> None:
    assert set(privacy.export(ana)) == {one.key for one in takeaway.CHAPTERS}


@pytest.mark.usefixtures("_life")
def test_no_place_is_empty_where_there_is_something_and_each_is_on_the_page(ana) -> None:
    data = json.loads(file(ana, "data"))
    ways = {way: at(data, way) for way, place in PLACES if place.of}
    empty = [way for way, found in ways.items() if all(one in NOTHING for one in found)]
    assert empty == []
    page = file(ana, "page")
    silent = [
        one
        for one in told(ana)
        if one.kind != "data" and bool(one.data) > bool(one.said or one.rows)
    ]
    assert silent == []
    headings = {one.heading for one in told(ana) if one.said or one.rows}
    assert [one for one in headings if f"<dt>{escape(one)}</dt>" not in page] == []
    said = {one for line in told(ana) if line.kind != "module" for one in line.said}
    assert [one for one in said if escape(one) not in page] == []


@pytest.mark.usefixtures("_life")
def test_both_forms_hold_every_word_of_hers_and_none_of_bo(ana) -> None:
    every = words_in(privacy.export(ana), "ana")
    assert {"made", "asked", "told", "step", "report", "nick"} <= every
    for form in ("page", "data"):
        found = file(ana, form)
        assert (words_in(found, "ana"), words_in(found, "bo")) == (every, set())


@pytest.mark.usefixtures("_life")
def test_adults_stand_with_their_names_and_no_id_of_anybody_does(ana, people) -> None:
    for form in ("page", "data"):
        found = file(ana, form)
        named_ = {
            name for name in ("Cleo Berg", "Dov Stein", "Liv Dahl", "Bo Eng") if name in found
        }
        assert named_ == {"Cleo Berg", "Dov Stein"} | (
            {"Liv Dahl"} if "Liv Dahl" in found else set()
        )
        assert str(ana.user_id) not in found


def test_in_an_adults_file_students_are_numbers(actor) -> None:
    found = json.loads(file(actor("cleo"), "data"))["assignments"]
    said = [(one["counsellor"], one["student"]) for one in found]
    assert said == [("you", f"a student {number}") for number in range(1, len(found) + 1)]
    assert len(found) > 3


@pytest.mark.usefixtures("_life")
def test_an_adult_without_a_name_is_a_number_and_always_the_same(ana) -> None:
    found = privacy.take_away(ana, names=lambda ids: {}, title=str)
    texts = json.dumps([takeaway.data(row) for one in found for row in one.rows], default=str)
    assert ("an adult at school 1" in texts, "Berg" in texts) == (True, False)
    called = [one["reader"] for one in json.loads(texts) if "purpose" in one]
    readers = [one["actor_id"] for one in privacy.export(ana)["reads"]]
    assert len(set(called)) == len(set(zip(called, readers, strict=True))) == len(set(readers)) > 1


def test_numbers_count_only_those_who_have_no_name() -> None:
    teller = Teller(1, names=lambda ids: {7: "Cleo Berg"}, title=str)
    asked = ((1, "adult"), (7, "adult"), (8, "adult"), (9, "student"), (9, "adult"), (8, "adult"))
    assert [teller.person(*one) for one in asked] == [
        *("you", "Cleo Berg", "an adult at school 1"),
        *("a student 1", "an adult at school 2", "an adult at school 1"),
    ]


@pytest.mark.usefixtures("_life")
def test_the_data_file_keeps_to_its_schema(ana) -> None:
    checker = jsonschema.Draft202012Validator(schema.schema())
    assert list(checker.iter_errors(json.loads(file(ana, "data")))) == []
    assert schema.PATH.read_text(encoding="utf-8") == schema.written()


def test_markup_is_told_as_it_was_typed(ana, actor, teacher) -> None:
    plant(ana, actor, teacher)
    page = file(ana, "page")
    assert [
        tag for tag in ("<script", "<img", "<link", "src=", "http:", "https:") if tag in page
    ] == []


@pytest.mark.parametrize("language", ["nb", "ar"])
def test_it_is_in_her_language_and_stays_so_while_it_is_sent(ana, language: str) -> None:
    write(ana, "hers")
    with translation.override(language):
        found = door.pieces(ana, "page")
        state, said = str(headings.STATE), str(WORDS["entries[].state"]["draft"])
    page = "".join(found)
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in page
    assert f'<dt>{state}</dt><dd dir="auto">{said}</dd>' in page
    assert translation.get_language() == "en"


def test_the_hours_are_by_the_clock_of_who_asks(ana) -> None:
    write(ana, "hers")
    moment = datetime(2040, 7, 1, 22, 30, tzinfo=UTC)
    Entry.objects.update(created=moment)
    with timezone.override("Europe/Oslo"):
        found = door.pieces(ana, "page")
    assert "2 July 2040, 00:30" in "".join(found)
