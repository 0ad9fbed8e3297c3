"""The desk pages of care: a case, records of concern, cover, the coordinator, wishes to talk."""

from tests.matrix.actions import get
from tests.matrix.asking import Ask
from tests.matrix.cast import Thing
from tests.progress.counted import REPORTED


def talk_pages(thing: Thing, user_id: int) -> list[Ask]:
    """The student's page, and the one where an adult opens each request."""
    here = {"course_key": thing.course}
    opened = [get("request_desk", **here, request_id=one) for one in thing.requests]
    return [get("talk", **here), *opened]


def case_page(thing: Thing, user_id: int) -> list[Ask]:
    """What to do for the owner, notes, and that there are records."""
    return [get("case_desk", course_key=thing.course, student_id=thing.owner_id)]


def case_notes_page(thing: Thing, user_id: int) -> list[Ask]:
    """What colleagues noted."""
    ids = {"course_key": thing.course, "student_id": thing.owner_id}
    return [get("case_notes_desk", **ids)]


def hold_pages(thing: Thing, user_id: int) -> list[Ask]:
    """A copy that was asked for, and one that is kept."""
    ids = {"course_key": thing.course}
    return [get("hold_desk", **ids, hold_id=thing.ids[what]) for what in ("hold", "kept")]


def concern_pages(thing: Thing, user_id: int) -> list[Ask]:
    """The list of records, and each record."""
    ids = {"course_key": thing.course}
    pages = [get("concern_desk", **ids, concern_id=one) for one in thing.concerns]
    return [*concern_lists(thing, user_id), *pages]


def concern_lists(thing: Thing, user_id: int) -> list[Ask]:
    """The list of records, and the form for a new one."""
    ids = {"course_key": thing.course}
    return [get("concerns_desk", **ids), get("worry_desk", **ids)]


def cover_pages(thing: Thing, user_id: int) -> list[Ask]:
    """Who stands in, and what goes along when a case changes hands."""
    ids = {"course_key": thing.course}
    return [get("cover_desk", **ids), get("hand_over_desk", **ids)]


def coordinator_page(thing: Thing, user_id: int) -> list[Ask]:
    """Who lacks a counsellor."""
    return [get("coordinator_desk", course_key=thing.course)]


def report_pages(thing: Thing, user_id: int) -> list[Ask]:
    """The programme report: the newest, by its year, and as a file."""
    here = {"course_key": thing.course}
    of_year = {**here, "school_year": REPORTED}
    asks = [get(name, **of_year) for name in ("report_of_year", "report_file")]
    return [get("programme_report", **here), *asks]


def rules_page(thing: Thing, user_id: int) -> list[Ask]:
    """The school's own rules."""
    return [get("school_rules_desk", course_key=thing.course)]


def unlogged_pages(thing: Thing, user_id: int) -> list[Ask]:
    """All of these that write no row into the read log."""
    looks = (case_page, concern_lists, cover_pages, coordinator_page, report_pages, rules_page)
    return [get("talk", course_key=thing.course)] + [
        ask for look in looks for ask in look(thing, user_id)
    ]
