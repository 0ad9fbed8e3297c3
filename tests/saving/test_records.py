"""A record that passes through logs and tracebacks shows no text."""

from uuid import UUID

from flexid_xblock.saving.records import Change, Stored

ID = UUID(int=1)


def test_no_record_of_saving_prints_its_text() -> None:
    change = Change(id=ID, based_on=1, text="her text", language="en")
    stored = Stored(id=ID, revision=1, text="her text")
    assert repr(change) == f"Change(id={ID!r}, based_on=1, language='en')"
    assert repr(stored) == f"Stored(id={ID!r}, revision=1)"
