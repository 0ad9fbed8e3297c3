"""What adults keep about a student, and what she asks of them: planted by the rooms' doors."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from flexid_xblock.access.api import choices
from flexid_xblock.care import concerns, cover, followups, notes, requests
from flexid_xblock.care.models import HelpRequest
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import api as journal
from tests.matrix.cast import Cast, Only, actor_of, said
from tests.matrix.relations import PERSONS

Ids = dict[str, UUID]
SOON = date(2030, 1, 1)
_TEACHERS = {"tor", "per"}  # Per hears nothing of what is asked of Tor


def records_of_the_past(cast: Cast, owner: Actor, sent: UUID) -> Ids:
    """What a colleague left behind who follows her up no more: she is assigned just now."""
    colleague, ids = actor_of(cast.colleague), {"hold": uuid4(), "cover": uuid4()}
    here = {"course_key": cast.course}
    journal.draft_reply(colleague, sent, uuid4(), said(cast, "answer-draft"), based_on=0, **here)
    why = f"{said(cast, 'hold-why')}, she may be in danger"
    journal.hold(colleague, ids["hold"], sent, reason=why, **here)
    for kind in notes.KINDS:
        _note(cast, owner, cast.colleague, kind)
    since = timezone.now() + timedelta(days=1)
    until, deputy_id = since + timedelta(days=7), actor_of(cast.counsellor).user_id
    period = {"since": since, "until": until}
    cover.ask(colleague, ids["cover"], deputy_id=deputy_id, **period, **here)
    return ids


def keep_a_copy(cast: Cast, sent: UUID) -> UUID:
    """Two who follow the student up keep a copy of what stands now."""
    held, why = uuid4(), f"{said(cast, 'copy-why')}, she may be in danger"
    journal.hold(actor_of(cast.colleague), held, sent, course_key=cast.course, reason=why)
    journal.approve_hold(actor_of(cast.past_reader), held)
    return held


def care(cast: Cast, owner: Actor) -> Ids:
    """Requests for help, notes, something to do and records of concern; and a closed reader."""
    ids = _requests(cast, owner) | _concerns(cast, owner)
    for name in cast.followers.split():
        for kind in notes.KINDS:
            ids[f"note_{kind}_{name}"] = _note(cast, owner, name, kind)
    ids["note"] = ids[f"note_private_{cast.counsellor}"]
    ids["follow_up"] = uuid4()
    about = {"student_id": owner.user_id, "course_key": cast.course, "due_on": SOON}
    followups.save(actor_of(cast.counsellor), ids["follow_up"], text=said(cast, "to-do"), **about)
    colleague = actor_of(cast.colleague).user_id
    choices.close_to(owner, colleague, course_key=cast.course, closed=True)
    return ids


def care_words(cast: Cast, ids: Ids) -> dict[str, tuple[str, ...]]:
    """What the operations of care may tell."""
    authors = (*cast.followers.split(), cast.colleague)
    records = tuple(str(one) for name, one in ids.items() if name.startswith("concern"))
    said_there = [said(cast, f"{what}-{who}") for who in cast.worried.split() for what in PARTS]
    return {
        "hold.approve": tuple(said(cast, what) for what in ("hold-why", "copy-why")),
        "help.read": (said(cast, "ask-any"), said(cast, "ask-teacher")),
        "note.read": tuple(said(cast, f"note-case-{name}") for name in authors),
        "follow_up.change": (said(cast, "to-do"),),
        "concern.read": (*said_there, *records),
        "cover.decide": (str(ids["cover"]),),
    }


def only(cast: Cast) -> Only:
    """The words that even of those who may do it only some may hear."""
    hear = frozenset({cast.owner, cast.counsellor})
    found: Only = {
        said(cast, "ask-any"): ("help.read", frozenset(PERSONS) - _TEACHERS),
        said(cast, "ask-teacher"): ("help.read", frozenset({cast.owner, cast.teacher})),
        said(cast, "ask-counsellor"): ("help.read", hear),
        said(cast, "ask-answered"): ("help.read", hear),
        said(cast, "answer-draft"): ("entry.reply", frozenset()),
    }
    for name in (*cast.followers.split(), cast.colleague):
        for kind in ("private", "restricted"):
            found[said(cast, f"note-{kind}-{name}")] = ("note.write", frozenset({name}))
    return found


PARTS = ("facts", "own_words")


def _requests(cast: Cast, owner: Actor) -> Ids:
    """To any of her counsellors, and nobody was in time; to one of them; to a teacher."""
    counsellor = actor_of(cast.counsellor)
    to = {"any": None, "counsellor": counsellor.user_id, "teacher": actor_of(cast.teacher).user_id}
    ids, here = {}, {"course_key": cast.course}
    for name, who in to.items():
        one, words = uuid4(), said(cast, f"ask-{name}")
        requests.ask(owner, one, to=who, urgency="today", words=words, **here)
        ids[f"ask_{name}"] = one
    HelpRequest.objects.filter(pk=ids["ask_any"]).update(deputy_from=timezone.now())
    answer = said(cast, "ask-answered")
    requests.answer(counsellor, ids["ask_counsellor"], text=answer, **here)
    return ids


def _note(cast: Cast, owner: Actor, author: str, kind: str) -> UUID:
    note, text = uuid4(), said(cast, f"note-{kind}-{author}")
    about = {"student_id": owner.user_id, "course_key": cast.course, "kind": kind}
    notes.save(actor_of(author), note, text=text, based_on=0, **about)
    return note


def _concerns(cast: Cast, owner: Actor) -> Ids:
    ids = {}
    for name in cast.worried.split():
        ids[f"concern_{name}"] = uuid4()
        parts = [
            concerns.Part(id=uuid4(), kind=kind, text=said(cast, f"{kind}-{name}"))
            for kind in PARTS
        ]
        concerns.open_record(
            actor_of(name),
            ids[f"concern_{name}"],
            student_id=owner.user_id,
            course_key=cast.course,
            category="home",
            parts=parts,
        )
    return ids
