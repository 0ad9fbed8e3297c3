"""What a student's room is drawn with, before any script: all of it there, and folded away."""

import re
from html import unescape

import pytest

from flexid_xblock.blocks.tongues import tongues
from flexid_xblock.content import api as content
from flexid_xblock.domain.seats import SeatKind
from flexid_xblock.sessions.cards import columns
from tests.common import MEETING
from tests.desk.common import strings

SOURCE = content.source(MEETING)
SHAPE = SOURCE["structure"]
STAGES = [stage["key"] for stage in SHAPE["stages"]]
WORDS = content.words(SOURCE, "en").text
CIRCLES = [stage for stage in SHAPE["stages"] if stage.get("options")]


@pytest.fixture
def page(block) -> str:
    """The room as its person has it."""
    return unescape(block(MEETING).student_view().content)


def tags(page: str, name: str) -> list[str]:
    """Every opening tag of this name."""
    return re.findall(rf"<{name}\b[^>]*>", page)


def test_every_step_is_there_and_hidden_until_the_group_is_at_it(page: str) -> None:
    steps = [tag for tag in tags(page, "article") if "data-stage" in tag]
    assert [re.search('data-stage="([^"]+)"', tag)[1] for tag in steps] == STAGES
    assert {tag.endswith(" hidden>") for tag in steps} == {True}


def test_the_plan_knows_the_minutes_of_every_form(page: str) -> None:
    found = {
        key: dict(re.findall(r'data-(\w+)="(\d+)"', more))
        for key, more in re.findall(r'data-plan="([^"]+)"([^>]*)>', page)
    }
    forms = {name: form["stages"] for name, form in SHAPE["forms"].items()}
    forms["full"] = {stage["key"]: stage["minutes"] for stage in SHAPE["stages"]}
    assert found == {
        key: {name: str(minutes[key]) for name, minutes in forms.items() if key in minutes}
        for key in STAGES
    }


def test_every_place_of_a_card_is_drawn_and_can_be_chosen(page: str) -> None:
    chosen = re.findall(r'-column" value="([^"]+)"', page) + re.findall('data-into="([^"]+)"', page)
    assert set(re.findall('data-column="([^"]+)"', page)) == columns(SHAPE)
    assert sorted(chosen) == sorted(columns(SHAPE))


def test_each_card_form_says_what_a_name_means_before_anything_is_written(page: str) -> None:
    forms = page.split('data-part="card-form"')[1:]
    assert len(forms) == 2 + 2 * len(CIRCLES)  # the board, the dictionary; reasons, what was new
    for form in forms:
        assert re.findall(r'-display" value="([^"]+)"', form) == SHAPE["board"]["display"]
        assert "it is stored with your account and deleted with it" in form
        assert "only with a reason, and you are told" in form
        assert form.index("deleted with it") < form.index('data-action="put-card"')


def test_each_card_form_can_be_written_in_every_language(page: str) -> None:
    offered = re.findall(
        r'id="[^"]+-language" data-part="language">(.*?)</select>', page, re.DOTALL
    )
    codes = [re.findall(r'<option value="([^"]+)"', one) for one in offered]
    assert codes == [[one.code for one in tongues()]] * (2 + 2 * len(CIRCLES))


def test_the_agreement_says_what_adults_must_pass_on(page: str) -> None:
    assert (
        "Danger to life, violence, abuse, a forced marriage, or being kept abroad. "
        "The adult tells you first, if that is safe for you." in page
    )


def test_passing_is_drawn_as_speaking_is(page: str) -> None:
    looks = r'<button class="([^"]+)" type="button" data-action="{}">'
    spoken, passed = (re.findall(looks.format(action), page) for action in ("spoken", "pass-turn"))
    assert set(spoken) == set(passed) == {"flexid-button"}


def test_a_secret_wish_is_folded_with_the_role_that_has_it(page: str) -> None:
    drawers = re.findall(r"<details[^>]*>(?:(?!<details).)*?</details>", page, re.DOTALL)
    for stage in CIRCLES:
        for role in WORDS["stages"][stage["key"]]["roleplay"]["roles"].values():
            homes = [one for one in drawers if role["wish"] in one]
            assert [f"<bdi>{role['name']}</bdi>" in home for home in homes] == [True]
            assert page.count(role["wish"]) == 1


def test_no_word_for_adults_is_in_the_room(page: str) -> None:
    hers = strings(WORDS)
    notes = strings(content.facilitator("who-am-i", "en").text)
    assert [note for note in notes if note in page and note not in hers and len(note) > 30] == []


@pytest.mark.parametrize("kind", [SeatKind.STAFF, SeatKind.NOBODY])
def test_who_is_no_learner_reads_the_plan_and_nothing_else(block, seated, kind: SeatKind) -> None:
    seated(kind)
    page = unescape(block(MEETING).student_view().content)
    assert 'data-part="room" hidden>' in page
    assert [WORDS["stages"][key]["title"] in page for key in STAGES] == [True] * len(STAGES)
