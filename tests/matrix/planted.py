"""The planted things: one student's entries, her group's meeting with cards, and permits."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access import glass
from flexid_xblock.access.models import Permit
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from flexid_xblock.progress import api as progress
from tests.common import JOURNAL, ticket_for
from tests.matrix.cast import EXTRAS, Cast, Thing, actor_of, said
from tests.matrix.planted_care import care, care_words, keep_a_copy, only, records_of_the_past
from tests.matrix.planted_file import file_words, plant_files
from tests.matrix.planted_made import made_words, plant_made
from tests.matrix.planted_room import code_of, heard_with, plant_room, room_only, room_words
from tests.matrix.planted_roster import plant_rosters, roster_words
from tests.matrix.planted_setup import plant_proposal, setup_words
from tests.matrix.planted_times import plant_times, time_words
from tests.matrix.planted_year import plant_certificate, year_words

MODULE = "who-am-i"
WELCOME = "welcome.journal"
DECISIONS = {"kept": ("three-circles", "keep"), "withdrawn": ("seen-first", "withdraw")}
HOURS = timedelta(hours=1)


def plant(cast: Cast) -> Thing:
    """Everything of one thing, by the doors of the rooms."""
    owner = actor_of(cast.owner)
    ids = _entries(cast, owner) | plant_room(cast) | _permits(cast, owner) | care(cast, owner)
    ids |= plant_times(cast, owner) | plant_made(cast, owner)
    ids |= plant_proposal(cast, ids["group"]) | plant_rosters(cast)
    ids |= plant_certificate(cast, owner, ids["group"]) | plant_files(cast, owner)
    return Thing(
        name=cast.thing,
        host=cast.host,
        course=cast.course,
        owner=cast.owner,
        owner_id=owner.user_id,
        ids=ids,
        people={
            "past_reader": actor_of(cast.past_reader).user_id,
            "counsellor": actor_of(cast.counsellor).user_id,
            "peer": actor_of(cast.unnamed).user_id,
        },
        code=code_of(ids),
        authors={
            **dict.fromkeys(("card.read", "meeting.transcript"), cast.unnamed),
            "card.read_hidden": cast.hidden,
        },
        words=_all_words(cast, owner, ids),
        only=only(cast) | room_only(cast),
        heard_too={
            "hold.approve": (said(cast, "held"),),
            **heard_with(cast),
        },
    )


def _all_words(cast: Cast, owner: Actor, ids: dict[str, UUID]) -> dict[str, tuple[str, ...]]:
    known = _words(cast, owner, ids) | room_words(cast, ids)
    known |= care_words(cast, ids) | time_words(ids) | year_words(ids) | made_words(cast)
    return known | setup_words(ids) | roster_words(ids) | file_words(ids)


def _words(cast: Cast, owner: Actor, ids: dict[str, UUID]) -> dict[str, tuple[str, ...]]:
    one = next(m for m in progress.overview(owner, cast.course) if m.key == MODULE)
    private = tuple(said(cast, what) for what in ("draft", "kept", "withdrawn", "newer"))
    sent = (said(cast, "sent"), said(cast, "thread"))
    notes = content.facilitator(MODULE, "en").text["stages"]["food"]["do"]
    sheet = content.family(MODULE, "en").text["parts"]["how-we-work"]["title"]
    return {
        "entry.read_draft": private,
        "entry.read_sent": sent,
        "entry.know_sent": (*sent, str(ids["sent"])),
        "entry.read_older": (said(cast, "held"), said(cast, "older")),
        "entry.search": (f'"entry":"{ids["draft"]}"',),
        "lack.see": (f"/wishes/{owner.user_id}/settling/",),
        "school_rules.set": ("/school-rules/promise/",),
        "note.know": tuple(
            f"<bdi>{name}</bdi>" for name in (EXTRAS[cast.colleague], cast.colleague)
        ),
        "cover.ask": (f"/covers/{UUID(int=0)}/",),
        # As a reader; who keeps a copy of somebody's card is told to its writer, too.
        "entry.see_readers": tuple(
            shape % name
            for name in (EXTRAS[cast.past_reader], cast.past_reader)
            for shape in ('"reader":"%s"', '"name":"%s"', "<bdi>%s</bdi>")
        ),
        "facilitator.read": (notes[0],),
        "guide.read": (notes[0],),
        "family.read": (sheet,),
        "glass.approve": (said(cast, "permit-waiting"),),
        "glass.review": (said(cast, "permit-decided"),),
        "self.notice": ("You read this on",),
        "self.progress": (f"{one.done} of {one.planned} steps done",),
        "self.export": (
            f'"draft":"{said(cast, "kept")}"',
            said(cast, "deleted"),
            said(cast, "unmade"),
        ),
    }


def _entries(cast: Cast, owner: Actor) -> dict[str, UUID]:
    made = {"draft": _write(cast, owner, "surprise", said(cast, "draft")).id}
    for what, (prompt, decision) in DECISIONS.items():
        entry = _write(cast, owner, prompt, said(cast, what))
        if decision == "withdraw":
            entry = _decide(owner, entry, "send")
        made[what] = _decide(owner, entry, decision).id
    deleted = _write(cast, owner, "at-ease", said(cast, "deleted"), activity=WELCOME)
    made["deleted"] = _decide(owner, _decide(owner, deleted, "send"), "delete").id
    return made | _in_the_past(cast, owner)


def _in_the_past(cast: Cast, owner: Actor) -> dict[str, UUID]:
    """What was sent while two others followed her up, and what these left behind."""
    course = {"course_key": cast.course, "student_id": owner.user_id}
    past = [actor_of(name).user_id for name in (cast.past_reader, cast.colleague)]
    for one in past:
        access.assign_counsellor(**course, counsellor_id=one)
    first = _decide(owner, _write(cast, owner, "understood", said(cast, "held")), "send")
    kept = keep_a_copy(cast, first.id)
    sent = _sent(cast, owner, first)
    left = records_of_the_past(cast, owner, sent) | {"kept": kept}
    for one in past:
        access.end_assignment(**course, counsellor_id=one)
    return {"sent": sent, **left}


def _sent(cast: Cast, owner: Actor, first: journal.OwnEntry) -> UUID:
    """Sent twice more, with a newer draft and a thread; a past counsellor has read it."""
    second = _decide(owner, _type(owner, first, said(cast, "older")), "send")
    entry = _decide(owner, _type(owner, second, said(cast, "sent")), "send")
    journal.open_entry(actor_of(cast.past_reader), entry.id, course_key=cast.course)
    thread = {"course_key": cast.course, "text": said(cast, "thread")}
    journal.reply(owner, entry.id, uuid4(), **thread)
    return _type(owner, entry, f"{said(cast, 'sent')} {said(cast, 'newer')}").id


def _type(owner: Actor, entry: journal.OwnEntry, text: str) -> journal.OwnEntry:
    change = journal.Change(id=entry.id, based_on=entry.revision, text=text, language="en")
    return journal.save(owner, change, None)


def _write(
    cast: Cast, owner: Actor, prompt: str, text: str, *, activity: str = JOURNAL
) -> journal.OwnEntry:
    change = journal.Change(id=uuid4(), based_on=0, text=text, language="en")
    ticket = ticket_for(owner, activity, cast.course)
    return journal.save(owner, change, journal.Beginning(ticket=ticket, slot=prompt))


def _decide(owner: Actor, entry: journal.OwnEntry, decision: str) -> journal.OwnEntry:
    readers = access.readers_of(owner.user_id, entry.course_key).all
    choice = journal.Decision(decision)
    return journal.decide(owner, entry.id, choice, based_on=entry.revision, readers=readers)


def _permits(cast: Cast, owner: Actor) -> dict[str, UUID]:
    """One that waits for a decision and one that was refused, both asked by a past reader."""
    asker = actor_of(cast.past_reader).user_id
    ids = {"course_key": cast.course, "student_id": owner.user_id, "asker_id": asker}
    waiting = permit(f"{said(cast, 'permit-waiting')}, please", **ids)
    decided = permit(f"{said(cast, 'permit-decided')}, please", decided_by=0, **ids)
    return {"waiting": waiting, "decided": decided}


def permit(reason: str, *, hour: bool = False, **columns: Any) -> UUID:
    """A permit without a door; with ``hour`` it was granted just now."""
    now = timezone.now()
    row = Permit(**columns)
    row.decided_at = now if hour or row.decided_by is not None else None
    row.until = now + HOURS if hour else None
    row.reason = glass._seal(row, "reason", reason)
    row.save()
    return row.pk
