"""A page that is kept is what would be drawn anew, and nothing of anybody is in it."""

import re
from html import unescape

import pytest
from django.utils import translation

from flexid_xblock.access import api as access
from flexid_xblock.blocks import kept
from flexid_xblock.care import remembered
from flexid_xblock.content import api as content
from flexid_xblock.content.models import ActivityVersion
from flexid_xblock.domain.seats import SeatKind
from tests.activities.common import CIRCLES
from tests.common import JOURNAL, MEETING

OPENING = "who-am-i.opening"
each_activity = pytest.mark.parametrize("activity", [JOURNAL, MEETING, OPENING, CIRCLES])
LATE = "late-words"


@pytest.fixture(autouse=True)
def _tickets_say_whose_they_are(monkeypatch) -> None:
    """A ticket tells the second it was made in; here two of one person are equal."""
    monkeypatch.setattr(access, "issue", lambda ticket: f"of {ticket.user_id} <{ticket.version}>")


def page(block) -> str:
    return block.student_view().content


def anew(block) -> str:
    """The page as it is where none is kept."""
    kept.forget()
    return page(block)


def resources(block) -> list[object]:
    return block.render("student_view").resources


@each_activity
def test_whoever_comes_second_gets_what_would_be_drawn_for_her(block, activity: str) -> None:
    page(block(activity))
    second = block(activity, "bo")
    assert page(second) == anew(second)
    assert page(block(activity)) != page(block(activity, "bo"))


@each_activity
def test_her_ticket_and_her_id_are_in_her_page_alone(block, people, activity: str) -> None:
    page(block(activity))
    seen = unescape(page(block(activity, "bo")))
    whose = re.findall(r'data-(?:person|who|ticket)="(?:of )?(\d+)', seen)
    assert set(whose) == {str(people["bo"].pk)}
    assert len(whose) == 3


@each_activity
def test_nothing_of_hers_is_kept(block, activity: str) -> None:
    page(block(activity))
    (one,) = kept._pages.values()
    holes = re.findall(
        r'data-(person|who|ticket|ticket-url|completed-url)="([^"]*)"', one.drawn.content
    )
    assert dict(holes) == {
        "person": kept.HOLES["person"],
        "who": kept.HOLES["person"],
        "ticket": kept.HOLES["ticket"],
        "ticket-url": kept.HOLES["ticket_url"],
        "completed-url": kept.HOLES["completed_url"],
    }


@each_activity
def test_scripts_and_styles_come_with_it_in_their_order(block, activity: str) -> None:
    first = resources(block(activity))
    kept_ones, again = resources(block(activity, "bo")), block(activity, "bo").student_view()
    assert (kept_ones, again.js_init_fn) == (first, "FlexIdMount")


@pytest.mark.parametrize("first", ["nb", "ar"])
def test_languages_do_not_mix(block, seated, first: str) -> None:
    for language in (first, "en"):
        seated(SeatKind.LEARNER, language=language)
        with translation.override(language):
            shown = block(JOURNAL)
            assert page(shown) == anew(shown)


def test_the_languages_of_words_and_of_buttons_do_not_mix(block, seated) -> None:
    seen = set()
    for words, buttons in (("nb", "nb"), ("nb", "en"), ("en", "nb"), ("en", "en")):
        seated(SeatKind.LEARNER, language=words)
        with translation.override(buttons):
            seen.add(page(block(JOURNAL)))
    assert len(seen) == 4


def test_an_authors_change_shows_at_once(block) -> None:
    page(block(JOURNAL))
    changed = block(JOURNAL)
    changed.word_overrides = {"en": {"title": LATE}}
    assert LATE in page(changed)
    assert LATE not in page(block(JOURNAL))


def test_a_schools_new_rule_shows_at_once(block) -> None:
    page(block(JOURNAL))
    remembered.remember({"guardians": {"en": LATE}}, seconds=3600)
    assert LATE in page(block(JOURNAL))


def test_what_is_switched_off_is_off_at_once(block, settings) -> None:
    page(block(JOURNAL))
    settings.FLEXID_OFF = ["journals"]
    assert 'data-part="prompt"' not in page(block(JOURNAL))


@pytest.mark.parametrize("kind", [SeatKind.STAFF, SeatKind.AUTHOR, SeatKind.NOBODY])
def test_only_a_learners_page_is_kept(block, seated, kind: SeatKind) -> None:
    seated(kind)
    page(block(JOURNAL))
    assert kept._pages == {}


def test_an_example_in_the_gallery_is_drawn_each_time(people) -> None:
    from flexid_xblock.school.runtime import SchoolRuntime
    from tests.common import COURSE

    example = SchoolRuntime(people["ana"], COURSE).get_block(content.gallery()[0])
    example.sample_state, example.sample = "filled", {}
    page(example)
    assert kept._pages == {}


def test_a_kept_page_is_still_vouched_for(block) -> None:
    """Each render freezes what it shows: the row may have gone with another's rollback."""
    page(block(JOURNAL))
    ActivityVersion.objects.all().delete()
    content._known_versions.clear()
    page(block(JOURNAL))
    assert ActivityVersion.objects.count() == 1


def test_so_many_are_kept_and_no_more(block, monkeypatch) -> None:
    monkeypatch.setattr(kept, "MOST", 2)
    for activity in (JOURNAL, MEETING, OPENING):
        page(block(activity))
    assert len(kept._pages) == 1


def test_what_an_author_writes_cannot_make_a_hole(block) -> None:
    shown = block(JOURNAL)
    shown.word_overrides = {"en": {"title": "hole-ticket- {ticket} {{ ticket }}"}}
    assert "hole-ticket- {ticket} {{ ticket }}" in unescape(page(shown))
