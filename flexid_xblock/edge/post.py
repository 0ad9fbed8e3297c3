"""An e-mail to one person, by Django's own mail; both hosts send like this."""

import logging

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage

log = logging.getLogger(__name__)


def send(user_id: int, subject: str, body: str) -> bool:
    """Whether it went out; without an address, or without a mail server, it did not.

    Says nothing of whom it was for, and never breaks what it tells about.
    """
    users = get_user_model().objects.filter(pk=user_id, is_active=True)
    address = users.values_list("email", flat=True).first()
    if not address:
        return False
    mail = EmailMessage(
        subject,
        body,
        settings.FLEXID_MAIL_FROM or None,
        [address],
        headers={"Auto-Submitted": "auto-generated"},  # nobody's absence note is wanted
    )
    try:
        return bool(mail.send())
    except Exception:  # noqa: BLE001 - whatever a mail server says, the act stands
        log.warning("An e-mail could not be sent.")
        return False
