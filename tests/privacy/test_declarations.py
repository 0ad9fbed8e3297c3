"""Every column of the house is declared: what it holds, how long, and how it goes."""

import re
from collections.abc import Iterable

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from flexid_xblock.domain.personal import PersonalField
from flexid_xblock.privacy.api import declarations
from flexid_xblock.privacy.retention import CLASSES
from flexid_xblock.settings.common import RETENTION
from flexid_xblock.vault.fields import SealedField

MODELS = list(apps.get_app_config("flexid_xblock").get_models())
DECLARED = declarations()


def columns(of: Iterable[type[models.Model]]) -> dict[str, models.Field]:
    """Every concrete field, keys included, as "Model.field"."""
    return {f"{one.__name__}.{f.name}": f for one in of for f in one._meta.concrete_fields}


def declared(**wanted: object) -> set[str]:
    """The names whose declaration says this."""
    return {
        name
        for name, one in DECLARED.items()
        if all(getattr(one, key) == value for key, value in wanted.items())
    }


def undeclared(of: Iterable[type[models.Model]], known: dict[str, PersonalField]) -> set[str]:
    """Columns without a declaration, and declarations without a column."""
    return set(columns(of)) ^ set(known)


def test_every_column_is_declared_and_every_declaration_has_a_column() -> None:
    assert undeclared(MODELS, DECLARED) == set()


@isolate_apps("tests")
def test_a_new_column_without_a_declaration_is_noticed() -> None:
    class Toy(models.Model):
        secret = models.CharField(max_length=9)

        class Meta:
            app_label = "tests"

    nothing = PersonalField("none", "content", export=False, erase="keep")
    assert undeclared([Toy], {"Toy.id": nothing}) == {"Toy.secret"}
    assert undeclared([Toy], dict.fromkeys(["Toy.id", "Toy.secret", "Toy.old"], nothing)) == {
        "Toy.old"
    }


def test_what_is_declared_sealed_is_sealed_and_the_reverse() -> None:
    sealed = {name for name, field in columns(MODELS).items() if isinstance(field, SealedField)}
    wrapped_keys = {"DataKey.wrapped"}  # ciphertext of the master key, made by the keyring
    assert declared(sealed=True) == sealed | wrapped_keys
    assert declared(kind="text") == sealed


def test_there_is_no_other_column_for_free_text() -> None:
    free = {name for name, field in columns(MODELS).items() if isinstance(field, models.TextField)}
    assert free == {"ActivityVersion.body"}


def test_the_retention_table_has_every_name_in_use_and_no_other() -> None:
    used = {one.retention for one in DECLARED.values()}
    cut_out_of_another = {"letter", "deleted", "card"}
    assert used | cut_out_of_another == set(RETENTION)
    assert set(CLASSES) == set(RETENTION)


def test_what_survives_an_erasure_is_the_log_and_what_a_school_must_keep() -> None:
    # A concern and a hold are the school's duty, under keys of their own.
    duty = declared(retention="concern") | declared(retention="hold")
    kept = declared(erase="keep") - declared(kind="none") - duty
    log = {f"ReadRow.{name}" for name in ("at", "actor_id", "role", "action", "purpose")}
    log |= {"ReadRow.object_kind", "ReadRow.object_ref"}
    assert kept == log | {"Meeting.opened_by", "Permit.asker_id"}
    hashed = {"Chain.subject", "Chain.gone_at", "ReadRow.chain", "Tombstone.subject"}
    assert declared(erase="keep_hashed") == hashed


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_model_that_holds_personal_data_says_so(model: type[models.Model]) -> None:
    kinds = {DECLARED[name].kind for name in columns([model])}
    says = re.search(r"\b(ids?|personal|sealed)\b", model.__doc__ or "", re.IGNORECASE)
    assert bool(says) or kinds == {"none"}
