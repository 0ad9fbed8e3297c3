"""What care stores about people, and how it leaves.

Adults' records about a student (notes, follow-ups, concerns) are never in an
answer to her; a request for them is the school's to handle.
"""

from typing import Any

from django.db.models import Q

from flexid_xblock.care.asked import OwnRequest
from flexid_xblock.care.hearing import NOBODY
from flexid_xblock.care.models import (
    CaseNote,
    Cover,
    FollowUp,
    HelpRequest,
    NoticeMail,
    SchoolRule,
    TalkTime,
)
from flexid_xblock.care.requests import own_everywhere
from flexid_xblock.care.times import TimeView
from flexid_xblock.care.times import own_everywhere as own_times
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.personal import Erase, Export, PersonalField, declared


def _of(retention: str, erase: Erase, *, export: bool = False) -> dict[str, PersonalField]:
    """The usual columns of a record: none, id, time, state, text."""
    return {
        "none": PersonalField("none", retention, export, erase),
        "id": PersonalField("id", retention, export, erase),
        "time": PersonalField("time", retention, export, erase),
        "state": PersonalField("state", retention, export, erase),
        "text": PersonalField("text", retention, export, erase, sealed=True),
    }


def _columns(model: str, usual: dict[str, PersonalField], **kinds: str) -> dict[str, PersonalField]:
    return declared(model, **{name: usual[kind] for name, kind in kinds.items()})


_HELP, _HELP_WORK = _of("help", "delete", export=True), _of("help", "delete")
_CASE, _CONCERN = _of("case", "delete"), _of("concern", "keep")
_COVER, _MAIL = _of("roster", "delete"), _of("mail", "delete")
_RULE = _of("roster", "keep")
_TIME, _TIME_WORK = _of("time", "delete", export=True), _of("time", "delete")

FIELDS: dict[str, PersonalField] = {
    **_columns(
        "HelpRequest",
        _HELP,
        id="none",
        course_key="state",
        student_id="id",
        addressee_id="id",
        topic="state",
        urgency="state",
        words="text",
        created="time",
        seen_at="time",
        seen_by="id",
        answered_at="time",
        answered_by="id",
        answer="text",
    ),
    **_columns("HelpRequest", _HELP_WORK, deputy_from="time"),
    **_columns(
        "CaseNote",
        _CASE,
        id="none",
        course_key="state",
        student_id="id",
        author_id="id",
        kind="state",
        revision="state",
        text="text",
        created="time",
        updated="time",
        closed_at="time",
    ),
    **_columns(
        "FollowUp",
        _CASE,
        id="none",
        course_key="state",
        student_id="id",
        author_id="id",
        due_on="time",
        text="text",
        created="time",
        done_at="time",
        done_by="id",
    ),
    **_columns(
        "Cover",
        _COVER,
        id="none",
        course_key="state",
        counsellor_id="id",
        deputy_id="id",
        since="time",
        until="time",
        asked_at="time",
        decided_by="id",
        decided_at="time",
        granted="state",
    ),
    **_columns(
        "Concern",
        _CONCERN,
        id="none",
        course_key="state",
        student_id="id",
        opened_by="id",
        category="state",
        status="state",
        created="time",
        closed_at="time",
        signed_by="id",
        signed_at="time",
    ),
    **_columns(
        "ConcernPart",
        _CONCERN,
        id="none",
        concern="none",
        number="state",
        kind="state",
        corrects="state",
        author_id="id",
        text="text",
        created="time",
    ),
    **_columns(
        "TalkTime",
        _TIME,
        id="none",
        course_key="state",
        student_id="id",
        adult_id="id",
        starts="time",
        minutes="state",
        place="state",
        booked_at="time",
        ended_at="time",
    ),
    **_columns("TalkTime", _TIME_WORK, created="time", freed_at="time"),
    **_columns(
        "NoticeMail",
        _MAIL,
        id="none",
        user_id="id",
        course_key="state",
        about="state",
        sent_at="time",
    ),
    **_columns("SchoolRule", _RULE, id="none", rule="none", value="none", set_at="none"),
    **_columns("SchoolRule", _of("roster", "delete"), set_by="id"),
}


def export(actor: Actor) -> Export:
    """The actor's own requests for help and times to talk; what adults wrote is not in it."""
    return {
        "help_requests": [_request(one) for one in own_everywhere(actor)],
        "talk_times": [_time(one) for one in own_times(actor)],
    }


def _request(one: OwnRequest) -> dict[str, Any]:
    about = one.about
    return {
        "id": about.id,
        "course": about.course_key,
        "to": about.to,
        "topic": about.topic,
        "urgency": about.urgency,
        "words": one.words,
        "created": about.created,
        "seen_at": about.seen_at,
        "seen_by": one.seen_by,
        "answered_at": about.answered_at,
        "answered_by": one.answered_by,
        "answer": one.answer,
    }


def _time(one: TimeView) -> dict[str, Any]:
    return {
        "id": one.id,
        "course": one.course_key,
        "with": one.adult_id,
        "starts": one.starts,
        "minutes": one.minutes,
        "place": one.place,
        "booked_at": one.booked_at,
        "cancelled_at": one.ended_at,
    }


def erase(user_id: int) -> int:
    """Delete a student's requests, notes and follow-ups; concerns stay with the school.

    A counsellor's notes about others stay with those others. What was sent to an
    adult who is erased is nobody's then: it must not become all counsellors'. A
    time to talk goes with its adult; with its student only the booking. A rule of the
    school stays, without the name of who set it.
    """
    SchoolRule.objects.filter(set_by=user_id).update(set_by=None)
    HelpRequest.objects.filter(addressee_id=user_id).update(addressee_id=NOBODY)
    TalkTime.objects.filter(student_id=user_id).update(student_id=None, booked_at=None)
    querysets = (
        HelpRequest.objects.filter(student_id=user_id),
        CaseNote.objects.filter(student_id=user_id),
        FollowUp.objects.filter(student_id=user_id),
        TalkTime.objects.filter(adult_id=user_id),
        Cover.objects.filter(Q(counsellor_id=user_id) | Q(deputy_id=user_id)),
        NoticeMail.objects.filter(user_id=user_id),
    )
    return sum(rows.delete()[0] for rows in querysets)
