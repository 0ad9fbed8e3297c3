"""The door: what is done, for the course home and for completion."""

from flexid_xblock.content import api as content
from flexid_xblock.domain.actors import Actor
from flexid_xblock.journal import queries as journal
from flexid_xblock.progress.records import ModuleProgress, State
from flexid_xblock.sessions import queries as sessions

__all__ = ["ModuleProgress", "is_done", "overview"]

Done = dict[str, frozenset[str]]


def overview(actor: Actor, course_key: str) -> tuple[ModuleProgress, ...]:
    """Every module of the course in order, as far as the actor has come."""
    done = journal.done_prompts(actor, course_key)
    begun = journal.begun_activities(actor, course_key)
    attended = sessions.attended(actor, course_key)
    return tuple(_module(module, done, begun, attended) for module in content.course().modules)


def is_done(actor: Actor, course_key: str, activity_key: str) -> bool:
    """Whether the actor is done with one activity, by what is stored."""
    source = content.source(activity_key)
    if source["kind"] == "journal":
        done = journal.done_prompts(actor, course_key)
        return _prompts(activity_key) <= done.get(activity_key, frozenset())
    if source["kind"] == "session":
        return activity_key in sessions.attended(actor, course_key)
    return True  # an opening page is done when it has been opened


def _module(
    module: content.ModuleInfo, done: Done, begun: frozenset[str], attended: frozenset[str]
) -> ModuleProgress:
    if not module.complete:
        return ModuleProgress(key=module.key, state="coming", done=0, planned=0)
    planned = finished = 0
    for activity in module.activities:
        if activity.kind == "journal":
            prompts = _prompts(activity.key)
            planned += len(prompts)
            finished += len(prompts & done.get(activity.key, frozenset()))
        elif activity.kind == "session":
            planned += 1
            finished += activity.key in attended
    has_begun = any(activity.key in begun for activity in module.activities)
    state = _state(planned, finished, has_begun)
    return ModuleProgress(key=module.key, state=state, done=finished, planned=planned)


def _state(planned: int, finished: int, has_begun: bool) -> State:
    if finished == planned:
        return "done"
    return "begun" if finished or has_begun else "open"


def _prompts(activity_key: str) -> frozenset[str]:
    structure = content.source(activity_key)["structure"]
    return frozenset(prompt["key"] for prompt in structure["prompts"])
