"""No record of the journal prints a text."""

from datetime import UTC, datetime
from uuid import UUID

from flexid_xblock.journal.records import OpenedEntry, OwnEntry, ReplyView, SentEntry

ID, NOW = UUID(int=1), datetime(2026, 9, 1, tzinfo=UTC)
ABOUT = {
    "id": ID,
    "course_key": "course",
    "activity_key": "who-am-i.journal",
    "prompt": "understood",
    "version": "0" * 64,
}
REPLY = ReplyView(id=ID, author_id=3, text="a secret reply", created=NOW)


def test_a_reply_prints_no_text() -> None:
    assert repr(REPLY) == f"ReplyView(id={ID!r}, author_id=3, created={NOW!r})"


def test_an_opened_entry_prints_no_text() -> None:
    about = SentEntry(**ABOUT, owner_id=1, sent_at=NOW, waiting_since=None)
    opened = OpenedEntry(
        about=about, language="en", text="a secret", replies=(REPLY,), may_reply=True
    )
    assert repr(opened) == f"OpenedEntry(about={about!r}, language='en', may_reply=True)"


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
