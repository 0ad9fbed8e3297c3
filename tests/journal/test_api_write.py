"""Writing: a draft is its writer's alone, whoever asks and however."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Conflict, Denied, Invalid, NotFound
from flexid_xblock.journal import api as journal
from flexid_xblock.journal.models import Entry, Reply
from tests.common import COURSE, JOURNAL, PROMPT, ticket_for, type_on, write
from tests.journal.acts import all_acts
from tests.journal.common import LISTS, decide, read_rows, refusal

pytestmark = pytest.mark.django_db

Build = Callable[..., Actor]
OTHERS = [
    *("bo", "eve", "kim", "tor", "per", "una", "cleo", "ida", "dov", "liv", "sol", "max"),
]
NOT_THERE = (NotFound, "not_found", "{'code': 'not_found'}")


def begin(actor: Actor, text: str = "mine", **changes: object) -> journal.OwnEntry:
    """A first save, with something different about it."""
    place = journal.Beginning(ticket=ticket_for(actor), slot=PROMPT)
    change = journal.Change(id=uuid4(), based_on=0, text=text, language="en")
    return journal.save(actor, change, replace(place, **changes))


def refused_all(who: Actor, entry_id: UUID) -> bool:
    """Whether nothing that can be tried with the entry gives another answer than "not there"."""
    return {refusal(act) for act in all_acts(who, entry_id)} == {NOT_THERE}


def test_a_draft_comes_back_to_its_writer(actor: Build) -> None:
    entry = write(actor("ana"), "mine")
    assert (entry.text, entry.state, entry.revision) == ("mine", "draft", 1)
    assert (entry.course_key, entry.activity_key, entry.prompt) == (COURSE, JOURNAL, PROMPT)
    assert (entry.sent_at, entry.readers, entry.reads, entry.replies) == (None, (), (), ())
    assert journal.own_entry(actor("ana"), entry.id) == entry
    assert journal.own_entries(actor("ana"), COURSE) == (entry,)


@pytest.mark.parametrize("name", OTHERS)
def test_a_draft_is_not_there_for_anybody_else(actor: Build, name: str) -> None:
    entry, who = write(actor("ana"), "only mine"), actor(name)
    assert refused_all(who, entry.id)
    assert journal.own_entries(who, COURSE) == ()
    assert [lists(who) for lists in LISTS.values()] == [()] * len(LISTS)
    assert journal.own_entry(actor("ana"), entry.id) == entry


@pytest.mark.parametrize("decision", ["keep", "pass"])
def test_what_is_kept_or_passed_stays_hers_alone(actor: Build, decision: str) -> None:
    entry = decide(actor("ana"), write(actor("ana"), "only mine"), decision)
    for name in ("cleo", "ida", "tor"):
        assert refused_all(actor(name), entry.id)
    assert read_rows() == 0


@pytest.mark.parametrize("eyes", ["cleo", "tor", "max"])
def test_through_her_eyes_nobody_reads_or_does_anything(actor: Build, eyes: str) -> None:
    entry = decide(actor("ana"), write(actor("ana"), "hers"), "send")
    masked = actor("ana", seen_by=eyes)
    assert refused_all(masked, entry.id)
    assert refusal(lambda: journal.own_entries(masked, COURSE)) == NOT_THERE
    assert (journal.own_entry(actor("ana"), entry.id), read_rows()) == (entry, 0)


def test_through_a_readers_eyes_nobody_reads(actor: Build) -> None:
    entry = decide(actor("ana"), write(actor("ana"), "hers"), "send")
    masked = actor("cleo", seen_by="max")
    assert refused_all(masked, entry.id)
    assert [lists(masked) for lists in LISTS.values()] == [()] * len(LISTS)
    assert (read_rows(), Reply.objects.count()) == (0, 0)


def test_own_entries_are_ones_own_of_this_course_and_activity(actor: Build) -> None:
    ana = actor("ana")
    first = write(ana, "one")
    second = begin(ana, "two", ticket=ticket_for(ana, "welcome.journal"), slot="good-to-know")
    write(actor("bo"), "his")
    assert [entry.id for entry in journal.own_entries(ana, COURSE)] == [first.id, second.id]
    assert [entry.id for entry in journal.own_entries(ana, COURSE, JOURNAL)] == [first.id]
    assert journal.own_entries(ana, "course-v1:other+1+1") == ()


def test_a_prompt_that_the_ticket_did_not_show_cannot_be_begun(actor: Build) -> None:
    ana = actor("ana")
    other = replace(ticket_for(ana), activity_key="welcome.journal")
    opening = ticket_for(ana, "who-am-i.opening")
    for changes in ({"slot": "unheard-of"}, {"ticket": other}, {"ticket": opening}):
        assert refusal(lambda c=changes: begin(ana, **c))[:2] == (Invalid, "unknown_prompt")
    unknown = replace(ticket_for(ana), version="0" * 64)
    assert refusal(lambda: begin(ana, ticket=unknown))[:2] == (NotFound, "unknown_version")
    assert Entry.objects.count() == 0


def test_only_the_enrolled_begin(actor: Build) -> None:
    outside = actor("ana", enrolled=False)
    assert refusal(lambda: begin(outside))[:2] == (Denied, "not_enrolled")


def test_a_text_at_the_limit_is_saved_and_one_more_is_refused(actor: Build) -> None:
    longest = "å" * 20_000
    entry = write(actor("ana"), longest)
    assert entry.text == longest
    refused = refusal(lambda: type_on(actor("ana"), entry, longest + "å"))
    assert refused[:2] == (Invalid, "too_long")
    assert journal.own_entry(actor("ana"), entry.id) == entry


def test_hidden_controls_are_taken_out_before_saving(actor: Build) -> None:
    entry = write(actor("ana"), "a\u202eb\x00c")
    assert entry.text == "abc"
    assert type_on(actor("ana"), entry, "a\u202eb\x00c").revision == 1


def test_a_stale_save_answers_with_the_stored_text(actor: Build) -> None:
    first = write(actor("ana"), "one")
    type_on(actor("ana"), first, "two")
    with pytest.raises(Conflict) as refused:
        type_on(actor("ana"), first, "three")
    shown = refused.value.stored
    assert (shown.id, shown.revision, shown.text) == (first.id, 2, "two")


def test_an_entry_stays_on_the_version_it_began_with(actor: Build) -> None:
    entry = write(actor("ana"), "mine")
    assert type_on(actor("ana"), entry, "more").version == entry.version
    assert entry.version == ticket_for(actor("ana")).version
