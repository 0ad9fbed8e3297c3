"""Every column of the room: what it holds, how long, and how it goes."""

from flexid_xblock.domain.personal import Kind, PersonalField, declared

_NONE = PersonalField("none", "meeting", False, "keep")
_OURS = PersonalField("none", "group", False, "keep")
_MINE = PersonalField("state", "group", True, "delete")
_WORK = PersonalField("state", "group", False, "delete")
_WHEN = PersonalField("time", "group", True, "delete")
_WORK_WHEN = PersonalField("time", "group", False, "delete")
_WHO = PersonalField("id", "group", True, "delete")
_ADULT = PersonalField("id", "group", False, "delete")
_TEXT = PersonalField("text", "group", True, "delete", sealed=True)
_NOT_HERS = PersonalField("text", "group", False, "delete", sealed=True)


# Who was there counts as long as she is in the course: it goes with her own texts.
_THERE_WORK = PersonalField("state", "entry", False, "delete")


def _there(kind: Kind) -> PersonalField:
    """A column about somebody's part in a meeting."""
    return PersonalField(kind, "entry", True, "delete")


def _held(kind: str, *, told: bool, sealed: bool = False) -> PersonalField:
    """A column of what two adults keep; it outlives the student's own things."""
    return PersonalField(kind, "hold", told, "keep", sealed)  # type: ignore[arg-type]


FIELDS: dict[str, PersonalField] = {
    **declared(
        "Meeting",
        id=_NONE,
        course_key=_NONE,
        activity_key=_NONE,
        group_id=_NONE,
        version=_NONE,
        state=_NONE,
        planned_for=_NONE,
        opened_by=PersonalField("id", "meeting", False, "keep"),
        opened_at=_NONE,
        closed_at=_NONE,
        form=_NONE,
        stage=_NONE,
        stage_since=_NONE,
        moderation=_NONE,
        is_revealed=_NONE,
        code=_NONE,
        change=_NONE,
        desk_change=_NONE,
        whole_from=_NONE,
    ),
    **declared(
        "Presence",
        id=_THERE_WORK,
        meeting=_there("state"),
        user_id=_there("id"),
        since=_there("time"),
    ),
    **declared(
        "Card",
        id=_WORK,
        meeting=_MINE,
        author_id=_WHO,
        column=_MINE,
        display=_MINE,
        language=_MINE,
        revision=_WORK,
        text=_TEXT,
        state=_MINE,
        is_mixed=_WORK,
        was_shown=_WORK,
        is_restored=_WORK,
        acts_number=_WORK,
        claimed_by=_ADULT,
        claimed_at=_WORK_WHEN,
        settled_at=_WORK_WHEN,
        change=_WORK,
        created=_WHEN,
    ),
    **declared(
        "CardAct", id=_WORK, card=_WORK, number=_WORK, kind=_MINE, by=_ADULT, reason=_TEXT, at=_WHEN
    ),
    **declared(
        "Report",
        id=_WORK,
        card=_WORK,
        reporter_id=_WHO,
        reason=_MINE,
        words=_TEXT,
        at=_WHEN,
        outcome=_MINE,
    ),
    **declared("Reaction", id=_WORK, card=_WORK, user_id=_WHO, kind=_MINE),
    **declared(
        "Translation",
        id=_WORK,
        card=_WORK,
        card_revision=_WORK,
        translator_id=_WHO,
        language=_MINE,
        revision=_WORK,
        text=_NOT_HERS,
        created=_WHEN,
    ),
    **declared("Round", id=_OURS, meeting=_OURS, stage=_OURS, is_over=_OURS),
    **declared("Turn", id=_WORK, round=_WORK, user_id=_WHO, place=_WORK, state=_WORK),
    **declared("Circle", id=_OURS, meeting=_OURS, stage=_OURS, step=_OURS, step_since=_OURS),
    **declared(
        "Ballot",
        id=_OURS,
        meeting=_OURS,
        stage=_OURS,
        key=_OURS,
        opened_at=_OURS,
        closed_at=_OURS,
        totals=_OURS,
    ),
    **declared("Vote", id=_WORK, ballot=_MINE, user_id=_WHO, option=_MINE),
    **declared("Side", id=_WORK, circle=_MINE, user_id=_WHO, option=_MINE),
    **declared("Pick", id=_WORK, circle=_WORK, user_id=_WHO, card=_WORK),
    **declared(
        "Agreement",
        id=_OURS,
        group_id=_OURS,
        course_key=_OURS,
        number=_OURS,
        author_id=_ADULT,
        rules=_NOT_HERS,
        created=_OURS,
    ),
    **declared("AgreementYes", id=_WORK, agreement=_MINE, user_id=_WHO, at=_WHEN),
    **declared(
        "Nickname",
        id=_WORK,
        group_id=_MINE,
        course_key=_MINE,
        user_id=_WHO,
        revision=_WORK,
        name=_TEXT,
    ),
    **declared(
        "Pause",
        id=_WORK,
        group_id=_MINE,
        course_key=_MINE,
        user_id=_WHO,
        until=_WHEN,
        card=_WORK,
        by=_ADULT,
        note=_TEXT,
        created=_WHEN,
    ),
    **declared(
        "Attendance",
        id=_THERE_WORK,
        meeting=_there("state"),
        user_id=_there("id"),
        state=_there("state"),
        revision=_THERE_WORK,
        note=PersonalField("text", "entry", False, "delete", sealed=True),
        marked_by=PersonalField("id", "entry", False, "delete"),
        marked_at=PersonalField("time", "entry", False, "delete"),
    ),
    **declared(
        "Afterword",
        id=_WORK,
        meeting=_WORK,
        author_id=_ADULT,
        revision=_WORK,
        text=_NOT_HERS,
        updated=_WORK_WHEN,
    ),
    **declared(
        "BoardExport",
        id=_OURS,
        meeting=_OURS,
        with_names=_OURS,
        asked_by=_ADULT,
        asked_at=_WORK_WHEN,
        approved_by=_ADULT,
        approved_at=_WORK_WHEN,
    ),
    **declared(
        "Evidence",
        id=_held("none", told=True),
        course_key=_held("state", told=True),
        group_id=_held("id", told=False),
        card_id=_held("id", told=True),
        author_id=_held("id", told=True),
        asked_by=_held("id", told=True),
        asked_at=_held("time", told=True),
        reason=_held("text", told=False, sealed=True),
        approved_by=_held("id", told=True),
        approved_at=_held("time", told=True),
        copy=_held("text", told=False, sealed=True),
        ended_by=_held("id", told=False),
        ended_at=_held("time", told=True),
    ),
}
