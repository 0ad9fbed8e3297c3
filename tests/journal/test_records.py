"""No record of the journal prints a text."""

from datetime import UTC, datetime
from uuid import UUID

from flexid_xblock.journal.records import (
    HoldView,
    OlderText,
    OpenedEntry,
    OwnEntry,
    ReplyDraft,
    ReplyView,
    SentEntry,
)

ID, NOW = UUID(int=1), datetime(2026, 9, 1, tzinfo=UTC)
ABOUT = {
    "id": ID,
    "course_key": "course",
    "activity_key": "who-am-i.journal",
    "prompt": "understood",
    "version": "0" * 64,
}
REST = "is_pending=False, is_step=False, is_past=False, agreed_at=None"
REPLY = ReplyView(id=ID, author_id=3, text="a secret reply", created=NOW)


def test_a_reply_prints_no_text() -> None:
    assert repr(REPLY) == f"ReplyView(id={ID!r}, author_id=3, created={NOW!r}, {REST})"


def test_a_draft_and_an_older_text_print_no_text() -> None:
    draft = ReplyDraft(id=ID, revision=1, text="a secret", visible_from=None)
    older = OlderText(number=1, sent_at=NOW, language="en", text="a secret")
    assert repr(draft) == f"ReplyDraft(id={ID!r}, revision=1, visible_from=None)"
    assert repr(older) == f"OlderText(number=1, sent_at={NOW!r}, language='en')"


def test_a_hold_prints_neither_reason_nor_copy() -> None:
    ids = {"id": ID, "entry_id": ID, "student_id": 1, "asked_by": 2, "approved_by": None}
    where = {"activity_key": "who-am-i.journal", "prompt": "understood", "number": 1}
    hold = HoldView(
        **ids, **where, asked_at=NOW, approved_at=None, reason="a secret", copy="a secret"
    )
    assert "secret" not in repr(hold)
    assert "asked_by=2" in repr(hold)


def test_an_opened_entry_prints_no_text() -> None:
    times = dict.fromkeys(("waiting_since", "asked_at", "unanswered_since", "answered_at"))
    about = SentEntry(
        **ABOUT,
        **times,
        owner_id=1,
        sent_at=NOW,
        language="en",
        sent_number=1,
        is_thread_closed=False,
    )
    draft = ReplyDraft(id=ID, revision=1, text="a secret", visible_from=None)
    opened = OpenedEntry(
        about=about, language="en", text="a secret", replies=(REPLY,), may_reply=True, draft=draft
    )
    said = f"OpenedEntry(about={about!r}, language='en', may_reply=True, older=())"
    assert repr(opened) == said


def test_an_own_entry_prints_no_text() -> None:
    entry = OwnEntry(
        **ABOUT,
        language="en",
        state="draft",
        revision=1,
        text="a secret",
        sent_at=None,
        changed_since_sent=False,
        readers=(),
        reads=(),
        replies=(REPLY,),
    )
    assert "secret" not in repr(entry)
    assert "revision=1" in repr(entry)
