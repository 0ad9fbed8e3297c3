"""The meeting of a thing: cards in every state, votes, a round, a pause, and what is left."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from flexid_xblock.access import api as access
from flexid_xblock.domain.actors import Actor
from flexid_xblock.sessions import api as sessions
from flexid_xblock.sessions import rules
from flexid_xblock.sessions.models import Ballot, BoardExport, Meeting
from tests.common import MEETING, ticket_for
from tests.matrix.cast import Cast, Only, actor_of, said

Ids = dict[str, UUID]
ROUND, CIRCLE = "opening-round", "two-names"
SIDE, OTHER_SIDE = "keep-both", "tell-everyone"
OPTIONS = (OTHER_SIDE, SIDE, "one-adult-first", "own-idea")
_STEPS = ("first", "sides", "reasons", "best", "second")


def plant_room(cast: Cast) -> Ids:
    """A meeting in the second vote of its circle; the group could see half of its cards."""
    teacher = actor_of(cast.teacher)
    group = access.groups_of(teacher, cast.course, "teacher")[0].id
    about = {"group_id": group, "course_key": cast.course, "activity_key": MEETING}
    meeting = sessions.open_meeting(teacher, **about)
    ids = {"group": group, "meeting": meeting.id}
    _begin(cast, teacher, ids)
    ids |= _shown(cast, teacher, ids["meeting"])
    _take_part(cast, teacher, ids)
    ids |= _not_shown(cast, teacher, ids["meeting"])
    ids |= _pauses(cast, teacher, ids)
    return ids | _by_those_who_left(cast, ids) | _afterwards(cast, teacher, ids)


def code_of(ids: Ids) -> str:
    """The code that brings the group's phones to its meeting."""
    return Meeting.objects.get(pk=ids["meeting"]).code or ""


def room_words(cast: Cast, ids: Ids) -> dict[str, tuple[str, ...]]:
    """What the operations of the room may tell."""
    off = ("hidden", "why-hidden", "unmixed", "waiting", "returned", "why-returned")
    return {
        "meeting.see": (str(ids["meeting"]), said(cast, "rule")),
        "meeting.lead": (f'"code":"{code_of(ids)}"',),
        "meeting.welcome": ('"present":["',),
        "meeting.mute": (said(cast, "pause-by-card"), str(ids["pause"])),
        "meeting.transcript": (said(cast, "unnamed"),),
        "meeting.export": (said(cast, "unnamed"),),
        "card.read": (said(cast, "unnamed"), said(cast, "translated")),
        "card.read_hidden": tuple(said(cast, what) for what in off),
        "card.moderate": (said(cast, "report"),),
        "card.see_author": (f'{{"name":"{cast.hidden.capitalize()} ', f'{{"name":"{cast.hidden}"'),
        "card.see_reporter": ('{"names":["',),
        "evidence.approve": (said(cast, "evidence-why"), said(cast, "copied-why")),
        "attendance.mark": (said(cast, "attendance-note"),),
        "afterword.write": (said(cast, "afterword"),),
        "quiet.read": ('id="greet"',),
        "journal.know_done": ("</bdi> – yes", "</bdi> – not yet"),
    }


def heard_with(cast: Cast) -> dict[str, tuple[str, ...]]:
    """What an operation tells beside; cards of one's own stand in one's export, too."""
    return {
        "card.read": tuple(said(cast, what) for what in ("reason", "nicked", "nick")),
        "evidence.approve": (said(cast, "hidden"),),
    }


def room_only(cast: Cast) -> Only:
    """What is for one person: a note to whom a pause is for, a card that was taken back."""
    return {
        said(cast, "pause-note"): ("meeting.mute", frozenset()),
        said(cast, "taken-back"): ("card.change_own", frozenset({cast.hidden})),
    }


def _begin(cast: Cast, teacher: Actor, ids: Ids) -> None:
    """Who is there, what they agreed on, how one is called, and the round they began with."""
    here, voter = {"course_key": cast.course}, actor_of(cast.voter)
    sessions.attend(voter, ids["meeting"])
    rules_of = [said(cast, "rule"), "We may pass"]
    sessions.write_agreement(teacher, ids["group"], rules=rules_of, after=0, **here)
    sessions.agree(voter, ids["group"], number=1, **here)
    name = said(cast, "nick")
    sessions.choose_nickname(voter, ids["group"], name=name, names_of=lambda _: {}, **here)
    sessions.go_to_stage(teacher, ids["meeting"], stage=ROUND, after="")
    sessions.run_round(teacher, ids["meeting"], ROUND, running=True)


def _shown(cast: Cast, teacher: Actor, meeting: UUID) -> Ids:
    """What the group may see, and what it saw until a teacher hid it after a report."""
    put, peer, voter = _putting(cast, meeting), actor_of(cast.unnamed), actor_of(cast.voter)
    display = "nickname" if cast.voter in (cast.hidden, cast.unnamed) else "named"
    ids = {
        "card": put(peer, "unnamed"),
        "hidden": put(actor_of(cast.hidden), "hidden"),
        "nicked": put(voter, "nicked", display="nickname"),
        "reason": put(voter, "reason", display=display, column=f"{CIRCLE}--{OTHER_SIDE}"),
    }
    # Cards without a name are shown with the next stage.
    sessions.go_to_stage(teacher, meeting, stage=CIRCLE, after=ROUND)
    for what in ("hidden", "nicked"):
        sessions.report(peer, ids[what], reason="about", words=said(cast, "report"))
    if cast.hidden != cast.voter:
        sessions.report(actor_of(cast.hidden), ids["reason"], reason="other", words="")
    sessions.moderate(teacher, ids["hidden"], hidden=True, reason=said(cast, "why-hidden"))
    sessions.react(voter, ids["card"], "strong", on=True)
    if cast.helper:
        about = {"translation_id": uuid4(), "text": said(cast, "translated"), "after": 0}
        sessions.translate(actor_of(cast.helper), ids["card"], "so", **about)
    return ids


def _take_part(cast: Cast, teacher: Actor, ids: Ids) -> None:
    """The circle up to its second vote, which is open; the first is counted."""
    voter, meeting, after = actor_of(cast.voter), ids["meeting"], ""
    for step in _STEPS:
        sessions.go_to_step(teacher, meeting, CIRCLE, step=step, after=after)
        if step == "sides":
            sessions.choose_side(voter, meeting, CIRCLE, option=SIDE)
        if step == "best":
            sessions.pick(voter, meeting, CIRCLE, card_id=ids["reason"])
        after = step
    for one in (voter, actor_of(cast.unnamed)):
        sessions.vote(one, meeting, CIRCLE, "second", option=SIDE)
    totals = rules.totals([SIDE] * 5 + [OTHER_SIDE], OPTIONS)
    Ballot.objects.filter(meeting_id=meeting, key="first").update(totals=totals)


def _not_shown(cast: Cast, teacher: Actor, meeting: UUID) -> Ids:
    """What the group never saw: not shown with others yet, waiting, given back, taken back."""
    put, author, rows = _putting(cast, meeting), actor_of(cast.hidden), Meeting.objects.filter
    ids = {what: put(author, what) for what in ("unmixed", "returned", "taken-back")}
    sessions.return_card(teacher, ids["returned"], note=said(cast, "why-returned"))
    sessions.take_back(author, ids["taken-back"])
    rows(pk=meeting).update(moderation="all")
    ids["card_waiting"] = put(author, "waiting")
    rows(pk=meeting).update(moderation="none")
    return ids


def _pauses(cast: Cast, teacher: Actor, ids: Ids) -> Ids:
    """One by name and one by a card, both of somebody who asks for nothing here; one that ended."""
    made = {"pause": uuid4(), "pause_by_card": uuid4(), "pause_over": uuid4()}
    where = {"group_id": ids["group"], "course_key": cast.course, "minutes": 10_000}
    for what, who, note in (
        ("pause", cast.unnamed, said(cast, "pause-note")),
        ("pause_over", cast.voter, "A short break"),
    ):
        person = actor_of(who).user_id
        sessions.pause_member(teacher, made[what], user_id=person, note=note, **where)
    by_card = {"minutes": 10_000, "note": said(cast, "pause-by-card")}
    sessions.pause_writer(teacher, ids["card"], made["pause_by_card"], **by_card)
    sessions.end_pause(teacher, made["pause_over"])
    return made


def _by_those_who_left(cast: Cast, ids: Ids) -> Ids:
    """What two teachers began who teach the group no more: a copy kept, one asked for, a file."""
    first, second = actor_of(cast.past_reader), actor_of(cast.colleague)
    for one in (first, second):
        access.add_member(group_id=ids["group"], user_id=one.user_id, role="teacher")
    made = {"evidence": uuid4(), "evidence_kept": uuid4(), "export_waiting": uuid4()}
    for what, why in (("evidence", "evidence-why"), ("evidence_kept", "copied-why")):
        reason = f"{said(cast, why)}, it is about somebody"
        sessions.keep_card(first, made[what], ids["hidden"], reason=reason)
    sessions.approve_evidence(second, made["evidence_kept"])
    about = {"meeting_id": ids["meeting"], "with_names": False}
    sessions.exports.ask(first, made["export_waiting"], **about)
    words = said(cast, "afterword")
    sessions.after.write_afterword(first, ids["meeting"], text=words, based_on=0)
    for one in (first, second):
        access.end_membership(group_id=ids["group"], user_id=one.user_id)
    return made


def _afterwards(cast: Cast, teacher: Actor, ids: Ids) -> Ids:
    """Marks with a note about the owner and another, and a file that two agreed on for a day."""
    # Away, since what counts as done is told by its number, and no two owners' may be alike.
    about, note = {"state": "away", "based_on": 0}, said(cast, "attendance-note")
    for name in {cast.owner, cast.voter}:
        sessions.after.mark(teacher, ids["meeting"], actor_of(name).user_id, note=note, **about)
    export, second = uuid4(), actor_of(cast.second).user_id
    sessions.exports.ask(teacher, export, meeting_id=ids["meeting"], with_names=True)
    tomorrow = timezone.now() + timedelta(days=1)
    BoardExport.objects.filter(pk=export).update(approved_by=second, approved_at=tomorrow)
    return {"export": export}


def _putting(cast: Cast, meeting: UUID) -> Callable[..., UUID]:
    def put(
        author: Actor, what: str, *, display: str = "unnamed", column: str = "we-share"
    ) -> UUID:
        card, ticket = uuid4(), ticket_for(author, MEETING, cast.course)
        about = {"column": column, "display": display, "text": said(cast, what)}
        sessions.put_card(author, meeting, card, ticket=ticket, **about)
        return card

    return put
