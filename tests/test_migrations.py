"""The tables are what the models say, on every database we support."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import CharField, Field, UUIDField
from django.test import Client

from flexid_xblock.journal.models import Entry, Reply
from flexid_xblock.phrases import sentence
from tests.common import COURSE

LONG_AGO = datetime(2026, 1, 2, tzinfo=UTC)
LONGEST_NAME = 64  # MySQL's
WIDEST_INDEX = 3072  # bytes, InnoDB's
LETTER = 4  # bytes, in utf8mb4
MODELS = list(apps.get_app_config("flexid_xblock").get_models())
each_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
pytestmark = pytest.mark.tables


def test_no_change_of_a_model_lacks_its_migration(db) -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_nor_on_a_host_with_narrow_keys_of_its_own() -> None:
    check = ["makemigrations", "flexid_xblock", "--check", "--dry-run"]
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings_platform", "PYTHONWARNINGS": ""}
    command = [sys.executable, "-m", "django", *check]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("No changes detected in app 'flexid_xblock'\n", 0)


@pytest.mark.django_db(transaction=True)
def test_without_its_tables_the_plugin_says_so_and_with_them_all_is_as_before(
    logged_in: Callable[..., Client],
) -> None:
    ana, before = logged_in("ana"), tables()
    try:
        call_command("migrate", "flexid_xblock", "zero", verbosity=0)
        left, page = tables(), ana.get(f"/flexid/{COURSE}/")
    finally:
        call_command("migrate", verbosity=0)
    assert (left, tables()) == ({}, before)
    assert (page.status_code, sentence("not_set_up") in page.content.decode()) == (503, True)


def tables() -> dict[str, tuple[Any, Any]]:
    """Every table of ours that there is: its columns, its keys and rules."""
    with connection.cursor() as cursor:
        look = connection.introspection
        ours = [name for name in look.table_names(cursor) if name.startswith("flexid_xblock_")]
        return {
            name: (
                sorted(map(str, look.get_table_description(cursor, name))),
                look.get_constraints(cursor, name),
            )
            for name in ours
        }


@pytest.mark.django_db(transaction=True)
def test_what_was_there_before_the_third_migration_keeps_its_meaning(settings) -> None:
    executor = MigrationExecutor(connection)
    try:
        before = executor.migrate([("flexid_xblock", "0002_broken_glass")])
        waiting, said = old_rows(before)
    finally:
        call_command("migrate", verbosity=0)
    entry, reply = Entry.objects.get(pk=waiting.pk), Reply.objects.get(pk=said.pk)
    assert (entry.unanswered_since, entry.waiting_since) == (waiting.waiting_since,) * 2
    assert reply.visible_from == said.created


def old_rows(state: object) -> tuple:
    """An entry that waits, and a reply, as the second migration knew them."""
    entry = state.apps.get_model("flexid_xblock", "Entry").objects.create(
        course_key="c",
        activity_key="a",
        slot="s",
        owner_id=1,
        version="v",
        language="en",
        revision=1,
        draft=b"v1",
        state="sent",
        waiting_since=LONG_AGO,
    )
    replies = state.apps.get_model("flexid_xblock", "Reply").objects
    return entry, replies.create(entry=entry, author_id=2, text=b"v1", created=LONG_AGO)


@each_model
def test_no_name_is_too_long_for_mysql(db, model) -> None:
    table = model._meta.db_table
    with connection.cursor() as cursor:
        names = [table, *connection.introspection.get_constraints(cursor, table)]
    assert [name for name in names if len(name) > LONGEST_NAME] == []


@each_model
def test_no_index_is_too_wide_for_innodb(db, model) -> None:
    fields = {field.column: field for field in model._meta.local_fields}
    with connection.cursor() as cursor:
        keys = connection.introspection.get_constraints(cursor, model._meta.db_table)
    indexed = {name: key["columns"] for name, key in keys.items() if key["index"] or key["unique"]}
    widths = {name: sum(width(fields[one]) for one in has) for name, has in indexed.items()}
    assert {name: bytes_ for name, bytes_ in widths.items() if bytes_ > WIDEST_INDEX} == {}


def width(field: Field) -> int:
    """How many bytes of an index a column takes at most."""
    kind = getattr(field, "target_field", field)
    if isinstance(kind, UUIDField):
        return 32 * LETTER  # MySQL keeps it as letters
    return (kind.max_length or 0) * LETTER if isinstance(kind, CharField) else 8


@each_model
def test_every_name_of_ours_says_whose_it_is(model) -> None:
    named = [one.name for one in (*model._meta.constraints, *model._meta.indexes)]
    assert [name for name in named if not name.startswith("flexid_")] == []


def test_keys_are_wide_on_every_host() -> None:
    kinds = {type(model._meta.pk).__name__ for model in MODELS}
    assert kinds - {"BigAutoField", "UUIDField", "CharField", "PositiveSmallIntegerField"} == set()
