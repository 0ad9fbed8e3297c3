"""What there is of Ana's when everybody asks for it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.urls import reverse
from django.utils import timezone

from flexid_xblock import urls
from flexid_xblock.access import api as access
from flexid_xblock.access import exports
from flexid_xblock.access.models import Group, Proposal
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from flexid_xblock.journal.models import Reply
from flexid_xblock.privacy.models import Deletion
from tests.access.proposing import change
from tests.activities.common import CIRCLES, make
from tests.care import asking, casework, talking
from tests.common import (
    COURSE,
    JOURNAL,
    MEETING,
    TOKEN,
    answer,
    give_right,
    read_notice,
    send,
    ticket_for,
    type_on,
    write,
)
from tests.matrix.planted_roster import EMPTY
from tests.matrix_room_house import ROUND, held_meeting
from tests.matrix_rows import PUPILS, WHY, Row
from tests.progress import closing
from tests.progress.counted import plant_number
from tests.rest.common import ask_for, patterns

Ids = dict[str, Any]
ABOUT = {"card": MEETING, "response": CIRCLES}  # what a ticket is for
SIDE = {"circles": [{"id": "a1", "label": "kanarisirkel", "size": 3}]}
PLACES = {"group_id", "meeting_id"}  # where something new is put


@dataclass(frozen=True)
class House:
    """Ana's entries, what adults keep about her, and her group's meeting with Bo's card."""

    ids: Ids
    entries: dict[str, UUID]
    actor: Callable[..., Actor]

    def address(self, row: Row) -> str:
        """Where a row asks; what is new has an id that nobody has."""
        pattern = next(one for one in patterns(urls.urlpatterns) if one.name == row.name)
        wanted = pattern.pattern.converters
        is_under_it = row.of in ("drafted", "step", "sent again")
        sent = self.entries["sent"] if is_under_it else uuid4()
        ids = {**self.ids, "entry_id": self.entries.get(row.of, sent)}
        if row.of == "new":
            ids |= {name: uuid4() for name in wanted if name.endswith("_id") and name not in PLACES}
        if row.name == "setup_place":  # nobody joins a group whose year is closed
            ids["group_id"] = self.ids["other_group"]
        if row.name.startswith("roster"):
            ids["proposal_id"] = self.ids["roster_id"]
        if row.name.startswith("file"):
            ids["proposal_id"] = self.ids["file_id"]
        if row.of in ("drafted", "step"):
            ids["reply_id"] = self.ids[f"{row.of}_id"]
        if row.name.startswith("round"):
            ids["stage"] = ROUND
        return reverse(f"flexid:{row.name}", kwargs={name: ids[name] for name in wanted})

    def body(self, row: Row) -> Any:
        """What a row sends; names stand for ids where the address takes ids."""
        if not isinstance(row.body, dict) or row.name in ("permit", "file_asking"):
            return row.body
        meant = {
            "student": self.ids["student_id"],
            "entry": str(self.entries["sent"]),
            "member": self.ids["member"],
            "card": str(self.ids["card_id"]),
            "meeting": str(self.ids["meeting_id"]),
            "groups": [str(self.ids["group_id"])],
        }
        if row.name == "setup_move":
            meant["to"] = str(self.ids["other_group"])
        return row.body | {key: meant[key] for key in meant if key in row.body}

    def headers(self, row: Row, name: str) -> dict[str, str]:
        """What a page sends along."""
        activity = ABOUT.get(row.name, JOURNAL)
        ticket = access.issue(ticket_for(self.actor(name), activity)) if name != "nobody" else ""
        is_new = row.of in ("new", "begun") or (row.name, row.of) == ("reply_draft", "sent")
        seen = {"If-None-Match": "*"} if is_new else {"If-Match": f'"{self.revision(row)}"'}
        return {**seen, "X-Flexid-Ticket": ticket, "X-CSRFToken": "x"}

    def revision(self, row: Row) -> int:
        """What was sent was changed once."""
        return 2 if row.of in ("sent", "sent again") else 1


def build(actor: Callable[..., Actor]) -> House:
    """Everything, by the doors of the rooms."""
    for name in PUPILS.split():
        read_notice(actor(name))
    entries = _entries(actor("ana"))
    ids = {
        "course_key": COURSE,
        "activity_key": MEETING,
        "module_key": "who-am-i",
        "student_id": actor("ana").user_id,
        "reader_id": actor("ida").user_id,
        "number": 1,
        "school_year": plant_number(COURSE, 10),
        "rule": "promise",
        "reply_id": uuid4(),
        "part_id": uuid4(),
        "response_id": make(actor("ana"), SIDE).id,
        "token": give_right(actor("ana").user_id) and TOKEN,
        "deletion_id": deleted_before(actor("ana").user_id),
        "permit_id": ask_for(actor("dov"), actor("ana")),
    }
    ids |= _of_the_group(actor) | _kept_by_adults(actor, entries["sent"]) | _set_up(actor)
    ids |= _at_the_end_of_the_year(actor)
    access.choices.ask_for_another(actor("ana"), course_key=COURSE)
    return House(ids, entries, actor)


def deleted_before(user_id: int) -> UUID:
    """That somebody deleted everything before she wrote what is here."""
    about = {"course_key": COURSE, "user_id": user_id, "asked_at": timezone.now()}
    return Deletion.objects.create(**about).pk


def _entries(ana: Actor) -> dict[str, UUID]:
    first = send(ana, write(ana, "kanarifoer"))
    thrown = write(ana, "kanarislettet", prompt="surprise")
    journal.decide(ana, thrown.id, journal.Decision.DELETE, based_on=thrown.revision)
    return {
        "sent": send(ana, type_on(ana, first, "kanaribrev")).id,
        "unsent": write(ana, "kanariutkast", prompt="three-circles").id,
        "deleted": thrown.id,
    }


def _of_the_group(actor: Callable[..., Actor]) -> Ids:
    request = asking.ask(actor("ana"), actor("tor"), words="kanarihjelp")
    return held_meeting(actor) | {"request_id": request}


def _set_up(actor: Callable[..., Actor]) -> Ids:
    """What Sol asks a second person: that Dov follows Ana up."""
    what = change([actor("ana").user_id], actor("dov").user_id)
    waiting = {"course_key": COURSE, "kind": "roster", "asked_as": "staff", "what": EMPTY}
    return _files(actor) | {
        "roster_id": Proposal.objects.create(**waiting).pk,
        "proposal_id": access.proposals.propose(actor("sol"), COURSE, "counsellor", what).id,
        "user_id": actor("dina").user_id,
        "counsellor_id": actor("cleo").user_id,
        "other_group": Group.objects.get(name="Skog").pk,
    }


def _files(actor: Callable[..., Actor]) -> Ids:
    """A file of Ana's to which somebody has just said yes."""
    asker = actor("max").user_id
    what = exports.what_is_asked(actor("ana").user_id, COURSE, by=asker, reason=WHY)
    row = Proposal(course_key=COURSE, kind=exports.KIND, what=what, asked_by=asker)
    row.asked_as, row.outcome, row.decided_by = "admin", "done", asker
    row.decided_at = timezone.now()
    row.save()
    return {"file_id": row.pk}


def _at_the_end_of_the_year(actor: Callable[..., Actor]) -> Ids:
    """Ana's certificate; her group's year is closed today."""
    closing.close(actor("sol"))
    return {"certificate_id": closing.mine(actor("ana"))[0].id}


def _kept_by_adults(actor: Callable[..., Actor], sent: UUID) -> Ids:
    cleo, ana, ids = actor("cleo"), actor("ana"), {"drafted_id": uuid4(), "hold_id": uuid4()}
    here = {"course_key": COURSE}
    ids["step_id"] = answer(actor("ida"), sent, "kanaristeg")
    Reply.objects.filter(pk=ids["step_id"]).update(is_step=True)
    journal.draft_reply(cleo, sent, ids["drafted_id"], "kanarisvar", based_on=0, **here)
    journal.hold(cleo, ids["hold_id"], sent, reason=f"kanarigrunn {WHY}", **here)
    casework.note(cleo, ana, "kanarisak", kind="case")
    return ids | {
        "note_id": casework.note(cleo, ana, "kanarinotat").id,
        "follow_up_id": casework.follow_up(cleo, ana, "kanarihuske"),
        "concern_id": casework.record(cleo, ana, "kanaribekymring"),
        "cover_id": casework.ask_cover(cleo, actor("ida").user_id),
        "time_id": talking.booked_soon(cleo, ana),
    }
