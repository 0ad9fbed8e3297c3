"""Whose answers are here, and when somebody last wrote; for the clock, so it asks no actor."""

from collections.abc import Collection
from datetime import datetime
from itertools import islice
from typing import Any

from django.db.models import Max

from flexid_xblock.saving.models import Saved

_AT_ONCE = 500

Person = tuple[int, str]


def owners(model: type[Saved]) -> set[Person]:
    """Everybody who has something of this kind, with the course."""
    return set(model.objects.order_by().values_list("owner_id", "course_key").distinct())


def last_words(model: type[Saved], people: Collection[Person]) -> dict[Person, datetime]:
    """When each of these last changed something of this kind."""
    ids = iter({user_id for user_id, _course_key in people})
    found: dict[Person, datetime] = {}
    while batch := list(islice(ids, _AT_ONCE)):
        rows: Any = model.objects.filter(owner_id__in=batch).order_by()
        for owner_id, course_key, at in rows.values_list("owner_id", "course_key").annotate(
            Max("updated")
        ):
            found[owner_id, course_key] = at
    return found
