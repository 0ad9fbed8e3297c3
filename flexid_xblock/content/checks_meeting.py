"""Whether a meeting hangs together: its stages, its forms, and the names its room makes.
And an evening, whose minutes add up too.

The room builds columns and ballots of its own out of a dilemma's options:
``RESERVED`` are the names that would then be there twice.
"""

from collections.abc import Iterable, Iterator

from .records import Document

LESSON = 45
RESERVED = {"options": {"new"}, "polls": {"first", "second"}, "columns": {"dictionary"}}


def faults(structure: Document) -> Iterator[str]:
    """Every fault of a module's meeting and its evening, each with its key, without its file."""
    meeting = structure["meeting"]
    yield from _sum_faults("meeting.stages", _minutes(meeting["stages"]), meeting["minutes"])
    if evening := structure.get("evening"):
        yield from _sum_faults("evening.steps", _minutes(evening["steps"]), evening["minutes"])
    for stage in meeting["stages"]:
        for fault in _stage_faults(stage, structure["facilitator"]):
            yield f"meeting.stages.{stage['key']}.{fault}"
    for name, form in meeting.get("forms", {}).items():
        for fault in _form_faults(form, meeting):
            yield f"meeting.forms.{name}.{fault}"
    for key in meeting["board"]["columns"]:
        if key in RESERVED["columns"]:
            yield f"meeting.board.columns: '{key}' is a name that the room uses itself"


def _minutes(parts: list[Document]) -> list[int]:
    return [part["minutes"] for part in parts]


def _sum_faults(where: str, minutes: Iterable[int], promised: int) -> Iterator[str]:
    total = sum(minutes)
    if total != promised:
        yield f"{where}: {total} minutes in all, not {promised}"


def _stage_faults(stage: Document, facilitator: Document) -> Iterator[str]:
    polls = [poll["key"] for poll in stage.get("polls", [])]
    for where, keys in {"options": stage.get("options", []), "polls": polls}.items():
        for key in keys:
            if key in RESERVED[where]:
                yield f"{where}: '{key}' is a name that the room uses itself"
    if "options" not in stage:
        return
    if stage["kind"] != "dilemma":
        yield "options: only a dilemma has options"
    elif stage["options"] != facilitator.get("dilemma", {}).get("options"):
        yield "options: they are not those of facilitator.dilemma, in its order"


def _form_faults(form: Document, meeting: Document) -> Iterator[str]:
    known = [stage["key"] for stage in meeting["stages"]]
    minutes = form["stages"]
    for key in minutes:
        if key not in known:
            yield f"stages: '{key}' is not a stage of the meeting"
    yield from _sum_faults("stages", minutes.values(), form["minutes"])
    if "break_after" in form:
        taught = [key for key in known if key in minutes]
        yield from _break_faults(form, taught, is_long=meeting["minutes"] >= 2 * LESSON)


def _break_faults(form: Document, taught: list[str], *, is_long: bool) -> Iterator[str]:
    """Two lessons have a whole lesson before the break and one after it."""
    last = form["break_after"]
    if last not in taught[:-1]:
        yield f"break_after: '{last}' is not a stage before the last one"
        return
    before = sum(form["stages"][key] for key in taught[: taught.index(last) + 1])
    after = sum(form["stages"][key] for key in taught) - before
    if is_long and (before, after) != (LESSON, LESSON):
        yield f"break_after: {before} and {after} minutes, not {LESSON} and {LESSON}"
