"""The tables are what the models say, on every database we support."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

LONGEST_NAME = 64  # MySQL's
MODELS = list(apps.get_app_config("flexid_xblock").get_models())


def test_no_change_of_a_model_lacks_its_migration(db) -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


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
