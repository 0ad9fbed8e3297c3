"""What is asked of adults and what they keep: help, notes, things to do, concerns, cover."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import User
from django.utils import timezone

from flexid_xblock.access.models import Wish
from flexid_xblock.care.models import (
    CaseNote,
    Concern,
    ConcernPart,
    Cover,
    FollowUp,
    HelpRequest,
    SchoolRule,
)
from tests.matrix.actions import WHY, get, is_there, put
from tests.matrix.asking import Ask
from tests.matrix.cast import NOBODYS_ID, Thing
from tests.matrix.planted_care import SOON

# Where nobody is anything: who is not the owner would only ask for help for herself.
NOWHERE = "course-v1:FlexID+Nowhere+1"


def ask_help(thing: Thing, user_id: int) -> list[Ask]:
    """The owner asks anew; anybody else sends something under the id of what the owner asked."""
    is_owner = user_id == thing.owner_id
    request = uuid4() if is_owner else thing.ids["ask_any"]
    course = thing.course if is_owner else NOWHERE
    body = {"course": course, "to": None, "urgency": "now", "words": "please"}
    rows = HelpRequest.objects.filter(pk=request, urgency="now", student_id=thing.owner_id)
    return [put("help_request", body, is_there(rows), request_id=request)]


def see_help(thing: Thing, user_id: int) -> list[Ask]:
    """One's own requests."""
    return [get("help_requests", query={"course": thing.course})]


def answer_help(thing: Thing, user_id: int) -> list[Ask]:
    """Answer each of the requests that nobody has answered."""
    body = {"course": thing.course, "text": "I am here"}
    return [
        put("help_answer", body, _by("answered_by", HelpRequest, one), request_id=one)
        for one in (thing.ids["ask_any"], thing.ids["ask_teacher"])
    ]


def write_note(thing: Thing, user_id: int) -> list[Ask]:
    """A new note, a new text for one that is there, and the counsellor's, turned and put away."""
    new, note = uuid4(), thing.ids["note"]
    about = {"course": thing.course, "student": thing.owner_id or NOBODYS_ID, "kind": "case"}
    here, rows = {"course": thing.course}, CaseNote.objects.filter(pk=note)
    body, closed = {**about, "text": "seen"}, is_there(rows.exclude(closed_at=None))
    return [
        put("note", body, _by("author_id", CaseNote, new), begins=True, note_id=new),
        put("note", body, is_there(rows.filter(revision=2)), note_id=note),
        put(
            "note_kind", {**here, "kind": "case"}, is_there(rows.filter(kind="case")), note_id=note
        ),
        put("note_closing", {**here, "closed": True}, closed, note_id=note),
    ]


def follow_up(thing: Thing, user_id: int) -> list[Ask]:
    """Something more to do, and what is there done."""
    new, known = uuid4(), thing.ids["follow_up"]
    about = {"course": thing.course, "student": thing.owner_id or NOBODYS_ID}
    body = {**about, "due_on": SOON.isoformat(), "text": "call"}
    done = {"course": thing.course, "done": True}
    return [
        put("follow_up", body, _by("author_id", FollowUp, new), follow_up_id=new),
        put("follow_up_done", done, _by("done_by", FollowUp, known), follow_up_id=known),
    ]


def write_concern(thing: Thing, user_id: int) -> list[Ask]:
    """A new record, one more part of each that is there, and whether the first is open."""
    new, here = uuid4(), {"course": thing.course}
    body = {**here, "login": thing.owner, "category": "home", "facts": WHY}
    asks = [
        put(
            "concern",
            {**body, "facts_id": str(uuid4())},
            _by("opened_by", Concern, new),
            concern_id=new,
        )
    ]
    for concern in thing.concerns:
        ids, more = {"concern_id": concern, "part_id": uuid4()}, {**here, "kind": "action"}
        done = _by("author_id", ConcernPart, ids["part_id"])
        asks.append(put("concern_part", {**more, "text": WHY}, done, **ids))
    first = thing.concerns[0]
    rows = Concern.objects.filter(pk=first, status="closed")
    body = {**here, "status": "closed"}
    return [*asks, put("concern_status", body, is_there(rows), concern_id=first)]


def sign_concern(thing: Thing, user_id: int) -> list[Ask]:
    """Be the second person of each record."""
    body = {"course": thing.course}
    return [
        put("concern_signature", body, _by("signed_by", Concern, one), concern_id=one)
        for one in thing.concerns
    ]


def ask_cover(thing: Thing, user_id: int) -> list[Ask]:
    """Ask a colleague to stand in."""
    new, since = uuid4(), timezone.now() + timedelta(days=1)
    until = since + timedelta(days=7)
    body = {"course": thing.course, "deputy": _colleague_of(thing, user_id)}
    period = {"since": since.isoformat(), "until": until.isoformat()}
    return [put("cover", body | period, _by("counsellor_id", Cover, new), cover_id=new)]


def decide_cover(thing: Thing, user_id: int) -> list[Ask]:
    """Grant a cover that somebody asked for."""
    cover = thing.ids["cover"]
    body = {"course": thing.course, "granted": True}
    return [put("cover_decision", body, _by("decided_by", Cover, cover), cover_id=cover)]


def set_rule(thing: Thing, user_id: int) -> list[Ask]:
    """Set what the school promises: a rule of the course's, where the thing is one of it."""
    course = thing.course if thing.owner_id else NOWHERE
    body = {"course": course, "after": 0, "value": {"answer_days": 5, "help_hours": 4}}
    is_set = lambda who: SchoolRule.objects.filter(set_by=who).exists()  # noqa: E731 - as below
    return [put("school_rule", body, is_set, rule="promise")]


def settle(thing: Thing, user_id: int) -> list[Ask]:
    """Say that the owner's wish is dealt with."""
    rows = Wish.objects.filter(student_id=thing.owner_id, course_key=thing.course)
    settled = lambda who: rows.filter(settled_by=who).exists()  # noqa: E731 - read once
    return [put("wish_settling", {"course": thing.course}, settled, student_id=thing.owner_id)]


def _by(column: str, model: Any, pk: Any) -> Any:
    """Whether this row is there and whoever asked did it."""
    return lambda who: model.objects.filter(**{column: who}, pk=pk).exists()


def _colleague_of(thing: Thing, user_id: int) -> str:
    """A login name of another counsellor of the course; of nobody for what is not there."""
    if not thing.owner_id:
        return thing.owner
    if thing.name == "elsewhere":
        return "pianew"
    return "ida" if User.objects.filter(pk=user_id, username="dov").exists() else "dov"
