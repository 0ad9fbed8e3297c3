"""The right to fetch one's file: once, for a quarter of an hour, for oneself.

No password is asked for again: her book shows the same texts on the screen, so
it would protect nothing that is not open already, and at many schools people
log in elsewhere and have none here.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from flexid_xblock import terms
from flexid_xblock.access.api import Relation, require
from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import NotFound
from flexid_xblock.patience import patiently
from flexid_xblock.privacy.models import TakeAway

LASTS = timedelta(minutes=15)
FORMS = tuple(TakeAway.Form.values)


@dataclass(frozen=True, kw_only=True)
class Right:
    """What she is given: the end of an address, and how long it works."""

    token: str
    until: datetime


def prepare(actor: Actor, form: str) -> Right:
    """A new right of the actor's to her file in this form; older ones stay as they are."""
    if actor.is_masked:
        raise NotFound
    require("self.export", {Relation.OWNER})
    token, now = secrets.token_urlsafe(32), timezone.now()
    about = {"user_id": actor.user_id, "token_hash": _hashed(token), "form": form}
    patiently(lambda: TakeAway.objects.create(**about, made_at=now))
    return Right(token=token, until=now + LASTS)


def use(actor: Actor, token: str) -> str:
    """The form that this right is for, and then it is used up.

    Used, too old, somebody else's and never made are one answer: not there.
    """

    def act() -> str:
        rows = TakeAway.objects.select_for_update()
        right = rows.filter(token_hash=_hashed(token), user_id=actor.user_id).first()
        now = timezone.now()
        if actor.is_masked or right is None or right.used_at or right.made_at <= now - LASTS:
            raise NotFound
        right.used_at = now
        right.save(update_fields=["used_at"])
        return right.form

    return patiently(act)


def forget(now: datetime) -> int:
    """Delete the rights that were kept long enough; the number that went."""
    return TakeAway.objects.filter(made_at__lte=terms.lapsed("take_away", now)).delete()[0]


def _hashed(token: str) -> str:
    # Long and random: there is nothing to guess, so a plain hash is enough.
    return hashlib.sha256(token.encode()).hexdigest()
