"""The planted things: one student's entries, her group's meeting with cards, and permits."""

from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.access import glass
from flexid_xblock.access.models import Permit
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from flexid_xblock.progress import api as progress
from flexid_xblock.sessions import api as sessions
from tests.common import COURSE, JOURNAL, MEETING, ticket_for

OTHER_COURSE = "course-v1:FlexID+Elsewhere+1"
MODULE = "who-am-i"
DECISIONS = {"kept": ("three-circles", "keep"), "withdrawn": ("seen-first", "withdraw")}
HOURS = timedelta(hours=1)


@dataclass(frozen=True, kw_only=True)
class Cast:
    """Who takes part in planting one thing, beside the persons who ask for it."""

    thing: str
    host: str
    course: str
    owner: str
    teacher: str
    unnamed: str  # wrote the card without a name
    hidden: str  # wrote the card that was hidden
    past_reader: str  # followed her up once, and read what she sent


_COLUMNS = ("thing", "host", "course", "owner", "teacher", "unnamed", "hidden", "past_reader")
CASTS = [
    Cast(**dict(zip(_COLUMNS, line, strict=True)))
    for line in (
        ("ana", "school", COURSE, "ana", "tor", "emre", "bo", "dagold"),
        ("eve", "school", COURSE, "eve", "una", "fianew", "eve", "deaold"),
        ("elsewhere", "openedx", OTHER_COURSE, "ana", "una", "nilsnew", "ana", "donold"),
    )
]
EXTRAS = {
    "dagold": "Dag Old",
    "deaold": "Dea Old",
    "donold": "Don Old",
    "fianew": "Fia New",
    "nilsnew": "Nils New",
}


@dataclass(frozen=True, kw_only=True)
class Thing:
    """What was planted: ids by name, and the words that an operation alone may tell."""

    name: str
    host: str
    course: str
    owner: str
    owner_id: int
    ids: dict[str, UUID]
    authors: dict[str, str] = field(default_factory=dict)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def canaries(self) -> set[str]:
        """Every private word of it."""
        found = (word for words in self.words.values() for word in words)
        return {word for word in found if word.startswith("kanari")}


def twin_that_is_gone(thing: Thing) -> Thing:
    """The same place, where nothing of it is any more."""
    ids = dict.fromkeys(thing.ids)
    return Thing(
        name="gone",
        host=thing.host,
        course=thing.course,
        owner="nobody-of-that-name",
        owner_id=0,
        ids={name: uuid4() for name in ids},
        words={operation: (str(uuid4()),) for operation in thing.words},
    )


def actor_of(name: str) -> Actor:
    """A person as the host vouches for her."""
    pk = User.objects.get(username=name).pk
    return Actor(user_id=pk, real_user_id=pk, enrolled=True)


def plant(cast: Cast) -> Thing:
    """Everything of one thing, by the doors of the rooms."""
    owner = actor_of(cast.owner)
    ids = _entries(cast, owner) | _board(cast) | _permits(cast, owner)
    return Thing(
        name=cast.thing,
        host=cast.host,
        course=cast.course,
        owner=cast.owner,
        owner_id=owner.user_id,
        ids=ids,
        authors={"card.read": cast.unnamed, "card.read_hidden": cast.hidden},
        words=_words(cast, owner, ids),
    )


def said(cast: Cast, what: str) -> str:
    """The canary of one text."""
    return f"kanari-{cast.thing}-{what}"


def _words(cast: Cast, owner: Actor, ids: dict[str, UUID]) -> dict[str, tuple[str, ...]]:
    one = next(m for m in progress.overview(owner, cast.course) if m.key == MODULE)
    reader = actor_of(cast.past_reader).user_id
    private = tuple(said(cast, what) for what in ("draft", "kept", "withdrawn", "newer"))
    sent = (said(cast, "sent"), said(cast, "thread"))
    notes = content.facilitator(MODULE, "en").text["stages"]["food"]["do"]
    return {
        "entry.read_draft": private,
        "entry.read_sent": sent,
        "entry.know_sent": (*sent, str(ids["sent"])),
        "entry.see_readers": (EXTRAS[cast.past_reader], cast.past_reader, f'"reader":{reader},'),
        "meeting.see": (str(ids["meeting"]),),
        "facilitator.read": (notes[0],),
        "card.read": (said(cast, "unnamed"),),
        "card.read_hidden": (said(cast, "hidden"), said(cast, "why-hidden")),
        "glass.approve": (said(cast, "permit-waiting"),),
        "glass.review": (said(cast, "permit-decided"),),
        "self.progress": (f"{one.done} of {one.planned} steps done",),
        "self.export": (f'"draft":"{said(cast, "kept")}"',),
    }


def _entries(cast: Cast, owner: Actor) -> dict[str, UUID]:
    made = {"draft": _write(cast, owner, "surprise", said(cast, "draft")).id}
    for what, (prompt, decision) in DECISIONS.items():
        entry = _write(cast, owner, prompt, said(cast, what))
        if decision == "withdraw":
            entry = _decide(owner, entry, "send")
        made[what] = _decide(owner, entry, decision).id
    return made | {"sent": _sent(cast, owner)}


def _sent(cast: Cast, owner: Actor) -> UUID:
    """A sent text with a newer draft and a thread, which a past counsellor has read."""
    ids = {"course_key": cast.course, "student_id": owner.user_id}
    past = actor_of(cast.past_reader)
    access.assign_counsellor(**ids, counsellor_id=past.user_id)
    entry = _decide(owner, _write(cast, owner, "understood", said(cast, "sent")), "send")
    journal.open_entry(past, entry.id, course_key=cast.course)
    access.end_assignment(**ids, counsellor_id=past.user_id)
    thread = {"course_key": cast.course, "text": said(cast, "thread")}
    journal.reply(owner, entry.id, uuid4(), **thread)
    newer = f"{said(cast, 'sent')} {said(cast, 'newer')}"
    change = journal.Change(id=entry.id, based_on=entry.revision, text=newer, language="en")
    return journal.save(owner, change, None).id


def _write(cast: Cast, owner: Actor, prompt: str, text: str) -> journal.OwnEntry:
    change = journal.Change(id=uuid4(), based_on=0, text=text, language="en")
    ticket = ticket_for(owner, JOURNAL, cast.course)
    return journal.save(owner, change, journal.Beginning(ticket=ticket, slot=prompt))


def _decide(owner: Actor, entry: journal.OwnEntry, decision: str) -> journal.OwnEntry:
    readers = access.readers_of(owner.user_id, entry.course_key).all
    choice = journal.Decision(decision)
    return journal.decide(owner, entry.id, choice, based_on=entry.revision, readers=readers)


def _board(cast: Cast) -> dict[str, UUID]:
    teacher = actor_of(cast.teacher)
    group = access.groups_of(teacher, cast.course, "teacher")[0].id
    meeting = sessions.open_meeting(
        teacher,
        group_id=group,
        course_key=cast.course,
        activity_key=MEETING,
    )
    if cast.thing == "eve":
        sessions.attend(actor_of("eve"), meeting.id)  # so that her progress is not Ana's
    ids = {"group": group, "meeting": meeting.id, "card": uuid4(), "hidden": uuid4()}
    for what, author in (("card", cast.unnamed), ("hidden", cast.hidden)):
        _put_card(cast, actor_of(author), meeting.id, ids[what], what)
    why = said(cast, "why-hidden")
    sessions.moderate(teacher, ids["hidden"], hidden=True, reason=why)
    return ids


def _put_card(cast: Cast, author: Actor, meeting: UUID, card: UUID, what: str) -> None:
    sessions.put_card(
        author,
        meeting,
        card,
        ticket=ticket_for(author, MEETING, cast.course),
        column="we-share",
        display="unnamed",
        text=said(cast, "unnamed" if what == "card" else "hidden"),
    )


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
