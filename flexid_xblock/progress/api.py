"""The door: what is done, for the course home and for completion; and the certificates."""

from uuid import UUID

from flexid_xblock.access import api as access
from flexid_xblock.activities import queries as activities
from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import queries as journal
from flexid_xblock.progress import certificates, plan, reports
from flexid_xblock.progress.codes import in_fours
from flexid_xblock.progress.records import CertificateView, ModuleProgress, State, YearView
from flexid_xblock.sessions import queries as sessions

__all__ = [
    "CertificateView",
    "ModuleProgress",
    "YearView",
    "certificates",
    "in_fours",
    "is_done",
    "overview",
    "reports",
    "who_is_done",
]

Done = dict[str, frozenset[str]]


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
        return plan.prompts(activity_key) <= done.get(activity_key, frozenset())
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
    meeting = content.version(meeting_version)
    if not meeting["structure"].get("teacher_knows_done"):
        return {}
    activity_key = f"{meeting['module']}.journal"
    students = access.students_in_group(group_id)
    done = journal.done_by(students, course_key, activity_key)
    prompts = plan.prompts(activity_key)
    return {
        who: prompts <= done.get(who, frozenset())
        for who in sorted(students.values_list("user_id", flat=True))
    }


def _module(
    module: content.ModuleInfo, done: Done, begun: frozenset[str], whole: frozenset[str]
) -> ModuleProgress:
    if not module.complete:
        return ModuleProgress(key=module.key, state="coming", done=0, planned=0)
    planned = finished = 0
    for activity in module.activities:
        if activity.kind == "journal":
            prompts = plan.prompts(activity.key)
            planned += len(prompts)
            finished += len(prompts & done.get(activity.key, frozenset()))
        elif activity.kind in {"session", "activity"}:
            planned += 1
            finished += activity.key in whole
    has_begun = any(activity.key in begun for activity in module.activities)
    state = _state(planned, finished, has_begun)
    return ModuleProgress(key=module.key, state=state, done=finished, planned=planned)


def _state(planned: int, finished: int, has_begun: bool) -> State:
    if finished == planned:
        return "done"
    return "begun" if finished or has_begun else "open"
