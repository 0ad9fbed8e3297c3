"""A block shows what its author wrote, to each in her way, and asks no table for it."""

import re
from dataclasses import replace
from html import unescape

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.content.models import ActivityVersion
from flexid_xblock.domain.seats import SeatKind
from tests.activities.common import CIRCLES, make
from tests.blocks.common import place
from tests.common import JOURNAL, MEETING, answer, meet, put_card, send, ticket_for, write
from tests.served import later

OPENING = "who-am-i.opening"
SHOWN = {
    JOURNAL: "understood",
    MEETING: "closing-round",
    OPENING: "grow-and-shrink",
    CIRCLES: "contexts",
}
NAMED = re.compile(
    r'<template data-part="later">'
    r'(?:<script src="/static/flexid/js/[a-z]+\.js"></script>)+</template>'
)
each_activity = pytest.mark.parametrize("activity", SHOWN)


def html(block) -> str:
    """The HTML of the block as its person has it."""
    return block.student_view().content


def authored(activity: str, language: str = "en") -> str:
    """The title that the author gave the activity."""
    return content.words(content.source(activity), language).text["title"]


@each_activity
def test_a_learner_is_shown_the_authored_words(block, activity: str) -> None:
    page = unescape(html(block(activity)))
    assert page.count(authored(activity)) >= 1


@each_activity
def test_the_ticket_is_hers_and_for_what_is_shown(block, actor, activity: str) -> None:
    mine = block(activity)
    token = re.search(r'data-ticket="([^"]+)"', html(mine))[1]
    shown = replace(ticket_for(actor("ana"), activity), usage_key=place(mine))
    assert access.read(unescape(token), actor("ana")) == shown


@each_activity
def test_once_frozen_a_block_renders_without_a_query(
    block,
    activity: str,
    django_capture_on_commit_callbacks,
    django_assert_num_queries,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        html(block(activity))
    other = block(activity, "bo")
    with django_assert_num_queries(0):
        html(other)


@each_activity
@pytest.mark.parametrize("name", ["ana", "bo", "tor", "cleo"])
def test_no_word_of_a_student_is_in_a_block(block, actor, activity: str, name: str) -> None:
    entry = send(actor("ana"), write(actor("ana"), "kanari-sent"))
    write(actor("ana"), "kanari-draft", prompt="surprise")
    make(actor("ana"), {"circles": [{"id": "a1", "label": "kanari-circle", "size": 3}]})
    answer(actor("cleo"), entry, "kanari-reply")
    put_card(actor("ana"), meet(actor("tor")), "kanari-card")
    assert re.findall(r"kanari|\bAna\b|\bLind\b", html(block(activity, name))) == []


@each_activity
def test_there_is_no_script_or_style_in_the_html(block, activity: str) -> None:
    # Our own files that are fetched later are named where nothing runs.
    found = NAMED.sub("", html(block(activity)), count=1)
    assert re.findall(r"<script|<style|\son\w+=|style=|javascript:", found) == []


def test_what_is_fetched_later_is_named_once_and_is_no_script_of_the_page(block) -> None:
    drawn = block(JOURNAL).student_view()
    names = later(drawn.content)
    assert (len(names) > 0, len(names)) == (True, len(set(names)))
    assert set(names) & {one.data for one in drawn.resources} == set()
    assert later(html(block(OPENING))) == []


@each_activity
def test_scripts_and_styles_are_our_own_files(block, activity: str) -> None:
    resources = block(activity).render("student_view").resources
    assert {one.kind for one in resources} == {"url"}
    assert {one.data.split("/")[1:3] == ["static", "flexid"] for one in resources} == {True}


@pytest.mark.parametrize("kind", [SeatKind.STAFF, SeatKind.AUTHOR, SeatKind.NOBODY])
@each_activity
def test_nobody_but_a_learner_gets_a_ticket_or_freezes_anything(
    block, seated, activity: str, kind: SeatKind
) -> None:
    seated(kind)
    page = html(block(activity))
    assert (page.count('data-ticket=""'), ActivityVersion.objects.count()) == (1, 0)
    line = "Example: this is how it looks" if kind is SeatKind.AUTHOR else "You see this as staff"
    assert f'__text">{line}' in page


def test_words_come_in_her_language_and_say_so_when_they_cannot(block, seated) -> None:
    seen = {}
    for language in ("nb", "ar"):
        seated(SeatKind.LEARNER, language=language)
        page = unescape(html(block(OPENING)))
        seen[language] = ("not written in your language" in page, authored(OPENING, "nb") in page)
    assert seen == {"nb": (False, True), "ar": (True, False)}


def test_an_authors_own_words_are_shown_frozen_and_vouched_for(block, actor) -> None:
    mine = block(JOURNAL)
    mine.word_overrides = {"en": {"title": "Circles & <b>sides</b>"}}
    mine.structure_overrides = {"suggests": {"surprise": "me"}}
    page = html(mine)
    ticket = access.read(unescape(re.search(r'data-ticket="([^"]+)"', page)[1]), actor("ana"))
    assert "Circles &amp; &lt;b&gt;sides&lt;/b&gt;" in page
    frozen = content.version(ticket.version)
    assert frozen["words"]["en"]["title"] == "Circles & <b>sides</b>"
    assert frozen["structure"]["prompts"][-1] == {"key": "surprise", "suggests": "me"}


BROKEN = [
    ("nowhere.journal", {}),
    ("", {}),
    ("who-am-i.nothing", {}),
    ("who-am-i.opening", {}),
    ("nowhere.journal", {"en": {"title": "x"}}),
]
LOST = [
    ({"en": {"no.such.text": "x"}}, {}),
    ({"en": "not a table", "fr": {"title": "x"}}, {}),
    ({}, {"suggests": {"gone": "me"}, "display": ["named"]}),
]


@pytest.mark.parametrize(("words", "structure"), LOST)
def test_a_change_that_lost_its_place_leaves_the_learner_the_rest(block, words, structure) -> None:
    mine, plain = block(JOURNAL), html(block(JOURNAL))
    mine.word_overrides, mine.structure_overrides = words, structure
    without = re.compile(r'data-ticket="[^"]*"')
    assert without.sub("", html(mine)) == without.sub("", plain)


@pytest.mark.parametrize(("key", "overrides"), BROKEN)
def test_what_an_author_got_wrong_breaks_nothing_for_the_learner(
    block, seated, key: str, overrides: dict
) -> None:
    seated(SeatKind.LEARNER)
    mine = block(JOURNAL)
    mine.activity_key, mine.word_overrides = key, overrides
    page = re.sub(r"<[^>]+>", " ", html(mine))
    assert " ".join(page.split()) == "This part is not ready yet. You can go on with the next one."


@pytest.mark.parametrize(("key", "overrides"), BROKEN)
def test_the_author_is_told_which_key_it_is(block, seated, key: str, overrides: dict) -> None:
    seated(SeatKind.AUTHOR)
    mine = block(JOURNAL)
    mine.activity_key, mine.word_overrides = key, overrides
    assert f"<code>{key}</code>" in mine.author_view().content


@pytest.mark.parametrize("kind", [SeatKind.LEARNER, SeatKind.AUTHOR])
def test_an_activity_of_another_kind_is_a_wrong_key(block, seated, kind: SeatKind) -> None:
    seated(kind)
    mine = block(JOURNAL)
    mine.activity_key = MEETING
    is_told = "<code>who-am-i.meeting</code>" in html(mine)
    assert ('data-flexid="journal"' in html(mine), is_told) == (False, kind is SeatKind.AUTHOR)
