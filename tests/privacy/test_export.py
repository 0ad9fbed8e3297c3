"""She is given all that is hers, and nothing of anybody else's."""

import pytest

from flexid_xblock.domain.errors import NotFound
from flexid_xblock.privacy import api as privacy
from flexid_xblock.privacy.notice import VERSION
from tests.common import COURSE, MEETING
from tests.privacy.common import WORDS, exported_words

pytestmark = pytest.mark.usefixtures("_lives")


def test_she_is_given_every_text_of_hers_and_every_answer(ana) -> None:
    assert exported_words(ana, "ana") == WORDS


def test_she_is_given_no_word_of_bo(ana, actor) -> None:
    assert exported_words(ana, "bo") == set()
    assert exported_words(actor("bo"), "bo") == WORDS


def test_she_is_given_who_has_read_her(ana, actor) -> None:
    found = privacy.export(ana)
    cleo = actor("cleo").user_id
    assert [(read["actor_id"], read["role"]) for read in found["reads"]] == [(cleo, "counsellor")]
    read_by = [[read["reader"] for read in one["read_by"]] for one in found["entries"]]
    assert read_by == [[cleo], []]


def test_she_is_given_her_group_notice_meeting_and_counsellor(ana, actor) -> None:
    found = privacy.export(ana)
    assert [row["group__name"] for row in found["memberships"]] == ["Fjord"]
    assert [row["counsellor_id"] for row in found["assignments"]] == [actor("cleo").user_id]
    assert [row["version"] for row in found["notices"]] == [VERSION]
    assert [row["meeting__activity_key"] for row in found["meetings"]] == [MEETING]


def test_each_thing_says_where_it_belongs(ana) -> None:
    found = privacy.export(ana)
    places = {row["course"] for row in (*found["entries"], *found["cards"])}
    assert places == {COURSE}
    assert {row["prompt"] for row in found["entries"]} == {"understood", "surprise"}


@pytest.mark.parametrize("name", ["tor", "cleo", "dov", "liv", "sol", "max", "eve"])
def test_nobody_is_given_a_word_of_hers(actor, name: str) -> None:
    assert exported_words(actor(name), "ana") == set()


def test_nobody_takes_it_through_her_eyes(actor) -> None:
    with pytest.raises(NotFound):
        privacy.export(actor("bo", seen_by="max"))
