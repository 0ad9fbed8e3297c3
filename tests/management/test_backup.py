"""Two files bring everything back, except what was erased since."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db.models import QuerySet

from flexid_xblock.audit import api as audit
from flexid_xblock.journal import api as journal
from flexid_xblock.management import backup
from flexid_xblock.models import DataKey, Entry, ReadRow
from flexid_xblock.privacy import api as privacy
from tests.audit.common import emptied_tables
from tests.common import COURSE, meet, put_card, read_notice, send, write

pytestmark = [pytest.mark.tables, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def entries(actor) -> dict[str, journal.OwnEntry]:
    """Ana and Bo wrote, sent and replied; Cleo read; a card is on the board."""
    sent = {}
    meeting = meet(actor("tor"))
    for name in ("ana", "bo"):
        read_notice(actor(name))
        sent[name] = send(actor(name), write(actor(name), f"Text of {name} 👩‍👧"))
        journal.open_entry(actor("cleo"), sent[name].id, course_key=COURSE)
        put_card(actor(name), meeting, f"Card of {name}")
    return sent


def back_up(folder: Path, *options: str) -> list[Path]:
    """The files that the command says it wrote."""
    out = io.StringIO()
    call_command("flexid_backup", str(folder), *options, stdout=out)
    return [Path(line) for line in out.getvalue().splitlines()]


def restore(data: Path, keys: Path) -> str:
    out = io.StringIO()
    call_command("flexid_restore", str(data), str(keys), stdout=out)
    return out.getvalue()


def everything() -> dict[str, list[tuple]]:
    """Every row of every table of ours."""
    return {
        model.__name__: list(QuerySet(model).order_by("pk").values_list())
        for model in backup._ours()
    }


def empty() -> None:
    """The database after a disaster: migrated, and nothing in it."""
    emptied_tables(*reversed(backup._ours()))


def test_everything_comes_back_as_it_was(entries, tmp_path: Path) -> None:
    before, files = everything(), back_up(tmp_path)
    empty()
    assert restore(*files).startswith(f"Restored {sum(map(len, before.values()))} rows.")
    assert (everything(), audit.verify()) == (before, [])


def test_who_was_erased_is_erased_again_from_older_data(entries, actor, tmp_path: Path) -> None:
    old_data, _ = back_up(tmp_path / "old")
    gone = privacy.erase(actor("ana").user_id)
    (new_keys,) = back_up(tmp_path / "new", "--keys-only")
    empty()
    said = restore(old_data, new_keys).splitlines()
    # Her key had gone for good: it is the one row that an erasure cannot find again.
    assert said[1] == (f"1 people were erased after this backup: erased again, {gone - 1} rows.")
    assert [entry.owner_id for entry in Entry.objects.all()] == [actor("bo").user_id]
    assert journal.own_entry(actor("bo"), entries["bo"].id).text == "Text of bo 👩‍👧"
    opened = journal.open_entry(actor("cleo"), entries["bo"].id, course_key=COURSE)
    assert opened.text == "Text of bo 👩‍👧"
    assert (audit.verify(), ReadRow.objects.count()) == ([], 3)


def test_a_new_row_finds_its_number_after_a_restore(entries, actor, tmp_path: Path) -> None:
    files = back_up(tmp_path)
    empty()
    restore(*files)
    send(actor("cai"), write(actor("cai"), "New."))
    assert Entry.objects.count() == 3


def test_the_files_are_for_their_owner_and_show_nothing(entries, tmp_path: Path) -> None:
    data, keys = back_up(tmp_path / "backups")
    assert [path.stat().st_mode & 0o777 for path in (data.parent, data, keys)] == [
        0o700,
        0o600,
        0o600,
    ]
    assert sorted(path.name for path in data.parent.iterdir()) == [data.name, keys.name]
    assert [b"Text of" in path.read_bytes() for path in (data, keys)] == [False, False]
    named = {json.loads(line)[0] for line in keys.read_bytes().splitlines()[1:-1]}
    assert named == {"DataKey", "KeyFingerprint"}
    wrapped = [bytes(key).hex() for key in DataKey.objects.values_list("wrapped", flat=True)]
    assert [key for key in wrapped if key in data.read_text()] == []


def test_a_full_database_is_left_alone(entries, tmp_path: Path) -> None:
    files, before = back_up(tmp_path), everything()
    with pytest.raises(CommandError, match="not empty"):
        restore(*files)
    assert everything() == before


def cut(path: Path) -> None:
    """The last row is gone."""
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:-2] + lines[-1:]))


def cut_end(path: Path) -> None:
    """The copying stopped early."""
    path.write_bytes(path.read_bytes()[:-100])


def change(path: Path) -> None:
    """One letter is another."""
    path.write_bytes(path.read_bytes().replace(b'"id"', b'"iD"', 1))


def clear(path: Path) -> None:
    """Nothing is left."""
    path.write_bytes(b"")


@pytest.mark.parametrize("damage", [cut, cut_end, change, clear])
@pytest.mark.parametrize("which", [0, 1])
def test_a_damaged_file_is_refused(entries, tmp_path: Path, damage, which: int) -> None:
    files = back_up(tmp_path)
    damage(files[which])
    empty()
    with pytest.raises(CommandError, match="is not whole"):
        restore(*files)
    assert not any(everything().values())


def test_files_in_the_wrong_order_or_of_another_schema_are_refused(
    entries, tmp_path: Path, monkeypatch
) -> None:
    data, keys = back_up(tmp_path)
    empty()
    with pytest.raises(CommandError, match=r'says .*"keys"'):
        restore(keys, data)
    monkeypatch.setattr(backup, "_head", lambda kind: {"flexid": kind, "schema": "9999_later"})
    with pytest.raises(CommandError, match="9999_later"):
        restore(data, keys)
    assert not any(everything().values())


@pytest.mark.parametrize("key", ["", "YW5vdGhlciBrZXksIGl0IGhhcyAzMiBieXRlcyB0b28="])
def test_without_its_master_key_nothing_is_restored(
    entries, tmp_path: Path, settings, key: str
) -> None:
    files = back_up(tmp_path)
    empty()
    settings.FLEXID_KEY, settings.FLEXID_KEY_FILE = key, ""
    with pytest.raises(CommandError, match="Nothing was changed"):
        restore(*files)
    assert not any(everything().values())


def test_a_backup_reads_a_page_at_a_time(entries, tmp_path: Path, monkeypatch) -> None:
    whole = back_up(tmp_path / "whole")
    monkeypatch.setattr(backup, "PAGE", 1)
    paged = back_up(tmp_path / "paged")
    assert [path.read_bytes() for path in whole] == [path.read_bytes() for path in paged]
    empty()
    restore(*paged)
    assert audit.verify() == []


def test_a_backup_that_breaks_off_leaves_nothing_that_looks_whole(
    entries, tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.setattr(backup.os, "fsync", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        back_up(tmp_path)
    assert list(tmp_path.glob("*.jsonl")) == []
