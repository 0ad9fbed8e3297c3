"""A certificate of each thing's owner."""

from datetime import date
from uuid import UUID

from flexid_xblock.domain.actors import Actor
from flexid_xblock.progress.api import in_fours
from flexid_xblock.progress.codes import make_code
from flexid_xblock.progress.models import Certificate
from tests.matrix.cast import Cast

DAY = date(2026, 6, 10)


def plant_certificate(cast: Cast, owner: Actor, group_id: UUID) -> dict[str, UUID]:
    """The owner's, of her group."""
    about = {"user_id": owner.user_id, "course_key": cast.course, "group_id": group_id}
    counts = {"modules": ["who-am-i"], "meetings": 1, "minutes": 150}
    days = {"first_day": DAY, "last_day": DAY}
    row = Certificate.objects.create(**about, what="year1", **counts, **days, code=make_code())
    return {"certificate": row.pk}


def year_words(ids: dict[str, UUID]) -> dict[str, tuple[str, ...]]:
    """By what one knows that a page told it: the box of the group, the code of the certificate."""
    code = Certificate.objects.get(pk=ids["certificate"]).code
    return {
        "year.close": (f'value="{ids["group"]}"',),
        "certificate.read": (code, in_fours(code)),
    }
