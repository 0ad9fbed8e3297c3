"""A text is begun with a ticket, changed by who has seen it, and never overwritten unseen."""

from uuid import uuid4

import pytest

from flexid_xblock.domain.errors import Conflict, Denied, FlexIdError, Invalid, NotFound
from flexid_xblock.journal.models import Entry
from flexid_xblock.saving.api import Change, find_own, open_drafts, save_draft
from tests.saving.common import ANA, BO, CLEO, actor, beginning, said, save, stored

pytestmark = pytest.mark.django_db


def refusal(*args: object, **options: object) -> tuple[type, str]:
    """How a save is refused."""
    with pytest.raises(FlexIdError) as refused:
        save(*args, **options)
    return type(refused.value), refused.value.code


def test_a_first_save_keeps_what_the_ticket_says() -> None:
    entry_id = uuid4()
    row = save(actor(ANA), "mine", id=entry_id, under=beginning())
    assert (row.pk, row.owner_id, row.course_key, row.activity_key, row.slot) == (
        *(entry_id, ANA, "course", "who-am-i.journal", "roles"),
    )
    assert (row.version, row.language, row.revision) == ("0" * 64, "en", 1)
    assert stored() == [(ANA, 1, "mine")]


def test_nothing_begins_without_a_ticket() -> None:
    assert refusal(actor(ANA), "mine") == (Invalid, "ticket_missing")
    assert stored() == []


def test_nothing_begins_without_enrolment() -> None:
    who = actor(ANA, enrolled=False)
    assert refusal(who, "mine", under=beginning()) == (Denied, "not_enrolled")
    assert stored() == []


def test_what_is_begun_needs_neither_ticket_nor_enrolment() -> None:
    row = save(actor(ANA), "mine", under=beginning())
    save(actor(ANA, enrolled=False), "mine, more", id=row.pk, based_on=1)
    assert stored() == [(ANA, 2, "mine, more")]


def test_a_change_counts_one_revision() -> None:
    row = save(actor(ANA), "1", under=beginning())
    revisions = [save(actor(ANA), str(n), id=row.pk, based_on=n - 1).revision for n in (2, 3, 4)]
    assert (revisions, stored()) == ([2, 3, 4], [(ANA, 4, "4")])


def test_another_language_mark_alone_is_a_change_and_its_repetition_is_not() -> None:
    row = save(actor(ANA), "1", under=beginning())
    for _ in range(2):
        marked = save(actor(ANA), "1", id=row.pk, based_on=1, language="ar")
        assert (marked.revision, marked.language) == (2, "ar")
    late = save(actor(ANA), "1", id=row.pk, based_on=1, language="en")
    assert (late.revision, late.language) == (2, "ar")


def test_the_second_tabs_first_save_gets_the_first_tabs_text() -> None:
    first = save(actor(ANA), "from the first tab", under=beginning())
    with pytest.raises(Conflict) as refused:
        save(actor(ANA), "from the second tab", under=beginning())
    assert said(refused) == ("changed_elsewhere", first.pk, 1, "from the first tab")
    assert stored() == [(ANA, 1, "from the first tab")]


def test_a_second_tab_gets_the_text_of_its_own_slot() -> None:
    slots = ("motives", "roles", "sides")
    rows = {slot: save(actor(ANA), slot, under=beginning(slot=slot)) for slot in slots}
    for slot in slots:
        with pytest.raises(Conflict) as refused:
            save(actor(ANA), "other", under=beginning(slot=slot))
        assert said(refused) == ("changed_elsewhere", rows[slot].pk, 1, slot)


@pytest.mark.parametrize("based_on", [0, 1, 3])
def test_a_change_from_an_unseen_revision_gets_the_stored_text(based_on: int) -> None:
    row = save(actor(ANA), "one", under=beginning())
    save(actor(ANA), "two", id=row.pk, based_on=1)
    with pytest.raises(Conflict) as refused:
        save(actor(ANA), "other", id=row.pk, based_on=based_on)
    assert said(refused) == ("changed_elsewhere", row.pk, 2, "two")
    assert stored() == [(ANA, 2, "two")]


@pytest.mark.parametrize("based_on", [0, 1, 2, 9])
def test_to_repeat_what_is_stored_is_answered_as_the_first_time(based_on: int) -> None:
    row = save(actor(ANA), "one", under=beginning())
    first = save(actor(ANA), "two", id=row.pk, based_on=1)
    again = save(actor(ANA), "two", id=row.pk, based_on=based_on)
    assert (again.revision, again.updated) == (first.revision, first.updated) == (2, first.updated)
    assert stored() == [(ANA, 2, "two")]


def test_to_repeat_a_beginning_begins_nothing_new() -> None:
    first = save(actor(ANA), "mine", under=beginning())
    again = save(actor(ANA), "mine", id=first.pk, under=beginning())
    assert (again.pk, again.revision, stored()) == (first.pk, 1, [(ANA, 1, "mine")])


def test_an_empty_text_is_a_text() -> None:
    row = save(actor(ANA), "mine", under=beginning())
    assert save(actor(ANA), "", id=row.pk, based_on=1).revision == 2
    assert stored() == [(ANA, 2, "")]


def test_each_person_course_and_slot_has_its_own() -> None:
    for place in (beginning(), beginning(slot="other"), beginning(course_key="next year")):
        save(actor(ANA), "hers", under=place)
    save(actor(BO), "his", under=beginning(BO))
    assert stored() == [*[(ANA, 1, "hers")] * 3, (BO, 1, "his")]


def test_nobody_saves_over_another() -> None:
    hers = save(actor(ANA), "hers", under=beginning())
    assert refusal(actor(BO), "his", id=hers.pk, under=beginning(BO)) == (NotFound, "not_found")
    assert stored() == [(ANA, 1, "hers")]


def test_without_a_ticket_anothers_id_is_answered_like_one_nobody_has() -> None:
    hers = save(actor(ANA), "hers", under=beginning())
    answers = [refusal(actor(BO), "hers", id=one, based_on=1) for one in (hers.pk, uuid4())]
    assert answers == [(Invalid, "ticket_missing")] * 2


def test_a_conflict_never_shows_another_persons_text() -> None:
    hers = save(actor(ANA), "hers", under=beginning())
    his = save(actor(BO), "his", under=beginning(BO))
    with pytest.raises(Conflict) as refused:
        save(actor(BO), "new", id=hers.pk, under=beginning(BO))
    assert said(refused) == ("changed_elsewhere", his.pk, 1, "his")


def test_nobody_saves_through_the_eyes_of_another() -> None:
    hers = save(actor(ANA), "hers", under=beginning())
    masked = actor(ANA, seen_by=CLEO)
    for place in (beginning(), beginning(slot="other"), None):
        assert refusal(masked, "not hers", under=place) == (NotFound, "not_found")
        assert refusal(masked, "not hers", id=hers.pk, based_on=1, under=place)[0] is NotFound
    assert stored() == [(ANA, 1, "hers")]


@pytest.mark.parametrize("lock", [False, True])
def test_only_the_owner_finds_her_row(*, lock: bool) -> None:
    hers = save(actor(ANA), "hers", under=beginning())
    assert find_own(Entry, actor(ANA), hers.pk, lock=lock) == hers
    for who, row_id in [
        *[(actor(BO), hers.pk), (actor(ANA, seen_by=CLEO), hers.pk), (actor(ANA), uuid4())],
    ]:
        with pytest.raises(NotFound) as refused:
            find_own(Entry, who, row_id, lock=lock)
        assert refused.value.code == "not_found"


@pytest.mark.parametrize("who", [actor(BO), actor(ANA, seen_by=CLEO)])
def test_only_the_owner_opens_her_drafts(who: object) -> None:
    rows = [save(actor(ANA), text, under=beginning(slot=text)) for text in ("one", "two")]
    assert open_drafts(actor(ANA), rows) == ["one", "two"]
    with pytest.raises(NotFound):
        open_drafts(who, rows)


def test_what_is_stored_is_not_the_text() -> None:
    row = save(actor(ANA), "a text to look for", under=beginning())
    assert b"a text to look for" not in bytes(Entry.objects.get(pk=row.pk).draft)


def test_an_older_ciphertext_put_back_does_not_open() -> None:
    row = save(actor(ANA), "one", under=beginning())
    older = bytes(row.draft)
    save(actor(ANA), "two", id=row.pk, based_on=1)
    Entry.objects.filter(pk=row.pk).update(draft=older)
    with pytest.raises(FlexIdError) as refused:
        open_drafts(actor(ANA), [Entry.objects.get(pk=row.pk)])
    assert refused.value.code == "cannot_open"


def test_what_stands_in_the_slot_can_be_refused_before_it_is_changed_or_shown() -> None:
    row = save(actor(ANA), "mine", under=beginning())

    def refuse(found: Entry) -> None:
        assert found.pk == row.pk
        raise Denied("restore_first")

    for entry_id, based_on in ((row.pk, 1), (row.pk, 9), (uuid4(), 0)):
        change = Change(id=entry_id, based_on=based_on, text="other", language="en")
        with pytest.raises(Denied, match="restore_first"):
            save_draft(Entry, actor=actor(ANA), change=change, beginning=beginning(), check=refuse)
    assert stored() == [(ANA, 1, "mine")]
