"""The chapters of the file about what she wrote, made and asked, and what others said to it."""

from django.utils.translation import gettext_lazy as _

from flexid_xblock.privacy.takeaway.headings import (
    CHANGED,
    COURSE,
    LANGUAGE,
    MADE,
    MARK,
    MODULE,
    NUMBER,
    REASON,
    ROLE,
    STATE,
    UNDO,
    WHEN,
    WHO,
)
from flexid_xblock.privacy.takeaway.places import Place, Rows, of

_SENT = Rows(
    "sent_texts",
    _("What you sent"),
    of(
        "SentText",
        ("number", NUMBER, "plain", "number"),
        ("sent_at", WHEN, "time", "sent_at"),
        ("language", LANGUAGE, "plain", "language"),
        ("text", _("Text"), "words", "text"),
    ),
)
_REPLIES = Rows(
    "replies",
    _("Messages about it"),
    of(
        "Reply",
        ("author", WHO, "adult", "author_id"),
        ("at", WHEN, "time", "created"),
        ("text", _("Text"), "words", "text"),
        ("next_step", _("A next step"), "yes", "is_step"),
        ("agreed_at", _("You said yes"), "time", "agreed_at"),
        ("id", MARK, "plain", "id"),
    ),
    of="Reply.entry",
)
_READ_BY = Rows(
    "read_by",
    _("Who has read it"),
    (
        Place("reader", WHO, "adult"),
        Place("role", ROLE, "code"),
        Place("first", _("First time"), "time"),
        Place("last", _("Last time"), "time"),
    ),
)
_NAMED = Rows(
    "named",
    _("Whom you named as readers"),
    of(
        "EntryReader",
        ("reader", WHO, "adult", "reader_id"),
        ("at", WHEN, "time", "named_at"),
    ),
)
_HISTORY = Rows(
    "history",
    _("What others did with it"),
    of(
        "CardAct",
        ("what", _("What"), "code", "kind"),
        ("at", WHEN, "time", "at"),
        ("reason", REASON, "words", "reason"),
    ),
)

WRITTEN = (
    Rows(
        "entries",
        _("What you wrote in your journal"),
        (
            Place("activity", MODULE, "module", "Entry.activity_key"),
            Place("question", _("Question"), "words"),
            *of(
                "Entry",
                ("draft", _("What you wrote"), "words", "draft"),
                ("language", LANGUAGE, "plain", "language"),
                ("state", STATE, "code", "state"),
                ("created", MADE, "time", "created"),
                ("updated", CHANGED, "time", "updated"),
                ("sent_at", _("Sent"), "time", "sent_at"),
                ("asked_at", _("You asked for it to be read"), "time", "asked_at"),
                ("thread_closed", _("You closed the conversation"), "yes", "is_thread_closed"),
                ("deleted_until", UNDO, "time", "deleted_at"),
            ),
            Place("readers", _("Who can read it now"), "adult"),
            _NAMED,
            _SENT,
            _READ_BY,
            _REPLIES,
            Place("course", COURSE, "plain", "Entry.course_key"),
            Place("prompt", _("Mark of the question"), "plain", "Entry.slot"),
            Place("id", MARK, "plain", "Entry.id"),
        ),
    ),
    Rows(
        "responses",
        _("What you made in activities"),
        (
            Place("activity", MODULE, "module", "Response.activity_key"),
            Place("title", _("Activity"), "words"),
            Place("summary", _("What you made"), "lines", "Response.draft"),
            Place("response", "", "data"),
            *of(
                "Response",
                ("language", LANGUAGE, "plain", "language"),
                ("state", STATE, "code", "state"),
                ("created", MADE, "time", "created"),
                ("updated", CHANGED, "time", "updated"),
                ("opens_on", _("Closed until"), "day", "opens_on"),
                ("deleted_until", UNDO, "time", "deleted_at"),
            ),
            Place("course", COURSE, "plain", "Response.course_key"),
            Place("id", MARK, "plain", "Response.id"),
        ),
    ),
    Rows(
        "cards",
        _("Your cards on the board"),
        (
            Place("activity", MODULE, "module", "Card.meeting"),
            *of(
                "Card",
                ("text", _("Text"), "words", "text"),
                ("column", _("Column of the board"), "plain", "column"),
                ("display", _("Your name on it"), "code", "display"),
                ("language", LANGUAGE, "plain", "language"),
                ("state", STATE, "code", "state"),
                ("created", MADE, "time", "created"),
            ),
            _HISTORY,
            Place("course", COURSE),
        ),
    ),
    Rows(
        "help_requests",
        _("What you asked adults, and what they answered"),
        of(
            "HelpRequest",
            ("topic", _("About"), "code", "topic"),
            ("to", _("To"), "adult", "addressee_id"),
            ("urgency", _("How soon"), "code", "urgency"),
            ("words", _("Text"), "words", "words"),
            ("created", _("Sent"), "time", "created"),
            ("seen_at", _("Opened"), "time", "seen_at"),
            ("seen_by", _("Opened by"), "adult", "seen_by"),
            ("answer", _("Answer"), "words", "answer"),
            ("answered_at", _("Answered"), "time", "answered_at"),
            ("answered_by", _("Answered by"), "adult", "answered_by"),
            ("course", COURSE, "plain", "course_key"),
            ("id", MARK, "plain", "id"),
        ),
    ),
    Rows(
        "talk_times",
        _("Times to talk"),
        of(
            "TalkTime",
            ("with", _("With"), "adult", "adult_id"),
            ("starts", WHEN, "time", "starts"),
            ("minutes", _("Minutes"), "plain", "minutes"),
            ("place", _("Where"), "code", "place"),
            ("booked_at", _("Booked"), "time", "booked_at"),
            ("cancelled_at", _("Taken back"), "time", "ended_at"),
            ("course", COURSE, "plain", "course_key"),
            ("id", MARK, "plain", "id"),
        ),
    ),
)
