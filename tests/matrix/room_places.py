"""The pages of a meeting on the teacher's desk, and what two adults keep of it."""

from tests.common import MEETING
from tests.matrix.actions import NEW_MEETING, get
from tests.matrix.asking import Ask
from tests.matrix.cast import Thing


def meeting_pages(thing: Thing, user_id: int) -> list[Ask]:
    """All of the desk, before, in and after a meeting, and the screen on the wall."""
    here = {"course_key": thing.course}
    meeting = {**here, "meeting_id": thing.ids["meeting"]}
    return [
        *(get(name, **here) for name in ("teacher_desk", "teacher_guide")),
        get("teacher_screen", **meeting),
        *notes_pages(thing, user_id),
        *file_pages(thing, user_id),
        *guide_page(thing, user_id),
    ]


def notes_pages(thing: Thing, user_id: int) -> list[Ask]:
    """Where the notes for adults stand."""
    here = {"course_key": thing.course}
    group = {**here, "group_id": thing.ids["group"]}
    before = [get("teacher_prepare", **group, activity_key=one) for one in (MEETING, NEW_MEETING)]
    return [*meeting_page(thing, user_id), *after_page(thing, user_id), *before]


def guide_page(thing: Thing, user_id: int) -> list[Ask]:
    """The guide of the module that was planted in; where nothing is, of one that is not taught."""
    return [get("module_guide", course_key=thing.course, module_key=_module(thing))]


def family_page(thing: Thing, user_id: int) -> list[Ask]:
    """The sheet for those at home, of the same."""
    return [get("family_sheet", course_key=thing.course, module_key=_module(thing))]


def _module(thing: Thing) -> str:
    return "nothing" if thing.name == "gone" else MEETING.partition(".")[0]


def meeting_page(thing: Thing, user_id: int) -> list[Ask]:
    ids = {"course_key": thing.course, "meeting_id": thing.ids["meeting"]}
    return [get("teacher_meeting", **ids)]


def after_page(thing: Thing, user_id: int) -> list[Ask]:
    ids = {"course_key": thing.course, "meeting_id": thing.ids["meeting"]}
    of_group = {"course_key": thing.course, "group_id": thing.ids["group"]}
    return [get("teacher_after", **ids), get("group_progress", **of_group)]


def file_pages(thing: Thing, user_id: int) -> list[Ask]:
    """The file that two agreed on, and the one that one asked for."""
    here = {"course_key": thing.course}
    return [
        get(name, **here, export_id=thing.ids[what])
        for name in ("board_text", "board_csv")
        for what in ("export", "export_waiting")
    ]


def evidence_pages(thing: Thing, user_id: int) -> list[Ask]:
    """A copy that was asked for, and one that is kept."""
    here = {"course_key": thing.course}
    which = ("evidence", "evidence_kept")
    return [get("evidence_desk", **here, evidence_id=thing.ids[what]) for what in which]
