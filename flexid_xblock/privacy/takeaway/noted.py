"""The chapters of the file about what others keep and note of her, and her place in the course."""

from django.utils.translation import gettext_lazy as _

from flexid_xblock.privacy.takeaway.headings import (
    AGREED_AT,
    AGREED_BY,
    ASKED_AT,
    ASKED_BY,
    CARD,
    COURSE,
    ENDED_AT,
    FROM,
    GROUP,
    LANGUAGE,
    MARK,
    MODULE,
    NUMBER,
    ROLE,
    UNTIL,
    WHEN,
    WHO,
)
from flexid_xblock.privacy.takeaway.places import Kind, Place, Rows, of

_KEPT: tuple[tuple[str, object, Kind, str], ...] = (
    ("asked_by", ASKED_BY, "adult", "asked_by"),
    ("asked_at", ASKED_AT, "time", "asked_at"),
    ("approved_by", AGREED_BY, "adult", "approved_by"),
    ("approved_at", AGREED_AT, "time", "approved_at"),
    ("ended_at", ENDED_AT, "time", "ended_at"),
)
NOTED = (
    Rows(
        "holds",
        _("Copies of texts of yours that two adults keep"),
        of(
            "Hold",
            ("activity", MODULE, "module", "activity_key"),
            *_KEPT,
            ("course", COURSE, "plain", "course_key"),
            ("prompt", _("Mark of the question"), "plain", "slot"),
            ("entry_id=entry", _("Mark of the text"), "plain", "entry_id"),
            ("id", MARK, "plain", "id"),
        ),
    ),
    Rows(
        "kept_cards",
        _("Copies of cards of yours that two adults keep"),
        of(
            "Evidence",
            *_KEPT,
            ("course_key=course", COURSE, "plain", "course_key"),
            ("card_id=card", CARD, "plain", "card_id"),
            ("id", MARK, "plain", "id"),
        ),
    ),
    Rows(
        "memberships",
        _("Your groups"),
        (
            Place("group__name", GROUP, "plain", "Membership.group", "group"),
            *of(
                "Membership",
                ("role", ROLE, "code", "role"),
                ("from_cohort", _("Put there by the course's own lists"), "yes", "from_cohort"),
                ("since", FROM, "time", "since"),
                ("until", UNTIL, "time", "until"),
            ),
            Place("group__course_key", COURSE, "plain", "", "course"),
        ),
    ),
    Rows(
        "roles",
        _("Your tasks in the course"),
        of(
            "CourseRole",
            ("role", ROLE, "code", "role"),
            ("since", FROM, "time", "since"),
            ("until", UNTIL, "time", "until"),
            ("course_key=course", COURSE, "plain", "course_key"),
        ),
    ),
    Rows(
        "certificates",
        _("Your certificates"),
        of(
            "Certificate",
            ("what", _("For"), "code", "what"),
            ("modules", _("Modules"), "lines", "modules"),
            ("meetings", _("Meetings"), "plain", "meetings"),
            ("minutes", _("Minutes"), "plain", "minutes"),
            ("first_day", FROM, "day", "first_day"),
            ("last_day", UNTIL, "day", "last_day"),
            ("issued_at", _("Given on"), "time", "issued_at"),
            ("revoked_at", _("Withdrawn on"), "time", "revoked_at"),
            ("code", _("Code to check it"), "plain", "code"),
            ("course_key=course", COURSE, "plain", "course_key"),
            ("group_id=group", _("Mark of the group"), "plain", "group_id"),
            ("id", MARK, "plain", "id"),
        ),
    ),
    Rows(
        "course_ends",
        _("When your time in a course was over"),
        of(
            "CourseEnd",
            ("ended_on", WHEN, "day", "ended_on"),
            ("course_key=course", COURSE, "plain", "course_key"),
        ),
    ),
    Rows(
        "told_of_readers",
        _("When you were told of a new reader"),
        of(
            "Told",
            ("adult_id=reader", WHO, "adult", "adult_id"),
            ("kind", _("About"), "code", "kind"),
            ("told_at", WHEN, "time", "told_at"),
            ("course_key=course", COURSE, "plain", "course_key"),
        ),
    ),
    Rows(
        "proposals",
        _("Changes of groups or readers that you are part of"),
        of(
            "Proposal",
            ("kind", _("About"), "code", "kind"),
            ("what", _("What"), "change", "what"),
            ("asked_by", ASKED_BY, "adult", "asked_by"),
            ("asked_at", ASKED_AT, "time", "asked_at"),
            ("decided_by", AGREED_BY, "adult", "decided_by"),
            ("decided_at", AGREED_AT, "time", "decided_at"),
            ("outcome", _("What became of it"), "code", "outcome"),
            ("course_key=course", COURSE, "plain", "course_key"),
        ),
    ),
    Rows(
        "notices",
        _("When you read who reads what"),
        of(
            "NoticeSeen",
            ("seen_at", WHEN, "time", "seen_at"),
            ("version", NUMBER, "plain", "version"),
            ("guardians", _("The school's rule on guardians"), "plain", "guardians"),
            ("language", LANGUAGE, "plain", "language"),
            ("course_key=course", COURSE, "plain", "course_key"),
        ),
    ),
    Rows(
        "deletions",
        _("When you deleted everything"),
        of(
            "Deletion",
            ("asked_at", WHEN, "time", "asked_at"),
            ("undone_at", _("Brought back on"), "time", "undone_at"),
            ("course", COURSE, "plain", "course_key"),
        ),
    ),
)
