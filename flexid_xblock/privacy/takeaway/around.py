"""The chapters of the file about who read her, and her part in meetings."""

from django.utils.translation import gettext_lazy as _

from flexid_xblock.privacy.takeaway.headings import (
    AGREED_AT,
    AGREED_BY,
    ASKED_AT,
    CHOICE,
    COURSE,
    FROM,
    LANGUAGE,
    MARK,
    MODULE,
    NUMBER,
    PART,
    REASON,
    ROLE,
    STATE,
    UNTIL,
    WHEN,
    WHO,
)
from flexid_xblock.privacy.takeaway.places import Place, Rows, of

READ = (
    Rows(
        "reads",
        _("Who has opened what"),
        of(
            "ReadRow",
            ("at", WHEN, "time", "at"),
            ("actor_id=reader", WHO, "adult", "actor_id"),
            ("role", ROLE, "code", "role"),
            ("action", _("What was done"), "code", "action"),
            ("object_kind=kind", _("With what"), "code", "object_kind"),
            ("purpose", REASON, "code", "purpose"),
            ("object_ref=id", MARK, "plain", "object_ref"),
        ),
    ),
    Rows(
        "broken_glass",
        _("Adults who were let in because they saw a danger"),
        of(
            "Permit",
            ("asker_id=reader", WHO, "adult", "asker_id"),
            ("reason", REASON, "words", "reason"),
            ("asked_at", ASKED_AT, "time", "asked_at"),
            ("decided_by", AGREED_BY, "adult", "decided_by"),
            ("decided_at", AGREED_AT, "time", "decided_at"),
            ("until", UNTIL, "time", "until"),
            ("tell_from", _("You could be told from"), "time", "tell_from"),
            ("student_id=student", _("About"), "student", "student_id"),
            ("course_key=course", COURSE, "plain", "course_key"),
            ("id", MARK, "plain", ""),
        ),
    ),
    Rows(
        "assignments",
        _("Who follows up whom"),
        of(
            "CounsellorAssignment",
            ("counsellor_id=counsellor", _("Counsellor"), "adult", "counsellor_id"),
            ("student_id=student", _("Student"), "student", "student_id"),
            ("is_deputy=deputy", _("Stands in for another"), "yes", "is_deputy"),
            ("since", FROM, "time", "since"),
            ("until", UNTIL, "time", "until"),
            ("course_key=course", COURSE, "plain", "course_key"),
        ),
    ),
    Rows(
        "closings",
        _("To whom you closed your texts"),
        of(
            "Closing",
            ("reader_id=reader", WHO, "adult", "reader_id"),
            ("since", FROM, "time", "since"),
            ("until", UNTIL, "time", "until"),
            ("student_id=student", _("Whose texts"), "student", "student_id"),
            ("course_key=course", COURSE, "plain", "course_key"),
        ),
    ),
    Rows(
        "wishes",
        _("When you asked for another counsellor"),
        of(
            "Wish",
            ("asked_at", ASKED_AT, "time", "asked_at"),
            ("settled_at", _("Settled on"), "time", "settled_at"),
            ("student_id=student", _("Who asked"), "student", "student_id"),
            ("course_key=course", COURSE, "plain", "course_key"),
        ),
    ),
)
AROUND = (
    Rows(
        "meetings",
        _("Meetings where your phone was in the room"),
        (
            Place("meeting__activity_key", MODULE, "module", "Presence.meeting", "activity"),
            Place("since", WHEN, "time", "Presence.since"),
            Place("meeting__course_key", COURSE, "plain", "", "course"),
        ),
    ),
    Rows(
        "attendance",
        _("Whether you were there"),
        of(
            "Attendance",
            ("meeting__activity_key=activity", MODULE, "module", "meeting"),
            ("state", STATE, "code", "state"),
        ),
    ),
    Rows(
        "votes",
        _("Your votes"),
        (
            Place("ballot__stage", PART, "plain", "Vote.ballot", "stage"),
            Place("ballot__key", _("Vote"), "code", "", "vote"),
            Place("option", CHOICE, "plain", "Vote.option"),
        ),
    ),
    Rows(
        "sides",
        _("The sides you took"),
        of(
            "Side",
            ("circle__stage=stage", PART, "plain", "circle"),
            ("option", CHOICE, "plain", "option"),
        ),
    ),
    Rows(
        "picks",
        _("Reasons of the other side that you picked"),
        (
            Place("circle__stage", PART, "plain", "", "stage"),
            Place("card_id", _("Mark of the card"), "plain", "", "card"),
        ),
    ),
    Rows(
        "turns",
        _("Your turns in a round"),
        (Place("round__stage", PART, "plain", "", "stage"), Place("state", STATE, "code")),
    ),
    Rows(
        "agreements",
        _("Rules of the group that you said yes to"),
        (
            Place("agreement__number", NUMBER, "plain", "AgreementYes.agreement", "number"),
            Place("at", WHEN, "time", "AgreementYes.at"),
            Place("agreement__group_id", _("Mark of the group"), "plain", "", "group"),
        ),
    ),
    Rows(
        "nicknames",
        _("Your nicknames"),
        of(
            "Nickname",
            ("name", _("Nickname"), "words", "name"),
            ("course", COURSE, "plain", "course_key"),
            ("group", _("Mark of the group"), "plain", "group_id"),
        ),
    ),
    Rows(
        "reactions",
        _("Your marks on cards of others"),
        (
            Place("kind", _("What"), "code", "Reaction.kind"),
            Place("card_id", _("Mark of the card"), "plain", "", "card"),
        ),
    ),
    Rows(
        "reports",
        _("Cards you asked a teacher to look at"),
        (
            *of(
                "Report",
                ("reason", REASON, "code", "reason"),
                ("words", _("Text"), "words", "words"),
                ("at", WHEN, "time", "at"),
                ("outcome", _("What became of it"), "code", "outcome"),
            ),
            Place("card_id", _("Mark of the card"), "plain", "", "card"),
        ),
    ),
    Rows(
        "translations",
        _("Cards you put into another language"),
        (
            Place("language", LANGUAGE, "plain", "Translation.language"),
            Place("created", WHEN, "time", "Translation.created"),
            Place("card_id", _("Mark of the card"), "plain", "", "card"),
        ),
    ),
    Rows(
        "pauses",
        _("When a teacher paused your writing"),
        of(
            "Pause",
            ("from", FROM, "time", "created"),
            ("until", UNTIL, "time", "until"),
            ("note", REASON, "words", "note"),
            ("course", COURSE, "plain", "course_key"),
            ("group", _("Mark of the group"), "plain", "group_id"),
        ),
    ),
)
