"""She deletes everything she made, thinks again for 30 days, and then it is gone."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from flexid_xblock.activities.models import Response
from flexid_xblock.domain.errors import Denied, NotFound
from flexid_xblock.journal import api as journal
from flexid_xblock.journal.models import Entry, EntryReader
from flexid_xblock.privacy import api as privacy
from flexid_xblock.privacy.models import Deletion
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions.models import Card, Nickname, Reaction
from tests.activities.common import decide, make
from tests.common import COURSE, meet, put_card, read_notice, send, write
from tests.privacy.kept import let_go

MONTH = timedelta(days=30)


@pytest.fixture
def _made(actor) -> None:
    """Ana and Bo have each written, sent, made and put something up."""
    meeting = meet(actor("tor"))
    for name in ("ana", "bo"):
        who = actor(name)
        read_notice(who)
        sent = send(who, write(who, "sent"))
        journal.open_entry(actor("cleo"), sent.id, course_key=COURSE)
        kept = write(who, "kept", prompt="surprise")
        journal.decide(who, kept.id, journal.Decision.KEEP, based_on=kept.revision)
        decide(who, make(who), "keep")
        put_card(who, meeting, "card")
        here = {"course_key": COURSE, "name": f"Heron of {name}", "names_of": lambda ids: {}}
        sessions.choose_nickname(who, meeting.group_id, **here)
    sessions.react(
        actor("ana"), Card.objects.get(author_id=actor("bo").user_id).pk, "strong", on=True
    )


def delete(who, deletion_id=None) -> privacy.Deleted:
    return privacy.delete_everything(who, deletion_id or uuid4(), course_key=COURSE)


def states(who) -> list[str]:
    """How everything of hers stands: texts, what she made, cards."""
    rows = [
        Entry.objects.filter(owner_id=who.user_id),
        Response.objects.filter(owner_id=who.user_id),
    ]
    found = [row for one in rows for row in one.order_by("created").values_list("state", flat=True)]
    return [*found, *Card.objects.filter(author_id=who.user_id).values_list("state", flat=True)]


GONE = ["deleted", "deleted", "deleted", "taken_back"]
pytestmark = pytest.mark.usefixtures("_made")


def test_all_of_hers_goes_at_once_and_nothing_of_bo(actor) -> None:
    before = states(actor("bo"))
    gone = delete(actor("ana"))
    assert (states(actor("ana")), states(actor("bo"))) == (GONE, before)
    assert gone.until - gone.at == MONTH
    assert privacy.made(actor("ana"), COURSE).is_something is False


def test_staff_find_nothing_of_hers_any_more(actor) -> None:
    sent = Entry.objects.get(owner_id=actor("ana").user_id, state="sent")
    delete(actor("ana"))
    with pytest.raises(NotFound):
        journal.open_entry(actor("cleo"), sent.pk, course_key=COURSE)
    assert not EntryReader.objects.filter(entry__owner_id=actor("ana").user_id).exists()
    assert not Card.objects.filter(state="shown", author_id=actor("ana").user_id).exists()


def test_she_brings_it_back_for_herself_alone_but_for_the_cards(actor) -> None:
    gone = delete(actor("ana"))
    for _ in range(2):
        privacy.bring_back(actor("ana"), gone.id)
    assert states(actor("ana")) == ["withdrawn", "kept", "kept", "taken_back"]
    assert privacy.deleted(actor("ana"), COURSE) == ()


def test_what_she_had_deleted_before_stays_deleted(actor) -> None:
    kept = Entry.objects.get(owner_id=actor("ana").user_id, state="kept")
    journal.decide(actor("ana"), kept.pk, journal.Decision.DELETE, based_on=kept.revision)
    privacy.bring_back(actor("ana"), delete(actor("ana")).id)
    assert states(actor("ana")) == ["withdrawn", "deleted", "kept", "taken_back"]


def test_twice_is_once_and_another_id_finds_nothing_to_delete(actor) -> None:
    gone = delete(actor("ana"))
    assert (delete(actor("ana"), gone.id), Deletion.objects.count()) == (gone, 1)
    with pytest.raises(Denied) as refusal:
        delete(actor("ana"))
    assert (refusal.value.code, Deletion.objects.count()) == ("nothing_to_delete", 1)


def test_nobody_else_brings_it_back_or_finds_that_it_is_there(actor) -> None:
    gone = delete(actor("ana"))
    for who in ("bo", "cleo", "sol"):
        with pytest.raises(NotFound):
            privacy.bring_back(actor(who), gone.id)
    with pytest.raises(NotFound):
        delete(actor("bo"), gone.id)
    with pytest.raises(NotFound):
        delete(actor("ana", seen_by="max"))
    assert states(actor("ana")) == GONE


@pytest.mark.parametrize("name", ["tor", "cleo", "ida", "liv", "sol"])
def test_an_adult_of_the_course_is_refused_with_a_sentence(actor, name: str) -> None:
    with pytest.raises(Denied) as refusal:
        delete(actor(name))
    assert refusal.value.code == "adults_stay"


def test_it_is_gone_after_thirty_days_and_not_a_moment_before(actor, monkeypatch) -> None:
    gone, ana = delete(actor("ana")), actor("ana").user_id
    for left, now in ((1, gone.until - timedelta(seconds=1)), (0, gone.until)):
        monkeypatch.setattr(timezone, "now", lambda now=now: now)
        let_go(now)
        rows = (Entry.objects.filter(owner_id=ana), Response.objects.filter(owner_id=ana))
        assert [one.exists() for one in rows] == [bool(left)] * 2
        assert Deletion.objects.count() == left
        assert Nickname.objects.filter(user_id=ana).count() == left
        assert Reaction.objects.filter(user_id=ana).count() == left
    assert Nickname.objects.count() == 1
    with pytest.raises(NotFound):
        privacy.bring_back(actor("ana"), gone.id)


def test_what_was_brought_back_stays_and_the_note_of_it_goes(actor) -> None:
    gone = delete(actor("ana"))
    privacy.bring_back(actor("ana"), gone.id)
    assert privacy.due_deletions(gone.until) == ()
    assert (privacy.run_deletions(gone.until), Deletion.objects.count()) == (0, 0)
    assert states(actor("ana")) == ["withdrawn", "kept", "kept", "taken_back"]


def test_a_held_copy_stays(actor) -> None:
    sent, hold = Entry.objects.get(owner_id=actor("ana").user_id, state="sent"), uuid4()
    why = "She may be in danger at home."
    journal.hold(actor("cleo"), hold, sent.pk, course_key=COURSE, reason=why)
    journal.approve_hold(actor("liv"), hold)
    gone = delete(actor("ana"))
    privacy.run_deletions(gone.until)
    journal.purge(gone.until)
    assert [one["entry_id"] for one in privacy.export(actor("ana"))["holds"]] == [sent.pk]


def test_a_fault_leaves_nothing_half_done(actor, monkeypatch) -> None:
    before = states(actor("ana"))
    monkeypatch.setattr("flexid_xblock.privacy.leaving.sessions.take_all_back", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        delete(actor("ana"))
    assert (states(actor("ana")), Deletion.objects.count()) == (before, 0)
