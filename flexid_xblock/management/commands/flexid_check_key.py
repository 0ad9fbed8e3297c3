"""Whether the vault's master key is here, before anybody writes."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from flexid_xblock.domain.errors import Unavailable
from flexid_xblock.phrases import sentence
from flexid_xblock.vault import api as vault


class Command(BaseCommand):
    help = "Says whether the master key is here and, once something was sealed, the right one."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            vault.check_key()
        except Unavailable as error:
            raise CommandError(str(sentence(error.code))) from error
        used = "and opens what was sealed" if vault.was_used() else "and nothing was sealed yet"
        self.stdout.write(f"The master key is here, {used}.")
