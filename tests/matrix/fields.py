"""Every key that the API takes or gives, and the operation of the table that it belongs to.

A new key fails ``test_fields`` until somebody has decided here who may get it.
"""

from tests.matrix.room_fields import IN_EXPORT, ROOM_ANSWERS, ROOM_BODIES, each
from tests.matrix.roster_fields import ROSTER_ANSWERS, ROSTER_BODIES

_ENTRY = (
    "id prompt question language state revision text sent_at changed_since_sent"
    " asked thread_closed deleted_until held"
)
_REPLIES = each("replies[].", "id name is_mine text created is_step is_past agreed_at")
_READS = "reads[].name reads[].role reads[].first_at reads[].last_at"
_DRAFT = "id revision text visible_from"
_NOTE = "id kind revision closed"
_REQUEST = (
    "id to topic urgency words created state seen_at seen_by answered_at answered_by answer"
    " later_from"
)
_HEARD = "readers[] later[]"
_OWN_ENTRY = {
    "entry.read_draft": _ENTRY,
    "entry.read_sent": _REPLIES,
    "entry.see_readers": f"readers[] {_READS}",
}

_MADE = each("response.circles[].", "id label size")
_RESPONSE = f"id activity language state revision {_MADE} summary[] deleted_until opens_on"
# Authored words: what the activity was when she began.
_SOURCE = each(
    "source.",
    "language structure.kind structure.when structure.contexts[] structure.most words.title"
    " words.intro words.helps[] "
    + each("words.contexts.", "home school friends online faith other"),
)

# Hers alone so far: not read, not answered.
_FRESH_ENTRY = {
    "entry.read_draft": _ENTRY,
    "entry.read_sent": "replies[]",
    "entry.see_readers": "readers[] reads[]",
}


# By method and address: the keys of an answer, under the operation that allows them.
ANSWERS: dict[str, dict[str, str]] = {
    "GET entries": {
        "entry.read_draft": each("entries[].", _ENTRY),
        "entry.read_sent": each("entries[].", _REPLIES),
        "entry.see_readers": each("entries[].", f"readers[] {_READS}"),
        "entry.write": "readers[].id readers[].name readers[].is_deputy",
        "self.notice": f"notice_seen {each('new_readers[].', 'id role words')}",
    },
    "PUT reader_told": {"entry.see_readers": "told"},
    "GET entry": _OWN_ENTRY,
    "PUT entry": _FRESH_ENTRY,
    "PUT decision": _FRESH_ENTRY,
    "PUT asking": _OWN_ENTRY,
    "PUT thread": _OWN_ENTRY,
    "PUT reading": {"entry.decide": "named"},
    "PUT search": {
        "entry.search": each("hits[].", "entry module question language where")
        + " hits[].parts[].text hits[].parts[].match"
    },
    "GET responses": {
        "response.read": f"{each('response.', _RESPONSE)} {_SOURCE}",
        "self.notice": "notice_seen",
    },
    "GET response": {"response.read": _RESPONSE},
    "PUT response": {"response.write": _RESPONSE},
    "PUT response_decision": {"response.decide": _RESPONSE},
    "PUT closing": {"entry.close_to": "reader closed"},
    "PUT wish": {"entry.ask_another": "asked"},
    "PUT wish_settling": {"lack.see": "student settled"},
    "PUT reply": {"entry.reply": "id"},
    "PUT reply_draft": {"entry.reply": _DRAFT},
    "PUT reply_sending": {"entry.reply": _DRAFT},
    "PUT agreement_on_step": _OWN_ENTRY,
    "PUT done": {"entry.reply": "id"},
    "PUT hold": {"hold.set": "id"},
    "PUT hold_approval": {"hold.approve": "id"},
    "PUT hold_ending": {"hold.set": "id"},
    "GET help_requests": {
        "help.ask": "addressees[].id addressees[].name addressees[].role together"
        " school_open promise.hours promise.by",
        "help.read": each("requests[].", f"{_REQUEST} {_HEARD}"),
    },
    "PUT help_request": {"help.ask": f"{_REQUEST} readers[] later[]"},
    "PUT help_answer": {"help.answer": "id answered"},
    "PUT note": {"note.write": _NOTE},
    "PUT note_kind": {"note.write": _NOTE},
    "PUT note_closing": {"note.write": _NOTE},
    "PUT follow_up": {"follow_up.change": "id due_on done"},
    "PUT follow_up_done": {"follow_up.change": "id due_on done"},
    "PUT concern": {"concern.write": "id"},
    "PUT concern_part": {"concern.write": "id"},
    "PUT concern_status": {"concern.write": "id status"},
    "PUT concern_signature": {"concern.sign": "id signed"},
    "PUT school_rule": {"school_rules.set": "rule number own"},
    "PUT cover": {"cover.ask": "id decided granted"},
    "PUT time": {"time.offer": "id starts minutes place"},
    "PUT time_ending": {"time.offer": "id ended"},
    "PUT time_booking": {"time.book": "id booked"},
    "PUT years_closing": {"year.close": "closed issued"},
    "PUT year_opening": {"year.close": "group withdrawn"},
    "PUT certificate_withdrawal": {"certificate.issue": "id withdrawn"},
    "PUT cover_decision": {"cover.decide": "id decided granted"},
    **ROOM_ANSWERS,
    **ROSTER_ANSWERS,
    "PUT permit": {"glass.ask": "id"},
    **{
        f"PUT setup_{one}": {"roster.change": "outcome"}
        for one in ("group", "place", "leaving", "move")
    },
    **{f"PUT setup_{one}": {"assignment.change": "outcome"} for one in ("assigning", "ending")},
    "PUT setup_decision": {"proposal.decide": "outcome"},
    "PUT file_asking": {"self.export_by_two": "outcome"},
    "PUT file_passphrase": {"self.export_by_two": "passphrase"},
    "PUT permit_decision": {"glass.approve": "id"},
    "PUT permit_review": {"glass.review": "id"},
    "GET notice": {"self.notice": "lines[]"},
    "PUT notice": {"self.notice": "seen"},
    "PUT take_away": {"self.export": "url until"},
    "PUT deletion": {"self.delete_all": "until"},
    "PUT deletion_undoing": {"self.delete_all": "undone"},
    "GET export": {
        **IN_EXPORT,
        "self.export": " ".join(
            (
                each("about.", "format you made_at language names"),
                each("assignments[]", ".course .student .counsellor .deputy .since .until"),
                each("memberships[]", ".group .course .role .from_cohort .since .until"),
                each("roles[]", ".course .role .since .until"),
                each("proposals[]", ".course .kind .asked_by .asked_at .decided_by"),
                each("proposals[]", ".decided_at .outcome .what.act .what.students[]"),
                each("proposals[].what", ".student_id .reason"),
                each("proposals[].what", ".counsellor_id .group_id .deputy .since .until"),
                each("notices[]", ".course .version .guardians .language .seen_at"),
                each("told_of_readers[]", ".course .reader .kind .told_at"),
                each("course_ends[]", ".course .ended_on"),
            )
        ),
        "self.delete_all": each("deletions[]", ".asked_at .undone_at .course"),
        "entry.read_draft": each(
            "entries[]",
            ".id .course .activity .prompt .question .language .state .draft .created .updated"
            " .sent_at .asked_at .thread_closed .deleted_until",
        ),
        "entry.close_to": each("closings[]", ".course .student .reader .since .until"),
        "entry.ask_another": each("wishes[]", ".course .student .asked_at .settled_at"),
        "response.read": each(
            "responses[].",
            "id course activity title language state response.circles[].id response.circles[].label"
            " response.circles[].size summary[] created updated deleted_until opens_on",
        ),
        "help.read": each(
            "help_requests[]",
            ".id .course .to .topic .urgency .words .created .seen_at .seen_by .answered_at"
            " .answered_by .answer",
        ),
        "time.see": each(
            "talk_times[]",
            ".id .course .with .starts .minutes .place .booked_at .cancelled_at",
        ),
        "certificate.read": each(
            "certificates[]",
            ".id .course .group .what .modules[] .meetings .minutes .first_day .last_day"
            " .issued_at .revoked_at .code",
        ),
        "hold.set": each(
            "holds[]",
            ".id .entry .course .activity .prompt .asked_by .asked_at .approved_by"
            " .approved_at .ended_at",
        ),
        "entry.read_sent": " ".join(
            (
                each("entries[].sent_texts[]", ".number .sent_at .language .text"),
                each("entries[].replies[]", ".id .author .at .text .next_step .agreed_at"),
            )
        ),
        "entry.see_readers": " ".join(
            (
                each("entries[].", "readers[] read_by[].reader read_by[].role"),
                each("entries[].", "read_by[].first read_by[].last"),
                each("entries[].named[].", "reader at"),
                each("reads[]", ".at .reader .role .action .kind .id .purpose"),
                each("broken_glass[]", ".id .course .student .reader .decided_by .asked_at"),
                each("broken_glass[]", ".decided_at .until .tell_from .reason"),
            )
        ),
    },
}
REFUSAL = {"code", "message"}
CONFLICT = {"code", "message", "stored.id", "stored.revision", "stored.text"}
CONFLICT_MADE = CONFLICT | {"stored.lines[]"}

# What a body may hold, by the serializer's name below ``rest``.
BODIES: dict[str, str] = {
    **ROSTER_BODIES,
    "book.SearchBody": "course text",
    "cases.InCourse": "course",
    "cases.NoteBody": "course student kind text",
    "cases.KindBody": "course kind",
    "cases.ClosingBody": "course closed",
    "cases.FollowUpBody": "course student due_on text",
    "cases.DoneBody": "course done",
    "cases.CoverBody": "course deputy since until",
    "cases.CoverDecisionBody": "course granted",
    "certificates.ClosingYearsBody": "course day groups",
    "choices.ClosingBody": "course closed",
    "concerns.ConcernBody": "course student login category facts_id facts own_words_id own_words",
    "concerns.PartBody": "course kind text corrects",
    "concerns.StatusBody": "course status",
    "concerns.SignatureBody": "course",
    "entries.AskingBody": "asks",
    "base.CourseBody": "course",
    "help.AskingBody": "course to urgency words topic",
    "help.AnswerBody": "course text",
    "holds.HoldBody": "course entry reason",
    "holds.Empty": "",
    "threads.ThreadBody": "closed",
    "threads.ReplyBody": "course text",
    "threads.SendingBody": "course sent step",
    "threads.AgreementBody": "agreed",
    "entries.ToldBody": "course role",
    "schoolrules.RuleBody": "course after value",
    "entries.DraftBody": "prompt language text",
    "entries.DecisionBody": "decision readers",
    **ROOM_BODIES,
    "setup.GroupBody": "course name year",
    "setup.PlaceBody": "course who role until",
    "setup.LeavingBody": "course role",
    "setup.MoveBody": "course to",
    "setup.AssigningBody": "course who student deputy since until",
    "setup.EndingBody": "course student",
    "setup.DecisionBody": "course decision",
    "files.FileAskingBody": "course student reason",
    "permits.AskingBody": "course student reason",
    "permits.DecisionBody": "granted tell_from why_later",
    "permits.Empty": "",
    "responses.ResponseBody": "language response",
    "responses.DecisionBody": "decision",
    "times.TimeBody": "course day start minutes place",
    "times.BookedBody": "course booked",
    "persons.NoticeBody": "course",
    "persons.TakeAwayBody": "form",
}
