"""Tickets: signed ids that let a person begin something a block showed her."""

from dataclasses import asdict
from datetime import timedelta

from django.conf import settings
from django.core import signing

from flexid_xblock.domain.actors import Actor
from flexid_xblock.domain.errors import Denied, Invalid
from flexid_xblock.domain.tickets import Ticket

_SALT = "flexid.ticket.1"


def issue(ticket: Ticket) -> str:
    """The ticket as a string for a page. Whoever holds it still has to be its user."""
    return signing.dumps(asdict(ticket), salt=_SALT)


def read(token: str, actor: Actor) -> Ticket:
    """The ticket in ``token``, if it is fresh and the actor's own.

    Raises ``Invalid("ticket_missing" | "ticket_broken")``,
    ``Denied("ticket_expired" | "ticket_foreign")``.
    """
    if not token:
        raise Invalid("ticket_missing")
    try:
        fields = signing.loads(token, salt=_SALT, max_age=_lifetime())
    except signing.SignatureExpired as error:
        raise Denied("ticket_expired") from error
    except signing.BadSignature as error:
        raise Invalid("ticket_broken") from error
    ticket = Ticket(**fields)
    if actor.is_masked or ticket.user_id != actor.user_id:
        raise Denied("ticket_foreign")
    return ticket


def _lifetime() -> timedelta:
    return timedelta(hours=settings.FLEXID_TICKET_HOURS)
