"""Every key that the API takes or gives, and the operation of the table that it belongs to.

A new key fails ``test_fields`` until somebody has decided here who may get it.
"""

_ENTRY = "id prompt question language state revision text sent_at changed_since_sent"
_REPLIES = "replies[].id replies[].name replies[].is_mine replies[].text replies[].created"
_READS = "reads[].name reads[].role reads[].first_at reads[].last_at"
_OWN_ENTRY = {
    "entry.read_draft": _ENTRY,
    "entry.read_sent": _REPLIES,
    "entry.see_readers": f"readers[] {_READS}",
}

# Hers alone so far: not read, not answered.
_FRESH_ENTRY = {
    "entry.read_draft": _ENTRY,
    "entry.read_sent": "replies[]",
    "entry.see_readers": "readers[] reads[]",
}


def _each(prefix: str, keys: str) -> str:
    return " ".join(prefix + key for key in keys.split())


# By method and address: the keys of an answer, under the operation that allows them.
ANSWERS: dict[str, dict[str, str]] = {
    "GET entries": {
        "entry.read_draft": _each("entries[].", _ENTRY),
        "entry.read_sent": _each("entries[].", _REPLIES),
        "entry.see_readers": _each("entries[].", f"readers[] {_READS}"),
        "entry.write": "readers[].id readers[].name readers[].is_deputy",
        "self.notice": "notice_seen",
    },
    "GET entry": _OWN_ENTRY,
    "PUT entry": _FRESH_ENTRY,
    "PUT decision": _FRESH_ENTRY,
    "PUT reply": {"entry.reply": "id"},
    "GET current_meeting": {
        "meeting.see": "meeting.id meeting.activity meeting.open",
        "self.notice": "notice_seen",
    },
    "GET board": {
        "meeting.see": "meeting.id meeting.activity meeting.open",
        "card.write": "may_write",
        "card.moderate": "may_moderate",
        "card.read": "cards[].id cards[].column cards[].text cards[].name cards[].is_mine",
        "card.read_hidden": "cards[].is_hidden cards[].reason",
    },
    "PUT group_meeting": {"meeting.open": "id activity open"},
    "PUT meeting_state": {"meeting.close": "id activity open"},
    "PUT presence": {"meeting.attend": "present"},
    "PUT card": {"card.write": "id"},
    "PUT visibility": {"card.moderate": "id hidden"},
    "PUT permit": {"glass.ask": "id"},
    "PUT permit_decision": {"glass.approve": "id"},
    "PUT permit_review": {"glass.review": "id"},
    "PUT notice": {"self.notice": "seen"},
    "GET export": {
        "self.export": " ".join(
            (
                _each("assignments[]", ".course_key .student_id .counsellor_id .is_deputy"),
                _each("assignments[]", ".since .until"),
                _each("memberships[]", ".group__name .group__course_key .role .since .until"),
                _each("roles[]", ".course_key .role .since .until"),
                _each("notices[]", ".course_key .version .language .seen_at"),
                _each("meetings[]", ".meeting__course_key .meeting__activity_key .since"),
                _each("cards[]", ".course .activity .column .display .text .hidden .reason"),
                "cards[].created",
            )
        ),
        "entry.read_draft": _each(
            "entries[]", ".id .course .activity .prompt .language .state .draft .sent_at"
        ),
        "entry.read_sent": " ".join(
            (
                _each("entries[].sent_texts[]", ".number .sent_at .language .text"),
                _each("entries[].replies[]", ".author .at .text"),
            )
        ),
        "entry.see_readers": " ".join(
            (
                _each("entries[].", "readers[] read_by[].reader read_by[].role"),
                _each("entries[].", "read_by[].first read_by[].last"),
                _each("reads[]", ".at .actor_id .role .action .object_kind .object_ref .purpose"),
                _each("broken_glass[]", ".id .student_id .asker_id .decided_by .asked_at"),
                _each("broken_glass[]", ".decided_at .until .tell_from .reason"),
            )
        ),
    },
}
REFUSAL = {"code", "message"}
CONFLICT = {"code", "message", "stored.id", "stored.revision", "stored.text"}

# What a body may hold, by the serializer's name below ``rest``.
BODIES: dict[str, str] = {
    "entries.DraftBody": "prompt language text",
    "entries.DecisionBody": "decision readers",
    "entries.ReplyBody": "course text",
    "sessions.OpeningBody": "course",
    "sessions.StateBody": "open",
    "sessions.CardBody": "column display text",
    "sessions.VisibilityBody": "hidden reason",
    "permits.AskingBody": "course student reason",
    "permits.DecisionBody": "granted tell_from why_later",
    "permits.Empty": "",
    "persons.NoticeBody": "course",
}
