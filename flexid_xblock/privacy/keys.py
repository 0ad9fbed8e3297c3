"""Which students' keys open nothing any more, and whose still do."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import BinaryField, QuerySet
from django.db.models.functions import Substr

from flexid_xblock.journal.api import letting_go as journal
from flexid_xblock.privacy import ends
from flexid_xblock.sessions.api import letting_go as sessions
from flexid_xblock.vault.api import ids_of, student_ids, where_key_ids_stand
from flexid_xblock.vault.fields import SealedField


def unused(today: date) -> list[int]:
    """The people whose time is over in every course, and whose key opens nothing any more.

    All sealed columns are looked through, on a day on which somebody is gone.
    """
    endings = ends.all_ends()
    waiting = ends.whose() | {one.person for one in endings if not one.is_over("entry", today)}
    here = {user_id for user_id, _course_key in waiting}
    gone = {one.person[0] for one in endings} - here
    in_use = _in_use(named := ids_of(gone)) if gone else set()
    return sorted(user_id for user_id in gone if named.get(user_id) not in in_use)


def still_here() -> set[int]:
    """The students whose log must go on naming its readers: they have texts, or a copy is kept."""
    return {*student_ids(), *journal.held(), *sessions.kept()}


def _in_use(named: dict[int, str]) -> set[str]:
    """Of these keys, those that close something in any sealed column."""
    wanted = [bytes.fromhex(one) for one in named.values()]
    return {bytes(key).hex() for column in _columns(wanted) for key in column}


def _columns(wanted: Collection[bytes]) -> "list[QuerySet[Any, bytes]]":
    start, length = where_key_ids_stand()
    found = []
    for model in apps.get_app_config("flexid_xblock").get_models():
        for field in model._meta.concrete_fields:  # noqa: SLF001 - documented, in spite of its name
            if isinstance(field, SealedField):
                key = Substr(field.name, start, length, output_field=BinaryField())
                rows = QuerySet(model).order_by().annotate(key=key).filter(key__in=wanted)
                found.append(rows.values_list("key", flat=True).distinct())
    return found
