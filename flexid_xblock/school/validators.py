"""Which passwords will do, said in the languages of the house: Django's own words lack Arabic."""

from typing import Any

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
)
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class LongEnough(MinimumLengthValidator):
    """At least 8 characters."""

    def validate(self, password: str, user: Any = None) -> None:
        """Refuse a shorter one."""
        if len(password) < self.min_length:
            raise ValidationError(_("This is too short. Take at least 8 characters."))


class NotCommon(CommonPasswordValidator):
    """None that thousands of people have."""

    def validate(self, password: str, user: Any = None) -> None:
        """Refuse one of those."""
        try:
            super().validate(password, user)
        except ValidationError as error:
            raise ValidationError(_("Many people have this password. Take another one.")) from error
