"""The tables are what the models say, on every database we support."""

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from flexid_xblock.journal.models import Entry, Reply

LONG_AGO = datetime(2026, 1, 2, tzinfo=UTC)
LONGEST_NAME = 64  # MySQL's
MODELS = list(apps.get_app_config("flexid_xblock").get_models())


def test_no_change_of_a_model_lacks_its_migration(db) -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


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


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_name_is_too_long_for_mysql(db, model) -> None:
    table = model._meta.db_table
    with connection.cursor() as cursor:
        names = [table, *connection.introspection.get_constraints(cursor, table)]
    assert [name for name in names if len(name) > LONGEST_NAME] == []


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_name_of_ours_says_whose_it_is(model) -> None:
    named = [one.name for one in (*model._meta.constraints, *model._meta.indexes)]
    assert [name for name in named if not name.startswith("flexid_")] == []


def test_keys_are_wide_on_every_host() -> None:
    kinds = {type(model._meta.pk).__name__ for model in MODELS}
    assert kinds - {"BigAutoField", "UUIDField", "CharField", "PositiveSmallIntegerField"} == set()
