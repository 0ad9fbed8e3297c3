"""Backups as two files: the data, and the wrapped keys that open them.

Apart, so that of the keys only the newest copy need be kept: a student who was
erased stays dark in every older copy of the data. A file is a head, one row a
line, and a foot with their hash: what was cut or changed is refused. No file
holds a text in clear or a master key, and the accounts are the host's to back up.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import CommandError
from django.core.management.color import no_style
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model, QuerySet
from django.utils import timezone

from flexid_xblock.models import DataKey, KeyFingerprint, Tombstone
from flexid_xblock.privacy.api import erasing
from flexid_xblock.vault.api import check_key, last_number

PAGE = 500
# Who was erased stands with the keys: of these the newest copy is restored, however old the data.
KEYS: tuple[type[Model], ...] = (DataKey, KeyFingerprint, Tombstone)


@dataclass(frozen=True, kw_only=True)
class Restored:
    """How many rows came back, and how many of them went again with whom: erased since."""

    rows: int
    erased_people: int
    erased_rows: int


def back_up(folder: Path, *kinds: str) -> list[Path]:
    """Write one file of each kind ("data", "keys"), all of one moment; where they are."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stamp = timezone.now().strftime("%Y%m%dT%H%M%SZ")
    with _one_moment():
        return [_write(folder / f"flexid-{kind}-{stamp}.jsonl", kind) for kind in kinds]


def restore(data: Path, keys: Path) -> Restored:
    """Fill an empty database from two whole files, or change nothing.

    Whoever was erased after the data was backed up is erased again.
    """
    if any(QuerySet(model).exists() for model in _ours()):
        raise CommandError("The database is not empty. Nothing was changed.")
    for path, kind in ((data, "data"), (keys, "keys")):
        _check_whole(path, kind)
    with transaction.atomic(), connection.constraint_checks_disabled():
        count = sum(map(_load, (data, keys)))
        # The table's name, and its columns below, are documented, in spite of the underscore.
        connection.check_constraints([model._meta.db_table for model in _ours()])  # noqa: SLF001
        check_key()
        _count_on_from_here()
        again = list(erasing.erase_again(after=_erased_before(data)))
    return Restored(rows=count, erased_people=len(again), erased_rows=sum(again))


def _ours() -> list[type[Model]]:
    return list(apps.get_app_config("flexid_xblock").get_models())


def _models(kind: str) -> list[type[Model]]:
    return [model for model in _ours() if (model in KEYS) == (kind == "keys")]


@contextmanager
def _one_moment() -> Iterator[None]:
    # SQLite keeps one moment by itself; at READ COMMITTED each statement would see its own.
    if connection.vendor == "mysql":
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
    with transaction.atomic(durable=True):
        yield


def _write(path: Path, kind: str) -> Path:
    # Under its own name only when it is whole.
    part, digest, count = path.with_suffix(".part"), hashlib.sha256(), 0
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        for line in _lines(kind):
            file.write(line)
            digest.update(line)
            count += 1
        file.write(_line({"lines": count, "sha256": digest.hexdigest()}))
        file.flush()
        os.fsync(file.fileno())
    part.rename(path)
    _sync_folder(path.parent)
    return path


def _lines(kind: str) -> Iterator[bytes]:
    yield _line(_head(kind) | {"erased": last_number()})
    for model in _models(kind):
        for row in _paged(model):
            yield _line([model.__name__, _values(row)])


def _paged(model: type[Model]) -> Iterator[Model]:
    # By key, a page at a time: MySQL's driver would fetch a whole table into memory.
    rows: QuerySet[Model] = QuerySet(model).order_by("pk")
    page = list(rows[:PAGE])
    while page:
        yield from page
        page = list(rows.filter(pk__gt=page[-1].pk)[:PAGE])


def _head(kind: str) -> dict[str, str]:
    done = MigrationRecorder(connection).applied_migrations()
    schema = max(name for app, name in done if app == "flexid_xblock")
    return {"flexid": kind, "schema": schema}


def _values(row: Model) -> dict[str, str | None]:
    values = {}
    for field in row._meta.concrete_fields:  # noqa: SLF001
        is_empty = field.value_from_object(row) is None
        # As its own text: Django's JSON would cut the microseconds that the log's macs cover.
        values[field.attname] = None if is_empty else field.value_to_string(row)
    return values


def _check_whole(path: Path, kind: str) -> None:
    digest, count, last = hashlib.sha256(), -1, b""
    with path.open("rb") as file:
        head = file.readline()
        file.seek(0)
        for line in file:
            digest.update(last)
            count, last = count + 1, line
    if last != _line({"lines": count, "sha256": digest.hexdigest()}):
        raise CommandError(f"{path} is not whole. Nothing was changed.")
    said = json.loads(head)
    if {name: said.get(name) for name in _head(kind)} != _head(kind):
        raise CommandError(f"{path} says {head.decode()}, not {_head(kind)}. Nothing was changed.")


def _erased_before(path: Path) -> int:
    """The last erasure that a file knows of."""
    with path.open("rb") as file:
        return int(json.loads(file.readline()).get("erased", 0))


def _load(path: Path) -> int:
    count = 0
    for name, found in groupby(_rows(path), key=itemgetter(0)):
        # Not the model's own manager: the read log's refuses, as it should.
        table: QuerySet[Any] = QuerySet(apps.get_model("flexid_xblock", name))
        built = (_row(table.model, values) for _, values in found)
        while page := list(islice(built, PAGE)):
            count += len(table.bulk_create(page))
    return count


def _rows(path: Path) -> Iterator[list[Any]]:
    with path.open("rb") as file:
        yield from (line for line in map(json.loads, file) if isinstance(line, list))


def _row(model: type[Model], values: dict[str, str | None]) -> Model:
    row = model()
    for field in row._meta.concrete_fields:  # noqa: SLF001
        value = values[field.attname]
        setattr(row, field.attname, None if value is None else field.to_python(value))
    return row


def _count_on_from_here() -> None:
    """New rows get numbers after the restored ones, where the database does not see to it."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), _ours()):
            cursor.execute(statement)


def _line(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii") + b"\n"


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
