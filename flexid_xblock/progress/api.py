"""The door: what is done, for the course home and for completion; and the certificates."""

from uuid import UUID

from flexid_xblock.access import api as access
from flexid_xblock.activities import queries as activities
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import queries as journal
from flexid_xblock.progress import certificates, plan, reports
from flexid_xblock.progress.codes import in_fours
from flexid_xblock.progress.records import (
    CertificateView,
    GroupMeeting,
    ModuleProgress,
    State,
    YearView,
)
from flexid_xblock.progress.report_record import ProgrammeReport
from flexid_xblock.progress.suppression import Number
from flexid_xblock.sessions import queries as sessions
from flexid_xblock.sessions.api import desk as meetings

__all__ = [
    "CertificateView",
    "GroupMeeting",
    "ModuleProgress",
    "Number",
    "ProgrammeReport",
    "YearView",
    "certificates",
    "group_progress",
    "in_fours",
    "is_done",
    "overview",
    "reports",
    "who_is_done",
]

Done = dict[str, journal.Dealt]


def overview(actor: Actor, course_key: str) -> tuple[ModuleProgress, ...]:
    """Every module of the course in order, as far as the actor has come."""
    done = journal.done_prompts(actor, course_key)
    begun = journal.begun_activities(actor, course_key)
    made, whole = activities.begun_and_done(actor, course_key)
    begun, whole = begun | made, whole | sessions.attended(actor, course_key)
    return tuple(_module(module, done, begun, whole) for module in content.course().modules)


def is_done(actor: Actor, course_key: str, activity_key: str) -> bool:
    """Whether the actor is done with one activity, by what is stored."""
    source = content.source(activity_key)
    if source["kind"] == "journal":
        done = journal.done_prompts(actor, course_key)
        return plan.journal(activity_key).is_done(done.get(activity_key))
    if source["kind"] == "session":
        return activity_key in sessions.attended(actor, course_key)
    if source["kind"] == "activity":
        return activity_key in activities.begun_and_done(actor, course_key)[1]
    return True  # an opening page is done when it has been opened


def who_is_done(
    actor: Actor, *, group_id: UUID, course_key: str, meeting_version: str
) -> dict[int, bool]:
    """Which students of a teacher's group are done with the module's journal: yes or not yet.

    Empty where the author of the meeting does not let teachers know. Never a
    text, a time or a part of the way.
    """
    access.require("journal.know_done", access.relations_to_group(actor, group_id, course_key))
    key = _journal_to_know(meeting_version)
    return _done_in_group(group_id, course_key, [key])[key] if key else {}


def group_progress(actor: Actor, group_id: UUID, course_key: str) -> tuple[GroupMeeting, ...]:
    """Each meeting that the actor's group has held: who took part, who is done with the journal.

    Yes or not yet, of one module at a time. Never a number, a reason or a time.
    """
    access.require("journal.know_done", access.relations_to_group(actor, group_id, course_key))
    held = meetings.who_took_part(actor, group_id, course_key)
    keys = {one.version: _journal_to_know(one.version) for one in held}
    done = _done_in_group(group_id, course_key, [key for key in keys.values() if key])
    return tuple(
        GroupMeeting(
            activity_key=one.activity_key,
            took_part=one.took_part,
            is_done=done.get(keys[one.version], {}),
        )
        for one in held
    )


def _journal_to_know(meeting_version: str) -> str:
    """The journal of the meeting's module, where its author lets teachers know; else ''."""
    meeting = content.version(meeting_version)
    lets = meeting["structure"].get("teacher_knows_done")
    return f"{meeting['module']}.journal" if lets else ""


def _done_in_group(
    group_id: UUID, course_key: str, activity_keys: list[str]
) -> dict[str, dict[int, bool]]:
    students = access.students_in_group(group_id)
    ids = sorted(students.values_list("user_id", flat=True))
    done = journal.done_by(students, course_key, activity_keys)
    plans = {key: plan.journal(key) for key in activity_keys}
    return {
        key: {who: journal_plan.is_done(done.get((who, key))) for who in ids}
        for key, journal_plan in plans.items()
    }


def _module(
    module: content.ModuleInfo, done: Done, begun: frozenset[str], whole: frozenset[str]
) -> ModuleProgress:
    if not module.complete:
        return ModuleProgress(key=module.key, year=module.year, state="coming", done=0, planned=0)
    planned = finished = 0
    for activity in module.activities:
        if activity.kind == "journal":
            steps, of = plan.journal(activity.key).steps(done.get(activity.key))
            finished, planned = finished + steps, planned + of
        elif activity.kind in {"session", "activity"}:
            planned += 1
            finished += activity.key in whole
    has_begun = any(activity.key in begun for activity in module.activities)
    state = _state(planned, finished, has_begun)
    return ModuleProgress(
        key=module.key,
        year=module.year,
        state=state,
        done=finished,
        planned=planned,
        took_part=any(key in whole for key in plan.gatherings(module)),
    )


def _state(planned: int, finished: int, has_begun: bool) -> State:
    if finished == planned:
        return "done"
    return "begun" if finished or has_begun else "open"
