"""Whether students are done with a module's journal: yes or not yet, where the author lets it."""

import pytest

from flexid_xblock.access import api as access
from flexid_xblock.content import api as content
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.journal import api as journal
from flexid_xblock.progress import api as progress
from tests.common import COURSE, MEETING, send, write
from tests.progress.test_api import PROMPTS


@pytest.fixture
def told() -> dict:
    """A meeting whose author lets teachers know."""
    source = content.source(MEETING)
    source["structure"]["teacher_knows_done"] = True
    return {"course_key": COURSE, "meeting_version": content.keep(source)}


def of_group(actor) -> dict:
    return {"group_id": access.groups_of(actor("tor"), COURSE, "teacher")[0].id}


def test_done_is_every_prompt_in_whatever_way(actor, told) -> None:
    for prompt in PROMPTS:
        entry = write(actor("ana"), "text", prompt=prompt)
        journal.decide(actor("ana"), entry.id, journal.Decision("pass"), based_on=entry.revision)
    for prompt in PROMPTS[:-1]:
        send(actor("bo"), write(actor("bo"), "text", prompt=prompt))
    write(actor("cai"), "text")
    found = progress.who_is_done(actor("per"), **told, **of_group(actor))
    done = {name: found[actor(name).user_id] for name in ("ana", "bo", "cai", "dina")}
    assert done == {"ana": True, "bo": False, "cai": False, "dina": False}
    assert len(found) == 6


def test_where_the_author_does_not_let_it_nothing_is_known(actor, told) -> None:
    told["meeting_version"] = content.freeze(MEETING)
    assert progress.who_is_done(actor("tor"), **told, **of_group(actor)) == {}


@pytest.mark.parametrize("name", ["ana", "kim", "eve", "una", "cleo", "liv", "sol", "max"])
def test_nobody_but_the_groups_teachers_knows(actor, told, name: str) -> None:
    with pytest.raises(NotFound):
        progress.who_is_done(actor(name), **told, **of_group(actor))


def test_through_anothers_eyes_nobody_knows(actor, told) -> None:
    with pytest.raises(NotFound):
        progress.who_is_done(actor("tor", seen_by="max"), **told, **of_group(actor))


def test_another_course_is_another_journal(actor, told) -> None:
    told["course_key"] = "course-v1:no+such+1"
    with pytest.raises(NotFound):
        progress.who_is_done(actor("tor"), **told, **of_group(actor))
